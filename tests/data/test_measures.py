"""Columns of numbers in one unit."""

from __future__ import annotations

import pytest

from deckbuilder.data.measures import read_measure


@pytest.mark.parametrize(
    ("texts", "values", "unit"),
    [
        (["1", "", "3"], (1, None, 3), ("", "")),
        (["13%", "14%", "n/a"], (13, 14, None), ("", "%")),
        (["€ 5", "6", "7"], (5, 6, 7), ("€\u00a0", "")),
        (["€ 1.2 bn", "€ 800 m", "€ 2 bn"], (1.2, 0.8, 2), ("€\u00a0", "\u00a0bn")),
        (["5 Mio. €", "1,5 Mrd. €", "3 Mio. €"], (5, 1500, 3), ("", "\u00a0Mio. €")),
        (["5.1", "5.2 p", "5.3*"], (5.1, 5.2, 5.3), ("", "")),
        (["0", "5 bn"], (0, 5), ("", "\u00a0bn")),
    ],
)  # fmt: skip
def test_one_unit(texts: list[str], values: tuple[float | None, ...], unit: tuple[str, str]) -> None:
    found = read_measure(texts, "," if "1,5" in str(texts) else ".")
    assert (found.values, (found.prefix, found.suffix), found.faults) == (values, unit, ())


@pytest.mark.parametrize(
    ("texts", "index", "fault"),
    [
        (["1", "oops", "3"], 1, "is no number"),
        (["5 km", "6 km", "7 kg"], 2, "is not in `km` as the others are"),
        (["5 bn", "6 bn", "700"], 2, "does not say `bn` as the others do"),
        (["1", "2", "3 bn"], 2, "has a unit, which others have not"),
        (["€5", "€6", "$7"], 2, "is not in `€` as the others are"),
        (["5 km", "6 km", "700 m"], 2, "is not in `km` as the others are"),
        (["1", "#DIV/0!"], 1, "is no number"),
    ],
)
def test_what_is_in_doubt_is_a_gap(texts: list[str], index: int, fault: str) -> None:
    found = read_measure(texts, ".")
    assert found.faults == ((index, fault),)
    assert found.values[index] is None
    assert sum(value is None for value in found.values) == 1


def test_marks_that_are_left_out_are_known() -> None:
    assert read_measure(["1*", "2", "3 e"], ".").noted == (0, 2)


def test_decimals_are_those_written() -> None:
    assert [
        read_measure(texts, ".").decimals for texts in (["1.0", "2.00"], ["1.50", "2"], ["1.25", "x"])
    ] == [
        0,
        1,
        2,
    ]
