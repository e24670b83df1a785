"""At which heights lines run across between two layers, so that no two lie on each other: channel routing.

Lines that leave one item together, or reach one together, share a track.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from msgspec import Struct

#: Ends nearer than this are one below the other. Points.
STRAIGHT = 0.5
#: What two lines on each other cost, in crossings.
_ON_EACH_OTHER = 100


class Jog(Struct, frozen=True):
    """A line that goes from one place across to another between two layers."""

    upper: int
    lower: int
    """Items it connects."""
    start: float
    end: float
    """Their centres."""


class _Net(Struct):
    """Lines on one track."""

    uppers: set[float]
    lowers: set[float]
    low: float
    high: float


def tracks(jogs: Sequence[Jog], gap: float) -> list[int]:
    """The track of each line, counted from the upper layer. Those nearer than ``gap`` have different ones."""
    leaving = Counter(jog.upper for jog in jogs)
    reaching = Counter(jog.lower for jog in jogs)
    keys: list[Hashable] = [
        (0, jog.upper) if leaving[jog.upper] >= reaching[jog.lower] else (1, jog.lower) for jog in jogs
    ]
    nets: dict[Hashable, _Net] = {}
    for key, jog in zip(keys, jogs, strict=True):
        low, high = sorted((jog.start, jog.end))
        net = nets.setdefault(key, _Net(set(), set(), low, high))
        net.uppers.add(jog.start)
        net.lowers.add(jog.end)
        net.low, net.high = min(net.low, low), max(net.high, high)
    order = _sorted(list(nets.values()))
    levels: list[int] = []
    for index, net in enumerate(order):
        near = (
            level
            for level, other in zip(levels, order[:index], strict=True)
            if other.low < net.high + gap and net.low < other.high + gap
        )
        levels.append(max(near, default=-1) + 1)
    level_of = {id(net): level for net, level in zip(order, levels, strict=True)}
    return [level_of[id(nets[key])] for key in keys]


def _sorted(nets: list[_Net]) -> list[_Net]:
    """From top to bottom, each put in where it crosses the others least."""
    found: list[_Net] = []
    for net in sorted(nets, key=lambda net: (net.low, net.high)):
        cost = least = sum(_cost(net, other) for other in found)
        at = 0
        for index, other in enumerate(found):
            cost += _cost(other, net) - _cost(net, other)
            if cost < least:
                least, at = cost, index + 1
        found.insert(at, net)
    return found


def _cost(above: _Net, below: _Net) -> int:
    """Crossings of two nets, one above the other."""
    if above.high < below.low or below.high < above.low:
        return 0
    down = sum(below.low < x < below.high for x in above.lowers)
    up = sum(above.low < x < above.high for x in below.uppers)
    shared = sum(abs(x - other) < STRAIGHT for x in above.lowers for other in below.uppers)
    return down + up + _ON_EACH_OTHER * shared
