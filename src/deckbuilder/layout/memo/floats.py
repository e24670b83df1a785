"""Figures and tables that float: one that does not fit where it is written stands at the top of the next
page, and the text behind it fills this one meanwhile.

It never moves before the place it is written at, nor beyond the next heading, nor past another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from deckbuilder.blocks import lay
from deckbuilder.blocks.base import Room
from deckbuilder.blocks.float_place import FloatPlace, may_float
from deckbuilder.blocks.heading import Heading
from deckbuilder.blocks.series import EPSILON
from deckbuilder.layout.stack import Cut
from deckbuilder.model import Block

#: A hole that is no larger than this share of a page is left as it is.
LARGEST_HOLE = 1 / 8
#: So many wait for the next page at most.
MOST_WAITING = 2
#: Ways to say that a figure or table stands where it is written: ours, and Quarto's.
_HERE_CLASS, _HERE = "here", (("float", "false"), ("fig-pos", "H"))


def floats(block: Block) -> bool:
    """Whether a block floats where it does not fit."""
    if block.continues or not may_float(block):
        return False
    attrs = block.attrs
    return _HERE_CLASS not in attrs.classes and not any(attrs.get(key) == value for key, value in _HERE)


def floated(blocks: Sequence[Block], cut: Cut, room: Room, height: float, page: float) -> Cut | None:
    """Another cut of the blocks within ``height``, with more text above it; None where ``cut`` may stand.

    ``page`` is the height of a whole page, which holds what floats in one piece.
    """
    head, rest = cut
    parted = len(head) + len(rest) > len(blocks)
    index = len(head) - parted
    before = tuple(blocks[:index])
    if index == len(blocks) or not floats(blocks[index]) or (before and lay(before[-1], room).keep_next):
        return None
    hole = height - room.stack.lay(head, room).height
    if not parted and hole <= LARGEST_HOLE * page:
        return None
    if lay(blocks[index], room).height > page or (room.at_top and not before):
        return None
    found = _filled(before, blocks[index:], room, height)
    left = height - room.stack.lay(found[0], room).height
    return found if left < hole - EPSILON or (parted and left <= LARGEST_HOLE * page) else None


def place_of(block: Block) -> FloatPlace:
    """What stands for a block where it is written."""
    return FloatPlace(span=block.span, number=block.number)


def _filled(above: tuple[Block, ...], below: Sequence[Block], room: Room, height: float) -> Cut:
    """The text behind the float that ``below`` begins with under what stands ``above``, as far as it fits."""
    waiting: list[Block] = []
    behind = list(below)
    while behind and floats(behind[0]) and len(waiting) < MOST_WAITING:
        waiting.append(behind.pop(0))
        above = (*above, place_of(waiting[-1]))
        text = tuple(takewhile(lambda block: not (isinstance(block, Heading) or floats(block)), behind))
        cut = room.stack.split((*above, *text), room, height)
        if cut is None and room.stack.lay((*above, *text), room).height <= height:
            above, behind = (*above, *text), behind[len(text) :]
            continue
        if cut is not None and len(cut[0]) > len(above):
            return cut[0], (*waiting, *cut[1], *behind[len(text) :])
        break
    return above, (*waiting, *behind)
