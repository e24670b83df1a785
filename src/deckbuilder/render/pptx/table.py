"""Tables as native PowerPoint tables, styled by the theme's table style rather than cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from deckbuilder.plan import Cell, Row, TableShape
from deckbuilder.render.pptx.look import Look
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.table_cells import CellFrames
from deckbuilder.render.pptx.tablestyle import TableLook
from deckbuilder.render.pptx.text import Link, Typist
from deckbuilder.render.pptx.units import emu
from deckbuilder.render.xml import NO_ATTRS, Value, Xml, element, text

URI = "http://schemas.openxmlformats.org/drawingml/2006/table"

_NO_TEXT = element("a:p")
_BODY_PROPERTIES = element("a:bodyPr")
_LIST_STYLE = element("a:lstStyle")


def table(shape: TableShape, look: TableLook, free: Look, paint: Paint, typist: Typist, link: Link) -> Xml:
    """`a:tbl` (ECMA-376 part 1, 21.1.3.13); ``free`` is what text outside placeholders inherits."""
    banded = look.banded or shape.striped
    flags: dict[str, Value] = {
        "rtl": shape.rtl or None,
        "firstRow": any(row.header for row in shape.rows) or None,
        "firstCol": _names_rows(shape.rows) or None,
        "lastRow": (shape.rows and shape.rows[-1].total) or None,
        "bandRow": banded or None,
    }
    # Cells inherit no size that could be relied on: size 0 has each run say its own. Colour and weight are
    # the table style's. (LibreOffice does not draw that of total rows.)
    body = replace(free, size=0, bold=False, color="text")
    head = replace(body, bold=True, color="heading")
    grid = [element("a:gridCol", {"w": emu(width)}) for width in shape.columns]
    merges = _merges(shape.rows)
    frames = CellFrames(shape, paint, banded=banded)
    rows = []
    for number, row in enumerate(shape.rows):
        base = head if row.header and not number else body
        cells = [
            _cell(
                cell, merges.get((number, column), NO_ATTRS), frames.frame(number, column), base, typist, link
            )
            for column, cell in enumerate(row.cells)
        ]
        rows.append(element("a:tr", {"h": emu(row.height)}, *cells))
    return element(
        "a:tbl",
        {},
        element("a:tblPr", flags, element("a:tableStyleId", {}, text(look.style))),
        element("a:tblGrid", {}, *grid),
        *rows,
    )


def _names_rows(rows: Sequence[Row]) -> bool:
    """Whether the first column holds headings of rows throughout."""
    first = [row.cells[0] for row in rows if not row.header and row.cells[0].rowspan]
    return bool(first) and all(cell.scope == "row" for cell in first)


def _merges(rows: Sequence[Row]) -> dict[tuple[int, int], Mapping[str, Value]]:
    """By row and column, the attributes of every cell that spans others or is covered.

    A span's size stands on all cells of its first row or column, and every covered cell says from where
    (ECMA-376 part 1, 21.1.3.18).
    """
    merges: dict[tuple[int, int], Mapping[str, Value]] = {}
    for top, row in enumerate(rows):
        for left, cell in enumerate(row.cells):
            if cell.rowspan <= 1 and cell.colspan <= 1:
                continue
            for down in range(min(cell.rowspan, len(rows) - top)):
                for along in range(min(cell.colspan, len(row.cells) - left)):
                    merges[top + down, left + along] = {
                        "rowSpan": cell.rowspan if cell.rowspan > 1 and not down else None,
                        "gridSpan": cell.colspan if cell.colspan > 1 and not along else None,
                        "hMerge": True if along else None,
                        "vMerge": True if down else None,
                    }
    return merges


def _cell(
    cell: Cell,
    merge: Mapping[str, Value],
    frame: Xml,
    base: Look,
    typist: Typist,
    link: Link,
) -> Xml:
    paragraphs = typist.explicit(cell.paras, base, link) if cell.paras else _NO_TEXT
    body = element("a:txBody", NO_ATTRS, _BODY_PROPERTIES, _LIST_STYLE, paragraphs)
    return element("a:tc", merge, body, frame)
