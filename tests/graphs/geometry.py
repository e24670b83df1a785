"""What drawings are measured by."""

from __future__ import annotations

from itertools import combinations, pairwise

from deckbuilder.graphs.values import Drawing, Link
from deckbuilder.plan import Rect
from deckbuilder.plan.geometry import Point

#: Points by which things may touch.
SLACK = 0.01


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right - SLACK
        and other.x < one.right - SLACK
        and one.y < other.bottom - SLACK
        and other.y < one.bottom - SLACK
    )


def hits(start: Point, end: Point, box: Rect, steps: int = 64) -> bool:
    """Whether a line comes inside a box: looked at point by point."""
    for step in range(steps + 1):
        x = start[0] + (end[0] - start[0]) * step / steps
        y = start[1] + (end[1] - start[1]) * step / steps
        if box.x + 1 < x < box.right - 1 and box.y + 1 < y < box.bottom - 1:
            return True
    return False


def check(drawing: Drawing, links: list[Link]) -> None:
    """Nothing overlaps, lines begin and end at their nodes and run through none, labels are clear of all but
    their own line."""
    labels = [link.label for link in drawing.links if link.label]
    assert len(labels) == sum(link.label is not None for link in links)
    for one, other in combinations((*drawing.boxes, *labels), 2):
        assert not overlap(one, other)
    for box in (*drawing.boxes, *labels, *drawing.frames):
        assert box.x > -SLACK
        assert box.y > -SLACK
        assert box.right < drawing.width + SLACK
        assert box.bottom < drawing.height + SLACK
    for link, drawn in zip(links, drawing.links, strict=True):
        assert at_edge(drawn.points[0], drawing.boxes[link.source])
        assert at_edge(drawn.points[-1], drawing.boxes[link.target])
        others = [other.label for other in drawing.links if other is not drawn and other.label]
        for start, end in pairwise(drawn.points):
            assert not any(hits(start, end, box) for box in (*drawing.boxes, *others))


def at_edge(point: Point, box: Rect) -> bool:
    x, y = point
    middle = abs(x - box.x - box.width / 2) < 1 or abs(y - box.y - box.height / 2) < 1
    edge = min(abs(x - box.x), abs(x - box.right), abs(y - box.y), abs(y - box.bottom)) < SLACK
    return middle and edge
