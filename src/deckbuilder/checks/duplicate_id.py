"""duplicate-id: an identifier is given twice.

What it finds: the same ``{#id}`` on two headings or blocks of one brief.
Why: a link or cross reference to it can only lead to one of them; which one would be chance.
Example: ``## Costs {#money}`` and, further down, ``## Savings {#money}``.
Mend: give the second one an identifier of its own.
"""

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
