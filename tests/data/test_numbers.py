"""Numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deckbuilder.data.conventions import currency_place, percent_sign, separators
from deckbuilder.data.number_format import NumberFormat
from deckbuilder.data.numbers import Figure, Mark, decimal_mark, is_gap, is_unclear, read_number

LANGUAGES = (
    "en-GB", "en-ZA", "de", "de-CH", "de-AT", "fr", "fr-CH", "es", "es-MX", "it", "nl", "pt-BR", "pt-PT",
    "pl", "ru", "sv", "fi", "cs", "tr", "id", "ja", "ar", "hi", "dz",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("13", ".", 13), ("1,234.5", ".", 1234.5), ("1.234,5", ",", 1234.5), ("1 234,5", ",", 1234.5),
        ("1\u202f234,5", ",", 1234.5), ("12'345", ".", 12345), ("12’345.5", ".", 12345.5), (".5", ".", 0.5),
        ("12,34,567", ".", 1234567), ("1.234.567", ",", 1234567), ("(5.2)", ".", -5.2), ("−5.2", ".", -5.2),
        ("–5.2", ".", -5.2), ("+4.2", ".", 4.2), ("-0", ".", 0), ("1.5e3", ".", 1500), ("٣٫٥", ".", 3.5),
        ("١٬٢٣٤", ".", 1234), ("１２", ".", 12), ("1,234", ".", 1234), ("1,234", ",", 1.234),
    ],
)  # fmt: skip
def test_numbers(text: str, mark: Mark, value: float) -> None:
    found = read_number(text, mark)
    assert found is not None
    assert (found.value, found.prefix, found.suffix, found.note) == (value, "", "", "")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("13%", Figure(13, 0, "", "%")), ("13 %", Figure(13, 0, "", "\u00a0%")),
        ("€ 1.2 bn", Figure(1.2, 1, "€\u00a0", "\u00a0bn")), ("$1.2m", Figure(1.2, 1, "$", "m")),
        ("-€5", Figure(-5, 0, "€")), ("€-5", Figure(-5, 0, "€")), ("(€5)", Figure(-5, 0, "€")),
        ("US$ 5", Figure(5, 0, "US$\u00a0")), ("5 EUR", Figure(5, 0, "", "\u00a0EUR")),
        ("3.10 Mrd. €", Figure(3.1, 1, "", "\u00a0Mrd. €")), ("(5.2%)", Figure(-5.2, 1, "", "%")),
        ("5 km²", Figure(5, 0, "", "\u00a0km²")), ("3 t CO2e", Figure(3, 0, "", "\u00a0t CO2e")),
        ("5.2*", Figure(5.2, 1, note="*")), ("5.2 [a]", Figure(5.2, 1, note="[a]")),
        ("5.2 (1)", Figure(5.2, 1, note="(1)")),
        ("5²", Figure(5, note="²")), ("5%†", Figure(5, 0, "", "%", "†")),
    ],
)  # fmt: skip
def test_units_and_footnote_marks(text: str, figure: Figure) -> None:
    assert read_number(text) == figure


@pytest.mark.parametrize(
    "text",
    [
        "", "n/a", "Q1", "A5", "No 5", "5-10", "1/2", "12:30", "2024-03", "5 March 2024", "03.04.2024",
        "<5", "~5", "#DIV/0!", "1,2,3", "12,34", "1 23", "1.2.3", "1,234,56", "5,", "1_000", "0x1F", "1e999",
        "9" * 400, "(5", "5)", "--5", "+-5", "-€-5", "1'234,567.8", "Infinity", "∞",
    ],
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    "text", ["", " ", "n/a", "N/A", "–", "—", "..", "…", ":", "#N/A", "NaN", "null", "n.a."]
)
def test_gaps(text: str) -> None:
    assert is_gap(text)
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1,234", "1.5"], "."), (["1.234", "1,5"], ","), (["1,234", "5,678"], None), (["1.234.567"], ","),
        (["1,234,567"], "."), (["0,125"], ","), (["1234.567"], "."), (["1 234,567"], ","),
        (["2020", "n/a"], None), (["1,5", "2,5", "3.5"], ","), (["03.04.2024", "1,5"], ","),
    ],
)  # fmt: skip
def test_the_decimal_mark_that_numbers_prove(texts: list[str], mark: Mark | None) -> None:
    assert decimal_mark(texts) == mark


def test_unclear_numbers() -> None:
    assert [text for text in ("1,234", "1.234", "1,23", "1234", "x,234", "1,234.5") if is_unclear(text)] == [
        "1,234",
        "1.234",
    ]


@given(
    st.decimals(-(10**9), 10**9, places=3),
    st.sampled_from(LANGUAGES),
    st.sampled_from(["", "%", "\u00a0km", "bn"]),
    st.booleans(),
)
@example(-1234567, "hi", "", False)
def test_what_is_written_in_a_language_is_read_in_it(
    number: object, lang: str, suffix: str, signed: bool
) -> None:
    value = float(str(number))
    group, point = separators(lang)
    form = NumberFormat(3, "€", suffix, group, point, signed)
    found = read_number(form.text(value), point)
    assert found is not None
    assert (found.value, found.prefix, found.suffix) == (value, "€", suffix)


@given(st.text(max_size=30), st.sampled_from([".", ","]))
def test_any_text_is_a_number_or_none(text: str, mark: Mark) -> None:
    found = read_number(text, mark)
    assert found is None or not is_gap(text)
    is_unclear(text)
    decimal_mark([text])


def test_currencies_and_per_cent_stand_where_languages_have_them() -> None:
    assert [currency_place(lang, "€") for lang in ("en", "de", "nl", "de-AT", "ja")] == [
        ("prefix", "€"),
        ("suffix", "\u00a0€"),
        ("prefix", "€\u00a0"),
        ("prefix", "€\u00a0"),
        ("prefix", "€"),
    ]
    assert currency_place("en", "EUR") == ("prefix", "EUR\u00a0")
    assert [percent_sign(lang) for lang in ("en", "de", "fr", "tr")] == ["%", "\u00a0%", "\u202f%", "%"]
