"""Tables: text in cells between light horizontal rules, perhaps with a tint behind every other row. No
vertical rules."""

from __future__ import annotations

from itertools import accumulate

from deckbuilder.plan import Rect, Row, Stroke, TableShape
from deckbuilder.render.pdf.structure import Element
from deckbuilder.render.pdf.surface import Surface
from deckbuilder.render.pdf.text import draw_frame
from deckbuilder.theme.table_rules import TableRules


def draw_table(surface: Surface, table: TableShape, base: Element | None) -> None:
    """Draw the tints, then the rules, then the text."""
    tops = list(accumulate((row.height for row in table.rows), initial=table.box.y))
    rules = surface.content.look.tables
    heads = sum(row.header for row in table.rows)
    with surface.marks.artifact():
        for index, row in enumerate(table.rows):
            banded = table.striped and (index - heads) % 2 == rules.first_band
            if rules.head_tint if row.header else banded:
                _draw_tint(surface, table, row, tops, index)
        _draw_rules(surface, table, tops)
    if surface.marks.inside:
        for index, row in enumerate(table.rows):
            _draw_cells(surface, table, row, tops, index, None)
    else:
        _draw_told(surface, table, tops, surface.structure.table(table.within, table.number, base))


def _draw_told(surface: Surface, table: TableShape, tops: list[float], element: Element) -> None:
    """The cells as what they are; a header shown again is decoration."""
    headed = len({row.header for row in table.rows}) > 1  # a THead stands before a TBody (ISO 14289-1, 7.2)
    for index, row in enumerate(table.rows):
        if row.repeated:
            with surface.marks.artifact():
                _draw_cells(surface, table, row, tops, index, None)
        else:
            _draw_cells(
                surface, table, row, tops, index, surface.structure.row(element, row, index + 1, headed)
            )


def _draw_tint(surface: Surface, table: TableShape, row: Row, tops: list[float], index: int) -> None:
    """A tint behind the cells that begin in a row, as far as they reach down."""
    if row.header or all(cell.rowspan == 1 for cell in row.cells):
        box = Rect(table.box.x, tops[index], table.box.width, row.height)
        surface.content.paint(surface.content.rectangle(box), "surface", None)
        return
    for column, cell in enumerate(row.cells):
        if cell.colspan and cell.rowspan:
            left, right = _sides(table, column, column + cell.colspan)
            bottom = tops[min(index + cell.rowspan, len(table.rows))]
            box = Rect(left, tops[index], right - left, bottom - tops[index])
            surface.content.paint(surface.content.rectangle(box), "surface", None)


def _sides(table: TableShape, first: int, last: int) -> tuple[float, float]:
    """Left and right edge of the columns from ``first`` up to ``last``, the latter exclusive."""
    start = sum(table.columns[:first])
    end = sum(table.columns[:last])
    if table.rtl:
        return table.box.right - end, table.box.right - start
    return table.box.x + start, table.box.x + end


def _draw_rules(surface: Surface, table: TableShape, tops: list[float]) -> None:
    covered = _covered(table)
    last = len(table.rows)
    for index in range(last + 1):
        above = table.rows[index - 1] if index else None
        below = table.rows[index] if index < last else None
        if above and below and above.header and below.header:
            stretches = _below_spanners(table, above, covered[index])
        else:
            stretches = _open_stretches(table, covered[index] if below else [False] * len(table.columns))
        rule = _rule(surface.content.look.tables, above, below)
        if rule is None:
            continue
        for left, right in stretches:
            surface.content.rule(left, tops[index], right, tops[index], rule)


def _below_spanners(table: TableShape, above: Row, covered: list[bool]) -> list[tuple[float, float]]:
    """Between two header rows: a rule below each cell over several columns, as far as its text may reach."""
    spanners = (
        _sides(table, column, column + cell.colspan)
        for column, cell in enumerate(above.cells)
        if cell.colspan > 1 and not covered[column]
    )
    return [(left + table.padding.left, right - table.padding.right) for left, right in spanners]


def _rule(rules: TableRules, above: Row | None, below: Row | None) -> Stroke | None:
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


def _draw_cells(
    surface: Surface, table: TableShape, row: Row, tops: list[float], index: int, element: Element | None
) -> None:
    pad = table.padding
    for column, cell in enumerate(row.cells):
        if cell.rowspan == 0 or cell.colspan == 0:
            continue
        told = surface.structure.cell(element, cell, column) if element else None
        left, right = _sides(table, column, column + cell.colspan)
        bottom = tops[min(index + cell.rowspan, len(table.rows))]
        width = right - left - pad.left - pad.right
        height = bottom - tops[index] - pad.top - pad.bottom
        box = Rect(left + pad.left, tops[index] + pad.top, width, height)
        draw_frame(surface, cell.paras, box, cell.anchor, told)
