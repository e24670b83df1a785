"""Slices of discs and rings as outlines. Not a form of chart."""

from __future__ import annotations

from math import ceil, cos, pi, sin, tan

from deckbuilder.plan import Contour, Step

#: Widest angle that one Bézier curve stands for: it leaves the circle by less than 0.03 % of its radius.
_WIDEST = pi / 2


def slice_outline(begin: float, end: float, hole: float = 0.0) -> Contour:
    """A slice between two angles as a contour within the square around the whole disc.

    Angles are radians clockwise from 12 o'clock; ``hole`` is the inner radius as a share of the outer one. A
    whole turn has no edges at 12 o'clock.
    """
    whole = end - begin >= 2 * pi - 1e-9
    edge = Step("move", (_on(begin, 1.0),))
    if whole:
        inner = (Step("move", (_on(end, hole),)), *_arc(end, begin, hole), Step("close")) if hole else ()
        return (edge, *_arc(begin, end, 1.0), Step("close"), *inner)
    inward = Step("line", (_on(end, hole),))
    back = _arc(end, begin, hole) if hole else ()
    return (edge, *_arc(begin, end, 1.0), inward, *back, Step("close"))


def _arc(begin: float, end: float, radius: float) -> tuple[Step, ...]:
    """Curves along a circle; the control points of each lie 4/3 tan(angle / 4) radii along the tangents."""
    count = max(1, ceil(abs(end - begin) / _WIDEST - 1e-9))
    part = (end - begin) / count
    reach = 4 / 3 * tan(part / 4)
    steps = []
    for index in range(count):
        first = begin + index * part
        steps.append(_curve(first, first + part, radius, reach))
    return tuple(steps)


def _curve(first: float, last: float, radius: float, reach: float) -> Step:
    def off(angle: float, by: float) -> tuple[float, float]:
        across, down = sin(angle) + by * cos(angle), -cos(angle) + by * sin(angle)
        return (1 + radius * across) / 2, (1 + radius * down) / 2

    return Step("curve", (off(first, reach), off(last, -reach), _on(last, radius)))


def _on(angle: float, radius: float) -> tuple[float, float]:
    return (1 + radius * sin(angle)) / 2, (1 - radius * cos(angle)) / 2
