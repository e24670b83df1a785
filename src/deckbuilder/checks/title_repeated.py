"""title-repeated: two slides have one title."""

from __future__ import annotations

from deckbuilder.checks.base import Built
from deckbuilder.report import Diagnostic, Report, Severity
from deckbuilder.source import Span

#: Pages that share their title with what they open or close.
_DESIGNED = ("Title Slide", "Section Header", "Closing")


def check(built: Built, report: Report) -> None:
    """Note every later slide of a title, with the first as the related place."""
    if built.plan.kind != "deck":
        return
    first: dict[str, Span] = {}
    for page in built.plan.pages:
        title = " ".join(page.title.split()).casefold()
        if not title or page.layout in _DESIGNED:
            continue
        if first.setdefault(title, page.span) != page.span:
            report.add(
                Diagnostic(
                    "title-repeated",
                    Severity.NOTE,
                    f"two slides are titled “{page.title}”",
                    page.span,
                    "say in each title what its slide adds",
                    ((first[title], "titled so first"),),
                )
            )
