"""What is checked beyond what the passes notice themselves: one rule a file, its docstring its manual.

A rule over the document sees what was written; a rule over a plan sees where it went. Rules only report. The
order of the registries is the order in which a reader should hear of faults; findings are sorted by place in
the end.
"""

from __future__ import annotations

from collections.abc import Callable

from deckbuilder.checks import (
    alt_missing,
    alt_unhelpful,
    cells_merged,
    content_lost,
    contrast_low,
    dead_link,
    diagram_dense,
    duplicate_id,
    font_substituted,
    formula_small,
    headers_missing,
    heading_skipped,
    language_doubtful,
    link_vague,
    missing_glyph,
    off_page,
    reference_absent,
    section_repeated,
    slide_untitled,
    standard_withheld,
    text_overflow,
    text_small,
    title_repeated,
    word_broken,
)
from deckbuilder.checks.base import Built
from deckbuilder.checks.conformance import judged
from deckbuilder.model import Document
from deckbuilder.plan import Plan
from deckbuilder.report import Report
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.tokens import Theme

#: Rules over what was written.
DOCUMENT_RULES: tuple[Callable[[Document, Report], None], ...] = (
    duplicate_id.check,
    dead_link.check,
    heading_skipped.check,
    link_vague.check,
    cells_merged.check,
    language_doubtful.check,
)

#: Rules over one output's plan.
PLAN_RULES: tuple[Callable[[Built, Report], None], ...] = (
    content_lost.check,
    text_overflow.check,
    off_page.check,
    word_broken.check,
    diagram_dense.check,
    missing_glyph.check,
    font_substituted.check,
    slide_untitled.check,
    title_repeated.check,
    section_repeated.check,
    reference_absent.check,
    alt_missing.check,
    alt_unhelpful.check,
    headers_missing.check,
    contrast_low.check,
    text_small.check,
    formula_small.check,
)

#: Rules over what a PDF is drawn from, once it is judged which standards it keeps.
FILE_RULES: tuple[Callable[[Built, Report], None], ...] = (standard_withheld.check,)


def run_document(document: Document, report: Report) -> None:
    """Apply every rule over the document."""
    for rule in DOCUMENT_RULES:
        rule(document, report)


def run_plan(plan: Plan, document: Document, theme: Theme, fonts: FontBook, report: Report) -> None:
    """Apply every rule over a plan."""
    built = Built(plan, document, theme, fonts)
    for rule in PLAN_RULES:
        rule(built, report)


def run_file(
    plan: Plan, document: Document, theme: Theme, fonts: FontBook, report: Report, *, encrypted: bool = False
) -> Plan:
    """Judge which standards a PDF keeps, and apply every rule over it; the plan with what it may claim."""
    plan = judged(plan, document, fonts, encrypted=encrypted)
    for rule in FILE_RULES:
        rule(Built(plan, document, theme, fonts), report)
    return plan
