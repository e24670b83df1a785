"""Places for the nodes of a network, so that distances on the page are like distances along its links.

Stress majorization, node by node (Gansner, Koren and North, Graph Drawing by Stress Majorization, 2004), from
fixed starts: the same network has the same places everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from math import cos, hypot, pi, sin

from deckbuilder.graphs.values import Link
from deckbuilder.plan.geometry import Point

_ROUNDS = 60
#: A round that moves no node further than this is the last. Links are one unit long.
_SETTLED = 0.01
#: Members of one group stand so much nearer to each other than others.
_KIN = 0.8
#: Length of a link with a label.
_LABELLED = 1.3


def distances(count: int, links: Sequence[Link], groups: Sequence[int | None]) -> list[list[float]]:
    """How far any two nodes are to be from each other; parts without a link between them, a bit further than
    the furthest."""
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for link in links:
        for one, other in ((link.source, link.target), (link.target, link.source)):
            near[one][other] = max(near[one].get(other, 1.0), _LABELLED if link.label else 1.0)
    paths = [_lengths(node, near) for node in range(count)]
    furthest = max((max(row.values()) for row in paths), default=0.0)
    return [
        [
            paths[one].get(other, min(furthest, 3.0) + 1)
            * (_KIN if groups[one] is not None and groups[one] == groups[other] else 1.0)
            for other in range(count)
        ]
        for one in range(count)
    ]


def _lengths(start: int, near: Sequence[Mapping[int, float]]) -> dict[int, float]:
    """The length of the shortest path to each node that can be reached (Dijkstra)."""
    found: dict[int, float] = {}
    waiting = [(0.0, start)]
    while waiting:
        far, node = heappop(waiting)
        if node not in found:
            found[node] = far
            for other, length in near[node].items():
                heappush(waiting, (far + length, other))
    return found


def on_circle(order: Sequence[int]) -> list[Point]:
    """Nodes in some order on a circle, the first at the left. A hair off it, so that none are symmetric."""
    places: list[Point] = [(0.0, 0.0)] * len(order)
    for index, node in enumerate(order):
        angle = pi + 2 * pi * index / len(order)
        radius = len(order) / pi * (1 + 0.001 * index)
        places[node] = radius * cos(angle), radius * sin(angle)
    return places


def settled(places: Sequence[Point], wanted: Sequence[Sequence[float]]) -> list[Point]:
    """The places moved until their distances are as near to those wanted as they get from there."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    count = len(xs)
    for _ in range(_ROUNDS):
        furthest = 0.0
        for one in range(count):
            row, x, y = wanted[one], xs[one], ys[one]
            total = across = down = 0.0
            for other in range(count):
                if other == one:
                    continue
                far = row[other]
                weight = 1 / (far * far)
                dx, dy = x - xs[other], y - ys[other]
                pull = far / max(hypot(dx, dy), 1e-9)
                total += weight
                across += weight * (xs[other] + dx * pull)
                down += weight * (ys[other] + dy * pull)
            if total:
                xs[one], ys[one] = across / total, down / total
                furthest = max(furthest, abs(xs[one] - x), abs(ys[one] - y))
        if furthest < _SETTLED:
            break
    return list(zip(xs, ys, strict=True))
