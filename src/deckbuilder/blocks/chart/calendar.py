"""Days on an axis: spaced as they are in time, with marks at the years where there are many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from deckbuilder.blocks.chart.model import Category

#: Days that are apart by lengths within this ratio are regular: months, quarters, years.
_REGULAR = 1.4
#: From so many years on, and so many values in each, the years are marked rather than the days.
_YEARS, _IN_A_YEAR = 2, 1.5


class Calendar(Struct, frozen=True):
    """A scale of time."""

    days: tuple[date, ...]
    start: date
    """Where the axis begins: at the first day, or the year it is in."""
    yearly: bool
    """Years are marked, not the days themselves."""

    def places(self, width: float) -> tuple[float, ...]:
        """Where the days stand on an axis of that length."""
        return tuple(self._at(day, width) for day in self.days)

    def years(self, width: float, apart: float) -> tuple[int, list[tuple[float, str]]]:
        """Years between two marks, and the marks on an axis of that length, so that they are ``apart``."""
        first, last = self.start.year, self.days[-1].year
        each = width / max(1, last - first + 1)
        step = next((step for step in (1, 2, 5, 10, 20, 25, 50, 100) if step * each >= apart), 200)
        return step, [(self._at(date(year, 1, 1), width), str(year)) for year in range(first, last + 1, step)]

    def _at(self, day: date, width: float) -> float:
        span = (self.days[-1] - self.start).days
        return (day - self.start).days / span * width if span else width / 2


def calendar(categories: Sequence[Category]) -> Calendar | None:
    """The scale of time of some days; None where they are no days, do not ascend, or can stand side by side
    like names, since they are few and regular."""
    days = tuple(category.day for category in categories if category.day is not None)
    if len(days) < max(2, len(categories)):
        return None
    gaps = [(after - before).days for before, after in pairwise(days)]
    if min(gaps) <= 0:
        return None
    years = (days[-1] - days[0]).days / 365.25
    yearly = years >= _YEARS and len(days) > years * _IN_A_YEAR
    if not yearly and max(gaps) <= _REGULAR * min(gaps):
        return None
    return Calendar(days, date(days[0].year, 1, 1) if yearly else days[0], yearly)


def every(texts: Sequence[float], places: Sequence[float], apart: float) -> list[int]:
    """Which of some labels, by width and place, can be written so that none touches another."""
    chosen: list[int] = []
    end = -math.inf
    for index, (width, place) in enumerate(zip(texts, places, strict=True)):
        if place - width / 2 >= end:
            chosen.append(index)
            end = place + width / 2 + apart
    return chosen
