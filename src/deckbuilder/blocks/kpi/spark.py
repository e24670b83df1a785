"""The line of past values on a card, its last point marked."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.plan import PathShape, Rect, Shape, Step, Stroke
from deckbuilder.source import Span
from deckbuilder.theme.graphic_roles import MUTED_SERIES

#: Of the marked point, and of the line, relative to the height of the drawing.
_DOT, _LINE = 0.2, 0.055


def spark(values: Sequence[float], box: Rect, span: Span) -> tuple[Shape, ...]:
    """The values from left to right between the lowest and the highest; a dot alone for a single one."""
    low, high = min(values), max(values)
    dot, steps = box.height * _DOT, max(1, len(values) - 1)
    inner = Rect(box.x + dot / 2, box.y + dot / 2, box.width - dot, box.height - dot)
    points = [
        (index / steps, 1 - (value - low) / (high - low) if high > low else 0.5)
        for index, value in enumerate(values)
    ]
    x, y = points[-1]
    end = Rect(inner.x + x * inner.width - dot / 2, inner.y + y * inner.height - dot / 2, dot, dot)
    marked = PathShape(end, span, "ellipse", "accent1", name="Last value")
    if len(points) == 1:
        return (marked,)
    first, *others = points
    line = (Step("move", (first,)), *(Step("line", (point,)) for point in others))
    stroke = Stroke(MUTED_SERIES, box.height * _LINE)
    return (PathShape(inner, span, "outline", stroke=stroke, outline=(line,), name="Trend"), marked)
