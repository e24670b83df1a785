"""Where the cells of a table stand, by the rules of HTML's table model. Geometry only.

Cells fill the free places of their row from left to right and cover ``colspan`` columns and ``rowspan`` rows
(HTML Living Standard, 4.9.12.1 "Forming a table"). Where HTML lets cells overlap or reach out of their
table, they are cut short here, with a finding: the outcome is always a grid in which every place belongs to
one cell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.blocks.base import Node, Reading

#: HTML's own bound on columns a cell can span.
_MOST = 1000


class Place(Struct):
    """A cell and the places it covers."""

    node: Node
    row: int
    column: int
    rowspan: int
    colspan: int


def placed(rows: Sequence[Node], reading: Reading) -> list[Place]:
    """The cells of rows that belong together (head, body or foot), first by row, then by column.

    A span of 0 reaches to the last row. Spans that overlap others, or end below the last row, are cut short
    and reported as ``table-spans``.
    """
    found: list[Place] = []
    taken: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row.children:
            while taken.get(column, 0) > number:
                column += 1
            across = _span(cell, "colspan", reading) or 1
            free = next((n for n in range(1, across) if taken.get(column + n, 0) > number), across)
            down = _down(cell, len(rows) - number, reading)
            if free < across:
                _report(cell, "overlaps a cell from the row above; it is cut short", reading)
            found.append(Place(cell, number, column, down, free))
            taken.update(dict.fromkeys(range(column, column + free), number + down))
            column += free
    return found


def _down(cell: Node, left: int, reading: Reading) -> int:
    wanted = _span(cell, "rowspan", reading)
    if wanted > left:
        _report(cell, f"spans {wanted} rows, where {_left(left)}; it is cut short", reading)
    return min(wanted, left) or left


def _span(cell: Node, key: str, reading: Reading) -> int:
    """The columns or rows a cell says it covers; 1 if it says nothing that could be read."""
    written = cell.attrs.get(key)
    if written is None:
        return 1
    if not (written.strip().isascii() and written.strip().isdecimal()):
        _report(cell, f"has a `{key}` that is no number: `{written}`", reading)
        return 1
    return min(int(written), _MOST)


def _left(count: int) -> str:
    return "1 is left" if count == 1 else f"{count} are left"


def _report(cell: Node, fault: str, reading: Reading) -> None:
    reading.report.warning(
        "table-spans",
        f"this cell {fault}",
        cell.span,
        "let the cells of each row, with those that reach into it from above, add up to the columns",
    )


def without_gaps(groups: Sequence[Sequence[Place]], reading: Reading) -> int:
    """Take out columns in which no cell begins, which only spans wider than the table make; they are
    reported. Returns the number of columns left."""
    begins = sorted({place.column for places in groups for place in places})
    new = {column: index for index, column in enumerate(begins)}
    wide = [place for places in groups for place in places if place.colspan > 1]
    ends = max((place.column + place.colspan for places in groups for place in places), default=0)
    if ends > len(begins):
        widest = next(place for place in wide if _begun(place, begins) < place.colspan)
        left = _left(_begun(widest, begins))
        _report(widest.node, f"spans {widest.colspan} columns, where {left}; it is cut short", reading)
    for place in wide:
        place.colspan = _begun(place, begins)
    for places in groups:
        for place in places:
            place.column = new[place.column]
    return len(begins)


def _begun(place: Place, begins: Sequence[int]) -> int:
    """The columns a cell covers in which any cell begins."""
    return bisect_left(begins, place.column + place.colspan) - bisect_left(begins, place.column)


def occupied(places: Sequence[Place], rows: int, columns: int) -> list[list[Place | None]]:
    """The cell that covers each place; None where there is none."""
    grid: list[list[Place | None]] = [[None] * columns for _ in range(rows)]
    for place in places:
        for row in range(place.row, place.row + place.rowspan):
            grid[row][place.column : place.column + place.colspan] = [place] * place.colspan
    return grid
