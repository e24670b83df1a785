"""Where a figure or table was written that stands on a later page, or across all columns: nothing is drawn
there, but there it is read. Layout makes it; no node does."""

from __future__ import annotations

from deckbuilder.blocks.base import Kind, Laid, Room, unread
from deckbuilder.model import Block
from deckbuilder.plan import Para, Rect, Tag, TextShape

#: The element of the structure around what may float, with its caption and source.
GROUP = "Sect"
#: The class of blocks that stand across all columns.
WIDE = "wide"


class FloatPlace(Block, frozen=True, kw_only=True):
    """The place of the block of the same number."""


def lay(block: FloatPlace, room: Room) -> Laid:
    within = (*room.within, Tag(GROUP, block.number))
    para = Para((), room.styles.body[0], "P", block.span, (), within=within)
    return Laid((TextShape(Rect(0.0, 0.0, room.width, 0.0), block.span, (para,), "place"),), 0.0)


def may_float(block: Block) -> bool:
    """Whether a block is a figure or table with a caption. What has none is part of the text around it."""
    return any(caption.runs and caption.series != "listing" for caption in block.captions())


def grouped(block: Block, room: Room) -> Room:
    """The room of a block that may stand elsewhere than it is read, within an element of its own."""
    if room.within or not block.number or not (may_float(block) or WIDE in block.attrs.classes):
        return room
    return room.inside(Tag(GROUP, block.number))


KIND = Kind(FloatPlace, (), unread, lay)
