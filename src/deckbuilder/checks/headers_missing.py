"""headers-missing: a table does not say what its columns hold."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.checks.base import Built
from deckbuilder.model import plain
from deckbuilder.plan import Row, TableShape, walked
from deckbuilder.report import Report


def check(built: Built, report: Report) -> None:
    """Warn of every such table, once a place."""
    suffices = names_columns if built.plan.kind == "deck" else names_cells
    for page in built.plan.pages:
        for shape in walked(page.shapes):
            if isinstance(shape, TableShape) and shape.rows and not suffices(shape.rows):
                report.warning(
                    "headers-missing",
                    "the table has no header row that names its columns",
                    shape.span,
                    "write their names in the first row, over the line of hyphens",
                )


def names_cells(rows: Sequence[Row]) -> bool:
    """Whether a header says what each cell is, that of its column or that of its row."""
    body = [row for row in rows if not row.header]
    return names_columns(rows) or (bool(body) and all(_has_words(row, "row") for row in body))


def names_columns(rows: Sequence[Row]) -> bool:
    """Whether a table's header has words in it."""
    return any(row.header and _has_words(row) for row in rows)


def _has_words(row: Row, scope: str | None = None) -> bool:
    """Whether there are words in a row, in cells that are headers of one ``scope``."""
    return any(
        plain(para.runs).strip()
        for cell in row.cells
        if scope is None or cell.scope == scope
        for para in cell.paras
    )
