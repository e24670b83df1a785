"""Notes and references collected at the end of a document: any blocks, set smaller than running text."""

from __future__ import annotations

from functools import lru_cache
from typing import Self

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.model import Block
from deckbuilder.place import with_paras
from deckbuilder.plan import Shape
from deckbuilder.theme.styles import Styles


class Apparatus(Block, frozen=True, kw_only=True):
    """Notes or references one below the other."""

    blocks: tuple[Block, ...]

    def children(self) -> tuple[Block, ...]:
        return self.blocks

    def with_children(self, children: tuple[Block, ...]) -> Self:
        return replace(self, blocks=children)


def read(node: Node, reading: Reading) -> Apparatus | None:
    blocks = reading.blocks(node.children)
    return Apparatus(blocks=blocks, span=node.span, attrs=node.attrs) if blocks else None


def lay(block: Apparatus, room: Room) -> Laid:
    laid = room.stack.lay(block.blocks, _inside(room))
    return replace(laid, shapes=tuple(map(_as_note, laid.shapes)), keep_next=False)


def _inside(room: Room) -> Room:
    return replace(room, styles=_small(room.styles))


@lru_cache(maxsize=64)
def _small(styles: Styles) -> Styles:
    """The styles with running text as large as labels in diagrams: the smallest that is read with ease."""
    size = styles.label.size
    body = tuple(
        replace(
            style,
            size=size,
            leading=style.leading * size / style.size,
            after=round(size * 0.8) / 2,
            indent=0.0,
        )
        for style in styles.body
    )
    return replace(styles, body=body, bullet_hang=round(size * 0.9))


def _as_note(shape: Shape) -> Shape:
    return with_paras(shape, lambda para: replace(para, role="Note") if para.role == "P" else para)


def opening(block: Apparatus, room: Room, height: float) -> Apparatus:
    """The blocks down to the first that does not fit."""
    inner = _inside(room)
    found = inner.stack.opening(block.blocks, inner, height)
    return block if found is block.blocks else replace(block, blocks=found)


def split(block: Apparatus, room: Room, height: float) -> tuple[Apparatus, Apparatus] | None:
    inner = _inside(room)
    cut = inner.stack.split(block.blocks, inner, height)
    if cut is None:
        return None
    head, tail = replace(block, blocks=cut[0]), replace(block, blocks=cut[1])
    return replace(head, continued=True), replace(tail, continues=True)


KIND = Kind(Apparatus, ("div:refs",), read, lay, split, opening)
