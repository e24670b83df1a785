"""Where a table is cut: between rows, or inside what no frame holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from msgspec.structs import replace

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.series import EPSILON
from deckbuilder.blocks.table.cells import Kit, kit, part_cell
from deckbuilder.blocks.table.rows import Entry, Line, group_end
from deckbuilder.blocks.table.setting import rows, widths
from deckbuilder.blocks.table.value import Table
from deckbuilder.plan import Row

#: Rows below the header that stay together on either side of a cut, unless the frame holds nothing else. On
#: pages totals do not count.
FEWEST_ROWS = 2
#: Rather than leave more lines than this empty at the foot of a page, a row is cut.
LARGEST_HOLE = 4
#: A header that takes more than this share of a frame is shown once: repeated, it would leave rows no room.
_TALLEST_HEADER = 1 / 3

Lay = Callable[[Table, Room], Laid]


def fixed(block: Table, room: Room) -> Table:
    """The table with the column widths it has here, for all its parts to share."""
    return replace(block, widths=tuple(width / room.width for width in widths(block, room)))


def opening(block: Table, room: Room, height: float, lay: Lay) -> Table:
    """The rows down to the first that does not fit, and those tied to it."""
    fit, _ = _rows_within(block, room, height, lay)
    if fit == len(block.rows):
        return block
    return replace(fixed(block, room), rows=block.rows[: group_end(block.rows, fit)], continued=True)


def _rows_within(block: Table, room: Room, height: float, lay: Lay) -> tuple[int, float]:
    """How many rows fit, under caption and header, and what is left of the height below them."""
    left = height - _above(block, room, lay)
    for fit, row in enumerate(row for row in rows(block, room) if not row.header):
        if row.height > left + EPSILON:
            return fit, left
        left -= row.height
    return len(block.rows), left


def _above(block: Table, room: Room, lay: Lay) -> float:
    """Height of caption and header."""

    def above() -> float:
        return lay(replace(fixed(block, room), rows=(), continued=True), room).height

    return room.recall(block, above, "above")


def split(block: Table, room: Room, height: float, lay: Lay) -> tuple[Table, Table] | None:
    """Cut between two rows, the header shown again; what is taller than the frame is cut within: rows that
    spans tie together between them, a row inside its cells. On pages any row is, rather than leave many
    lines empty."""
    fit, left = _rows_within(block, room, height, lay)
    block = fixed(block, room)
    if room.height is None and left > LARGEST_HOLE * room.styles.table.leading and _alone(block.rows, fit):
        means = kit(room, block.aligns, total=block.rows[fit].total)
        found = _cut_row(block.rows[fit], widths(block, room), left, means)
        if found is not None:
            return _parted(block, room, (*block.rows[:fit], found[0]), (found[1], *block.rows[fit + 1 :]))
    paged_total = room.height is None and block.rows[-1:] and block.rows[-1].total
    kept = _good_cut(block.rows, fit, FEWEST_ROWS + bool(paged_total))
    if kept is None and room.at_top:
        kept = next(
            (at for at in range(min(fit, len(block.rows) - 1), 0, -1) if _apart(block.rows, at)), None
        )
        if kept is None:
            return _cut_within(block, room, height, fit, lay)
    return _parted(block, room, block.rows[:kept], block.rows[kept:]) if kept else None


def _good_cut(lines: Sequence[Line], fit: int, overleaf: int) -> int | None:
    """Rows to keep so that no part is a lone row, the totals do not stand alone, spans stay whole, and a
    title of rows is not parted from them; ``overleaf`` rows go on at least."""
    most = min(fit, len(lines) - overleaf)
    return next(
        (at for at in range(most, FEWEST_ROWS - 1, -1) if _apart(lines, at) and not lines[at - 1].leads), None
    )


def _alone(lines: Sequence[Line], at: int) -> bool:
    """Whether there is a row ``at`` that spans tie to no other."""
    return at < len(lines) and not lines[at].tied and (at + 1 == len(lines) or not lines[at + 1].tied)


def _apart(lines: Sequence[Line], at: int) -> bool:
    """Whether no cell reaches over the cut before the row ``at``."""
    return not lines[at].tied


def _parted(block: Table, room: Room, head: Sequence[Line], tail: Sequence[Line]) -> tuple[Table, Table]:
    above = sum(row.height for row in islice(rows(block, room), len(block.head)))
    repeats = room.height is None or above <= room.height * _TALLEST_HEADER
    return (
        replace(block, rows=tuple(head), continued=True),
        replace(block, rows=tuple(tail), continues=True, head=block.head if repeats else ()),
    )


def _cut_within(block: Table, room: Room, height: float, fit: int, lay: Lay) -> tuple[Table, Table] | None:
    """Part of the first rows here, the rest overleaf: as many as fit of those tied together, or part of the
    first row's lines."""
    if not block.rows:
        return None
    end = group_end(block.rows, 0)
    if fit and end == 1:  # the row fits, but not the source under it: nothing is left to cut
        return None
    group, others = block.rows[:end], block.rows[end:]
    means = kit(room, block.aligns, total=block.rows[0].total)
    columns = widths(block, room)
    set_rows = list(islice((row for row in rows(block, room) if not row.header), end))
    for at in range(min(fit, end - 1), 0, -1):
        here, there = _cut_group(group, set_rows, columns, at, means)
        cut = _parted(block, room, here, (*there, *others))
        # A cell that is as tall as more rows makes the fewer it has here taller.
        if lay(cut[0], room).height <= height + EPSILON:
            return cut
    found = _cut_row(group[0], columns, height - _above(block, room, lay), means)
    return None if found is None else _parted(block, room, found[:1], (found[1], *group[1:], *others))


