"""The axes of a matrix: their titles and the names of levels, and what these take around the cells."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import SPARE, breaks_words, paragraph, smallest
from deckbuilder.blocks.matrix.value import Matrix
from deckbuilder.model import Run, Runs
from deckbuilder.plan import Para, TextStyle

#: Between cells: quadrants stand apart, a heat map is one surface. Points.
APART, TOGETHER = 6.0, 2.0
#: Between names, titles and cells, as a share of their size.
AIR = 0.4
#: The names of rows take this share of the width at most.
_WIDEST_HEADS = 0.24


class Margins(Struct, frozen=True):
    """What the axes take around the cells, and their text set."""

    left: float
    above: float
    below: float
    title: Para | None
    """Of the rows, above them."""
    heads: float
    """The width that the names of rows are set in."""
    rows: tuple[Para, ...]
    columns: tuple[Para, ...]
    foot: Para | None
    """What the columns are levels of, below them."""


def gap_of(block: Matrix) -> float:
    return TOGETHER if block.risk else APART


def margins(block: Matrix, room: Room, width: float) -> Margins:
    """The axes of a matrix so wide."""
    strong = smallest(room.styles.label_strong)
    muted = replace(smallest(room.styles.label), color="muted")
    air = AIR * muted.size
    heads = _heads_width(block, muted, room, width) if any(block.rows) else 0.0
    left = heads + 2 * air if heads else 0.0
    inner = max(1.0, width - left)
    rows = tuple(
        paragraph((Run(name),), muted, heads, room, block.span, align="right")
        for name in (block.rows if heads else ())
    )
    columns, foot = _across(block, muted, strong, room, inner)
    title = paragraph((Run(block.y),), strong, width, room, block.span) if block.y else None
    below = (air + max(para.height for para in columns)) if columns else 0.0
    below += (air / 2 + foot.height) if foot else 0.0
    above = title.height + air if title else 0.0
    return Margins(left, above, below, title, heads, rows, columns, foot)


def _heads_width(block: Matrix, style: TextStyle, room: Room, width: float) -> float:
    """The width of the names of rows: natural where there is room, and none of their words broken."""
    runs = [(Run(name),) for name in block.rows]
    natural = max(room.typesetter.width(one, style) for one in runs) * SPARE
    least = max(room.typesetter.min_width(one, style) for one in runs) * SPARE
    return max(min(natural, width * _WIDEST_HEADS), min(least, width / 3))


def _across(
    block: Matrix, style: TextStyle, strong: TextStyle, room: Room, width: float
) -> tuple[tuple[Para, ...], Para | None]:
    """The names of the columns and what they are levels of; where a name has no room, numbers, which the line
    below explains."""
    gap, count = gap_of(block), len(block.columns)
    cell = max(1.0, (width - gap * (count - 1)) / count)

    def heads(names: Iterable[str]) -> tuple[Para, ...]:
        return tuple(paragraph((Run(one),), style, cell, room, block.span, align="center") for one in names)

    named = heads(block.columns) if any(block.columns) else ()
    title: Runs = (Run(block.x),) if block.x else ()
    if any(breaks_words(para, cell, room) for para in named):
        named = heads(str(number) for number in range(1, count + 1))
        levels = ", ".join(f"{number} {name}" for number, name in enumerate(block.columns, 1))
        title = (Run(f"{block.x}: " if block.x else ""), Run(levels, color="muted"))
    foot = paragraph(title, strong, width, room, block.span, align="center") if title else None
    return named, foot
