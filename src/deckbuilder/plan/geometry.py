"""Boxes, the distances from their edges, and lines around them. Points, y downwards."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

Point = tuple[float, float]
"""Abscissa and ordinate."""


class Rect(Struct, frozen=True):
    """A box: left edge, top edge, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def within(self, inset: Insets) -> Rect:
        """What ``inset`` leaves of the box; never nothing."""
        width, height = self.width - inset.left - inset.right, self.height - inset.top - inset.bottom
        return Rect(self.x + inset.left, self.y + inset.top, max(1.0, width), max(1.0, height))

    def overlaps(self, other: Rect) -> bool:
        """Whether the two boxes have more than an edge in common."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def holds(self, other: Rect) -> bool:
        """Whether no part of the other box is outside of this one."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def mirrored(self, width: float) -> Rect:
        """Where the box stands on a page ``width`` points wide whose sides are exchanged."""
        return Rect(width - self.right, self.y, self.width, self.height)


def bounded(points: Sequence[Point]) -> tuple[Rect, tuple[Point, ...]]:
    """The box that just holds some points, and the points as shares (0 to 1) of it."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, top = min(xs), min(ys)
    width, height = max(xs) - left, max(ys) - top
    shares = (((x - left) / (width or 1.0), (y - top) / (height or 1.0)) for x, y in points)
    return Rect(left, top, width, height), tuple(shares)


def runs_through(begin: Point, end: Point, box: Rect) -> bool:
    """Whether a straight line has a part inside a box (Liang and Barsky, A new concept and method for line
    clipping, 1984)."""
    (x, y), (tx, ty) = begin, end
    if max(x, tx) <= box.x or min(x, tx) >= box.right or max(y, ty) <= box.y or min(y, ty) >= box.bottom:
        return False
    first, last = 0.0, 1.0
    for start, by, low, high in ((x, tx - x, box.x, box.right), (y, ty - y, box.y, box.bottom)):
        if not by:
            continue
        near, far = sorted(((low - start) / by, (high - start) / by))
        first, last = max(first, near), min(last, far)
    return first < last


def square(x: float, y: float, side: float) -> Rect:
    """The square, or the box of the circle, whose middle is at a point."""
    return Rect(x - side / 2, y - side / 2, side, side)


class Insets(Struct, frozen=True):
    """Space between a frame's edge and its text."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    def beyond(self, other: Insets) -> Insets:
        """What is left of each side beyond another inset; never less than nothing."""
        return Insets(
            max(0.0, self.left - other.left),
            max(0.0, self.top - other.top),
            max(0.0, self.right - other.right),
            max(0.0, self.bottom - other.bottom),
        )


NO_INSETS = Insets()


class Stroke(Struct, frozen=True):
    """An outline or rule."""

    color: str
    width: float
    dash: bool = False
