"""The ways YAML holds a table, as the one that CSV gives."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.data.csv_table import Table, read_csv, separator
from deckbuilder.data.yaml_tree import Listing, Mapping, Scalar, Value
from deckbuilder.source import Line, Span


def as_table(value: Value) -> Table | None:
    """A table in any of these ways; None for anything else.

    - a list of mappings, each a row: ``- {year: 2020, rice: 5}``
    - a list of lists, the first of them the header
    - a mapping of lists, each a column: ``rice: [5, 6]``
    - a mapping of mappings, each a column by the names of its rows: ``rice: {2020: 5}``
    - a mapping of single values, each a row: ``2020: 5``
    - text with CSV in it

    Raises:
        CsvFault: the CSV is broken (from `read_csv`).
    """
    match value:
        case Scalar():
            return _csv(value)
        case Listing() if value.items and all(isinstance(item, Mapping) for item in value.items):
            return _records([item for item in value.items if isinstance(item, Mapping)], value.span)
        case Listing() if value.items and all(isinstance(item, Listing) for item in value.items):
            return _rows([item for item in value.items if isinstance(item, Listing)], value.span)
        case Mapping() if value.entries:
            return _columns(value)
        case _:
            return None


def _csv(value: Scalar) -> Table | None:
    """CSV in a block of text, which begins on the line below its key."""
    lines = [
        Line(text, value.span.path, number)
        for number, text in enumerate(value.text.split("\n"), value.span.first + 1)
    ]
    filled = [line.text for line in lines if line.text.strip()]
    return read_csv(lines, separator(filled[0]) or ",") if len(filled) > 1 else None


def _records(records: Sequence[Mapping], span: Span) -> Table | None:
    header = {key.text: key for record in records for key, _ in record.entries}
    rows = []
    for record in records:
        cells = {key.text: cell for key, cell in record.entries}
        row = tuple(cells.get(name, _empty(record.span)) for name in header)
        rows.append(tuple(cell for cell in row if isinstance(cell, Scalar)))
    return _table(tuple(header.values()), tuple(rows), span)


def _rows(lists: Sequence[Listing], span: Span) -> Table | None:
    scalars = [tuple(cell for cell in row.items if isinstance(cell, Scalar)) for row in lists]
    return _table(scalars[0], tuple(scalars[1:]), span)


def _columns(value: Mapping) -> Table | None:
    columns = [column for _, column in value.entries]
    header = tuple(key for key, _ in value.entries)
    corner = _empty(value.span)
    if all(isinstance(column, Scalar) for column in columns):
        return _table((corner, corner), tuple(map(_scalars, value.entries)), value.span)
    if all(isinstance(column, Listing) for column in columns):
        lists = [column.items for column in columns if isinstance(column, Listing)]
        longest = max(map(len, lists))
        cells = [(*items, *(_empty(value.span) for _ in range(longest - len(items)))) for items in lists]
        return _table(header, tuple(_scalars(row) for row in zip(*cells, strict=True)), value.span)
    if all(isinstance(column, Mapping) for column in columns):
        mappings = [column for column in columns if isinstance(column, Mapping)]
        by_name = [{key.text: cell for key, cell in column.entries} for column in mappings]
        names = {key.text: key for column in mappings for key, _ in column.entries}
        rows = tuple(
            _scalars((key, *(column.get(name, _empty(key.span)) for column in by_name)))
            for name, key in names.items()
        )
        return _table((corner, *header), rows, value.span)
    return None


def _scalars(cells: Sequence[Value]) -> tuple[Scalar, ...]:
    return tuple(cell for cell in cells if isinstance(cell, Scalar))


def _table(header: tuple[Scalar, ...], rows: tuple[tuple[Scalar, ...], ...], span: Span) -> Table | None:
    """The table; None where a cell was no single value, or a row is too long or too short."""
    whole = bool(header) and all(len(row) == len(header) for row in rows)
    return Table(header, rows, span) if whole and rows else None


def _empty(span: Span) -> Scalar:
    return Scalar("", True, span)
