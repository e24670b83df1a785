"""Tables as operators and as elements. Where their parts stand says `tabulation`."""

from __future__ import annotations

from deckbuilder.plan import TableShape
from deckbuilder.render.pdf.structure import Element
from deckbuilder.render.pdf.surface import Surface
from deckbuilder.render.pdf.text import draw_frame
from deckbuilder.render.tabulation import CellPlace, rows, rulings, tints


def draw_table(surface: Surface, table: TableShape, base: Element | None) -> None:
    """Draw the tints, then the rules, then the text."""
    content = surface.content
    with surface.marks.artifact():
        for box in tints(table, content.look.tables):
            content.paint(content.rectangle(box), "surface", None)
        for rule in rulings(table, content.look.tables):
            content.rule(rule.left, rule.y, rule.right, rule.y, rule.stroke)
    if surface.marks.inside:
        for _, cells in rows(table):
            _draw_cells(surface, cells, None)
    else:
        _draw_told(surface, table, surface.structure.table(table.within, table.number, base))


def _draw_told(surface: Surface, table: TableShape, element: Element) -> None:
    """The cells as what they are; a header shown again is decoration."""
    headed = len({row.header for row in table.rows}) > 1  # a THead stands before a TBody (ISO 14289-1, 7.2)
    for number, (row, cells) in enumerate(rows(table), 1):
        if row.repeated:
            with surface.marks.artifact():
                _draw_cells(surface, cells, None)
        else:
            _draw_cells(surface, cells, surface.structure.row(element, row, number, headed))


def _draw_cells(surface: Surface, cells: tuple[CellPlace, ...], element: Element | None) -> None:
    for place in cells:
        told = surface.structure.cell(element, place.cell, place.column) if element else None
        draw_frame(surface, place.cell.paras, place.box, place.cell.anchor, told)
