"""A node in the making: what the tree builder knows of a container until its end is reached."""

from __future__ import annotations

from msgspec import Struct, field

from deckbuilder.blocks.base import Node
from deckbuilder.model import NO_ATTRS, Attrs
from deckbuilder.source import Span


class OpenNode(Struct):
    """A node whose end has not been reached."""

    kind: str
    span: Span
    word: str = ""
    attrs: Attrs = NO_ATTRS
    level: int = 0
    mark: str = ""
    children: list[Node] = field(default_factory=list)
    loose: bool = False
    caption: Node | None = None
    """A caption that waits for the table after it: a paragraph, should none come."""
    text: str = ""
    """A table row as written: the parser pads short rows and cuts long ones."""
    lang: str | None = None

    def node(self) -> Node:
        if self.caption is not None:
            self.children.append(self.caption)
        word, mark = self.word, self.mark
        if self.kind in ("bullet_list", "ordered_list"):
            word = "loose" if self.loose else "tight"
            mark = mark or word
        return Node(
            self.kind, self.span, word, self.attrs, tuple(self.children), (), self.text, (), self.level, mark
        )
