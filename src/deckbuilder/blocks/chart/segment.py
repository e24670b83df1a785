"""Straight lines between any two points. Not a form of chart."""

from __future__ import annotations

from deckbuilder.plan import ConnectorShape, Rect, Stroke
from deckbuilder.plan.geometry import Point
from deckbuilder.source import Span


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
