"""Where the paragraphs of a frame and their lines stand on the page, and the pieces on a line after
justification."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.plan import Anchor, Line, Para, Piece, Rect, Run
from deckbuilder.text.direction import runs_rtl
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.galley import Cut, galleys
from deckbuilder.text.glue import places


class PlacedLine(Struct, frozen=True):
    """A line with the left end of its baseline. Points from the page's top left corner."""

    line: Line
    x: float
    """Where the leftmost piece begins: in text from right to left, spaces at the line's end."""
    baseline: float

    def pieces(self) -> Iterator[tuple[Piece, float, float]]:
        """Each piece from left to right, with its left edge on the page and its width, both with the spaces
        stretched."""
        x = self.x
        for piece in _visual(self.line.pieces):
            width = stretched(piece, self.line)
            yield piece, x, width
            x += width


def _visual(pieces: tuple[Piece, ...]) -> Sequence[Piece]:
    """The pieces of a line from left to right."""
    if not any(piece.level for piece in pieces):
        return pieces
    from deckbuilder.text.bidi import visual_order

    return [pieces[at] for at in visual_order([piece.level for piece in pieces])]


def stretched(piece: Piece, line: Line) -> float:
    """Width of a piece with what justification gives its spaces."""
    return piece.width + places(piece.text, line.between) * line.stretch if line.stretch else piece.width


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


def placed_bullet(
    para: Para, book: FontBook, beside: PlacedLine, x: float, width: float
) -> PlacedLine | None:
    """The mark of a paragraph ``beside`` its first line, where it has one."""
    bullet = para.bullet
    if bullet is None:
        return None
    style = replace(para.style, size=para.style.size * bullet.size)
    galley = galleys((Run(bullet.text, color=bullet.color),), style, book)[0]
    line = galley.line(Cut(0, len(bullet.text)), 0.0)
    baseline = beside.baseline - bullet.rise * para.style.size
    if runs_rtl(para.runs, para.style):
        return PlacedLine(line, x + width - para.left + bullet.hang - line.width, baseline)
    return PlacedLine(line, x + para.left - bullet.hang, baseline)


def placed_lines(para: Para, x: float, y: float, width: float) -> list[PlacedLine]:
    """The lines of a paragraph in a frame that begins at ``x``, ``y`` and is ``width`` points wide."""
    room = width - para.left - para.right
    share = {"left": 0.0, "justify": 0.0, "center": 0.5, "right": 1.0}[para.style.align]
    rtl = runs_rtl(para.runs, para.style)
    found = []
    for line in para.lines:
        shift = line.indent + share * (room - line.indent - line.width)
        if rtl:
            left = x + para.right + room - shift - sum(stretched(piece, line) for piece in line.pieces)
        else:
            left = x + para.left + shift
        found.append(PlacedLine(line, left, y + line.ascent))
        y += line.height
    return found
