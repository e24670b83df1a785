"""Tables too wide for their room, parted between columns: each part shows the first column."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.table.rows import Entry, Line
from deckbuilder.blocks.table.setting import needs
from deckbuilder.blocks.table.suiting import suited
from deckbuilder.blocks.table.value import Table
from deckbuilder.model import NO_ATTRS

#: A table of fewer columns is too wide for the sake of a single word, which parting it would not help.
FEWEST_COLUMNS = 6
#: The first column is repeated unless it takes more than this share of the width.
_WIDEST_FIRST = 0.4
_BISECTIONS = 20
#: The numbers of the parts after the first are below 0, where no other block's are.
_MOST_PARTS = 1000


def narrowed(block: Table, room: Room) -> tuple[Table, ...]:
    """The table as several that each hold their longest words, of about the same width; the table itself
    where it does so already or parting it would not help.

    Reports ``table-wide``.
    """
    _, room = suited(block, room)
    least = needs(block, room)[0]
    if block.widths is not None or sum(least) <= room.width or len(least) < FEWEST_COLUMNS:
        return (block,)
    free = room.width - least[0]
    if least[0] > room.width * _WIDEST_FIRST or max(least[1:]) > free:
        return (block,)
    groups = _even(least, free)
    room.report.warning(
        "table-wide",
        f"{len(least)} columns are too many for the width; the table is shown in {len(groups)} parts,"
        " each with the first column",
        block.span,
        "make rows of the columns, leave some out, or leave the table to one document (`.memo`, `.deck`)",
    )
    last = len(groups) - 1
    return tuple(_part(block, (0, *group), number, last) for number, group in enumerate(groups))


def _even(least: Sequence[float], free: float) -> list[tuple[int, ...]]:
    """The columns after the first in as few groups as ``free`` points allow, the widest as narrow as can
    be."""
    best = _packed(least, free)
    low, high = sum(least[1:]) / len(best), free
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        groups = _packed(least, middle)
        if len(groups) == len(best) and middle >= max(least[1:]):
            best, high = groups, middle
        else:
            low = middle
    return best


def _packed(least: Sequence[float], free: float) -> list[tuple[int, ...]]:
    groups: list[tuple[int, ...]] = [()]
    used = 0.0
    for column in range(1, len(least)):
        used += least[column]
        if used > free and groups[-1]:
            groups.append(())
            used = least[column]
        groups[-1] += (column,)
    return groups


def _part(block: Table, columns: tuple[int, ...], number: int, last: int) -> Table:
    return replace(
        block,
        head=tuple(_taken(line, columns) for line in block.head),
        rows=tuple(_taken(line, columns) for line in block.rows),
        aligns=tuple(block.aligns[column] for column in columns),
        caption=() if number else block.caption,
        source=block.source if number == last else None,
        attrs=NO_ATTRS if number else block.attrs,
        number=-(_MOST_PARTS * block.number + number) if number else block.number,
    )


def _taken(line: Line, columns: tuple[int, ...]) -> Line:
    """Some columns of a row; a cell over columns of several parts stands in each of them."""
    owners = [_owner(line.entries, column) for column in columns]
    entries: list[Entry] = []
    for index, owner in enumerate(owners):
        entry = line.entries[owner]
        first = index == owners.index(owner)
        if first and entry.rowspan:
            entries.append(replace(entry, colspan=owners.count(owner)))
        else:
            entries.append(Entry(colspan=int(first), rowspan=min(entry.rowspan, 1)))
    return replace(line, entries=tuple(entries))


def _owner(entries: Sequence[Entry], column: int) -> int:
    """The column in which the cell that covers this one begins."""
    while not entries[column].colspan:
        column -= 1
    return column
