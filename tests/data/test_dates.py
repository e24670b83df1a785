"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.data.dates import Step, UnclearDates, read_dates


@pytest.mark.parametrize(
    ("text", "day", "step"),
    [
        ("2024", date(2024, 1, 1), "year"), ("2024-03", date(2024, 3, 1), "month"),
        ("2024-Q2", date(2024, 4, 1), "quarter"), ("Q2 2024", date(2024, 4, 1), "quarter"),
        ("2024Q2", date(2024, 4, 1), "quarter"), ("H2 2024", date(2024, 7, 1), "half"),
        ("03/2024", date(2024, 3, 1), "month"), ("2024M03", date(2024, 3, 1), "month"),
        ("5 March 2024", date(2024, 3, 5), "day"), ("March 5, 2024", date(2024, 3, 5), "day"),
        ("5. März 2024", date(2024, 3, 5), "day"), ("März 2024", date(2024, 3, 1), "month"),
        ("1er août 2024", date(2024, 8, 1), "day"), ("5 de mayo de 2024", date(2024, 5, 5), "day"),
        ("Sept. 2024", date(2024, 9, 1), "month"), ("Mar-24", date(2024, 3, 1), "month"),
        ("Dec 99", date(1999, 12, 1), "month"), ("12 мая 2024", date(2024, 5, 12), "day"),
        ("05.03.2024", date(2024, 3, 5), "day"), ("2024/03/05", date(2024, 3, 5), "day"),
        ("2024-03-05T10:00:00Z", date(2024, 3, 5), "day"), ("2024年3月5日", date(2024, 3, 5), "day"),
        ("13/04/2024", date(2024, 4, 13), "day"), ("04/13/2024", date(2024, 4, 13), "day"),
    ],
)  # fmt: skip
def test_dates(text: str, day: date, step: Step) -> None:
    found = read_dates([text])
    assert found is not None
    assert (found.days, found.step) == ((day,), step)


@pytest.mark.parametrize(
    "text",
    ["Bhutan", "", "13", "2024-13", "31.02.2024", "2019/20", "Jui 2024", "Q5 2024", "H3 2024", "5 2024"],
)
def test_what_is_no_date(text: str) -> None:
    assert read_dates(["2024-01", text]) is None


def test_one_date_tells_which_number_is_the_month() -> None:
    found = read_dates(["03/04/2024", "14/05/2024"])
    assert found is not None
    assert found.days == (date(2024, 4, 3), date(2024, 5, 14))


def test_dates_that_may_be_two_days_are_unclear() -> None:
    with pytest.raises(UnclearDates) as caught:
        read_dates(["01/01/2024", "03/04/2024"])
    assert caught.value.text == "03/04/2024"


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d"]))
def test_dates_come_back(day: date, form: str) -> None:
    found = read_dates([day.strftime(form)])
    assert found is not None
    assert found.days == (day,)


@given(st.lists(st.text(max_size=20), max_size=4))
def test_any_texts_are_dates_or_none(texts: list[str]) -> None:
    try:
        found = read_dates(texts)
    except UnclearDates:
        return
    assert found is None or len(found.days) == len(texts)
