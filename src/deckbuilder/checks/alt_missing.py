"""alt-missing: a table or drawing has no alternative text.

What it finds: a table, diagram or picture that neither says what it shows nor is marked as decoration.
Pictures that the brief names are found where they are read; this rule sees what layout has made of everything
else.
Why: a screen reader would pass over it in silence, or say “graphic”. It is an error of PowerPoint's
Accessibility Checker, and of PDF/UA-1, 7.3.
Example: none should exist but for pictures.
Mend: give it a caption or ``fig-alt="…"``; where it takes none, the fault is ours.
"""

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
