"""The largest circle that leaves room for the words around it. Not a form of chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isclose

from msgspec import Struct

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart.around import FOOT, Circle, Place, Spoke, around
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.name_value import Label, aligned, column
from deckbuilder.plan import Rect, TextShape
from deckbuilder.plan.geometry import square
from deckbuilder.source import Span

#: Between circle and words, in ems.
GAP = 0.6
#: What each radius tried is of the one before; how much may be given up for words without leaders.
_SHRUNK, _GIVEN_UP = 0.95, 0.8


class Ring(Struct, frozen=True):
    """A circle, and the place of each of the words around it; none where there was no room for them."""

    circle: Circle
    words: tuple[tuple[TextShape, Place], ...] = ()

    @property
    def square(self) -> Rect:
        return square(self.circle.x, self.circle.y, 2 * self.circle.radius)


def ringed(
    labels: Sequence[Label],
    spoke: Callable[[int, TextShape], Spoke],
    box: Rect,
    smallest: float,
    letters: Lettering,
    room: Room,
    span: Span,
) -> Ring | None:
    """The largest circle in the middle of a box whose words need no leaders, or the largest at all where that
    would be much smaller; None below the radius ``smallest``.

    ``spoke`` says where the words of a label with some index want to stand.
    """
    gap = GAP * letters.em
    # Leaders begin a little outside the circle, and they too stay in the box.
    radius = min(box.height, box.width) / 2 - FOOT * gap
    found: Ring | None = None
    while radius >= max(smallest, found.circle.radius * _GIVEN_UP if found else 0.0):
        circle = Circle(box.x + box.width / 2, box.y + box.height / 2, radius, gap)
        texts = column(labels, box.width / 2 - radius - gap, letters, room, span)
        places = around([spoke(*one) for one in enumerate(texts)], circle, box) if texts else None
        if texts and places:
            ring = Ring(circle, tuple(zip(texts, places, strict=True)))
            if not any(place.leader for place in places):
                return ring
            found = found or ring
        radius *= _SHRUNK
    return found


def bare(box: Rect) -> Ring:
    """The largest circle, without words."""
    return Ring(Circle(box.x + box.width / 2, box.y + box.height / 2, min(box.width, box.height) / 2, 0.0))


def beside(text: TextShape, place: Place, circle: Circle, color: str) -> TextShape:
    """Words flush with the circle."""
    off = place.box.x + place.box.width / 2 - circle.x
    if isclose(off, 0.0, abs_tol=1e-6):
        return aligned(text, place.box, "center", color)
    return aligned(text, place.box, "right" if off < 0 else "left", color)
