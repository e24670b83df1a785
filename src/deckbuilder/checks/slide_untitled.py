"""slide-untitled: a slide has no title."""

from __future__ import annotations

from deckbuilder.checks.base import Built
from deckbuilder.report import Report
from deckbuilder.source import Span


def check(built: Built, report: Report) -> None:
    """Warn of every slide without a title, once where it goes on over others."""
    if built.plan.kind != "deck":
        return
    told: set[Span] = set()
    for number, page in enumerate(built.plan.pages, 1):
        if not page.title.strip() and page.span not in told:
            told.add(page.span)
            report.warning(
                "slide-untitled",
                f"slide {number} has no title",
                page.span,
                "write what it says as its heading: `## Costs double by 2030`",
            )
