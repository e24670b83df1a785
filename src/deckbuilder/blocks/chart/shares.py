"""Places on a chart as shares of it. Not a form of chart."""

from __future__ import annotations

from deckbuilder.plan import Rect


def shares(part: Rect, box: Rect) -> Rect:
    """A part of a box whose top left is at 0, 0."""
    return Rect(part.x / box.width, part.y / box.height, part.width / box.width, part.height / box.height)
