"""Flaws that only several lines together show."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.model import Run
from deckbuilder.text import totalfit
from deckbuilder.text.flaws import flawed
from deckbuilder.text.galley import Cut, Galley, galleys
from deckbuilder.text.spots import measured
from deckbuilder.text.typesetter import Typesetter
from tests.text.conftest import MEMO
from tests.text.made import PARAGRAPH, shown


def galley_of(typesetter: Typesetter, text: str) -> Galley:
    return galleys((Run(text),), MEMO, typesetter.fonts)[0]


def found(typesetter: Typesetter, *lines: str, measure: float = 200.0) -> list[int]:
    """The flaws of text whose lines end where told."""
    galley = galley_of(typesetter, " ".join(lines))
    ends = [sum(len(line) + 1 for line in lines[: nth + 1]) for nth in range(len(lines))]
    ends[-1] -= 1
    cuts = [Cut(start, end) for start, end in zip([0, *ends], ends, strict=False)]
    return flawed(galley, measured(galley), cuts, measure)


def test_a_word_below_itself(typesetter: Typesetter) -> None:
    assert found(typesetter, "ministry of energy", "ministry of works", "and others") == [0]
    assert found(typesetter, "some of the energy", "more of that energy.", "and others") == [0]
    assert found(typesetter, "the energy", "the works", "and others") == []
    assert found(typesetter, "the energy", "the works", "the others", "end") == [1]


def test_word_spaces_below_each_other(typesetter: Typesetter) -> None:
    alike = ("nine mine dine pine", "mine dine pine nine", "dine pine nine mine", "pine nine mine dine")
    assert found(typesetter, *alike, "end") == [2]
    assert found(typesetter, *alike[:3], "end") == []
    assert found(typesetter, "of electrification", *alike[:3], "end") == []


@given(width=st.floats(230, 420), start=st.integers(0, 12))
def test_smoothing_leaves_lines_full_and_whole(typesetter: Typesetter, width: float, start: int) -> None:
    words = PARAGRAPH.split()
    text = " ".join([*words[start:], *words] * 2)
    lines = typesetter.set((Run(text),), MEMO, width)
    assert "".join(shown(line) for line in lines).replace("\u00ad", "") == text


def test_other_lines_are_tried_for_their_sake(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def count() -> int:
        return sum(len(flaws_of(typesetter, width)) for width in range(280, 420, 4))

    smoothed = count()
    monkeypatch.setattr(totalfit, "_TRIALS", 0)
    assert smoothed < count() / 2


def flaws_of(typesetter: Typesetter, width: float) -> list[int]:
    galley = galley_of(typesetter, " ".join([PARAGRAPH] * 2))
    ends = list(
        accumulate(
            len(shown(line).rstrip("\u00ad")) for line in typesetter.set((Run(galley.text),), MEMO, width)
        )
    )
    cuts = [Cut(start, end) for start, end in pairwise([0, *ends])]
    return flawed(galley, measured(galley), cuts, width)
