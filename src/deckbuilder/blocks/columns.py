"""Columns: blocks side by side."""

from __future__ import annotations

from itertools import groupby
from typing import Self

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.lengths import share
from deckbuilder.blocks.series import EPSILON
from deckbuilder.model import Block
from deckbuilder.place import all_moved


class Column(Block, frozen=True, kw_only=True):
    """One column; laid by the block that holds it."""

    blocks: tuple[Block, ...]
    share: float | None = None
    """Of the width all columns have together; None for an equal part of what the others leave."""

    def children(self) -> tuple[Block, ...]:
        return self.blocks

    def with_children(self, children: tuple[Block, ...]) -> Self:
        return replace(self, blocks=children)


class Columns(Block, frozen=True, kw_only=True):
    """Columns from left to right."""

    columns: tuple[Column, ...]

    def children(self) -> tuple[Block, ...]:
        return self.columns

    def with_children(self, children: tuple[Block, ...]) -> Self:
        return replace(self, columns=tuple(child for child in children if isinstance(child, Column)))


def read(node: Node, reading: Reading) -> Columns | None:
    """Every ``column`` div inside; blocks written between them make a column of their own."""
    columns: list[Column] = []
    for is_column, group in groupby(
        node.children, lambda child: child.kind == "div" and child.word == "column"
    ):
        members = tuple(group)
        if is_column:
            columns += [_column(member, reading) for member in members]
        else:
            columns.append(Column(blocks=reading.blocks(members), span=members[0].span.to(members[-1].span)))
    return Columns(columns=tuple(columns), span=node.span, attrs=node.attrs) if columns else None


def _column(node: Node, reading: Reading) -> Column:
    text = node.attrs.get("width")
    part = None if text is None else share(text)
    if text is not None and part is None:
        reading.report.warning(
            "column-width", f"`width={text}` is no percentage up to 100", node.span, "write it as `width=40%`"
        )
    return Column(blocks=reading.blocks(node.children), share=part, span=node.span, attrs=node.attrs)


def lay(block: Columns, room: Room) -> Laid:
    rooms = _rooms(block, room)
    laid = [
        inner.stack.lay(column.blocks, inner) for column, (_, inner) in zip(block.columns, rooms, strict=True)
    ]
    shapes = tuple(
        shape for part, (x, _) in zip(laid, rooms, strict=True) for shape in all_moved(part.shapes, x, 0.0)
    )
    return Laid(
        shapes,
        max(part.height for part in laid),
        max(part.before for part in laid),
        max(part.after for part in laid),
    )


def _rooms(block: Columns, room: Room) -> list[tuple[float, Room]]:
    """Left edge and room of each column."""
    gap = room.styles.column_gap
    whole = max(1.0, room.width - gap * (len(block.columns) - 1))
    found: list[tuple[float, Room]] = []
    x = 0.0
    for part in _shares([column.share for column in block.columns]):
        width = max(1.0, whole * part)
        found.append((x, replace(room, width=width)))
        x += whole * part + gap
    return found


def _shares(written: list[float | None]) -> list[float]:
    """A share for each column: those without one share what is left; too large ones shrink alike."""
    given = sum(part for part in written if part is not None)
    without = written.count(None)
    each = max(1.0 - given, 0.0) / without if without else 0.0
    if without and each <= 0:
        each = given / max(1, len(written) - without)  # nothing is left: as wide as the others on average
    found = [each if part is None else part for part in written]
    total = sum(found)
    return [part / total for part in found] if total > 1 else found


def split(block: Columns, room: Room, height: float) -> tuple[Columns, Columns] | None:
    """Every column that is too tall is cut; all continue side by side."""
    heads: list[Column] = []
    tails: list[Column] = []
    for column, (_, inner) in zip(block.columns, _rooms(block, room), strict=True):
        if inner.stack.lay(column.blocks, inner).height <= height + EPSILON:
            cut: tuple[tuple[Block, ...], tuple[Block, ...]] | None = (column.blocks, ())
        else:
            cut = inner.stack.split(column.blocks, inner, height)
        if cut is None:
            if not room.at_top:
                return None
            cut = ((), column.blocks)
        heads.append(replace(column, blocks=cut[0], continued=True))
        tails.append(replace(column, blocks=cut[1], continues=True))
    if not any(head.blocks for head in heads) or not any(tail.blocks for tail in tails):
        return None
    first, second = replace(block, columns=tuple(heads)), replace(block, columns=tuple(tails))
    return replace(first, continued=True), replace(second, continues=True)


KIND = Kind(Columns, ("div:columns",), read, lay, split)
