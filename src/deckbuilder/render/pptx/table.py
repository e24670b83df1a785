"""Tables as native PowerPoint tables, styled by the theme's table style rather than cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from deckbuilder.plan import Anchor, Cell, Insets, Row, TableShape
from deckbuilder.render.pptx.look import Look
from deckbuilder.render.pptx.tablestyle import TableLook
from deckbuilder.render.pptx.text import Link, Typist
from deckbuilder.render.pptx.units import emu
from deckbuilder.render.pptx.xml import NO_ATTRS, Value, Xml, element, text

ANCHORS: dict[Anchor, str] = {"top": "t", "middle": "ctr", "bottom": "b"}
URI = "http://schemas.openxmlformats.org/drawingml/2006/table"

_NO_TEXT = element("a:p")
_BODY_PROPERTIES = element("a:bodyPr")
_LIST_STYLE = element("a:lstStyle")


def table(shape: TableShape, look: TableLook, free: Look, typist: Typist, link: Link) -> Xml:
    """`a:tbl` (ECMA-376 part 1, 21.1.3.13); ``free`` is what text outside placeholders inherits."""
    flags: dict[str, Value] = {
        "firstRow": True if any(row.header for row in shape.rows) else None,
        "rtl": True if shape.rtl else None,
        "lastRow": True if shape.rows and shape.rows[-1].total else None,
        "bandRow": True if look.banded else None,
    }
    # Cells inherit no size that could be relied on: size 0 has each run say its own. Colour and weight are
    # the table style's. (LibreOffice does not draw that of total rows.)
    body = replace(free, size=0, bold=False, color="text")
    head = replace(body, bold=True, color="heading")
    grid = [element("a:gridCol", {"w": emu(width)}) for width in shape.columns]
    merges = _merges(shape.rows)
    frames = _frames(shape.padding)
    rows = []
    for number, row in enumerate(shape.rows):
        base = head if row.header else body
        cells = [
            _cell(cell, merges.get((number, column), NO_ATTRS), frames, base, typist, link)
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
    frames: Mapping[Anchor, Xml],
    base: Look,
    typist: Typist,
    link: Link,
) -> Xml:
    paragraphs = typist.explicit(cell.paras, base, link) if cell.paras else _NO_TEXT
    body = element("a:txBody", NO_ATTRS, _BODY_PROPERTIES, _LIST_STYLE, paragraphs)
    return element("a:tc", merge, body, frames[cell.anchor])


def _frames(padding: Insets) -> dict[Anchor, Xml]:
    """`a:tcPr` by how the text stands in its cell."""
    inset: dict[str, Value] = {
        "marL": emu(padding.left),
        "marR": emu(padding.right),
        "marT": emu(padding.top),
        "marB": emu(padding.bottom),
    }
    return {
        anchor: element("a:tcPr", {**inset, "anchor": value if anchor != "top" else None})
        for anchor, value in ANCHORS.items()
    }
