"""Grids of text: rows of named cells, which are a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from deckbuilder.blocks import table_nodes
from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.entries import Entry
from deckbuilder.blocks.table_nodes import NOTHING, cell, full_cell, header_of, heading, row
from deckbuilder.data.csv_table import Table
from deckbuilder.model import Block, Run, plain


def is_grid(entries: Sequence[Entry]) -> bool:
    """Whether entries are the rows of a grid: each holds `column: text`, and columns come up again."""
    columns = Counter(plain(point.name) for entry in entries for point in entry.entries)
    return (
        all(entry.entries and not entry.text for entry in entries)
        and all(point.text or point.entries for entry in entries for point in entry.entries)
        and all(
            len({plain(point.name) for point in entry.entries}) == len(entry.entries) for entry in entries
        )
        and max(columns.values(), default=0) == len(entries)
    )


def of_entries(entries: Sequence[Entry], node: Node, reading: Reading) -> Block | None:
    """The table of such rows, with a column for all that any of them speaks of."""
    cells = [{plain(point.name): point for point in entry.entries} for entry in entries]
    names = {name: point for held in reversed(cells) for name, point in held.items()}
    order = list(dict.fromkeys(name for held in cells for name in held))
    head = row(
        [cell((), node.span), *(cell(names[name].name, names[name].span) for name in order)],
        node.span,
        "header",
    )
    rows = [
        row(
            [
                heading(entry.name, entry.span),
                *(full_cell(held[name]) if name in held else cell(NOTHING, entry.span) for name in order),
            ],
            entry.span,
        )
        for entry, held in zip(entries, cells, strict=True)
    ]
    return _block(node, [head, *rows], reading)


def of_cells(body: Table, node: Node, reading: Reading) -> Block | None:
    """The table of a table whose first column names the rows."""
    rows = [
        row(
            [
                heading((Run(first.text),), first.span),
                *(cell((Run(other.text),) if other.text else NOTHING, other.span) for other in others),
            ],
            first.span,
        )
        for first, *others in body.rows
    ]
    return _block(node, [header_of(body), *rows], reading)


def _block(node: Node, rows: Sequence[Node], reading: Reading) -> Block | None:
    return next(iter(reading.blocks((table_nodes.table(node, rows),))), None)
