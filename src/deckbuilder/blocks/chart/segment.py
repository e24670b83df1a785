"""Straight lines between any two points. Not a form of chart."""

from __future__ import annotations

from deckbuilder.plan import ConnectorShape, Stroke
from deckbuilder.plan.geometry import Point, bounded
from deckbuilder.source import Span


def segment(begin: Point, end: Point, stroke: Stroke, span: Span, name: str) -> ConnectorShape:
    """A line without arrow heads."""
    box, shares = bounded((begin, end))
    return ConnectorShape(box, span, shares, stroke, heads=(False, False), name=name)
