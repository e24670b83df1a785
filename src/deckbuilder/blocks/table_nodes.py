"""Table nodes made from data: what is written as options or as rows becomes a table as if it had been written
as one. Not a block kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from deckbuilder.blocks.base import Node
from deckbuilder.model import Attrs, Run, Runs
from deckbuilder.source import Span

if TYPE_CHECKING:
    from deckbuilder.blocks.entries import Entry
    from deckbuilder.data.csv_table import Table

#: What stands where nothing is said.
NOTHING: Runs = (Run("–"),)
#: Attributes of a fence that its table takes over; the caption becomes the table's own.
KEYS = ("caption", "source", "widths")


def table(node: Node, rows: Sequence[Node], mark: str = "", *, widths: str | None = None) -> Node:
    """The table that a fence or div stands for, with its caption and source. ``widths`` are those it has
    unless the author gives others."""
    values = [(key, value) for key, value in node.attrs.values if key in KEYS and key != "caption"]
    if widths is not None and node.attrs.get("widths") is None:
        values.append(("widths", widths))
    caption = node.attrs.get("caption")
    return Node(
        "table",
        node.span,
        attrs=Attrs(node.attrs.id, node.attrs.classes, tuple(values)),
        children=tuple(rows),
        runs=(Run(caption),) if caption else (),
        mark=mark,
    )


def row(cells: Sequence[Node], span: Span, mark: str = "") -> Node:
    """A row: ``header``, ``footer`` for one that closes the table, or of the body."""
    return Node("table_row", span, children=tuple(cells), mark=mark)


def cell(runs: Runs, span: Span) -> Node:
    return Node("table_cell", span, runs=runs)


def heading(runs: Runs, span: Span) -> Node:
    """The cell that names its row."""
    return Node("table_cell", span, "th", runs=runs)


def full_cell(entry: Entry) -> Node:
    """A cell with an entry's text and the list of those below it."""
    if not entry.entries:
        return cell(entry.text or NOTHING, entry.span)
    text = (_paragraph(entry.text, entry.span),) if entry.text else ()
    return Node("table_cell", entry.span, children=(*text, _list(entry.entries)))


def header_of(body: Table) -> Node:
    return row([cell((Run(head.text),), head.span) for head in body.header], body.span, "header")


def _list(points: Sequence[Entry]) -> Node:
    items = tuple(Node("list_item", point.span, children=tuple(_item(point))) for point in points)
    return Node("bullet_list", points[0].span.to(points[-1].span), "tight", children=items)


def _item(point: Entry) -> Iterator[Node]:
    """A point as it was written, with those below it: nothing is made of its colon."""
    runs = (*point.name, Run(": "), *point.text) if point.text else point.name
    yield _paragraph(runs, point.span)
    if point.entries:
        yield _list(point.entries)


def _paragraph(runs: Runs, span: Span) -> Node:
    return Node("paragraph", span, runs=runs)
