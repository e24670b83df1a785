"""Bars that float between two values: the steps of a waterfall, and ranges. A native chart has them as a
stack that grows from zero both ways, on bars that are not seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckbuilder.plan import LabelPlace, NativeSeries

Interval = tuple[float, float]


class Layer(Struct, frozen=True):
    """A series of a stack: a value for each category, of one sign."""

    name: str
    values: tuple[float | None, ...]
    color: str | None
    points: tuple[tuple[int, str], ...] = ()
    """Colours of categories."""

    def native(self, format: str) -> NativeSeries:
        return NativeSeries(self.name, self.values, "bar", self.color, points=self.points, format=format)

    @property
    def empty(self) -> bool:
        return all(value is None for value in self.values)


def unseen(intervals: Sequence[Interval | None]) -> Layer:
    """What keeps intervals away from zero."""
    return Layer("", tuple(_between(interval) for interval in intervals), None)


def above(intervals: Sequence[Interval | None]) -> Iterator[float | None]:
    """The part of each interval above zero, as its length."""
    for interval in intervals:
        low, high = sorted(interval) if interval else (0.0, 0.0)
        yield high - max(low, 0.0) if high > 0 else None


def below(intervals: Sequence[Interval | None]) -> Iterator[float | None]:
    """The part below zero, as its length, negative."""
    for interval in intervals:
        low, high = sorted(interval) if interval else (0.0, 0.0)
        yield low - min(high, 0.0) if low < 0 else None


def _between(interval: Interval | None) -> float | None:
    """What lies between an interval and zero."""
    if interval is None:
        return None
    low, high = sorted(interval)
    return low if low > 0 else high if high < 0 else None


def end_place(low: float, high: float, *, up: bool) -> tuple[bool, LabelPlace]:
    """Where a label stands that is written at the high end of an interval, or else the low one: whether at
    its part above zero, and at which side of that. From there it is moved outwards."""
    if up:
        return (True, "inside-end") if high > 0 else (False, "inside-base")
    return (False, "inside-end") if low < 0 else (True, "inside-base")
