"""Text in diagrams keeps to its lines in programs that set a little more than was measured."""

from __future__ import annotations

import pytest

from deckbuilder.blocks.lettering import seams
from deckbuilder.model import Run
from deckbuilder.plan import TextStyle

STYLE = TextStyle("Fixed", 16.0, "text", 19.2)


@pytest.mark.parametrize(
    ("text", "met"), [("Radar 1960", 0), ("レーダー", 0), ("レーダー\u20021960", 1), ("第1章", 2), ("", 0)]
)
def test_ideographs_may_stand_apart_from_other_letters(text: str, met: int) -> None:
    assert seams((Run(text),), STYLE) == pytest.approx(0.25 * 16.0 * met)
