"""Networks: nodes near those they are linked with, straight lines, in a frame of given size.

Several arrangements are made and the clearest is taken: one with few crossings and short lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import hypot, pi

from deckbuilder.graphs.cells import MOST, in_cells
from deckbuilder.graphs.spread import apart, are_apart, brought_in, lined_up, turned
from deckbuilder.graphs.straight import Segment, crossing, labelled, lines
from deckbuilder.graphs.stress import distances, on_circle, settled
from deckbuilder.graphs.values import Drawing, Drawn, Link, Size, at_origin
from deckbuilder.plan.geometry import Point, Rect

_ANGLES = (0.0, pi / 6, -pi / 6, pi / 2)
#: Networks of more nodes are arranged in fewer ways.
_LARGE = 16
#: Networks of more links are not tried in a grid: each trial compares all of them with each other.
_DENSE = 40
#: What a crossing costs, a point of a line, and a line as slanted as can be.
_CROSSING, _LENGTH, _SLANT = 300.0, 0.5, 140.0
#: What a width that is not used costs, in frames.
_NARROW = 250.0


def drafts(count: int, links: Sequence[Link], groups: Sequence[int | None]) -> list[list[Point]]:
    """Arrangements of the nodes as points, whatever size they have: what is linked stands together."""
    wanted = distances(count, links, groups)
    degrees = [0] * count
    for link in links:
        degrees[link.source] += 1
        degrees[link.target] += 1
    hub = max(range(count), key=lambda node: degrees[node])
    orders = [range(count), sorted(range(count), key=lambda node: (wanted[hub][node], node))]
    return [settled(on_circle(list(order)), wanted) for order in orders[: 1 if count > _LARGE else 2]]


def in_rows_and_columns(
    drafts: Sequence[Sequence[Point]],
    sizes: Sequence[Size],
    links: Sequence[Link],
    frame: Size,
    gap: float,
    longest: float,
) -> Drawing | None:
    """The network in a grid within a frame; None where nodes, lines and labels do not find places there.

    ``gap`` is the least distance between nodes, ``longest`` about how long a link may be.
    """
    if len(sizes) > MOST or len(links) > _DENSE:
        return None
    level = [turned(places, 0.0 if frame[0] > frame[1] else pi / 2) for places in drafts]
    return _clearest(
        in_cells([_begun(places) for places in level], sizes, links, frame, gap, longest), sizes, links, frame
    )


def freely(
    drafts: Sequence[Sequence[Point]],
    sizes: Sequence[Size],
    links: Sequence[Link],
    frame: Size,
    gap: float,
    longest: float,
) -> Drawing | None:
    """The network with nodes wherever they are near those they are linked with, as `in_rows_and_columns`."""
    if max(width for width, _ in sizes) > frame[0] or max(height for _, height in sizes) > frame[1]:
        return None
    return _clearest(_apart(drafts, sizes, links, frame, gap, longest), sizes, links, frame)


def _clearest(
    arrangements: Iterable[Sequence[Point]], sizes: Sequence[Size], links: Sequence[Link], frame: Size
) -> Drawing | None:
    best: tuple[float, tuple[Rect, ...], list[Drawn]] | None = None
    for found in arrangements:
        boxes = tuple(
            Rect(x - width / 2, y - height / 2, width, height)
            for (x, y), (width, height) in zip(found, sizes, strict=True)
        )
        segments = lines(links, boxes)
        if segments is None:
            continue
        across = max(box.right for box in boxes) - min(box.x for box in boxes)
        cost = _cost(segments) + _NARROW * (1 - across / frame[0])
        if best is None or cost < best[0]:
            drawn = labelled(segments, links, boxes)
            if drawn is not None:
                best = cost, boxes, drawn
    return at_origin(best[1], best[2]) if best else None


def _apart(
    drafts: Sequence[Sequence[Point]],
    sizes: Sequence[Size],
    links: Sequence[Link],
    frame: Size,
    gap: float,
    longest: float,
) -> Iterator[list[Point]]:
    """Arrangements without overlaps, each also with its nodes in rows and columns where it can be."""
    for places in _arrangements(drafts, sizes, frame, longest):
        found = apart(places, sizes, links, frame, gap)
        if found is not None:
            yield found
            tidy = lined_up(found, sizes)
            if are_apart(tidy, sizes, gap - 1):
                yield tidy


def _begun(places: Sequence[Point]) -> list[Point]:
    """The places mirrored so that the first node is at the left and the top, where reading begins."""
    x, y = places[0]
    across, down = -1.0 if x > 0 else 1.0, -1.0 if y > 0 else 1.0
    return [(x * across, y * down) for x, y in places]


def _arrangements(
    drafts: Sequence[Sequence[Point]], sizes: Sequence[Size], frame: Size, longest: float
) -> Iterator[list[Point]]:
    if frame[1] > frame[0]:
        angles: Sequence[float] = [angle + pi / 2 for angle in _ANGLES]
    else:
        angles = _ANGLES
    for places in drafts:
        for angle in angles[: 2 if len(sizes) > _LARGE else 4]:
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
