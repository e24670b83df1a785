"""Scales of values: where they begin and end, and where their marks stand. No points, no text."""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec import Struct

from deckbuilder.blocks.chart.model import AxisWish, Chart

#: Steps that readers count in: so many times a power of ten.
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0, 20.0)
#: Where their number is given, those between are used, too.
_ALL_STEPS = (1.0, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 20.0)
#: One of them needs a decimal more than its neighbours, unless it is a multiple of this.
_QUARTERS, _WHOLE = 2.5, 10.0
#: A line may leave zero out where its values differ by less than this share of the largest: their course
#: could hardly be seen otherwise.
_SMALL_RANGE = 0.4
#: Sums of shares differ from 1 by rounding alone when they differ by less. Of a step.
_NEAR = 1e-9
#: No step is finer than this many decimals tell.
_MOST_DECIMALS = 12
NO_WISH = AxisWish()


class Scale(Struct, frozen=True):
    """From ``low`` to ``high``, with marks at the multiples of ``step``."""

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """Where a value stands: 0 at ``low``, 1 at ``high``."""
        return (value - self.low) / (self.high - self.low)

    @property
    def decimals(self) -> int:
        """Decimals that tell its marks apart."""
        wanted = (number for number in range(_MOST_DECIMALS) if _whole(self.step * 10**number))
        return next(wanted, _MOST_DECIMALS)

    def ticks(self) -> tuple[float, ...]:
        """The marks from low to high, zero exactly."""
        first = math.ceil(self.low / self.step - _NEAR)
        last = math.floor(self.high / self.step + _NEAR)
        decimals = self.decimals
        return tuple(round(index * self.step, decimals) + 0.0 for index in range(first, last + 1))


def _whole(number: float) -> bool:
    return abs(number - round(number)) < _NEAR * max(1.0, number) and round(number) > 0


def nice(low: float, high: float, most: int, wish: AxisWish = NO_WISH) -> Scale:
    """The scale with the finest of the usual steps that has no more than ``most`` of them; it begins and ends
    at marks but where the author wishes otherwise."""
    low = low if wish.low is None else wish.low
    high = high if wish.high is None else wish.high
    if high <= low:
        # A single value, or wishes that leave none: some scale around it.
        low, high = (
            (low, low + (abs(low) or 1.0)) if wish.low is not None else (high - (abs(high) or 1.0), high)
        )
    power: float = 10.0 ** math.floor(math.log10((high - low) / max(1, most)))
    for multiple in _STEPS:
        if multiple == _QUARTERS and power < _WHOLE:
            continue
        step = multiple * power
        first, last = math.floor(low / step + _NEAR), math.ceil(high / step - _NEAR)
        if last - first <= max(1, most):
            break
    return Scale(
        first * step if wish.low is None else low,
        last * step if wish.high is None else high,
        step,
    )


def nice_with(low: float, high: float, steps: int, wish: AxisWish = NO_WISH) -> Scale:
    """The scale of exactly so many steps that leaves the least empty; from low to high in equal
    steps where the author wishes for either."""
    if wish.low is not None or wish.high is not None:
        fixed = nice(low, high, steps, wish)
        return Scale(fixed.low, fixed.high, (fixed.high - fixed.low) / steps)
    power: float = 10.0 ** math.floor(math.log10((high - low) / steps))
    for multiple in _ALL_STEPS:
        step = multiple * power
        begin = math.floor(low / step + _NEAR) * step
        if begin + steps * step >= high - _NEAR * step:
            break
    return Scale(begin, begin + steps * step, step)


def extremes(values: Iterable[float | None]) -> tuple[float, float]:
    """The least and the greatest value; 0 and 0 where there is none."""
    known = [value for value in values if value is not None]
    return (min(known), max(known)) if known else (0.0, 0.0)


def with_zero(low: float, high: float) -> tuple[float, float]:
    """The range of what is measured from zero: bars, areas."""
    low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if low < high else (0.0, 1.0)


def of_course(low: float, high: float) -> tuple[float, float]:
    """The range of what shows a course: with zero, unless the values lie close together and far from it."""
    if low > 0 and 0 < high - low < _SMALL_RANGE * high:
        return low, high
    if high < 0 and 0 < high - low < -_SMALL_RANGE * low:
        return low, high
    return with_zero(low, high)


def referred(chart: Chart, low: float, high: float) -> tuple[float, float]:
    """The range with the values that reference lines stand at."""
    values = [one.value for one in chart.references if isinstance(one.value, int | float)]
    return min((low, *values)), max((high, *values))
