"""alt-missing: a table or drawing has no alternative text."""

from __future__ import annotations

from deckbuilder.checks.base import Built
from deckbuilder.plan import (
    ChartShape,
    ConnectorShape,
    FormulaShape,
    GroupShape,
    ImageShape,
    PathShape,
    Shape,
    TableShape,
    TextShape,
)
from deckbuilder.report import Report
from deckbuilder.source import Span


def check(built: Built, report: Report) -> None:
    """Warn of every outermost object without words, once a place, unless that has been said already."""
    told = {finding.span for finding in report if finding.code == "alt-missing"}
    for page in built.plan.pages:
        for shape in page.shapes:
            if is_silent(shape) and not _within(shape.span, told):
                told.add(shape.span)
                report.warning(
                    "alt-missing",
                    "this has no alternative text",
                    shape.span,
                    'give it a caption, or say what it shows: {fig-alt="…"}',
                )


def is_silent(shape: Shape) -> bool:
    """Whether it shows something and does not say what."""
    match shape:
        case ImageShape():
            return not shape.alt.strip() and not shape.decorative
        case TableShape() | GroupShape() | FormulaShape() | ChartShape():
            return not shape.alt.strip()
        case TextShape() | PathShape() | ConnectorShape():
            return False


def _within(span: Span, told: set[Span | None]) -> bool:
    return any(
        other.first <= span.last and span.first <= other.last
        for other in told
        if other is not None and other.path == span.path
    )
