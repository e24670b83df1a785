"""cells-merged: a table has merged cells, and no caption.

What it finds: cells that span several rows, and header cells that span several columns, in a table without
caption. A cell that spans columns below the header, as a line between groups of rows, does no harm.
Why: screen readers count cells to say where they are, and lose count at merged ones; PowerPoint's
Accessibility Checker warns of each. Nobody merges cells in Markdown by chance, so a table that says what it
shows is left alone.
Example: a grid table with a header cell over two columns.
Mend: give the table a caption, repeat the words in each cell, or make two tables.
"""

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
