"""cells-merged: a table's header is split or its cells span rows.

What it finds: cells that span several rows, and header cells that span several columns.
Why: screen readers count cells to say where they are, and lose count at merged ones; PowerPoint's
Accessibility Checker warns of them. A cell that spans columns below the header, as a line between groups of
rows, does no harm.
Example: a header cell over two columns.
Mend: repeat the words in each cell, or make two tables.
"""

from __future__ import annotations

from deckbuilder.checks.base import Built
from deckbuilder.plan import Row, TableShape, walked
from deckbuilder.report import Report


def check(built: Built, report: Report) -> None:
    """Note every such table, once a place."""
    for page in built.plan.pages:
        for shape in walked(page.shapes):
            if isinstance(shape, TableShape) and any(map(_is_merged, shape.rows)):
                report.note(
                    "cells-merged",
                    "the table has merged cells, at which screen readers lose count",
                    shape.span,
                    "repeat the words in each cell, or make two tables",
                )


def _is_merged(row: Row) -> bool:
    return any(cell.rowspan > 1 or (row.header and cell.colspan > 1) for cell in row.cells)
