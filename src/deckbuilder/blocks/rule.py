"""A thematic break, where it does not start a slide."""

from __future__ import annotations

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.model import Block
from deckbuilder.plan import PathShape, Rect, Stroke


class Rule(Block, frozen=True, kw_only=True):
    """A horizontal line between two passages."""


def read(node: Node, reading: Reading) -> Rule:
    return Rule(span=node.span, attrs=node.attrs)


def lay(block: Rule, room: Room) -> Laid:
    line = PathShape(Rect(0.0, 0.0, room.width, 0.0), block.span, "line", stroke=Stroke("rule", 0.75))
    # Last on a page it would be taken for the rule above the footnotes.
    return Laid((line,), 0.0, room.styles.gap, room.styles.gap, keep_next=True)


KIND = Kind(Rule, ("rule",), read, lay)
