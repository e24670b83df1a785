"""Data as templates see them: rows as mappings, numbers as numbers."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.data.csv_table import Table
from deckbuilder.data.numbers import Mark, decimal_mark, is_gap, read_number
from deckbuilder.data.yaml_tree import Value


def rows(found: Table | Value | None, usual: Mark) -> object:
    """A table's rows as mappings by the names of its columns, a tree as lists and mappings.

    In columns that hold numbers, those without a unit are numbers, and what says that there is none is None.
    ``usual`` stands before decimals where the numbers do not tell.
    """
    if not isinstance(found, Table):
        return [] if found is None else found.value()
    columns = [[cell.text for cell in column] for column in zip(*found.rows, strict=True)]
    mark = decimal_mark(text for column in columns for text in column) or usual
    values = [_values(column, mark) for column in columns]
    names = [key.text for key in found.header]
    return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]


def _values(texts: Sequence[str], mark: Mark) -> list[object]:
    read = [_number(text, mark) for text in texts]
    if not any(number is not None for number in read):
        return list(texts)
    return [
        None if is_gap(text) else text if number is None else number
        for text, number in zip(texts, read, strict=True)
    ]


def _number(text: str, mark: Mark) -> float | int | None:
    """A number that is written with digits alone; what begins with a nought is a name (``007``)."""
    found = read_number(text, mark)
    if (
        found is None
        or found.prefix
        or found.suffix
        or found.note
        or (text[:1] == "0" and text[1:2].isdigit())
    ):
        return None
    return int(found.value) if found.value.is_integer() and not found.decimals else found.value
