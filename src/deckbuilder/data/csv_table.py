"""CSV as a table of cells that know their place (RFC 4180). What a cell means is not decided here."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.data.yaml_tree import Listing, Mapping, Scalar
from deckbuilder.source import Line, Span

_QUOTED = re.compile(r'"[^"]*"')
_RULE = re.compile(r"[-:| ]*-{3}[-:| ]*")
#: Letters and digits, but for raised ones.
_WORDY = re.compile(r"[^\W_¹²³⁰-⁹]")
#: What parts the cells, the likeliest first: a tie goes to it.
_SEPARATORS = (",", ";", "\t", "|")


class Table(Struct, frozen=True):
    """Rows under a header; every row has as many cells as the header, those left out empty."""

    header: tuple[Scalar, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    span: Span
    above: Span | None = None
    """Lines before the header that are no part of the table: what a portal says of its data."""
    below: Span | None = None
    """Lines behind the last row that are no part of it: notes and sources."""

    def records(self) -> Listing:
        """The rows as YAML would hold them: a list of mappings, empty cells left out."""
        return Listing(
            tuple(
                Mapping(
                    tuple((key, cell) for key, cell in zip(self.header, row, strict=True) if cell.text),
                    row[0].span,
                )
                for row in self.rows
            ),
            self.span,
        )


class CsvFault(Exception):
    """What is wrong with some CSV, where, and what to do."""

    def __init__(self, message: str, span: Span, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.span = span
        self.help = help


def separator(line: str) -> str | None:
    """What parts the cells of a header line; None where nothing does."""
    bare = _QUOTED.sub("", line)
    found = max(_SEPARATORS, key=bare.count)
    return found if bare.count(found) else None


def read_csv(lines: Sequence[Line], parted_by: str) -> Table:
    """The table in some lines, blank ones left out; at least one line is not blank.

    Raises:
        CsvFault: a quote is never closed, no cell holds anything, or a row has more cells than the header.
    """
    filled = _filled(lines, parted_by)
    start = _header(filled)
    stop = _end(filled, start)
    header, *body = filled[start:stop]
    above = filled[0][0].span.to(filled[start - 1][0].span) if start else None
    below = filled[stop][0].span.to(filled[-1][0].span) if stop < len(filled) else None
    # Spreadsheets write a separator for every column that once held something.
    width = max(index for index, cell in enumerate(header, 1) if cell.text or index == 1)
    rows = tuple(_padded(row, width) for row in body)
    return Table(header[:width], rows, header[0].span.to(filled[stop - 1][0].span), above, below)


def _filled(lines: Sequence[Line], parted_by: str) -> list[tuple[Scalar, ...]]:
    """The cells of all lines that hold any, but for the rule below a header in Markdown."""
    reader = csv.reader((line.text + "\n" for line in lines), delimiter=parted_by, skipinitialspace=True)
    filled: list[tuple[Scalar, ...]] = []
    at = begun = 0
    try:
        for cells in reader:
            at, begun = begun, reader.line_num
            line = lines[at]
            if not any(cell.strip() for cell in cells) or _RULE.fullmatch("".join(cells)):
                continue
            span = Span(line.path, line.number, lines[begun - 1].number)
            if begun == len(lines) and "".join(one.text for one in lines[at:]).count('"') % 2:
                raise csv.Error("a quote is never closed")
            filled.append(tuple(Scalar(cell.strip(), True, span) for cell in cells))
    except csv.Error as error:
        line = lines[at if begun == len(lines) else begun]
        raise CsvFault(
            f"the CSV is broken: {error}", Span(line.path, line.number, line.number), "check the quotes"
        ) from None
    if not filled:
        first = lines[0]
        span = Span(first.path, first.number, first.number)
        raise CsvFault("no cell of the table holds anything", span, "write a header and rows below it")
    return filled


def _header(rows: Sequence[Sequence[Scalar]]) -> int:
    """The index of the header: the first row that fills at least half as many cells as any. A table has two
    columns at least."""
    filled = [sum(bool(cell.text) for cell in row) for row in rows]
    widest = max(filled)
    return next(index for index, count in enumerate(filled) if 2 * count >= widest)


def _end(rows: Sequence[Sequence[Scalar]], start: int) -> int:
    """The index behind the last row of the table: behind it stand lines that fill the first cell alone, and
    begin after a blank line, or with what is neither letter nor digit: a rule, a raised digit."""
    tail = len(rows)
    while tail > start + 2 and not any(cell.text for cell in rows[tail - 1][1:]):
        tail -= 1
    for index in range(tail, len(rows)):
        row, before = rows[index][0], rows[index - 1][0]
        if row.span.first > before.span.last + 1 or not _WORDY.match(row.text):
            return index
    return len(rows)


def _padded(row: tuple[Scalar, ...], width: int) -> tuple[Scalar, ...]:
    span = row[0].span
    if any(cell.text for cell in row[width:]):
        raise CsvFault(
            f"this row has {len(row)} cells, the header has {width}",
            span,
            'put quotation marks around what holds the separator: "here, and there"',
        )
    return (*row[:width], *(Scalar("", True, span) for _ in range(width - len(row))))
