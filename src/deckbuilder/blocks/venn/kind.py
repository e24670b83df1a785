"""The Venn diagram as a kind of block. What reads and draws it is imported when a brief has one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from deckbuilder.blocks import exhibit
from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.exhibit import Exhibit, drawn_once, framed, lay_exhibit, report_empty
from deckbuilder.model import Runs, plain
from deckbuilder.plan import GroupShape, Rect

if TYPE_CHECKING:
    from deckbuilder.blocks.venn.drawing import Drawn
    from deckbuilder.blocks.venn.reading import Part


class Venn(Exhibit, frozen=True, kw_only=True):
    """Sets, and what they share."""

    parts: tuple[Part, ...]
    first: int = 0
    """Index of the first entry of the key: more than 0 in later parts of a diagram that was cut."""
    last: int | None = None
    """Index after the last one, in all parts but the last."""

    def words(self) -> tuple[Runs, ...]:
        return tuple(runs for part in self.parts for runs in (part.name, *part.items) if runs)


def read(node: Node, reading: Reading) -> Venn | None:
    from deckbuilder.blocks.venn.reading import read_parts

    found = len(reading.report)
    parts = read_parts(node, reading)
    if not parts:
        help = "write `- Security: patrols`, `- Trade: customs`, `- Security & Trade: controls`"
        report_empty(node, reading, found, "venn-empty", "the Venn diagram has no sets", help)
        return None
    return Venn(parts=parts, **framed(node))


def lay(block: Venn, room: Room) -> Laid:
    return lay_exhibit(block, room, lambda inner: _group(block, inner))


def _group(block: Venn, room: Room) -> GroupShape:
    from deckbuilder.blocks.venn.drawing import with_key

    shapes, height = with_key(_drawn(block.parts, room), slice(block.first, block.last), room)
    box = Rect(0.0, 0.0, room.width, height)
    alt = block.alt or _alt(block)
    return GroupShape(box, block.span, shapes, alt=alt, name="Venn diagram", within=room.within)


def _drawn(parts: tuple[Part, ...], room: Room) -> Drawn:
    from deckbuilder.blocks.venn.drawing import drawn

    return drawn_once(parts, room, partial(drawn, parts))


def split(block: Venn, room: Room, height: float) -> tuple[Venn, Venn] | None:
    """Cut between two entries of the key; the circles are shown again."""
    from deckbuilder.blocks.venn.drawing import keys_within

    made = _drawn(block.parts, room if room.height is None else replace(room, height=height))
    end = len(made.keys) if block.last is None else block.last
    shown = slice(block.first, block.last)
    at = block.first + min(keys_within(made, shown, height, room), end - block.first - 1)
    if made.height > height or at <= block.first:
        return None
    return replace(block, last=at, continued=True), replace(block, first=at, continues=True)


def _alt(block: Venn) -> str:
    sets = [part for part in block.parts if len(part.region) == 1]
    said = [f"Venn diagram of {len(sets)} sets: {', '.join(plain(part.name) for part in sets)}"]
    for part in block.parts:
        names = [plain(one.name) for one in sets if one.region <= part.region]
        if part.items:
            items = "; ".join(plain(item) for item in part.items)
            said.append(f"{' and '.join(names)}{' alone' if len(names) == 1 else ''}: {items}")
    return ". ".join(said)


KIND = Kind(Venn, ("fence:venn", "div:venn"), read, lay, split, whole=True, scales=True, keys=exhibit.KEYS)
