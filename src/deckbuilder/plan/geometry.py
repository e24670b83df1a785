"""Boxes, the distances from their edges, and lines around them. Points, y downwards."""

from __future__ import annotations

from msgspec import Struct


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

    def mirrored(self, width: float) -> Rect:
        """Where the box stands on a page ``width`` points wide whose sides are exchanged."""
        return Rect(width - self.right, self.y, self.width, self.height)


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
