"""The kinds of block, in one ordered registry.

To add a kind: write its module (see `base` for the contract) and list its `KIND` here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from deckbuilder.blocks import (
    agenda,
    apparatus,
    callout,
    chart,
    code,
    columns,
    contents,
    definitions,
    figure,
    float_place,
    formula,
    heading,
    kpi,
    lists,
    matrix,
    mermaid,
    network,
    page_break,
    paragraph,
    process,
    quote,
    rule,
    run_in,
    scenarios,
    signature,
    table,
    timeline,
    tree,
    unsupported,
    venn,
)
from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.model import Block
from deckbuilder.theme.style_set import Direction, in_language

__all__ = ["KINDS", "kind_of", "lay", "narrowed", "opening", "read_all", "scales", "split"]

#: Every kind; of two that read the same node, the first one does.
KINDS: tuple[Kind[Any], ...] = (
    paragraph.KIND,
    heading.KIND,
    lists.KIND,
    definitions.KIND,
    table.KIND,
    figure.KIND,
    formula.KIND,
    quote.KIND,
    callout.KIND,
    columns.KIND,
    apparatus.KIND,
    code.KIND,
    timeline.KIND,
    chart.KIND,
    network.KIND,
    mermaid.KIND,
    tree.KIND,
    process.KIND,
    kpi.KIND,
    matrix.KIND,
    scenarios.KIND,
    venn.KIND,
    rule.KIND,
    page_break.KIND,
    float_place.KIND,
    agenda.KIND,
    contents.KIND,
    run_in.KIND,
    signature.KIND,
)

_BY_NODE: dict[str, Kind[Any]] = {name: kind for kind in reversed(KINDS) for name in kind.reads}
_BY_BLOCK: dict[type[Block], Kind[Any]] = {kind.block: kind for kind in KINDS}


def read_all(nodes: Sequence[Node], reading: Reading) -> tuple[Block, ...]:
    """The blocks some nodes hold; a node that no kind reads is reported, and its text kept."""
    blocks: list[Block] = []
    for node in nodes:
        kind = _BY_NODE.get(f"{node.kind}:{node.word}") or _BY_NODE.get(node.kind)
        if kind is None:
            blocks.extend(unsupported.read(node, reading))
        elif (found := kind.read(node, reading)) is not None:
            made = found if isinstance(found, tuple) else (found,)
            blocks.extend(replace(block, number=next(reading.numbers)) for block in made)
    return tuple(blocks)


def kind_of(block: Block) -> Kind[Any]:
    """The kind of a block that stands on its own (not of a list's item or a column: their list lays them)."""
    return _BY_BLOCK[type(block)]


def scales(block: Block) -> bool:
    """Whether the block, or one it holds, fits itself to the height of its room."""
    kind = _BY_BLOCK.get(type(block))
    return (kind is not None and kind.scales) or any(scales(child) for child in block.children())


def lay(block: Block, room: Room) -> Laid:
    """The block's shapes in ``room``, remembered there."""
    room = _own(block, room)
    laid: Laid = room.recall(block, lambda: kind_of(block).lay(block, room))
    return laid


def opening(block: Block, room: Room, height: float) -> Block:
    """As much of a long block as shows that it does not fit ``height`` points; the block itself if it may."""
    first = kind_of(block).opening
    if first is None:
        return block
    room = _own(block, room)
    # Blocks in blocks in blocks are asked at every level: unless remembered, twice as often at each.
    found: Block = room.recall(block, lambda: first(block, room, height), "opening", height)
    return found


def narrowed(blocks: Sequence[Block], room: Room) -> tuple[Block, ...]:
    """The blocks, those that are too wide for the room in several parts."""
    found: list[Block] = []
    for block in blocks:
        part = kind_of(block).narrowed
        found += (block,) if part is None else part(block, _own(block, room))
    return tuple(found)


def split(block: Block, room: Room, height: float) -> tuple[Block, Block] | None:
    """The block in two, the first part at most ``height`` points tall; None if it cannot be cut there."""
    cut = kind_of(block).split
    if cut is None:
        return None
    room = _own(block, room)
    found: tuple[Block, Block] | None = room.recall(
        block, lambda: cut(block, room, height), "split", height, room.at_top
    )
    return found


def _own(block: Block, room: Room) -> Room:
    """The room with its styles in the block's own language and direction, where it has any, and within the
    element that groups a block with its caption. One for all that is asked of a block: else its parts would
    not be remembered from question to question."""
    return float_place.grouped(block, _addressed(block, room))


def _addressed(block: Block, room: Room) -> Room:
    if not block.attrs.values:
        return room
    lang, written = block.attrs.get("lang"), block.attrs.get("dir")
    direction: Direction | None = "rtl" if written == "rtl" else "ltr" if written == "ltr" else None
    if lang is None and direction is None:
        return room
    return replace(room, styles=in_language(room.styles, lang, direction))
