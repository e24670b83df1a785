"""What stands with the glyphs of a line: highlights under them, strokes through them, links over them."""

from __future__ import annotations

from deckbuilder.plan import Para, Rect
from deckbuilder.render.markings import extent, grounds, strokes
from deckbuilder.render.pdf.inline import Owner, Owners
from deckbuilder.render.pdf.surface import Surface
from deckbuilder.text.lines import PlacedLine


def draw_marks(surface: Surface, para: Para, lines: list[PlacedLine]) -> None:
    """The highlights of a paragraph; its text goes over them."""
    content = surface.content
    if boxes := list(grounds(para, lines)):
        with surface.marks.artifact():
            for box in boxes:
                content.fill(content.look.mark)
                content.write(f"{content.rectangle(box)} f")


def draw_strikes(surface: Surface, para: Para, lines: list[PlacedLine]) -> None:
    """The strokes through a paragraph's text and under it."""
    if rules := list(strokes(para, lines)):
        with surface.marks.artifact():
            for rule in rules:
                surface.content.rule(rule.left, rule.y, rule.right, rule.y, rule.stroke)


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
            box, words = extent(placed, piece, x, width), [piece.text]
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


def _union(one: Rect, other: Rect) -> Rect:
    left, top = min(one.x, other.x), min(one.y, other.y)
    return Rect(left, top, max(one.right, other.right) - left, max(one.bottom, other.bottom) - top)
