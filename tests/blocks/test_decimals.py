"""Figures with their units below each other: what stands behind them, and how a column is set."""

from __future__ import annotations

import pytest

from deckbuilder.blocks.table.decimals import Tails, tails


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        (["1.5", "12", "0.25"], Tails(".", ".25")),
        (["1,5", "1.200", "12"], Tails(",", ",5")),
        (["843,250.50", "9,400", "–"], Tails(".", ".50")),
        (["70.3 %", "100 %"], Tails(".", ".3 %")),
        (["5", "7*"], Tails("", "*")),
        (["1.5", "2.5"], None),
        (["1,200", "85,000"], None),
        (["1.5", "2,5"], None),
        (["1.234.567", "12"], None),
    ],
)
def test_tails(figures: list[str], found: Tails | None) -> None:
    assert tails(figures) == found


def test_the_start_of_a_tail() -> None:
    english = Tails(".", ".50")
    assert [english.start(text) for text in ("9,400", "3.7 %", "100 %", "–")] == [5, 1, 3, 1]
