"""duplicate-id: an identifier is given twice."""

from __future__ import annotations

from deckbuilder.checks.base import identified
from deckbuilder.model import Document
from deckbuilder.report import Diagnostic, Report, Severity
from deckbuilder.source import Span


def check(document: Document, report: Report) -> None:
    """Report every later use of an identifier, with the first as the related place."""
    first: dict[str, Span] = {}
    for name, span in identified(document):
        if first.setdefault(name, span) == span:
            continue
        report.add(
            Diagnostic(
                "duplicate-id",
                Severity.WARNING,
                f"the identifier `{name}` is given twice",
                span,
                "give one of the two another identifier; links lead to the first",
                ((first[name], "given here first"),),
            )
        )
