"""Nodes of a network brought into a frame and apart from each other, and from the lines that pass them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import atan2, cos, hypot, sin

from deckbuilder.graphs.values import Link, Size
from deckbuilder.plan.geometry import Point

#: The frame may be filled by stretching one direction by this much more than the other.
_STRETCH = 1.7
_ROUNDS = 80
#: Pairs of a node and a line that are looked at so that nodes make way for lines: large networks have fewer
#: such rounds.
_YIELDING = 8000


def turned(places: Sequence[Point], angle: float) -> list[Point]:
    """The places turned so that they are longest from left to right, then by an angle."""
    middle_x, middle_y = (sum(axis) / len(places) for axis in zip(*places, strict=True))
    xx = sum((x - middle_x) ** 2 for x, _ in places)
    yy = sum((y - middle_y) ** 2 for _, y in places)
    xy = sum((x - middle_x) * (y - middle_y) for x, y in places)
    turn = angle - atan2(2 * xy, xx - yy) / 2
    c, s = cos(turn), sin(turn)
    return [
        (c * (x - middle_x) - s * (y - middle_y), s * (x - middle_x) + c * (y - middle_y)) for x, y in places
    ]


def brought_in(places: Sequence[Point], sizes: Sequence[Size], frame: Size, longest: float) -> list[Point]:
    """The places scaled so that the nodes fill the frame, unless links would be longer than ``longest``."""
    scales: list[float] = []
    for axis in (0, 1):
        span = max(place[axis] for place in places) - min(place[axis] for place in places)
        free = max(1.0, frame[axis] - max(size[axis] for size in sizes))
        scales.append(min(longest, free / span) if span > 1e-6 else longest)
    across, down = scales
    across, down = min(across, down * _STRETCH), min(down, across * _STRETCH)
    found = [(x * across, y * down) for x, y in places]
    low_x, high_x = min(x for x, _ in found), max(x for x, _ in found)
    low_y, high_y = min(y for _, y in found), max(y for _, y in found)
    dx, dy = (frame[0] - low_x - high_x) / 2, (frame[1] - low_y - high_y) / 2
    return [(x + dx, y + dy) for x, y in found]


def apart(
    places: Sequence[Point], sizes: Sequence[Size], links: Sequence[Link], frame: Size, gap: float
) -> list[Point] | None:
    """The places moved until no two nodes are nearer than ``gap``, inside the frame; None where they never
    are."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    gaps = _gaps(links, gap)
    for number in range(_ROUNDS):
        touching = _pushed(xs, ys, sizes, gap, gaps)
        if number * len(sizes) * len(links) < _YIELDING:
            touching = _yielded(xs, ys, sizes, links, gap / 2) or touching
        for node, (width, height) in enumerate(sizes):
            xs[node] = max(width / 2, min(xs[node], frame[0] - width / 2))
            ys[node] = max(height / 2, min(ys[node], frame[1] - height / 2))
        if not touching:
            break
    return list(zip(xs, ys, strict=True)) if not _pushed(xs, ys, sizes, gap - 1, {}) else None


def lined_up(places: Sequence[Point], sizes: Sequence[Size]) -> list[Point]:
    """The places with those on one line that nearly are: rows and columns look meant."""
    near = [max(size[axis] for size in sizes) * share for axis, share in ((0, 0.3), (1, 0.8))]
    columns, rows = (_gathered([place[axis] for place in places], near[axis]) for axis in (0, 1))
    return list(zip(columns, rows, strict=True))


def _gathered(values: Sequence[float], near: float) -> list[float]:
    """Each value replaced by the mean of those around it; those further apart than ``near`` are not."""
    found = list(values)
    gathered: list[int] = []
    for index in [*sorted(range(len(values)), key=values.__getitem__), -1]:
        if gathered and (index < 0 or values[index] - values[gathered[0]] > near):
            mean = sum(values[one] for one in gathered) / len(gathered)
            for one in gathered:
                found[one] = mean
            gathered = []
        gathered.append(index)
    return found


def are_apart(places: Sequence[Point], sizes: Sequence[Size], gap: float) -> bool:
    """Whether no two nodes are nearer than ``gap``."""
    return not _pushed([x for x, _ in places], [y for _, y in places], sizes, gap, {})


def _gaps(links: Sequence[Link], gap: float) -> dict[tuple[int, int], Size]:
    """What stays free between nodes whose link has a label."""
    found: dict[tuple[int, int], Size] = {}
    for link in links:
        if link.label:
            pair = min(link.source, link.target), max(link.source, link.target)
            found[pair] = link.label[0] + 2 * gap, link.label[1] + 2 * gap
    return found


def _pushed(
    xs: list[float],
    ys: list[float],
    sizes: Sequence[Size],
    gap: float,
    gaps: Mapping[tuple[int, int], Size],
) -> bool:
    """Pairs that are too near moved apart, in the direction that takes less; whether there were any."""
    found, usual = False, (gap, gap)
    for one, (width, height) in enumerate(sizes):
        x, y = xs[one], ys[one]
        for other in range(one + 1, len(sizes)):
            gap_x, gap_y = gaps.get((one, other), usual)
            dx = (width + sizes[other][0]) / 2 + gap_x - abs(xs[other] - x)
            if dx <= 0:
                continue
            dy = (height + sizes[other][1]) / 2 + gap_y - abs(ys[other] - y)
            if dy <= 0:
                continue
            found = True
            if dx < dy:
                by = (dx / 2 + 0.1) * (1 if xs[other] >= x else -1)
                x, xs[other] = x - by, xs[other] + by
            else:
                by = (dy / 2 + 0.1) * (1 if ys[other] >= y else -1)
                y, ys[other] = y - by, ys[other] + by
        xs[one], ys[one] = x, y
    return found


def _yielded(
    xs: list[float], ys: list[float], sizes: Sequence[Size], links: Sequence[Link], gap: float
) -> bool:
    """Nodes that lines pass too near to moved off them; whether there were any."""
    found = False
    for link in links:
        x, y = xs[link.source], ys[link.source]
        dx, dy = xs[link.target] - x, ys[link.target] - y
        length = hypot(dx, dy)
        if length < 1.0:
            continue
        dx, dy = dx / length, dy / length
        for node, (width, height) in enumerate(sizes):
            along = (xs[node] - x) * dx + (ys[node] - y) * dy
            if not 0 < along < length or node in (link.source, link.target):
                continue
            off = (ys[node] - y) * dx - (xs[node] - x) * dy
            short = abs(dy) * width / 2 + abs(dx) * height / 2 + gap - abs(off)
            if short > 0:
                found = True
                by = (short * 0.6 + 0.1) * (1 if off >= 0 else -1)
                xs[node] -= dy * by
                ys[node] += dx * by
    return found
