"""Key figures as a block: how many stand side by side, and where they are cut.

What reads and draws it is imported when a brief has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.exhibit import KEYS, Exhibit, framed, lay_exhibit, report_empty
from deckbuilder.blocks.series import EPSILON
from deckbuilder.model import Runs
from deckbuilder.plan import GroupShape, Rect

if TYPE_CHECKING:
    from deckbuilder.blocks.kpi.cards import Card
    from deckbuilder.blocks.kpi.drawing import Grid


class KeyFigures(Exhibit, frozen=True, kw_only=True):
    """Cards in the order written."""

    cards: tuple[Card, ...]
    peers: tuple[Card, ...]
    """All cards of the block before it was cut: they set the size of the figures and the columns."""

    def words(self) -> tuple[Runs, ...]:
        from deckbuilder.blocks.kpi.cards import words

        return tuple(words(card) for card in self.cards)


def read(node: Node, reading: Reading) -> KeyFigures | None:
    from deckbuilder.blocks.kpi.cards import read_cards

    found = len(reading.report)
    cards = read_cards(node, reading)
    if not cards:
        help = "write `- 4.2 %: Growth`, or `label:` and `value:`"
        report_empty(node, reading, found, "kpi-empty", "there are no key figures here", help)
        return None
    return KeyFigures(cards=cards, peers=cards, **framed(node))


def lay(block: KeyFigures, room: Room) -> Laid:
    return lay_exhibit(block, room, lambda inner: _group(block, inner))


def _grid(block: KeyFigures, room: Room) -> Grid:
    from deckbuilder.blocks.kpi.drawing import grid_of

    return grid_of(block.cards, block.peers, room)


def _group(block: KeyFigures, room: Room) -> GroupShape:
    from deckbuilder.blocks.kpi.drawing import drawn

    grid = _grid(block, room)
    box = Rect(0.0, 0.0, room.width, grid.tops[-1] + grid.heights[-1])
    return GroupShape(
        box, block.span, drawn(grid, room), alt=block.alt or _alt(block), name="Key figures",
        within=room.within,
    )  # fmt: skip


def _alt(block: KeyFigures) -> str:
    count = len(block.cards)
    said = "; ".join(card.said() for card in block.cards)
    return f"Key figure. {said}" if count == 1 else f"{count} key figures. {said}"


def split(block: KeyFigures, room: Room, height: float) -> tuple[KeyFigures, KeyFigures] | None:
    """Cut between two rows of cards."""
    grid = _grid(block, room)
    bottoms = [top + tall for top, tall in zip(grid.tops, grid.heights, strict=True)]
    rows = min(sum(bottom <= height + EPSILON for bottom in bottoms), len(bottoms) - 1)
    if rows == 0:
        return None
    count = rows * grid.columns
    return (
        replace(block, cards=block.cards[:count], continued=True),
        replace(block, cards=block.cards[count:], continues=True),
    )


KIND = Kind(KeyFigures, ("fence:kpi", "div:kpi"), read, lay, split, whole=True, keys=KEYS)
