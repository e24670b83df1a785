"""The area where values are drawn, and where each value stands in it."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.blocks.chart.scale import Scale
from deckbuilder.plan import Rect


class Plot(Struct, frozen=True):
    """The area within the labels of the axes. Points on the page of its chart."""

    box: Rect
    scale: Scale
    centres: tuple[float, ...]
    """Middles of the categories, from the box's left edge; from its top where bars run across."""
    slot: float
    """Length along the axis that belongs to one category."""
    horizontal: bool = False
    """Values grow to the right, categories stand one below the other; else values grow upwards."""
    second: Scale | None = None

    def at(self, value: float, *, second: bool = False) -> float:
        """Where a value stands on the page: x where values grow to the right, else y."""
        scale = self.second if second and self.second else self.scale
        share = scale.share(value)
        return (
            self.box.x + share * self.box.width
            if self.horizontal
            else self.box.bottom - share * self.box.height
        )

    def point(self, index: int, value: float, *, second: bool = False) -> tuple[float, float]:
        """Where a value of a category stands on the page."""
        across = self.centres[index]
        at = self.at(value, second=second)
        return (at, self.box.y + across) if self.horizontal else (self.box.x + across, at)

    def bar(self, index: int, start: float, thickness: float, begin: float, end: float) -> Rect:
        """The bar between two values that stands ``start`` points from the beginning of its category's
        slot."""
        low, high = sorted((self.at(begin), self.at(end)))
        side = self.centres[index] - self.slot / 2 + start
        if self.horizontal:
            return Rect(low, self.box.y + side, high - low, thickness)
        return Rect(self.box.x + side, low, thickness, high - low)


def evenly(count: int, length: float) -> tuple[float, ...]:
    """Middles of so many equal slots."""
    slot = length / max(1, count)
    return tuple((index + 0.5) * slot for index in range(count))


def flush(count: int, length: float) -> tuple[float, ...]:
    """Places of so many categories from one end to the other, a single one in the middle."""
    if count == 1:
        return (length / 2,)
    return tuple(index * length / (count - 1) for index in range(count))