def _cut_group(
    lines: Sequence[Line], made: Sequence[Row], columns: Sequence[float], at: int, means: Kit
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Tied rows cut before the one at ``at``. A cell that reaches over the cut is parted where its text is
    taller than its rows here; else it is shown again, as the heading of its rows."""
    here = [list(line.entries) for line in lines[:at]]
    first = list(lines[at].entries)
    for row, line in enumerate(lines[:at]):
        for column, entry in enumerate(line.entries):
            if entry.covered or row + entry.rowspan <= at:
                continue
            height = sum(one.height for one in made[row:at])
            kept, rest = _parted_cell(entry, column, columns, height, line, means)
            begins, reaches = entry.begins or line.number, entry.reaches or entry.rowspan
            here[row][column] = replace(kept, rowspan=at - row, reaches=reaches)
            there = rest or replace(entry, again=True)
            first[column] = replace(there, rowspan=row + entry.rowspan - at, begins=begins, reaches=reaches)
            for covered in range(column + 1, column + entry.colspan):
                first[covered] = Entry(colspan=0)
    head = tuple(replace(line, entries=tuple(entries)) for line, entries in zip(lines, here, strict=False))
    return head, (replace(lines[at], entries=tuple(first), tied=False), *lines[at + 1 :])


def _cut_row(line: Line, columns: Sequence[float], height: float, means: Kit) -> tuple[Line, Line] | None:
    """A row's lines that fit ``height``, and the rest as a row of its own. The first cell names the row, and
    is shown again if it has fitted."""
    here: list[Entry] = []
    there: list[Entry] = []
    parted = False
    for column, entry in enumerate(line.entries):
        if entry.covered:
            here.append(entry)
            there.append(entry)
            continue
        kept, rest = _parted_cell(entry, column, columns, height, line, means)
        parted = parted or rest is not None
        here.append(replace(kept, rowspan=1))
        there.append(rest or (replace(entry, runs=(), blocks=()) if column else replace(entry, again=True)))
    head, tail = replace(line, entries=tuple(here)), replace(line, entries=tuple(there))
    return (head, tail) if parted and any(head.texts()) and any(tail.texts()) else None


def _parted_cell(
    entry: Entry, column: int, columns: Sequence[float], height: float, line: Line, means: Kit
) -> tuple[Entry, Entry | None]:
    padding = means.room.styles.cell_padding
    width = sum(columns[column : column + entry.colspan]) - padding.left - padding.right
    inner = height - padding.top - padding.bottom
    return part_cell(entry, column, max(1.0, width), inner, line.span, means)
