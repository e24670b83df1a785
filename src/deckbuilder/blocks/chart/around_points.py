"""Names beside points: each at the first of some places where it covers nothing. Not a form of chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckbuilder.plan import LabelPlace, Rect

#: A name stands so many of its heights away where it stands at a corner of its point.
_CORNER = 0.7
#: Width of the columns in which what is taken is looked up. Points.
_COLUMN = 40.0


class Spot(Struct, frozen=True):
    """A point with the size of its name."""

    x: float
    y: float
    radius: float
    width: float
    height: float


class Taken:
    """Boxes that are taken, found by the column they stand in: a thousand points are not all compared."""

    def __init__(self) -> None:
        self._columns: dict[int, list[Rect]] = {}

    def add(self, box: Rect) -> None:
        for column in _columns(box):
            self._columns.setdefault(column, []).append(box)

    def free(self, box: Rect) -> bool:
        """Whether a box covers nothing that is taken."""
        return not any(
            box.overlaps(other) for column in _columns(box) for other in self._columns.get(column, ())
        )


def _columns(box: Rect) -> range:
    return range(int(box.x // _COLUMN), int(box.right // _COLUMN) + 1)


def candidates(spot: Spot, gap: float) -> Iterator[tuple[Rect, LabelPlace]]:
    """Where a name may stand, the best place first: right, left, above, below, then at the corners."""
    x, y, width, height = spot.x, spot.y, spot.width, spot.height
    off = spot.radius + gap
    corner = _CORNER * off
    right, left, middle = x + off, x - off - width, x - width / 2
    yield Rect(right, y - height / 2, width, height), "right"
    yield Rect(left, y - height / 2, width, height), "left"
    yield Rect(middle, y - off - height, width, height), "above"
    yield Rect(middle, y + off, width, height), "below"
    for top in (y - corner - height, y + corner):
        yield Rect(x + corner, top, width, height), "right"
        yield Rect(x - corner - width, top, width, height), "left"


def beside_points(
    spots: Sequence[Spot], order: Sequence[int], taken: Taken, box: Rect, gap: float
) -> dict[int, tuple[Rect, LabelPlace]]:
    """A place for the name of each point, by index; none where all would cover something or leave the box.

    Names are placed in the given order; those placed are taken from then on.
    """
    found: dict[int, tuple[Rect, LabelPlace]] = {}
    for index in order:
        if not spots[index].width:
            continue
        for at, place in candidates(spots[index], gap):
            if box.holds(at) and taken.free(at):
                found[index] = at, place
                taken.add(at)
                break
    return found
