"""A matrix as a value: two axes with their levels, and items in the cells or at places between them."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.blocks.exhibit import Exhibit
from deckbuilder.model import Run, Runs
from deckbuilder.source import Span


class Item(Struct, frozen=True):
    """What stands in a matrix."""

    name: Runs
    text: Runs
    """What is said of it besides."""
    span: Span
    column: int
    """Of its cell, from low to high."""
    row: int
    at: tuple[float, float] | None = None
    """Its place across and up, 0 to 1, where it is more exact than its cell."""


class Matrix(Exhibit, frozen=True, kw_only=True):
    """Levels go from low to high: columns from the left, rows from the bottom."""

    x: str
    """What the columns are levels of; may be empty, as may ``y``."""
    y: str
    columns: tuple[str, ...]
    """The names of the levels; empty strings where the author gives none."""
    rows: tuple[str, ...]
    names: tuple[Runs, ...] = ()
    """Of the four quadrants in reading order; else empty."""
    items: tuple[Item, ...]
    """In the order of their numbers: cell by cell."""
    risk: bool = False
    """Cells are coloured by how far up both axes they are."""
    first: int = 0
    """Index of the first item in the key: more than 0 in later parts of a matrix that was cut."""
    last: int | None = None
    """Index after the last item in the key of a matrix that is cut."""

    def words(self) -> tuple[Runs, ...]:
        axes = tuple((Run(text),) for text in (self.y, *self.rows, *self.columns, self.x) if text)
        return (*axes, *self.names, *(runs for item in self.items for runs in (item.name, item.text) if runs))

    def in_cell(self, column: int, row: int) -> tuple[int, ...]:
        """The indexes of the items of a cell: always some in a row."""
        return tuple(
            index for index, item in enumerate(self.items) if (item.column, item.row) == (column, row)
        )

    def name_of(self, column: int, row: int) -> Runs:
        """What a quadrant is called; empty where cells have no names."""
        place = (len(self.rows) - 1 - row) * len(self.columns) + column
        return self.names[place] if place < len(self.names) else ()

    def heat(self, column: int, row: int) -> int:
        """How strong a cell is coloured, 1 to 5: by diagonals, the same from both ends."""
        diagonals = len(self.columns) + len(self.rows) - 1
        return 1 + int(5 * (column + row + 0.5) / diagonals)
