"""Tables: text in cells between light horizontal rules. No vertical rules, no banding."""

from __future__ import annotations

from itertools import accumulate

from deckbuilder.plan import Rect, Row, Stroke, TableShape
from deckbuilder.render.pdf.surface import Surface
from deckbuilder.render.pdf.text import draw_frame

#: Rules above and below the table and around its head, above the totals, and between plain rows.
OUTER, HEAD, TOTAL, INNER = (
    Stroke("heading", 0.9),
    Stroke("heading", 0.6),
    Stroke("heading", 0.6),
    Stroke("rule", 0.4),
)


def draw_table(surface: Surface, table: TableShape) -> None:
    """Draw the head's tint, then the rules, then the text."""
    tops = [table.box.y, *accumulate((row.height for row in table.rows), initial=table.box.y)][1:]
    for row, top in zip(table.rows, tops, strict=False):
        if row.header:
            box = Rect(table.box.x, top, table.box.width, row.height)
            surface.content.paint(surface.content.rectangle(box), "surface", None)
    _draw_rules(surface, table, tops)
    for index, row in enumerate(table.rows):
        _draw_cells(surface, table, row, tops, index)


def _draw_rules(surface: Surface, table: TableShape, tops: list[float]) -> None:
    covered = _covered(table)
    last = len(table.rows)
    for index in range(last + 1):
        above = table.rows[index - 1] if index else None
        below = table.rows[index] if index < last else None
        for left, right in _open_stretches(table, covered[index] if below else [False] * len(table.columns)):
            surface.content.rule(left, tops[index], right, tops[index], _rule(above, below))


def _rule(above: Row | None, below: Row | None) -> Stroke:
    if above is None or below is None:
        return OUTER
    if above.header and not below.header:
        return HEAD
    return TOTAL if below.total and not above.total else INNER


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
    edges = list(accumulate(table.columns, initial=table.box.x))
    out: list[tuple[float, float]] = []
    for column, hidden in enumerate(covered):
        if hidden:
            continue
        if out and out[-1][1] == edges[column]:
            out[-1] = out[-1][0], edges[column + 1]
        else:
            out.append((edges[column], edges[column + 1]))
    return out


def _draw_cells(surface: Surface, table: TableShape, row: Row, tops: list[float], index: int) -> None:
    edges = list(accumulate(table.columns, initial=table.box.x))
    pad = table.padding
    for column, cell in enumerate(row.cells):
        if not cell.paras or cell.rowspan == 0 or cell.colspan == 0:
            continue
        right = edges[min(column + cell.colspan, len(table.columns))]
        bottom = tops[min(index + cell.rowspan, len(table.rows))]
        width = right - edges[column] - pad.left - pad.right
        height = bottom - tops[index] - pad.top - pad.bottom
        box = Rect(edges[column] + pad.left, tops[index] + pad.top, width, height)
        draw_frame(surface, cell.paras, box, cell.anchor)
