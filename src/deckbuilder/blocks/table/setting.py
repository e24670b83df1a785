"""A table's rows set in columns: how wide the columns are and how tall the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.table.cells import Kit, extents, kit, set_cell
from deckbuilder.blocks.table.rows import Line, group_end
from deckbuilder.blocks.table.value import Table
from deckbuilder.blocks.table.widths import Need, column_widths, squeezed, widened
from deckbuilder.plan import Cell, Row
from deckbuilder.theme.styles import Styles

_COVERED = {(colspan, rowspan): Cell((), colspan, rowspan) for colspan in (0, 1) for rowspan in (0, 1)}
#: A hair wider than measured: rounding must not break what just fits.
_SPARE = 1.001


def widths(block: Table, room: Room) -> tuple[float, ...]:
    """The columns' widths, which add up to the room's."""
    if block.widths is not None:
        return tuple(room.width * part for part in block.widths)
    least, natural = needs(block, room)
    if room.styles.table.hyphenate and sum(natural) > room.width:
        least = squeezed(least, needs(block, _unhyphenated(room))[0], room.width)
    return column_widths(least, natural, room.width)


def _unhyphenated(room: Room) -> Room:
    return replace(room, styles=_whole_words(room.styles))


@lru_cache(maxsize=16)
def _whole_words(styles: Styles) -> Styles:
    table, head = replace(styles.table, hyphenate=False), replace(styles.table_head, hyphenate=False)
    return replace(styles, table=table, table_head=head)


def needs(block: Table, room: Room) -> tuple[list[float], list[float]]:
    """The widths each column needs to break no word, and to break no line; cells that span columns have what
    they need beyond those columns' own needs shared among them."""
    found: tuple[list[float], list[float]] = room.recall(block, lambda: _measured(block, room), "needs")
    return found


def _measured(block: Table, room: Room) -> tuple[list[float], list[float]]:
    padding = room.styles.cell_padding.left + room.styles.cell_padding.right
    least, natural = [padding] * len(block.aligns), [padding] * len(block.aligns)
    spanning: list[tuple[Need, Need]] = []
    kits = _kits(block, room)
    for lines, header in ((block.head, True), (block.rows, False)):
        for line in lines:
            means = kits[header, line.total]
            for column, entry in enumerate(line.entries):
                if entry.covered:
                    continue
                small, wide = extents(entry, column, means)
                small, wide = _SPARE * (small + padding), _SPARE * (wide + padding)
                if entry.colspan > 1:
                    end = column + entry.colspan
                    spanning.append((Need(column, end, small), Need(column, end, wide)))
                else:
                    least[column] = max(least[column], small)
                    natural[column] = max(natural[column], wide)
    least = widened(least, [small for small, _ in spanning])
    natural = widened(natural, [wide for _, wide in spanning])
    return least, [max(pair) for pair in zip(least, natural, strict=True)]


def _kits(block: Table, room: Room) -> dict[tuple[bool, bool], Kit]:
    """The means to set rows, by whether they are headers and totals."""
    return {
        (True, False): kit(room, block.aligns, header=True),
        (False, False): kit(room, block.aligns, block.tails),
        (False, True): kit(room, block.aligns, block.tails, total=True),
    }


def rows(block: Table, room: Room) -> Iterator[Row]:
    """The header and the rows; those tied by spans are set together, and each when it is asked for."""
    columns, kits = widths(block, room), _kits(block, room)
    # The parts of a table that is cut have its columns, but for rounding.
    key = tuple(round(width, 6) for width in columns)
    heads = partial(_set, block.head, columns, [kits[True, False]] * len(block.head))
    for row in room.recall(block.head, heads, key):
        yield replace(row, header=True, total=False, repeated=block.continues)
    start = 0
    while start < len(block.rows):
        end = group_end(block.rows, start)
        lines = block.rows[start:end]
        means = [kits[False, line.total] for line in lines]
        yield from room.recall(lines[0], partial(_set, lines, columns, means), key, len(lines))
        start = end


def _set(lines: Sequence[Line], columns: Sequence[float], kits: Sequence[Kit]) -> tuple[Row, ...]:
    """Rows tied by spans, each as tall as its cells; what a cell over several rows needs beyond that is
    shared among them."""
    if not lines:
        return ()
    padding = kits[0].room.styles.cell_padding
    across, along = padding.left + padding.right, padding.top + padding.bottom
    made: list[tuple[Cell, ...]] = []
    heights: list[float] = []
    tall: list[Need] = []
    for number, (line, means) in enumerate(zip(lines, kits, strict=True)):
        cells: list[Cell] = []
        height = 0.0
        for column, entry in enumerate(line.entries):
            if entry.covered:
                cells.append(_COVERED[entry.colspan, entry.rowspan])
                continue
            width = sum(columns[column : column + entry.colspan])
            cell, text = set_cell(entry, column, max(1.0, width - across), line.span, means)
            cells.append(cell)
            if entry.rowspan > 1:
                tall.append(Need(number, number + entry.rowspan, text + along))
            else:
                height = max(height, text)
        made.append(tuple(cells))
        heights.append(height + along)
    return tuple(
        Row(cells, height, line.span, total=line.total, number=line.number)
        for cells, height, line in zip(made, widened(heights, tall), lines, strict=True)
    )
