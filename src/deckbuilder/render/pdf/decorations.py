"""What stands with the glyphs of a line: highlights under them, strokes through them, links over them."""

from __future__ import annotations

from deckbuilder.plan import Para, Piece, Rect, Stroke
from deckbuilder.render.pdf.inline import Owner, Owners
from deckbuilder.render.pdf.surface import Surface
from deckbuilder.text.lines import PlacedLine

#: Where a line through the text runs and how thick it is, as shares of its size.
STRIKE_HEIGHT, UNDERLINE_HEIGHT, STRIKE_WIDTH = 0.27, -0.12, 0.06
#: How far a highlight or a link's area reaches above and below the baseline, as shares of the size.
ABOVE, BELOW = 0.8, 0.25


def draw_marks(surface: Surface, para: Para, lines: list[PlacedLine]) -> None:
    """The highlights of a paragraph; its text goes over them."""
    if not any(run.mark for run in para.runs):
        return
    with surface.marks.artifact():
        for placed in lines:
            for piece, x, width in placed.pieces():
                if piece.run.mark:
                    surface.content.fill(surface.content.look.mark)
                    surface.content.write(f"{surface.content.rectangle(_extent(placed, piece, x, width))} f")


def draw_strikes(surface: Surface, para: Para, lines: list[PlacedLine]) -> None:
    """The strokes through a paragraph's text and under it."""
    if not any(run.strike or run.underline for run in para.runs):
        return
    with surface.marks.artifact():
        for placed in lines:
            for piece, x, width in placed.pieces():
                heights = ((piece.run.strike, STRIKE_HEIGHT), (piece.run.underline, UNDERLINE_HEIGHT))
                for height in (height for drawn, height in heights if drawn):
                    y = placed.baseline - height * piece.size
                    pen = Stroke(piece.run.color or para.style.color, STRIKE_WIDTH * piece.size)
                    surface.content.rule(x, y, x + width, y, pen)


def place_links(
    surface: Surface, lines: list[PlacedLine], owners: Owners, frame: tuple[float, float] | None = None
) -> None:
    """The areas of a paragraph's links, one a line for each; from edge to edge of its frame, where they are
    given. Calls of footnotes can be led back to."""
    told = {
        id(owners[id(piece)].element) for line in lines for piece, _, _ in line.pieces() if piece.text.strip()
    }
    for placed in lines:
        areas: dict[int, tuple[Owner, Rect, list[str]]] = {}
        for piece, x, width in placed.pieces():
            if piece.run.note is not None:
                surface.destination(f"call:{piece.run.note}", x, placed.baseline - 2 * piece.size)
            owner = owners[id(piece)]
            if owner.href is None:
                continue
            box, words = _extent(placed, piece, x, width), [piece.text]
            if (other := areas.get(id(owner.element))) is not None:
                box, words = _union(other[1], box), other[2] + words
            areas[id(owner.element)] = owner, box, words
        for owner, box, words in areas.values():
            text = "".join(words).strip()
            # The space at a line's end, before words that begin the next line. Where they are another link
            # (code, another language) it is one of its own.
            if not text and id(owner.element) in told:
                continue
            if frame is not None:
                box = Rect(frame[0], box.y, frame[1] - frame[0], box.height)
            surface.link(owner.element, owner.href or "", box, owner.tip or text or owner.href or "")


def _extent(placed: PlacedLine, piece: Piece, x: float, width: float) -> Rect:
    return Rect(x, placed.baseline - ABOVE * piece.size, width, (ABOVE + BELOW) * piece.size)


def _union(one: Rect, other: Rect) -> Rect:
    left, top = min(one.x, other.x), min(one.y, other.y)
    return Rect(left, top, max(one.right, other.right) - left, max(one.bottom, other.bottom) - top)
