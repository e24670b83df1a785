"""Tables as nodes: grid tables like Markdown's own, cells around what they hold, captions on tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from msgspec.structs import replace

from deckbuilder.blocks.base import Node
from deckbuilder.markdown.grid_tables import GridCell, GridTable
from deckbuilder.markdown.places import Places
from deckbuilder.model import NO_ATTRS, Attrs
from deckbuilder.report import Report
from deckbuilder.source import Line

Blocks = Callable[[Sequence[Line]], tuple[Node, ...]]
"""Reads Markdown inside a cell, from lines that keep their places in the brief."""


def read_grid_table(table: GridTable, first: int, end: int, places: Places, blocks: Blocks) -> Node:
    """The node of a table on the parsed lines ``first`` to ``end``; ``blocks`` reads what cells hold."""
    cells = {row: list(found) for row, found in groupby(table.cells, key=lambda cell: cell.row)}
    rows = [
        Node(
            "table_row",
            places.span(first + top, first + bottom),
            mark=group,
            children=tuple(_cell(cell, first, places, blocks) for cell in cells.get(row, ())),
        )
        for row, (group, top, bottom) in enumerate(table.rows)
    ]
    return Node("table", places.span(first, end), children=tuple(rows), mark=" ".join(_marks(table)))


def _marks(table: GridTable) -> Sequence[str]:
    return [align or "none" for align in table.aligns] if any(table.aligns) else []


def _cell(cell: GridCell, first: int, places: Places, blocks: Blocks) -> Node:
    start = first + cell.first
    sources = places.lines[start : start + len(cell.lines)]
    lines = [Line(text, at.path, at.number) for text, at in zip(cell.lines, sources, strict=True)]
    spans = (("colspan", cell.colspan), ("rowspan", cell.rowspan))
    values = tuple((key, str(span)) for key, span in spans if span > 1)
    node = Node(
        "table_cell",
        places.span(start, start + max(1, len(lines))),
        attrs=Attrs(values=values) if values else NO_ATTRS,
    )
    return with_content(node, blocks(lines)) if any(cell.lines) else node


def with_content(cell: Node, nodes: tuple[Node, ...]) -> Node:
    """A cell's node around what it holds: the runs of a single paragraph, else blocks."""
    if len(nodes) == 1 and nodes[0].kind == "paragraph":
        return replace(cell, runs=nodes[0].runs)
    return replace(cell, children=nodes)


def captioned(table: Node, caption: Node) -> Node:
    """A table with its caption, and the attributes of both."""
    return replace(table, runs=caption.runs, attrs=merged(table.attrs, caption.attrs))


def has_caption(table: Node, caption: Node, report: Report) -> bool:
    """Whether a table has a caption before this one, which is reported then."""
    if table.runs:
        report.warning(
            "caption-twice",
            "the table above has a caption already; this one is shown as text",
            caption.span,
            "keep one of the two",
        )
    return bool(table.runs)


def merged(attrs: Attrs, more: Attrs) -> Attrs:
    """The attributes of both; ``more`` has the last word."""
    values = dict(attrs.values) | dict(more.values)
    both = Attrs(more.id or attrs.id, (*attrs.classes, *more.classes), tuple(values.items()))
    return NO_ATTRS if both == NO_ATTRS else both
