"""What stands with the glyphs of a line: highlights under them, strokes through them, links over them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deckbuilder.plan import Para, Piece, Rect, Stroke
from deckbuilder.render.lines import PlacedLine
from deckbuilder.render.pdf.surface import Surface

#: Where a line through the text runs and how thick it is, as shares of its size.
STRIKE_HEIGHT, UNDERLINE_HEIGHT, STRIKE_WIDTH = 0.27, -0.12, 0.06
#: How far a highlight or a link's area reaches above and below the baseline, as shares of the size.
ABOVE, BELOW = 0.8, 0.25


class _Link(Struct, frozen=True):
    """The part of a link that stands on one line."""

    href: str
    box: Rect
    words: str


def draw_marks(surface: Surface, para: Para, lines: list[PlacedLine]) -> None:
    """The highlights of a paragraph; its text goes over them."""
    if not any(run.mark for run in para.runs):
        return
    for placed in lines:
        for piece, x, width in placed.pieces():
            if piece.run.mark:
                surface.content.fill(surface.content.look.mark)
                surface.content.write(f"{surface.content.rectangle(_extent(placed, piece, x, width))} f")


def draw_strikes(surface: Surface, para: Para, lines: list[PlacedLine]) -> None:
    """The strokes through a paragraph's text and under it."""
    if not any(run.strike or run.underline for run in para.runs):
        return
    for placed in lines:
        for piece, x, width in placed.pieces():
            heights = ((piece.run.strike, STRIKE_HEIGHT), (piece.run.underline, UNDERLINE_HEIGHT))
            for height in (height for drawn, height in heights if drawn):
                y = placed.baseline - height * piece.size
                pen = Stroke(piece.run.color or para.style.color, STRIKE_WIDTH * piece.size)
                surface.content.rule(x, y, x + width, y, pen)


def place_links(surface: Surface, para: Para, lines: list[PlacedLine]) -> None:
    """The areas of a paragraph's links. Footnote calls lead to their note, and can be led back to."""
    if not any(run.href or run.note for run in para.runs):
        return
    for placed in lines:
        for piece, x, _ in placed.pieces():
            if piece.run.note is not None:
                surface.destination(f"call:{piece.run.note}", x, placed.baseline - 2 * piece.size)
        for link in _links(placed):
            surface.link(link.href, link.box, link.words.strip())


def _links(placed: PlacedLine) -> Iterator[_Link]:
    """One area for each link on a line, however many pieces it is set in."""
    link: _Link | None = None
    for piece, x, width in placed.pieces():
        run = piece.run
        href = f"#note:{run.note}" if run.note is not None else run.href
        box = _extent(placed, piece, x, width)
        if link is not None and link.href == href:
            link = _Link(link.href, _union(link.box, box), link.words + piece.text)
            continue
        if link is not None:
            yield link
        link = None if href is None else _Link(href, box, piece.text)
    if link is not None:
        yield link


def _extent(placed: PlacedLine, piece: Piece, x: float, width: float) -> Rect:
    return Rect(x, placed.baseline - ABOVE * piece.size, width, (ABOVE + BELOW) * piece.size)


def _union(one: Rect, other: Rect) -> Rect:
    top = min(one.y, other.y)
    return Rect(one.x, top, other.right - one.x, max(one.bottom, other.bottom) - top)
