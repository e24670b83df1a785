"""Where the parts of a table stand: the grounds of its rows, the rules between them, its cells.

Tables have light horizontal rules and perhaps a tint behind every other row; no vertical rules. Nothing is
drawn here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from deckbuilder.plan import Cell, Rect, Row, Stroke, TableShape
from deckbuilder.render.rule import Rule
from deckbuilder.theme.table_rules import TableRules


class CellPlace(Struct, frozen=True):
    """A cell that is not covered by another."""

    cell: Cell
    column: int
    box: Rect
    """Its room for text."""


def tints(table: TableShape, rules: TableRules) -> Iterator[Rect]:
    """The boxes that stand on a tint."""
    tops = _tops(table)
    heads = sum(row.header for row in table.rows)
    for index, row in enumerate(table.rows):
        banded = table.striped and (index - heads) % 2 == rules.first_band
        if rules.head_tint if row.header else banded:
            yield from _tint(table, row, tops, index)


def rulings(table: TableShape, rules: TableRules) -> Iterator[Rule]:
    """The lines between rows, above the first and below the last."""
    tops, covered = _tops(table), _covered(table)
    last = len(table.rows)
    for index in range(last + 1):
        above = table.rows[index - 1] if index else None
        below = table.rows[index] if index < last else None
        if above and below and above.header and below.header:
            stretches = _below_spanners(table, above, covered[index])
        else:
            stretches = _open_stretches(table, covered[index] if below else [False] * len(table.columns))
        stroke = _stroke(rules, above, below)
        if stroke is not None:
            yield from (Rule(left, right, tops[index], stroke) for left, right in stretches)


def rows(table: TableShape) -> Iterator[tuple[Row, tuple[CellPlace, ...]]]:
    """Each row with the cells that begin in it."""
    tops = _tops(table)
    for index, row in enumerate(table.rows):
        yield row, tuple(_cells(table, row, tops, index))


def _cells(table: TableShape, row: Row, tops: list[float], index: int) -> Iterator[CellPlace]:
    pad = table.padding
    for column, cell in enumerate(row.cells):
        if cell.rowspan == 0 or cell.colspan == 0:
            continue
        left, right = _sides(table, column, column + cell.colspan)
        bottom = tops[min(index + cell.rowspan, len(table.rows))]
        width = right - left - pad.left - pad.right
        height = bottom - tops[index] - pad.top - pad.bottom
        yield CellPlace(cell, column, Rect(left + pad.left, tops[index] + pad.top, width, height))


def _tops(table: TableShape) -> list[float]:
    """The upper edge of each row, and the lower one of the last."""
    return list(accumulate((row.height for row in table.rows), initial=table.box.y))


def _tint(table: TableShape, row: Row, tops: list[float], index: int) -> Iterator[Rect]:
    """The ground of the cells that begin in a row, as far as they reach down."""
    if row.header or all(cell.rowspan == 1 for cell in row.cells):
        yield Rect(table.box.x, tops[index], table.box.width, row.height)
        return
    for column, cell in enumerate(row.cells):
        if cell.colspan and cell.rowspan:
            left, right = _sides(table, column, column + cell.colspan)
            bottom = tops[min(index + cell.rowspan, len(table.rows))]
            yield Rect(left, tops[index], right - left, bottom - tops[index])


def _sides(table: TableShape, first: int, last: int) -> tuple[float, float]:
    """Left and right edge of the columns from ``first`` up to ``last``, the latter exclusive."""
    start = sum(table.columns[:first])
    end = sum(table.columns[:last])
    if table.rtl:
        return table.box.right - end, table.box.right - start
    return table.box.x + start, table.box.x + end


def _below_spanners(table: TableShape, above: Row, covered: list[bool]) -> list[tuple[float, float]]:
    """Between two header rows: a rule below each cell over several columns, as far as its text may reach."""
    spanners = (
        _sides(table, column, column + cell.colspan)
        for column, cell in enumerate(above.cells)
        if cell.colspan > 1 and not covered[column]
    )
    return [(left + table.padding.left, right - table.padding.right) for left, right in spanners]


def _stroke(rules: TableRules, above: Row | None, below: Row | None) -> Stroke | None:
    if above is None:
        return rules.above
    if below is None:
        return rules.below
    if above.header and not below.header:
        return rules.head
    return rules.total if below.total and not above.total else rules.inner


def _covered(table: TableShape) -> list[list[bool]]:
    """For each row and column: a cell from above reaches into it, so no rule is drawn over it."""
    covered = [[False] * len(table.columns) for _ in table.rows]
    for index, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            for lower in range(index + 1, min(index + cell.rowspan, len(table.rows))):
                for across in range(column, min(column + cell.colspan, len(table.columns))):
                    covered[lower][across] = True
    return covered


def _open_stretches(table: TableShape, covered: list[bool]) -> list[tuple[float, float]]:
    """The stretches of a row's upper edge where a rule shows, as left and right ends."""
    out: list[tuple[int, int]] = []
    for column, hidden in enumerate(covered):
        if hidden:
            continue
        if out and out[-1][1] == column:
            out[-1] = out[-1][0], column + 1
        else:
            out.append((column, column + 1))
    return [_sides(table, first, last) for first, last in out]
