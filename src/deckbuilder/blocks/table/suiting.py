"""How the text of a table is set where a column is too narrow for one of its words: a size smaller,
hyphenated, or both, as far as the styles offer it."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.series import EPSILON
from deckbuilder.blocks.table.setting import needs, widths
from deckbuilder.blocks.table.value import Table
from deckbuilder.theme.styles import Styles


def suited(block: Table, room: Room) -> tuple[int, Room]:
    """The first manner in which all words fit, else the last; and the room with table text set in it."""
    if not room.styles.narrow_tables:
        return 0, room
    manner = block.manner
    if manner is None:
        manner = room.recall(block, lambda: _manner(block, room), "manner")
    return manner, _in(manner, room)


def _manner(block: Table, room: Room) -> int:
    last = len(room.styles.narrow_tables)
    return next((manner for manner in range(last) if _fits(block, _in(manner, room))), last)


def _fits(block: Table, room: Room) -> bool:
    columns = zip(needs(block, room)[0], widths(block, room), strict=True)
    return all(small <= width + EPSILON for small, width in columns)


def _in(manner: int, room: Room) -> Room:
    return replace(room, styles=_styles(room.styles, manner))


@lru_cache(maxsize=64)
def _styles(styles: Styles, manner: int) -> Styles:
    """The styles with one way to set tables, the usual one for 0."""
    pairs = (styles.table, styles.table_head), *styles.narrow_tables
    table, head = pairs[manner]
    return replace(styles, table=table, table_head=head, narrow_tables=())
