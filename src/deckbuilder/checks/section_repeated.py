"""section-repeated: two sections of the deck have one name."""

from __future__ import annotations

from itertools import groupby

from deckbuilder.checks.base import Built
from deckbuilder.report import Diagnostic, Report, Severity
from deckbuilder.source import Span


def check(built: Built, report: Report) -> None:
    """Note every later section of a name, with the first as the related place."""
    first: dict[str, Span] = {}
    for name, group in groupby(built.plan.pages, key=lambda page: page.section):
        if name is None:
            continue
        span = next(group).span
        if first.setdefault(name, span) != span:
            report.add(
                Diagnostic(
                    "section-repeated",
                    Severity.NOTE,
                    f"two sections of the deck are called “{name}”",
                    span,
                    "name them apart",
                    ((first[name], "called so first"),),
                )
            )
