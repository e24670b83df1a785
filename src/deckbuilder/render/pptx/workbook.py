"""The workbook behind a chart: one sheet, a column for each row of numbers, as SpreadsheetML (ECMA-376
part 1, 18).

It holds values and their formats alone: no formulas, no look. It knows no charts.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from deckbuilder.plan.charts import serial
from deckbuilder.render.xml import Value, Xml, document, element, text

GENERAL = "General"
#: What the sheet is called; a name without spaces needs no quotes in references.
_SHEET = "Sheet1"
#: Earlier days are counted otherwise than `serial` does.
FIRST_DAY = date(1900, 3, 1)
#: The longest text of a cell (Excel specifications and limits).
_LONGEST = 32_767
#: Text that reads as an escape (22.9.2.19, ST_Xstring).
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
#: Formats of one's own are numbered from here (18.8.30).
_FIRST_FORMAT = 164

Entry = str | float | date | None


class Column(Struct, frozen=True):
    """A column of the sheet."""

    head: str
    entries: tuple[Entry, ...]
    """Below the head; None for an empty cell. Numbers are finite."""
    format: str = GENERAL
    """Of its numbers and dates."""


def number(value: float) -> str:
    """A number as it stands in a cell."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def cells(column: int, first: int, last: int) -> str:
    """A reference to cells one below the other: ``Sheet1!$B$2:$B$9``; columns count from 0, rows from 1, the
    head's."""
    letters = _letters(column)
    start = f"{_SHEET}!${letters}${first}"
    return start if first == last else f"{start}:${letters}${last}"


def workbook(columns: Sequence[Column]) -> bytes:
    """The file. Its members are stored as they are, to be packed with what they are put into."""
    formats = list(dict.fromkeys(column.format for column in columns if column.format != GENERAL))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in (*_FRAME, ("xl/styles.xml", _styles(formats))):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
        sheet = zipfile.ZipInfo("xl/worksheets/sheet1.xml", (1980, 1, 1, 0, 0, 0))
        archive.writestr(sheet, _sheet(columns, formats))
    return file.getvalue()


def _letters(column: int) -> str:
    """Columns as spreadsheets count them: A … Z, AA …"""
    found = ""
    while column >= 0:
        found = chr(ord("A") + column % 26) + found
        column = column // 26 - 1
    return found


def _sheet(columns: Sequence[Column], formats: Sequence[str]) -> bytes:
    styles = [formats.index(column.format) + 1 if column.format != GENERAL else None for column in columns]
    letters = [_letters(index) for index in range(len(columns))]
    depth = max((len(column.entries) for column in columns), default=0)
    heads = (_cell(f"{name}1", column.head, None) for name, column in zip(letters, columns, strict=True))
    rows = [element("row", {"r": 1}, *heads)]
    for row in range(depth):
        filled = (
            _cell(f"{name}{row + 2}", column.entries[row], style)
            for name, column, style in zip(letters, columns, styles, strict=True)
            if row < len(column.entries)
        )
        rows.append(element("row", {"r": row + 2}, *filled))
    return document(element("worksheet", _MAIN, element("sheetData", {}, *rows)))


def _cell(place: str, entry: Entry, style: int | None) -> Xml:
    if entry is None:
        return Xml("")
    if isinstance(entry, str):
        return element("c", {"r": place, "t": "inlineStr"}, element("is", {}, _string(entry)))
    shown = number(float(entry)) if isinstance(entry, (int, float)) else str(serial(entry))
    return element("c", {"r": place, "s": style}, element("v", {}, text(shown)))


def _string(value: str) -> Xml:
    kept = _ESCAPE.sub("_x005F_", value[:_LONGEST])
    attrs: dict[str, Value] = {} if kept == kept.strip() else {"xml:space": "preserve"}
    return element("t", attrs, text(kept))


def _styles(formats: Sequence[str]) -> bytes:
    """The formats of cells; style 0 is none. The other parts are those every workbook must have (18.8.39)."""
    codes = [
        element("numFmt", {"numFmtId": _FIRST_FORMAT + index, "formatCode": code})
        for index, code in enumerate(formats)
    ]
    plain: dict[str, Value] = {"numFmtId": 0, "fontId": 0, "fillId": 0, "borderId": 0}
    cell_formats = [
        element("xf", {**plain, "numFmtId": _FIRST_FORMAT + index, "xfId": 0, "applyNumberFormat": 1})
        for index, _ in enumerate(formats)
    ]
    font = element("font", {}, element("sz", {"val": 11}), element("name", {"val": "Calibri"}))
    fills = (
        element("fill", {}, element("patternFill", {"patternType": kind})) for kind in ("none", "gray125")
    )
    return document(
        element(
            "styleSheet",
            _MAIN,
            element("numFmts", {"count": len(codes)}, *codes) if codes else Xml(""),
            element("fonts", {"count": 1}, font),
            element("fills", {"count": 2}, *fills),
            element("borders", {"count": 1}, element("border")),
            element("cellStyleXfs", {"count": 1}, element("xf", plain)),
            element(
                "cellXfs", {"count": 1 + len(formats)}, element("xf", {**plain, "xfId": 0}), *cell_formats
            ),
            element(
                "cellStyles",
                {"count": 1},
                element("cellStyle", {"name": "Normal", "xfId": 0, "builtinId": 0}),
            ),
        )
    )


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN: dict[str, Value] = {"xmlns": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def _relations(**targets: str) -> bytes:
    """Links of the kinds named to parts."""
    return document(
        element(
            "Relationships",
            {"xmlns": f"{_PACKAGE}/relationships"},
            *(
                element("Relationship", {"Id": f"rId{index}", "Type": f"{_OFFICE}/{kind}", "Target": target})
                for index, (kind, target) in enumerate(targets.items(), start=1)
            ),
        )
    )


def _content_types() -> bytes:
    spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"))
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return document(
        element(
            "Types",
            {"xmlns": f"{_PACKAGE}/content-types"},
            element("Default", {"Extension": "rels", "ContentType": relations}),
            element("Default", {"Extension": "xml", "ContentType": "application/xml"}),
            *(
                element(
                    "Override", {"PartName": f"/xl/{name}.xml", "ContentType": f"{spreadsheet}.{kind}+xml"}
                )
                for name, kind in parts
            ),
        )
    )


def _book() -> bytes:
    sheet = element("sheet", {"name": _SHEET, "sheetId": 1, "r:id": "rId1"})
    return document(element("workbook", {**_MAIN, "xmlns:r": _OFFICE}, element("sheets", {}, sheet)))


#: What is the same in every workbook.
_FRAME = (
    ("[Content_Types].xml", _content_types()),
    ("_rels/.rels", _relations(officeDocument="xl/workbook.xml")),
    ("xl/workbook.xml", _book()),
    ("xl/_rels/workbook.xml.rels", _relations(worksheet="worksheets/sheet1.xml", styles="styles.xml")),
)
