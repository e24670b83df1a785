"""A new page of the memo: ``::: pagebreak``, ``<!-- pagebreak -->``, ``\\newpage``. Slides know none."""

from __future__ import annotations

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.model import Block


class PageBreak(Block, frozen=True, kw_only=True):
    """What follows begins on a new page."""


def read(node: Node, reading: Reading) -> PageBreak:
    return PageBreak(span=node.span, attrs=node.attrs)


def lay(block: PageBreak, room: Room) -> Laid:
    return Laid((), 0.0)


KIND = Kind(PageBreak, ("page_break",), read, lay)
