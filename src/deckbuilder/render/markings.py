"""What stands with the glyphs of a line: grounds under marked words, strokes through words and under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckbuilder.plan import Para, Piece, Rect, Stroke
from deckbuilder.render.rule import Rule
from deckbuilder.text.lines import PlacedLine

#: Where a line through the text runs and how thick it is, as shares of its size.
STRIKE_HEIGHT, UNDERLINE_HEIGHT, STRIKE_WIDTH = 0.27, -0.12, 0.06
#: How far a highlight or a link's area reaches above and below the baseline, as shares of the size.
ABOVE, BELOW = 0.8, 0.25


def extent(placed: PlacedLine, piece: Piece, x: float, width: float) -> Rect:
    """The area of a piece."""
    return Rect(x, placed.baseline - ABOVE * piece.size, width, (ABOVE + BELOW) * piece.size)


def grounds(para: Para, lines: Sequence[PlacedLine]) -> Iterator[Rect]:
    """Behind the marked words of a paragraph."""
    if any(run.mark for run in para.runs):
        for placed in lines:
            for piece, x, width in placed.pieces():
                if piece.run.mark:
                    yield extent(placed, piece, x, width)


def strokes(para: Para, lines: Sequence[PlacedLine]) -> Iterator[Rule]:
    """Through a paragraph's struck words and under its underlined ones."""
    if any(run.strike or run.underline for run in para.runs):
        for placed in lines:
            for piece, x, width in placed.pieces():
                heights = ((piece.run.strike, STRIKE_HEIGHT), (piece.run.underline, UNDERLINE_HEIGHT))
                pen = Stroke(piece.run.color or para.style.color, STRIKE_WIDTH * piece.size)
                for height in (height for drawn, height in heights if drawn):
                    yield Rule(x, x + width, placed.baseline - height * piece.size, pen)
