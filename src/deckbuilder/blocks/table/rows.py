"""A table's rows as written: what stands in each place of the grid. Values only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from deckbuilder.model import Block, Runs
from deckbuilder.plan import Align, Anchor
from deckbuilder.source import Span


class Entry(Struct, frozen=True):
    """One place of the grid: a cell, or a place that a cell to the left or above covers."""

    runs: Runs = ()
    blocks: tuple[Block, ...] = ()
    """What the cell holds where that is more than one paragraph; ``runs`` is empty then."""
    colspan: int = 1
    rowspan: int = 1
    """0 for a place that is covered: ``colspan`` from the left, ``rowspan`` from above."""
    align: Align | None = None
    """Where it differs from the column's."""
    anchor: Anchor | None = None
    heading: bool = False
    """Names its row (``<th>`` among the rows, the first column of a table with a header column)."""
    again: bool = False
    """Shown a second time, below a cut through its rows."""
    begins: int = 0
    """As `plan.Cell.begins`."""
    reaches: int = 0
    """As `plan.Cell.reaches`."""

    @property
    def covered(self) -> bool:
        return not (self.colspan and self.rowspan)

    def texts(self) -> Iterator[Runs]:
        """Its inline texts in reading order."""
        if self.runs:
            yield self.runs
        if self.blocks:
            yield from _texts(self.blocks)


def _texts(blocks: Iterable[Block]) -> Iterator[Runs]:
    for block in blocks:
        yield from block.texts()
        yield from _texts(block.children())


class Line(Struct, frozen=True):
    """A row: one entry for every column."""

    entries: tuple[Entry, ...]
    span: Span
    total: bool = False
    """Gives totals: set off by a rule, and in bold."""
    tied: bool = False
    """A cell from the row above reaches into it, so that the two belong together."""
    number: int = 0
    """Its place in the table as written, counted from 1, head included."""

    @property
    def leads(self) -> bool:
        """Whether the row is one cell across all columns: a title for the rows below it."""
        return self.entries[0].colspan == len(self.entries) > 1

    def texts(self) -> Iterator[Runs]:
        for entry in self.entries:
            yield from entry.texts()


def group_end(lines: tuple[Line, ...], start: int) -> int:
    """Index after the rows that spans tie to the one at ``start``."""
    end = start + 1
    while end < len(lines) and lines[end].tied:
        end += 1
    return end
