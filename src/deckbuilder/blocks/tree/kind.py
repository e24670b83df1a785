"""Trees: an issue with its parts from left to right, an organisation from top to bottom, else an outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.exhibit import KEYS, Exhibit, counted, framed, lay_exhibit, report_empty
from deckbuilder.blocks.graph.exhibit import drawing, fresh
from deckbuilder.model import Runs, plain
from deckbuilder.plan import GroupShape, Rect, Shape

if TYPE_CHECKING:
    from deckbuilder.blocks.entries import Entry

Form = Literal["right", "down", "outline"]
#: What is tried, in this order, by what the author asks for.
_FORMS: dict[str, tuple[Form, ...]] = {
    "right": ("right", "down", "outline"),
    "down": ("down", "right", "outline"),
    "outline": ("outline",),
}


class Tree(Exhibit, frozen=True, kw_only=True):
    """Entries with those below them, usually of one root."""

    entries: tuple[Entry, ...]
    forms: tuple[Form, ...] = _FORMS["right"]
    part: tuple[int, int] | None = None
    """The first line of the outline and the one behind the last, where it is cut."""

    def words(self) -> tuple[Runs, ...]:
        return tuple(
            runs for entry, _ in walked_entries(self.entries) for runs in (entry.name, entry.text) if runs
        )


def walked_entries(entries: Sequence[Entry], level: int = 0) -> Iterator[tuple[Entry, int]]:
    """All entries with their levels, parents before those below them."""
    for entry in entries:
        yield entry, level
        yield from walked_entries(entry.entries, level + 1)


def read(node: Node, reading: Reading) -> Tree | None:
    from deckbuilder.blocks.entries import read_entries
    from deckbuilder.blocks.tree.outline import BRANCH

    found = len(reading.report)
    entries = read_entries(node, reading, BRANCH)
    if not entries:
        help = "write a list with lists in it, or `- name: …` with `children:`"
        report_empty(node, reading, found, "tree-empty", "the tree has no branches", help)
        return None
    wanted = node.attrs.get("direction") or "right"
    if wanted not in _FORMS:
        message = f"`{wanted}` is no direction of a tree"
        reading.report.error("tree-direction", message, node.span, f"write one of {', '.join(_FORMS)}")
    return Tree(entries=entries, forms=_FORMS.get(wanted, _FORMS["right"]), **framed(node))


def lay(block: Tree, room: Room) -> Laid:
    return lay_exhibit(block, room, lambda inner: _group(block, inner))


def _group(block: Tree, room: Room) -> GroupShape:
    shapes = _drawing(block, room) or _drawing(block, fresh(room)) or _outline(block, room)[0]
    box = Rect(0.0, 0.0, room.width, max(shape.box.bottom for shape in shapes))
    return GroupShape(box, block.span, shapes, alt=block.alt or _alt(block), name="Tree", within=room.within)


def _drawing(block: Tree, room: Room) -> tuple[Shape, ...] | None:
    """The tree as boxes, in the first form that fits; None where none does."""
    return None if block.part or block.forms[0] == "outline" else drawing(block, room, _drawn)


def _drawn(block: Tree, room: Room) -> tuple[Shape, ...] | None:
    from deckbuilder.blocks.tree.drawing import drawn

    return drawn(block.entries, block.forms, room)


def _outline(block: Tree, room: Room) -> tuple[tuple[Shape, ...], list[float]]:
    from deckbuilder.blocks.tree.outline import outlined

    lines = list(walked_entries(block.entries))
    first, last = block.part or (0, len(lines))
    return outlined(lines[first:last], room)


def _alt(block: Tree) -> str:
    levels = [level for _, level in walked_entries(block.entries)]
    entries, depth = counted(len(levels), "entry", "entries"), counted(max(levels) + 1, "level")
    return f"Tree of {entries} on {depth}. {'; '.join(map(_told, block.entries))}"


def _told(entry: Entry) -> str:
    """``Name (text): [Part; Part]``."""
    name = f"{plain(entry.name)} ({plain(entry.text)})" if entry.text else plain(entry.name)
    return f"{name}: [{'; '.join(map(_told, entry.entries))}]" if entry.entries else name


def split(block: Tree, room: Room, height: float) -> tuple[Tree, Tree] | None:
    """Cut between two lines of an outline."""
    if _drawing(block, room) is not None:
        return None
    ends = _outline(block, room)[1]
    first, last = block.part or (0, len(ends))
    count = min(sum(end <= height for end in ends), len(ends) - 1)
    if count == 0:
        return None
    return (
        replace(block, part=(first, first + count), continued=True),
        replace(block, part=(first + count, last), continues=True),
    )


KIND = Kind(
    Tree,
    ("fence:tree", "div:tree"),
    read,
    lay,
    split,
    whole=True,
    scales=True,
    keys=(*KEYS, "direction"),
)
