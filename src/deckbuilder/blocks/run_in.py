"""A minor heading that stands in the first line of its paragraph. The memo's planner makes it of the two; no
Markdown is read as one.
"""

from __future__ import annotations

from typing import Self

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Room, unread
from deckbuilder.blocks.series import piled
from deckbuilder.model import Block
from deckbuilder.place import all_moved
from deckbuilder.plan import Para, TextShape
from deckbuilder.theme.styles import Styles

#: Between heading and text, in ems of the text; and the share of the width from which on a heading keeps a
#: line to itself.
_GAP, _LONGEST = 0.9, 0.7


class RunIn(Block, frozen=True, kw_only=True):
    """A heading and the paragraph it begins."""

    heading: Block
    text: Block

    def children(self) -> tuple[Block, ...]:
        return (self.text,) if self.continues else (self.heading, self.text)

    def with_children(self, children: tuple[Block, ...]) -> Self:
        if self.continues:
            return replace(self, text=children[0])
        return replace(self, heading=children[0], text=children[1])


def lay(block: RunIn, room: Room) -> Laid:
    heading, styles = _heading(block, room), _beside(block, room)
    text = room.stack.lay((block.text,), replace(room, styles=styles or room.styles))
    if block.continues:
        return text
    if styles is None:
        return piled([heading, text])
    down = _first(text).lines[0].ascent - _first(heading).lines[0].ascent
    shapes = (*all_moved(heading.shapes, 0.0, down), *text.shapes)
    return Laid(shapes, text.height, heading.before, text.after, text.keep_next)


def _heading(block: RunIn, room: Room) -> Laid:
    return room.stack.lay((block.heading,), room)


def _beside(block: RunIn, room: Room) -> Styles | None:
    """The styles of a text whose first line begins behind the heading; None where that is too long."""

    def make() -> Styles | None:
        body = room.styles.body
        heading = _first(_heading(block, room))
        indent = heading.lines[0].width + _GAP * body[0].size
        if len(heading.lines) > 1 or indent > _LONGEST * room.width:
            return None
        return replace(room.styles, body=(replace(body[0], indent=indent), *body[1:]))

    return room.recall(block.heading, make, "run-in")


def _first(laid: Laid) -> Para:
    shape = laid.shapes[0]
    assert isinstance(shape, TextShape)
    return shape.paras[0]


def split(block: RunIn, room: Room, height: float) -> tuple[RunIn, RunIn] | None:
    """Cut in the text, which keeps its lines."""
    styles, above = _beside(block, room), 0.0
    if styles is None and not block.continues:
        above = lay(block, room).height - room.stack.lay((block.text,), room).height
    inner = replace(room, styles=styles or room.styles)
    cut = room.stack.split((block.text,), inner, height - above)
    if cut is None:
        return None
    (head,), (tail,) = cut
    return replace(block, text=head, continued=True), replace(block, text=tail, continues=True)


KIND = Kind(RunIn, (), unread, lay, split)
