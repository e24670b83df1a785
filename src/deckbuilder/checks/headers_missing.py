"""headers-missing: a table does not say what its columns hold.

What it finds: a table without a header row, or with nothing in it.
Why: a screen reader says the header with each cell, so that its listener knows where they are. A table
without one is an error of PowerPoint's Accessibility Checker, and of PDF/UA-1, 7.5.
Example: a pipe table that begins with ``| | |``.
Mend: name at least one column.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.checks.base import Built
from deckbuilder.model import plain
from deckbuilder.plan import Row, TableShape, walked
from deckbuilder.report import Report


def check(built: Built, report: Report) -> None:
    """Warn of every such table, once a place."""
    for page in built.plan.pages:
        for shape in walked(page.shapes):
            if isinstance(shape, TableShape) and shape.rows and not names_columns(shape.rows):
                report.warning(
                    "headers-missing",
                    "the table has no header row that names its columns",
                    shape.span,
                    "write their names in the first row, over the line of hyphens",
                )


def names_columns(rows: Sequence[Row]) -> bool:
    """Whether a table's header has words in it."""
    return any(
        plain(para.runs).strip() for row in rows if row.header for cell in row.cells for para in cell.paras
    )
