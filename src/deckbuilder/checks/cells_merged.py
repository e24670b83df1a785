"""cells-merged: a table has merged cells, and no caption."""

from __future__ import annotations

from deckbuilder.blocks.table.value import Table
from deckbuilder.checks.base import blocks_of
from deckbuilder.model import Document
from deckbuilder.report import Report


def check(document: Document, report: Report) -> None:
    """Note every such table."""
    for block in blocks_of(document):
        if isinstance(block, Table) and not block.caption and _is_merged(block):
            report.note(
                "cells-merged",
                "the table has merged cells, at which screen readers lose count, and no caption",
                block.span,
                "say what it shows on a line before or after it: `: caption`",
            )


def _is_merged(table: Table) -> bool:
    across = any(entry.colspan > 1 for line in table.head for entry in line.entries)
    return across or any(entry.rowspan > 1 for line in (*table.head, *table.rows) for entry in line.entries)
