"""The lint's rules for what stands on slides: shapes, tables, texts, links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from .package import NAMESPACES, Package

#: Types of placeholder that stand for one another between a layout and its slides.
SAME_PLACEHOLDER = {"ctrTitle": "title"}
TITLE = ("title", "0")
#: What a link does that leads to another slide of the same file (part 1, 21.1.2.3.5).
SLIDE_JUMP = "ppaction://hlinksldjump"


def shape_ids(package: Package) -> Iterator[str]:
    """Ids are unique on a slide; what stands in for a shape in older programs may share its id."""
    for part in package.drawn:
        ids = package.find(part, "//p:cNvPr[not(ancestor::mc:Fallback)]/@id")
        for repeated in _repeated(ids):
            yield f"{part} has two shapes with the id {repeated}"


def placeholders(package: Package) -> Iterator[str]:
    """A slide's placeholder is one of its layout's, by number and type, or a title: PowerPoint itself gives
    slides one (Add Hidden Slide Title) whose layout has none."""
    for slide in package.slides:
        layouts = package.related(slide, "slideLayout")
        known = {place for layout in layouts for place in _placeholders(package, layout)}
        places = _placeholders(package, slide)
        for kind, idx in sorted(set(places) - known - {TITLE}):
            yield f"{slide} has a placeholder {kind} {idx} that its layout lacks"
        for kind, idx in _repeated(places):
            yield f"{slide} has two placeholders {kind} {idx}"


def _placeholders(package: Package, part: str) -> list[tuple[str, str]]:
    """Type and number of each placeholder, with the schema's defaults (part 1, 19.3.1.36)."""
    found = package.find(part, "//p:nvPr[not(ancestor::mc:Fallback)]/p:ph")
    kinds = [(ph.get("type", "obj"), ph.get("idx", "0")) for ph in found]
    return [(SAME_PLACEHOLDER.get(kind, kind), idx) for kind, idx in kinds]


def tables(package: Package) -> Iterator[str]:
    """Every row has a cell for every column, merged cells are those their spans cover, and the frame is as
    large as rows and columns together (part 1, 21.1.3)."""
    for part in package.drawn:
        for table in package.find(part, "//a:tbl"):
            widths = [int(width) for width in table.xpath("a:tblGrid/a:gridCol/@w", namespaces=NAMESPACES)]
            rows = [row.findall("a:tc", NAMESPACES) for row in table.findall("a:tr", NAMESPACES)]
            for fault in (*_ragged(rows, len(widths)), *_merged(rows), *_framed(table, widths)):
                yield f"{part}: {fault}"


def _ragged(rows: list[list[Any]], columns: int) -> Iterator[str]:
    for number, cells in enumerate(rows, start=1):
        if len(cells) != columns:
            yield f"row {number} of a table has {len(cells)} cells for {columns} columns"


def _merged(rows: list[list[Any]]) -> Iterator[str]:
    cells = {(down, along): cell for down, row in enumerate(rows) for along, cell in enumerate(row)}
    merged = {place for place, cell in cells.items() if cell.get("hMerge") or cell.get("vMerge")}
    covered: set[tuple[int, int]] = set()
    for (top, left), cell in cells.items():
        if (top, left) in merged:
            continue
        across, down = int(cell.get("gridSpan", 1)), int(cell.get("rowSpan", 1))
        span = {(top + row, left + column) for row in range(down) for column in range(across)} - {(top, left)}
        where = f"row {top + 1} of a table has a cell that"
        if top + down > len(rows):
            yield f"{where} reaches below the last row"
        elif not span <= merged:
            yield f"{where} spans {across} columns and {down} rows and does not cover them"
        if span & covered:
            yield f"{where} covers what another one covers"
        covered |= span
    for top, _ in sorted(merged - covered):
        yield f"row {top + 1} of a table has a merged cell that no other covers"


def _framed(table: Any, widths: list[int]) -> Iterator[str]:
    """Each length is rounded to whole EMU by itself."""
    extent = table.xpath("ancestor::p:graphicFrame/p:xfrm/a:ext", namespaces=NAMESPACES)
    heights = [int(height) for height in table.xpath("a:tr/@h", namespaces=NAMESPACES)]
    for frame in extent:
        for lengths, side, name in ((widths, "cx", "columns"), (heights, "cy", "rows")):
            if abs(int(frame.get(side)) - sum(lengths)) > len(lengths):
                yield f"the {name} of a table take {sum(lengths)}, its frame {frame.get(side)}"


def empty_texts(package: Package) -> Iterator[str]:
    """No run without text: PowerPoint drops it, and its format with it, at the next save."""
    for part in package.drawn:
        for run in package.find(part, "//a:r[not(a:t) or a:t = '']"):
            yield f"{part} has a run without text in line {run.sourceline}"


def jumps(package: Package) -> Iterator[str]:
    """A link inside the deck leads to a slide that is shown, any other outside or to what it says it does."""
    for part in package.drawn:
        links = {link.id: link for link in package.relationships(part)}
        for click in package.find(part, "//a:hlinkClick | //a:hlinkHover"):
            id = click.get(f"{{{NAMESPACES['r']}}}id", "")
            link, action = links.get(id), click.get("action", "")
            if action == SLIDE_JUMP and (link is None or link.target not in package.slides):
                yield f"{part} has a link to a slide that is not shown"
            if link is not None and action != SLIDE_JUMP and link.inside:
                yield f"{part} leads to {link.target} without saying so"
            if link is None and not action:
                yield f"{part} has a link that leads nowhere"


def prefixes(package: Package) -> Iterator[str]:
    """What may be ignored, or is asked of a reader, is named by declared prefixes (part 3, 7.2 and 7.6)."""
    for part in package.parts:
        if not part.endswith(".xml"):
            continue
        for named in package.find(part, "//@mc:Ignorable | //mc:Choice/@Requires"):
            for prefix in set(named.split()) - set(named.getparent().nsmap):
                yield f"{part} names the prefix {prefix}, which it does not declare"


def _repeated(values: list[Any]) -> list[Any]:
    return [value for value, count in Counter(values).items() if count > 1]
