"""Figures and lines as path data (SVG 2, 9.3)."""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder.plan import Contour, Rect
from deckbuilder.plan.geometry import Point
from deckbuilder.render.html.numbers import number

_COMMANDS = {"move": "M", "line": "L", "curve": "C", "close": "Z"}


def contour(steps: Contour, box: Rect) -> str:
    """Paths whose points are shares of a box."""
    return "".join(
        _COMMANDS[step.to]
        + " ".join(
            f"{number(box.x + x * box.width)} {number(box.y + y * box.height)}" for x, y in step.points
        )
        for step in steps
    )


def polygon(points: Iterable[Point]) -> str:
    """The closed path through points of the page."""
    return f"M{' '.join(f'{number(x)} {number(y)}' for x, y in points)}Z"


def straight(x0: float, y0: float, x1: float, y1: float) -> str:
    """The line between two points of the page."""
    return f"M{number(x0)} {number(y0)} {number(x1)} {number(y1)}"
