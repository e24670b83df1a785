"""Straight lines between the sides of boxes, and places for their labels where nothing else is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product
from math import hypot

from deckbuilder.graphs.values import Drawn, Link, Size
from deckbuilder.plan.geometry import Point, Rect, runs_through

#: Where a label may stand on its line, as shares of it: the middle first.
_PLACES = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8)
#: How far its middle may be above or below the line, in heights of it: not at all first.
_OFF = (0.0, -0.3, 0.3)
#: What leaving a side at a flat angle costs, in lengths of the line.
_FLAT = 0.6
#: As many links between two boxes may each have a line: they have four sides.
_MOST_TOGETHER = 4
#: Sine of the flattest angle at which one may be left.
_FLATTEST = 0.08

Segment = tuple[Point, Point]


def lines(links: Sequence[Link], boxes: Sequence[Rect]) -> list[Segment] | None:
    """A line for each link, clear of all boxes; None where one finds no way.

    Lines run between the middles of two sides and away from both boxes, and are short and steep to them.
    Those between the same boxes neither cross nor have an end in common.
    """
    inner = [Rect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1) for box in boxes]
    found: list[Segment | None] = [None] * len(links)
    pairs: dict[frozenset[int], list[int]] = {}
    for index, link in enumerate(links):
        pairs.setdefault(frozenset((link.source, link.target)), []).append(index)
    for together in pairs.values():
        if len(together) > _MOST_TOGETHER:
            return None
        ways = [_ways(boxes[links[index].source], boxes[links[index].target]) for index in together]
        clear = [[way for way in some if not any(runs_through(*way, box) for box in inner)] for some in ways]
        chosen = next(filter(_are_apart, product(*clear)), None)
        if chosen is None:
            return None
        for index, way in zip(together, chosen, strict=True):
            found[index] = way
    return [way for way in found if way is not None]


def _are_apart(ways: Sequence[Segment]) -> bool:
    return not any(set(one) & set(other) or crossing(one, other) for one, other in combinations(ways, 2))


def _ways(source: Rect, target: Rect) -> list[Segment]:
    """The lines there may be between two boxes, the best first."""
    found: list[tuple[float, Segment]] = []
    for (x, y), (nx, ny) in _sides(source):
        for (tx, ty), (mx, my) in _sides(target):
            dx, dy = tx - x, ty - y
            length = hypot(dx, dy) or 1e-9
            out, into = (dx * nx + dy * ny) / length, -(dx * mx + dy * my) / length
            if out > _FLATTEST and into > _FLATTEST:
                found.append((length * (1 + _FLAT * (2 - out - into)), ((x, y), (tx, ty))))
    return [way for _, way in sorted(found)]


def _sides(box: Rect) -> tuple[tuple[Point, Point], ...]:
    """The middles of the sides, and the directions they look to."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    return (
        ((x, box.y), (0.0, -1.0)),
        ((box.x, y), (-1.0, 0.0)),
        ((x, box.bottom), (0.0, 1.0)),
        ((box.right, y), (1.0, 0.0)),
    )


def labelled(segments: Sequence[Segment], links: Sequence[Link], boxes: Sequence[Rect]) -> list[Drawn] | None:
    """The lines with labels on them, clear of boxes, other lines and each other; None where one finds no
    place."""
    found: dict[int, Rect] = {}
    order = sorted(
        (index for index, link in enumerate(links) if link.label), key=lambda i: _length(segments[i])
    )
    for index in order:
        others = [other for number, other in enumerate(segments) if number != index]
        place = _place(segments[index], links[index].label or (0.0, 0.0), [*boxes, *found.values()], others)
        if place is None:
            return None
        found[index] = place
    return [Drawn(points, found.get(index)) for index, points in enumerate(segments)]


def _place(points: Segment, label: Size, boxes: Sequence[Rect], lines: Sequence[Segment]) -> Rect | None:
    (x, y), (tx, ty) = points
    width, height = label
    for off, share in product(_OFF, _PLACES):
        middle = x + (tx - x) * share, y + (ty - y) * share + off * height
        rect = Rect(middle[0] - width / 2, middle[1] - height / 2, width, height)
        if not any(rect.overlaps(box) for box in boxes) and not any(
            runs_through(*other, rect) for other in lines
        ):
            return rect
    return None


def _length(points: Segment) -> float:
    (x, y), (tx, ty) = points
    return hypot(tx - x, ty - y)


def crossings(links: Sequence[Drawn]) -> int:
    """How many pairs of lines cross."""
    ways = [(link.points[0], link.points[-1]) for link in links]
    return sum(crossing(one, other) for one, other in combinations(ways, 2))


def crossing(one: Segment, other: Segment) -> bool:
    """Whether two lines cross, ends apart."""
    (a, b), (c, d) = one, other
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
