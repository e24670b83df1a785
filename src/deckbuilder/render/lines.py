"""Where the paragraphs of a frame and their lines stand on the page, and the pieces on a line after
justification."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from deckbuilder.plan import Anchor, Line, Para, Piece, Rect
from deckbuilder.text.glue import spaces


class PlacedLine(Struct, frozen=True):
    """A line with the left end of its baseline. Points from the page's top left corner."""

    line: Line
    x: float
    baseline: float

    def pieces(self) -> Iterator[tuple[Piece, float, float]]:
        """Each piece with its left edge on the page and its width, both with the spaces stretched."""
        x = self.x
        for piece in self.line.pieces:
            wider = spaces(piece.text) * self.line.stretch if self.line.stretch else 0.0
            yield piece, x + piece.x, piece.width + wider
            x += wider


def placed_paras(paras: Sequence[Para], box: Rect, anchor: Anchor = "top") -> Iterator[tuple[Para, float]]:
    """Each paragraph of a frame with its upper edge; the space above the first and below the last does not
    count."""
    gaps = [0.0, *(one.style.after + other.style.before for one, other in pairwise(paras))]
    spare = box.height - sum(gaps) - sum(para.height for para in paras)
    y = box.y + {"top": 0.0, "middle": spare / 2, "bottom": spare}[anchor]
    for para, gap in zip(paras, gaps, strict=False):
        y += gap
        yield para, y
        y += para.height


def placed_lines(para: Para, x: float, y: float, width: float) -> list[PlacedLine]:
    """The lines of a paragraph in a frame that begins at ``x``, ``y`` and is ``width`` points wide."""
    left = x + para.left
    room = width - para.left - para.right
    share = {"left": 0.0, "justify": 0.0, "center": 0.5, "right": 1.0}[para.style.align]
    found = []
    for line in para.lines:
        shift = line.indent + share * (room - line.indent - line.width)
        found.append(PlacedLine(line, left + shift, y + line.ascent))
        y += line.height
    return found
