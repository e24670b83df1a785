"""What is checked beyond what the passes notice themselves: one rule a file, listed in `registry`.

A rule over the document sees what was written, one over its words how, a rule over a plan where it went.
Rules only report. What their findings count for is the project's and the author's to say: `settings` reads
it, `judging` applies it.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.checks.base import Built
from deckbuilder.checks.conformance import judged
from deckbuilder.checks.registry import DOCUMENT_RULES, FILE_RULES, PLAN_RULES, WRITTEN_RULES
from deckbuilder.checks.settings import Settings
from deckbuilder.checks.written import written
from deckbuilder.model import Document
from deckbuilder.plan import Plan
from deckbuilder.report import Report
from deckbuilder.source import Folder
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.tokens import Theme

_DEFAULT = Settings()


def run_document(document: Document, report: Report, settings: Settings = _DEFAULT) -> None:
    """Apply every rule over the document."""
    for rule in settings.chosen(DOCUMENT_RULES):
        rule(document, report)


def run_written(
    document: Document,
    folder: Folder,
    variables: Mapping[str, object],
    report: Report,
    settings: Settings = _DEFAULT,
) -> None:
    """Apply every rule over the words of a brief, whose files ``folder`` has read and whose templates may use
    ``variables``."""
    params = variables.get("params")
    subject = written(document, folder, params if isinstance(params, Mapping) else ())
    for rule in settings.chosen(WRITTEN_RULES):
        rule(subject, report)


def run_plan(
    plan: Plan,
    document: Document,
    theme: Theme,
    fonts: FontBook,
    report: Report,
    settings: Settings = _DEFAULT,
) -> None:
    """Apply every rule over a plan."""
    built = Built(plan, document, theme, fonts)
    for rule in settings.chosen(PLAN_RULES):
        rule(built, report)


def run_file(
    plan: Plan,
    document: Document,
    theme: Theme,
    fonts: FontBook,
    report: Report,
    settings: Settings = _DEFAULT,
    *,
    encrypted: bool = False,
) -> Plan:
    """Judge which standards a PDF keeps, and apply every rule over it; the plan with what it may claim."""
    plan = judged(plan, document, fonts, encrypted=encrypted)
    for rule in settings.chosen(FILE_RULES):
        rule(Built(plan, document, theme, fonts), report)
    return plan
