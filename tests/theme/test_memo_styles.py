"""What the memo's styles make of the fonts they are given."""

from __future__ import annotations

import pytest

from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.memo_styles import _round_mark


@pytest.mark.parametrize("family", ["Source Serif 4", "Arimo", "Source Code Pro"])
def test_round_marks_are_alike_in_all_fonts(family: str) -> None:
    face = FontBook().face(family)
    height, middle = face.middle("•")
    scale, rise = _round_mark(face)
    assert scale * height == pytest.approx(0.28)
    assert scale * middle + rise == pytest.approx(0.27)
