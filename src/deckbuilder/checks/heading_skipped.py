"""heading-skipped: a heading level is left out."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.blocks.heading import Heading
from deckbuilder.checks.base import within
from deckbuilder.model import Document
from deckbuilder.report import Report
from deckbuilder.source import Span


def check(document: Document, report: Report) -> None:
    """Note every heading that is more than one level deeper than the one before; the first may have any
    level."""
    last: int | None = None
    for level, span in _headings(document):
        if last is not None and level > last + 1:
            report.note(
                "heading-skipped",
                f"a heading of level {level} follows one of level {last}",
                span,
                f"write it with {last + 1} `#`",
            )
        last = level


def _headings(document: Document) -> Iterator[tuple[int, Span]]:
    for section in document.sections:
        if section.level:
            yield section.level, section.span
        for block in within(section.blocks):
            if isinstance(block, Heading):
                yield block.level, block.span
