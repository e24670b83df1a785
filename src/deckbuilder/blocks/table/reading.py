"""A table's nodes to the rows of its grid: spans, alignments, headings and totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.table import ragged
from deckbuilder.blocks.table.content import content
from deckbuilder.blocks.table.decimals import Tails, tails
from deckbuilder.blocks.table.rows import Entry, Line
from deckbuilder.blocks.table.spans import Place, occupied, placed, without_gaps
from deckbuilder.blocks.table.widths import is_numeric
from deckbuilder.model import plain
from deckbuilder.plan import Align, Anchor

_ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right", "justify": "left"}
_ANCHORS: dict[str, Anchor] = {"top": "top", "middle": "middle", "center": "middle", "bottom": "bottom"}
_EMPTY = Entry()


class Rows(Struct, frozen=True):
    """A table's grid; every line has as many entries as there are ``aligns``."""

    head: tuple[Line, ...]
    body: tuple[Line, ...]
    aligns: tuple[Align, ...]
    tails: tuple[Tails | None, ...]
    """Of the columns' figures, where they are not all alike."""


def read_rows(node: Node, reading: Reading) -> Rows | None:
    """The grid of a table node; None if it has no cells.

    Rows marked ``header`` make the head wherever they stand, those marked ``footer`` are totals at the end.
    """
    groups = [[row for row in node.children if row.mark == mark] for mark in ("header", "", "footer")]
    spanning = any(cell.attrs.values for row in node.children for cell in row.children)
    found, count = (_spanning if spanning else _plain)(groups, reading)
    if not count:
        return None
    head, body, foot = found
    body += [replace(line, total=True) for line in foot]
    shown = tuple(head) if any(any(line.texts()) for line in head) else ()
    aligns = _aligns(_marks(node, groups), body, count)
    return Rows(shown, tuple(body), aligns, _tails(aligns, body))


def _plain(groups: list[list[Node]], reading: Reading) -> tuple[list[list[Line]], int]:
    """Rows none of whose cells says more than its text."""
    head, *others = groups
    rows = [row for group in others for row in group]
    count = max((len(row.children) for row in (head or rows)), default=0)
    for number, row in enumerate(rows, 1):
        ragged.check(row, number, count, reading)
    return [[_plain_line(row, count, reading) for row in group] for group in groups], count


def _plain_line(row: Node, count: int, reading: Reading) -> Line:
    entries = tuple(_entry(cell, 1, 1, reading) for cell in row.children[:count])
    return Line(entries + (_EMPTY,) * (count - len(entries)), row.span, _says_total(entries))


def _spanning(groups: list[list[Node]], reading: Reading) -> tuple[list[list[Line]], int]:
    """Rows whose cells may span others; spans do not leave their group."""
    places = [placed(rows, reading) for rows in groups]
    count = without_gaps(places, reading)
    return [
        _lines(rows, occupied(cells, len(rows), count), reading)
        for rows, cells in zip(groups, places, strict=True)
    ], count


def _lines(rows: Sequence[Node], grid: list[list[Place | None]], reading: Reading) -> list[Line]:
    lines: list[Line] = []
    for number, (row, places) in enumerate(zip(rows, grid, strict=True)):
        ragged.check_places(row, number, places, reading)
        entries = tuple(_at(place, number, column, reading) for column, place in enumerate(places))
        tied = any(place is not None and place.row < number for place in places)
        lines.append(Line(entries, row.span, _says_total(entries), tied))
    return lines


def _at(place: Place | None, row: int, column: int, reading: Reading) -> Entry:
    if place is None:
        return _EMPTY
    if (row, column) == (place.row, place.column):
        return _entry(place.node, place.colspan, place.rowspan, reading)
    return Entry(colspan=int(column == place.column), rowspan=int(row == place.row))


def _entry(cell: Node, colspan: int, rowspan: int, reading: Reading) -> Entry:
    runs, blocks = content(cell, reading)
    return Entry(
        runs,
        blocks,
        colspan,
        rowspan,
        _ALIGNS.get(cell.attrs.get("align") or ""),
        _ANCHORS.get(cell.attrs.get("valign") or ""),
        cell.word == "th",
    )


def _says_total(entries: Sequence[Entry]) -> bool:
    """Whether a row gives totals: its first cell says so, in bold."""
    first = [run for run in entries[0].runs if run.text.strip()]
    return plain(entries[0].runs).strip().lower().startswith("total") and all(run.bold for run in first)


def _words(cell: Entry) -> str:
    """Its text; blocks are never figures."""
    return "text" if cell.blocks else plain(cell.runs)


def _marks(node: Node, groups: Sequence[Sequence[Node]]) -> Sequence[str]:
    """The columns' alignments as written: the table's own, else those of its first row."""
    if node.mark:
        return node.mark.split()
    first = next((row for group in groups for row in group), None)
    return [cell.mark for cell in first.children] if first else []


def _aligns(marks: Sequence[str], rows: Sequence[Line], count: int) -> tuple[Align, ...]:
    """As written; figures to the right where nothing is, but not in the first column: it names the rows."""
    found: list[Align] = []
    for index in range(count):
        mark = marks[index] if index < len(marks) else ""
        numeric = index and is_numeric(_column(rows, index))
        found.append(_ALIGNS.get(mark) or ("right" if numeric else "left"))
    return tuple(found)


def _tails(aligns: Sequence[Align], rows: Sequence[Line]) -> tuple[Tails | None, ...]:
    """What the figures end in, of columns that stand to the right and hold nothing else."""
    return tuple(
        tails(_column(rows, index)) if align == "right" and is_numeric(_column(rows, index)) else None
        for index, align in enumerate(aligns)
    )


def _column(rows: Sequence[Line], index: int) -> Iterator[str]:
    """The texts of a column's own cells."""
    cells = (line.entries[index] for line in rows)
    return (_words(cell) for cell in cells if not cell.covered and cell.colspan == 1)
