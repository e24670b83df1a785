"""Networks: nodes near those they are linked with, straight lines, in a frame of given size.

Several arrangements are made and the clearest is taken: one with few crossings and short lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot, pi

from deckbuilder.graphs.spread import apart, are_apart, brought_in, lined_up, turned
from deckbuilder.graphs.straight import Segment, crossing, labelled, lines
from deckbuilder.graphs.stress import distances, on_circle, settled
from deckbuilder.graphs.values import Drawing, Drawn, Link, Size, at_origin
from deckbuilder.plan.geometry import Point, Rect

_ANGLES = (0.0, pi / 6, -pi / 6, pi / 2)
#: Networks of more nodes are arranged in fewer ways.
_LARGE = 16
#: What a crossing costs, a point of a line, and a line as slanted as can be.
_CROSSING, _LENGTH, _SLANT = 300.0, 0.5, 140.0


def network(
    sizes: Sequence[Size],
    links: Sequence[Link],
    groups: Sequence[int | None],
    frame: Size,
    gap: float,
    longest: float,
) -> Drawing | None:
    """The network within a frame; None where nodes, lines and labels do not find places there.

    ``gap`` is the least distance between nodes, ``longest`` about how long a link may be.
    """
    if max(width for width, _ in sizes) > frame[0] or max(height for _, height in sizes) > frame[1]:
        return None
    best: tuple[float, tuple[Rect, ...], list[Drawn]] | None = None
    for found in _apart(sizes, links, groups, frame, gap, longest):
        boxes = tuple(
            Rect(x - width / 2, y - height / 2, width, height)
            for (x, y), (width, height) in zip(found, sizes, strict=True)
        )
        segments = lines(links, boxes)
        if segments is None:
            continue
        cost = _cost(segments)
        if best is None or cost < best[0]:
            drawn = labelled(segments, links, boxes)
            if drawn is not None:
                best = cost, boxes, drawn
    return at_origin(best[1], best[2]) if best else None


def _apart(
    sizes: Sequence[Size],
    links: Sequence[Link],
    groups: Sequence[int | None],
    frame: Size,
    gap: float,
    longest: float,
) -> Iterator[list[Point]]:
    """Arrangements without overlaps, each also with its nodes in rows and columns where it can be."""
    for places in _arrangements(sizes, links, groups, frame, longest):
        found = apart(places, sizes, links, frame, gap)
        if found is not None:
            yield found
            tidy = lined_up(found, sizes)
            if are_apart(tidy, sizes, gap - 1):
                yield tidy


def _arrangements(
    sizes: Sequence[Size], links: Sequence[Link], groups: Sequence[int | None], frame: Size, longest: float
) -> Iterator[list[Point]]:
    count = len(sizes)
    wanted = distances(count, links, groups)
    degrees = [0] * count
    for link in links:
        degrees[link.source] += 1
        degrees[link.target] += 1
    hub = max(range(count), key=lambda node: degrees[node])
    orders = [range(count), sorted(range(count), key=lambda node: (wanted[hub][node], node))]
    if frame[1] > frame[0]:
        angles: Sequence[float] = [angle + pi / 2 for angle in _ANGLES]
    else:
        angles = _ANGLES
    for order in orders[: 1 if count > _LARGE else 2]:
        places = settled(on_circle(list(order)), wanted)
        for angle in angles[: 2 if count > _LARGE else 4]:
            yield brought_in(turned(places, angle), sizes, frame, longest)


def _cost(segments: Sequence[Segment]) -> float:
    """Of crossings, of lines that are neither level nor upright, and of their lengths."""
    cost = 0.0
    for index, one in enumerate(segments):
        (x, y), (tx, ty) = one
        length = hypot(tx - x, ty - y) or 1.0
        cost += _LENGTH * length + _SLANT * min(abs(tx - x), abs(ty - y)) / length
        cost += _CROSSING * sum(crossing(one, other) for other in segments[index + 1 :])
    return cost
