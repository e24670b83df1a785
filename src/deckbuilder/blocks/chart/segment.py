"""Straight lines between any two points. Not a form of chart."""

from __future__ import annotations

from deckbuilder.plan import ConnectorShape, Rect, Stroke
from deckbuilder.source import Span

Point = tuple[float, float]


def segment(begin: Point, end: Point, stroke: Stroke, span: Span, name: str) -> ConnectorShape:
    """A line without arrow heads."""
    left, top = min(begin[0], end[0]), min(begin[1], end[1])
    width, height = abs(begin[0] - end[0]), abs(begin[1] - end[1])
    points = tuple(
        ((x - left) / width if width else 0.0, (y - top) / height if height else 0.0) for x, y in (begin, end)
    )
    return ConnectorShape(
        Rect(left, top, width, height), span, points, stroke, heads=(False, False), name=name
    )


def meets(begin: Point, end: Point, box: Rect) -> bool:
    """Whether a line from one point to another runs through a box (Liang and Barsky's clipping)."""
    (x, y), (across, down) = begin, (end[0] - begin[0], end[1] - begin[1])
    enter, leave = 0.0, 1.0
    for step, free in (
        (-across, x - box.x),
        (across, box.right - x),
        (-down, y - box.y),
        (down, box.bottom - y),
    ):
        if step == 0:
            if free < 0:
                return False
        elif step < 0:
            enter = max(enter, free / step)
        else:
            leave = min(leave, free / step)
    return enter < leave
