"""A matrix whose items are written in its cells."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import breaks_words, paragraph, sized, sizes
from deckbuilder.blocks.matrix.axes import gap_of, margins
from deckbuilder.blocks.matrix.frame import Frame, cell_align, cell_shape, framed_in, ink_of, inset_of, total
from deckbuilder.blocks.matrix.value import Item, Matrix
from deckbuilder.model import Run, Runs
from deckbuilder.plan import Bullet, Para, Shape, TextStyle

#: How tall the cells of an unbounded matrix are, and may become, as shares of their width.
_RESTING, _TALLEST = 0.42, 1.1
#: Space between the items of a cell, as a share of their size.
_BETWEEN = 0.3


def with_texts(block: Matrix, room: Room) -> tuple[tuple[Shape, ...], float] | None:
    """The drawing and its height; None where a cell cannot hold its items, or items have exact places."""
    if any(item.at is not None or (block.risk and item.text) for item in block.items):
        return None
    around = margins(block, room, room.width)
    gap, rows = gap_of(block), len(block.rows)
    for style in sizes(room.styles.label):
        inset = inset_of(block, style)
        width = framed_in(block, around, room.width, 1.0).size[0]
        cells = _cells(block, room, style, width - 2 * inset)
        if any(breaks_words(para, width - 2 * inset, room) for paras in cells.values() for para in paras):
            continue
        needed = max(total(paras) for paras in cells.values()) + 2 * inset
        if room.height is None:
            tall = max(needed, width * _RESTING)
            height = around.above + rows * tall + gap * (rows - 1) + around.below
            fits = tall <= width * _TALLEST
        else:
            height = room.height
            fits = framed_in(block, around, room.width, height).size[1] >= needed
        if fits:
            frame = framed_in(block, around, room.width, height)
            return _drawn(block, frame, cells, inset), height
    return None


def _drawn(
    block: Matrix, frame: Frame, cells: dict[tuple[int, int], tuple[Para, ...]], inset: float
) -> tuple[Shape, ...]:
    shapes = [cell_shape(block, frame, column, row, paras, inset) for (column, row), paras in cells.items()]
    return (*frame.around, *shapes)


def _cells(
    block: Matrix, room: Room, style: TextStyle, width: float
) -> dict[tuple[int, int], tuple[Para, ...]]:
    """What is written in each cell, in reading order."""
    return {
        (column, row): _cell(block, room, style, width, column, row)
        for row in reversed(range(len(block.rows)))
        for column in range(len(block.columns))
    }


def _cell(
    block: Matrix, room: Room, style: TextStyle, width: float, column: int, row: int
) -> tuple[Para, ...]:
    items = [block.items[index] for index in block.in_cell(column, row)]
    spaced = replace(style, after=style.size * _BETWEEN, color=ink_of(block, column, row))
    if block.risk or not block.names:
        align = cell_align(block)
        return tuple(paragraph(_whole(item), spaced, width, room, item.span, align=align) for item in items)
    strong = replace(sized(room.styles.label_strong, style.size), after=style.size * _BETWEEN)
    name = block.name_of(column, row)
    head = (paragraph(name, strong, width, room, block.span),) if name else ()
    bullet = Bullet(room.styles.bullets[0], round(style.size * 0.9))
    return (
        *head,
        *(paragraph(_whole(item), spaced, width, room, item.span, bullet=bullet) for item in items),
    )


def _whole(item: Item) -> Runs:
    return (*item.name, Run(": "), *item.text) if item.text else item.name
