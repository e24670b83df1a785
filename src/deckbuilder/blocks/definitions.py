"""Definition lists: terms, each with one or more definitions below it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Self

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.series import first_lines, has_lines, overflowing, piled
from deckbuilder.model import Block, Runs
from deckbuilder.place import indented
from deckbuilder.plan import Para, Rect, Tag, TextShape


class Entry(Block, frozen=True, kw_only=True):
    """Terms that share their definitions; laid by its list."""

    terms: tuple[Runs, ...]
    blocks: tuple[Block, ...]

    def children(self) -> tuple[Block, ...]:
        return self.blocks

    def with_children(self, children: tuple[Block, ...]) -> Self:
        return replace(self, blocks=children)

    def texts(self) -> tuple[Runs, ...]:
        return self.terms


class Definitions(Block, frozen=True, kw_only=True):
    """A definition list."""

    entries: tuple[Entry, ...]

    def children(self) -> tuple[Block, ...]:
        return self.entries

    def with_children(self, children: tuple[Block, ...]) -> Self:
        return replace(self, entries=tuple(child for child in children if isinstance(child, Entry)))


def read(node: Node, reading: Reading) -> Definitions | None:
    entries: list[Entry] = []
    for child in node.children:
        if child.kind == "term":
            if entries and not entries[-1].blocks:
                entries[-1] = replace(entries[-1], terms=(*entries[-1].terms, child.runs))
            else:
                number = next(reading.numbers)
                entries.append(Entry(terms=(child.runs,), blocks=(), span=child.span, number=number))
        elif entries:
            last = entries[-1]
            blocks = (*last.blocks, *reading.blocks(child.children))
            entries[-1] = replace(last, blocks=blocks, span=last.span.to(child.span))
    return Definitions(entries=tuple(entries), span=node.span, attrs=node.attrs) if entries else None


def lay(block: Definitions, room: Room) -> Laid:
    return piled(list(_parts(block, room)))


def _parts(block: Definitions, room: Room) -> Iterator[Laid]:
    inner = room.inside(Tag("L", block.number))
    return (inner.recall(entry, partial(_lay_entry, entry, inner)) for entry in block.entries)


def opening(block: Definitions, room: Room, height: float) -> Definitions:
    """The entries down to the first that does not fit."""
    found = overflowing(_parts(block, room), height)
    return block if found is None else replace(block, entries=block.entries[: found[0] + 1])


def _lay_entry(entry: Entry, room: Room) -> Laid:
    inner = _inside(entry, room)
    body = inner.stack.lay(entry.blocks, inner)
    parts = [] if entry.continues else _terms(entry, room)
    if body.shapes:
        parts.append(replace(body, shapes=indented(body.shapes, room.width - inner.width), keep_next=False))
    return piled(parts)


def _inside(entry: Entry, room: Room) -> Room:
    tags = Tag("LI", entry.number), Tag("LBody", entry.number)
    return room.narrowed(room.styles.bullet_hang).inside(*tags)


def _terms(entry: Entry, room: Room) -> list[Laid]:
    style = room.styles.term
    found: list[Laid] = []
    within = (*room.within, Tag("LI", entry.number))
    for runs in entry.terms:
        lines = room.typesetter.set(runs, style, room.width)
        para = Para(runs, style, "Lbl", entry.span, lines, within=within)
        shape = TextShape(Rect(0.0, 0.0, room.width, para.height), entry.span, (para,), "flow")
        found.append(Laid((shape,), para.height, style.before, style.after))
    return found


def split(block: Definitions, room: Room, height: float) -> tuple[Definitions, Definitions] | None:
    """Cut between two entries; inside one on pages, and on slides if it is the first. A term stays with its
    definition."""
    found = overflowing(_parts(block, room), height)
    if found is None:
        return None
    index, top = found
    if index == 0 or room.height is None:
        within = replace(room.inside(Tag("L", block.number)), at_top=room.at_top and index == 0)
        cut = _split_entry(block.entries[index], within, height - top)
        if cut is not None:
            head, tail = cut
            return _parted(block, (*block.entries[:index], head), (tail, *block.entries[index + 1 :]))
    return _parted(block, block.entries[:index], block.entries[index:]) if index else None


def _split_entry(entry: Entry, room: Room, height: float) -> tuple[Entry, Entry] | None:
    inner = _inside(entry, room)
    above = _lay_entry(entry, room).height - inner.stack.lay(entry.blocks, inner).height
    cut = inner.stack.split(entry.blocks, inner, height - above)
    if cut is None or not (room.at_top or has_lines(first_lines(cut[1], inner), inner)):
        return None
    return replace(entry, blocks=cut[0], continued=True), replace(entry, blocks=cut[1], continues=True)


def _parted(
    block: Definitions, head: tuple[Entry, ...], tail: tuple[Entry, ...]
) -> tuple[Definitions, Definitions]:
    return replace(block, entries=head, continued=True), replace(block, entries=tail, continues=True)


KIND = Kind(Definitions, ("definition_list",), read, lay, split, opening)
