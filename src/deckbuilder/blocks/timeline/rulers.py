"""The marks of a scale of time, and the line of a day on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import paragraph
from deckbuilder.blocks.timeline.moments import Mark, Scale, marks
from deckbuilder.model import Run
from deckbuilder.plan import Para, PathShape, Rect, Shape, Span, Stroke, TextShape

#: Between two marks' words at least, in times of their size.
_BETWEEN = 1.2
#: Points of a line that is none.
_SHORTEST = 1.0


class Ruled(Struct, frozen=True):
    """A mark of a scale."""

    x: float
    """Its place."""
    words: TextShape
    """Centred there, as far as the room allows."""

    def tick(self, y: float, length: float) -> PathShape:
        """A short line from the axis at ``y``."""
        line = Rect(self.x, y, 0.0, length)
        return PathShape(line, self.words.span, "line", stroke=Stroke("rule", 1.0), name="Tick")


def ruled(scale: Scale, box: Rect, top: float, room: Room, span: Span) -> list[Ruled]:
    """The marks of a scale as wide as ``box``, their words at one height. The day that is marked has its own
    words, before which others give way."""
    found: list[Ruled] = []
    if scale.today is not None:
        strong = replace(room.styles.label_strong, color="accent1")
        para = paragraph((Run(scale.label),), strong, room.width, room, span)
        found.append(_mark(para, box.x + scale.share(scale.today) * box.width, top, room))
    style = replace(room.styles.label, color="muted")
    for mark in _thinned(scale, box.width, room):
        para = paragraph((Run(mark.text),), style, room.width, room, span)
        one = _mark(para, box.x + scale.share(mark.at) * box.width, top, room)
        nearest = (*found[:1], *found[-1:])
        if not any(_touch(one.words.box, other.words.box, style.size) for other in nearest):
            found.append(one)
    return found


def _thinned(scale: Scale, width: float, room: Room) -> Sequence[Mark]:
    style = room.styles.label
    widest = room.typesetter.width((Run("2000" if scale.end - scale.start > 1500 else "2000-00"),), style)
    return marks(scale, max(2, int(width / (widest + _BETWEEN * style.size))))


def _touch(one: Rect, other: Rect, air: float) -> bool:
    return one.x < other.right + air and other.x < one.right + air


def _mark(para: Para, x: float, top: float, room: Room) -> Ruled:
    width = para.lines[0].width * 1.02 + 1.0
    box = Rect(min(max(0.0, x - width / 2), room.width - width), top, width, para.height)
    centred = replace(para, style=replace(para.style, align="center"))
    return Ruled(x, TextShape(box, para.span, (centred,), name="Mark"))


def day_line(x: float, top: float, bottom: float, span: Span) -> Iterator[Shape]:
    """The day that is marked as a broken line from top to bottom, if it is long enough to be seen."""
    if bottom - top > _SHORTEST:
        line = Rect(x, top, 0.0, bottom - top)
        yield PathShape(line, span, "line", stroke=Stroke("accent1", 1.5, dash=True), name="Day")
