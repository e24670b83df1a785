"""Tables as elements: tints, then rules, then cells, each told as what it is. Where their parts stand says
`tabulation`."""

from __future__ import annotations

from deckbuilder.plan import Row, TableShape
from deckbuilder.render.html.surface import Surface, draw_rule, edges
from deckbuilder.render.html.text import draw_frame
from deckbuilder.render.tabulation import CellPlace, rows, rulings, tints
from deckbuilder.render.xml import Xml, element, join

_ROLES = {"column": "columnheader", "row": "rowheader", None: "cell"}


def draw_table(surface: Surface, table: TableShape) -> Xml:
    """What is in the element of a table."""
    look = surface.look.tables
    fill = surface.rgb("surface")
    grounds = (element("rect", {**edges(box), "fill": fill}) for box in tints(table, look))
    lines = (draw_rule(surface, rule) for rule in rulings(table, look))
    return join(*grounds, *lines, *(_row(surface, row, cells) for row, cells in rows(table)))


def _row(surface: Surface, row: Row, cells: tuple[CellPlace, ...]) -> Xml:
    with surface.at(row.span) as place:
        if not surface.inside:
            place |= {"aria-hidden": "true"} if row.repeated else {"role": "row"}
        return element("g", place, *(_cell(surface, one) for one in cells))


def _cell(surface: Surface, place: CellPlace) -> Xml:
    """A cell that heads others has words that do."""
    cell = place.cell
    drawn = draw_frame(surface, cell.paras, place.box, cell.anchor)
    if surface.inside:
        return drawn
    scope = cell.scope if any(para.runs for para in cell.paras) else None
    return element("g", {"role": _ROLES[scope]}, drawn)
