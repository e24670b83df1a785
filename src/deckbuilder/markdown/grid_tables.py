"""Block rule for pandoc's grid tables: cells drawn with ``+``, ``-``, ``=`` and ``|``, over any number of
columns and rows.

As in pandoc, a line of ``=`` ends the header, two enclose a foot, and colons at the ends of a column's part
of the header's line (of the top line, where there is no header) align it. The columns' widths come from what
they hold, not from the drawing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import combining, east_asian_width

from markdown_it.rules_block import StateBlock
from msgspec import Struct

_TOP = re.compile(r"\+(?:[-=:]+\+)+[ \t]*$")
_DIVIDER = re.compile(r"\+[-=:+]*=[-=:+]*\+$")
_ACROSS, _DOWN = frozenset("-=:+"), frozenset("|+")
_WIDE = "WF"

Drawing = list[list[str]]
"""A table's lines, one string for each column of the screen: a character with the marks it bears, or nothing
for the second half of a wide one."""


class Box(Struct, frozen=True):
    """A cell as drawn: where its four borders stand."""

    top: int
    left: int
    bottom: int
    right: int


class GridCell(Struct, frozen=True):
    """A cell in the grid."""

    row: int
    column: int
    rowspan: int
    colspan: int
    first: int
    """Its first line of text, counted from the table's first."""
    lines: tuple[str, ...]


class GridTable(Struct, frozen=True):
    """A drawn table."""

    cells: tuple[GridCell, ...]
    """By row, then by column."""
    rows: tuple[tuple[str, int, int], ...]
    """For each row its group (``header``, ``footer`` or nothing), its first line and the line after it."""
    aligns: tuple[str, ...]


def grid_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A whole grid table; lines that draw none are left to be text."""
    position = state.bMarks[start] + state.tShift[start]
    if silent or state.is_code_block(start) or not _TOP.match(state.src[position : state.eMarks[start]]):
        return False
    last = start
    while last < end and state.sCount[last] >= state.blkIndent and _is_drawn(state, last):
        last += 1
    lines = [line.strip() for line in state.getLines(start, last, state.blkIndent, False).split("\n")]
    table = read_grid(lines)
    if table is None:
        return False
    token = state.push("grid_table", "", 0)
    token.map = [start, last]
    token.meta = {"grid": table}
    state.line = last
    return True


def _is_drawn(state: StateBlock, line: int) -> bool:
    position = state.bMarks[line] + state.tShift[line]
    return state.src[position : position + 1] in ("+", "|")


def read_grid(lines: Sequence[str]) -> GridTable | None:
    """The table some lines draw; None if their borders do not meet.

    Columns are counted as a terminal shows them, or failing that by characters.
    """
    return _read([_columns(line) for line in lines]) or _read([list(line) for line in lines])


def _columns(line: str) -> list[str]:
    found: list[str] = []
    for character in line:
        if found and combining(character):
            found[-1] += character
        else:
            found.append(character)
            if east_asian_width(character) in _WIDE:
                found.append("")
    return found


def _read(drawing: Drawing) -> GridTable | None:
    if len(drawing) < 3 or len({len(line) for line in drawing}) != 1:
        return None
    boxes = sorted(_boxes(drawing), key=lambda box: (box.top, box.left))
    area = sum((box.bottom - box.top) * (box.right - box.left) for box in boxes)
    if not boxes or area != (len(drawing) - 1) * (len(drawing[0]) - 1):
        return None
    tops = sorted({box.top for box in boxes} | {len(drawing) - 1})
    lefts = sorted({box.left for box in boxes} | {len(drawing[0]) - 1})
    row_of = {top: index for index, top in enumerate(tops)}
    column_of = {left: index for index, left in enumerate(lefts)}
    if any(box.bottom not in row_of or box.right not in column_of for box in boxes):
        return None
    cells = [
        GridCell(
            row_of[box.top],
            column_of[box.left],
            row_of[box.bottom] - row_of[box.top],
            column_of[box.right] - column_of[box.left],
            box.top + 1,
            _text(drawing, box),
        )
        for box in boxes
    ]
    groups, divider = _groups(drawing, tops)
    rows = tuple((group, top, bottom) for group, (top, bottom) in zip(groups, pairwise(tops), strict=True))
    return GridTable(tuple(cells), rows, tuple(_aligns(drawing[divider], lefts)))


def _boxes(drawing: Drawing) -> Iterator[Box]:
    """The cells, found from one corner to the next."""
    corners, seen = [(0, 0)], set()
    while corners:
        corner = corners.pop()
        if corner in seen:
            continue
        seen.add(corner)
        box = _box(drawing, *corner)
        if box is not None:
            yield box
            corners += [(box.top, box.right), (box.bottom, box.left)]


def _box(drawing: Drawing, top: int, left: int) -> Box | None:
    """The smallest cell with its upper left corner here."""
    height, width = len(drawing), len(drawing[0])
    if top >= height - 1 or left >= width - 1 or drawing[top][left] != "+":
        return None
    for right in range(left + 1, width):
        if drawing[top][right] not in _ACROSS:
            return None
        if drawing[top][right] != "+":
            continue
        for bottom in range(top + 1, height):
            if drawing[bottom][right] not in _DOWN:
                break
            if drawing[bottom][right] == "+" and _closed(drawing, Box(top, left, bottom, right)):
                return Box(top, left, bottom, right)
    return None


def _closed(drawing: Drawing, box: Box) -> bool:
    """Whether the lower and the left border are there."""
    return (
        drawing[box.bottom][box.left] == "+"
        and all(drawing[box.bottom][column] in _ACROSS for column in range(box.left, box.right))
        and all(drawing[row][box.left] in _DOWN for row in range(box.top, box.bottom))
    )


def _text(drawing: Drawing, box: Box) -> tuple[str, ...]:
    """A cell's lines, without the indent they share."""
    lines = ["".join(row[box.left + 1 : box.right]).rstrip() for row in drawing[box.top + 1 : box.bottom]]
    indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line), default=0)
    return tuple(line[indent:] for line in lines)


def _groups(drawing: Drawing, tops: Sequence[int]) -> tuple[list[str], int]:
    """The group of each row, and the line that aligns the columns."""
    doubles = [row for row, top in enumerate(tops) if row and _DIVIDER.match("".join(drawing[top]))]
    count = len(tops) - 1
    foot = doubles[-2] if len(doubles) > 1 and doubles[-1] == count else count
    head = doubles[0] if doubles and doubles[0] < foot else 0
    groups = ["header" if row < head else "footer" if row >= foot else "" for row in range(count)]
    return groups, tops[head]


def _aligns(line: Sequence[str], lefts: Sequence[int]) -> Iterator[str]:
    for left, right in pairwise(lefts):
        begins, ends = line[left + 1] == ":", line[right - 1] == ":"
        yield {(True, True): "center", (True, False): "left", (False, True): "right"}.get((begins, ends), "")
