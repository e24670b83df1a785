"""Trees as boxes with connectors: the root filled, its branches tinted, all below them outlined. Not a block
kind."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.entries import Entry
from deckbuilder.blocks.graph.links import line_width
from deckbuilder.blocks.graph.nodes import Measured, boxed, label_sizes, measured
from deckbuilder.blocks.lettering import Look
from deckbuilder.graphs.tidy_tree import tidy_tree
from deckbuilder.model import Runs, plain
from deckbuilder.place import all_moved
from deckbuilder.plan import Figure, Rect, Shape, Side, Stroke, TextShape
from deckbuilder.plan.connectors import connected
from deckbuilder.source import Span

#: Trees of more entries are outlines: no frame holds them as boxes.
MOST = 120
#: On pages, a tree is no taller than this share of its width.
_TALLEST = 1.3
#: Widths of text that are tried, in ems.
_WIDTHS = (16.0, 12.0, 9.0, 7.0)
#: In ems: the least distance between neighbours and between levels, and what these may grow to.
_GAP, _LEVEL = 0.7, 2.2
_AIRY = (2.2, 1.6, 1.2, 1.0)


class _Item(Struct):
    entry: Entry
    level: int
    parent: int


def drawn(entries: Sequence[Entry], forms: Sequence[str], room: Room) -> tuple[Shape, ...] | None:
    """The tree in the middle of its room, in the first form and the largest size that fits."""
    items = _items(entries)
    if len(items) > MOST:
        return None
    frame = room.width, _TALLEST * room.width if room.height is None else room.height
    for form in forms:
        if form == "outline":
            continue
        for size in label_sizes(room):
            for widest in _WIDTHS:
                nodes = _measured(items, room, size, widest * size, by_level=form == "right")
                if sum(node.width * node.height for node in nodes) > frame[0] * frame[1]:
                    continue
                for air in _AIRY:
                    boxes = _boxes(items, nodes, size * air, across=form == "right")
                    width = max(box.right for box in boxes)
                    if width <= frame[0] and max(box.bottom for box in boxes) <= frame[1]:
                        shapes = _shapes(items, nodes, boxes, size, across=form == "right")
                        return all_moved(shapes, (room.width - width) / 2, 0.0)
    return None


def _items(entries: Sequence[Entry]) -> list[_Item]:
    """All entries, parents before those below them."""
    found: list[_Item] = []
    waiting = [(entry, 0, -1) for entry in reversed(entries)]
    while waiting:
        entry, level, parent = waiting.pop()
        waiting += [(inner, level + 1, len(found)) for inner in reversed(entry.entries)]
        found.append(_Item(entry, level, parent))
    return found


def _measured(
    items: Sequence[_Item], room: Room, size: float, widest: float, *, by_level: bool
) -> list[Measured]:
    """The entries set; all of one width, or those of each level."""
    found: dict[int, Measured] = {}
    levels = sorted({item.level for item in items}) if by_level else [0]
    for level in levels:
        held = [index for index, item in enumerate(items) if not by_level or item.level == level]
        entries = [items[index].entry for index in held]
        texts: list[tuple[Runs, Runs, Figure, Span]] = [
            (entry.name, entry.text, "round", entry.span) for entry in entries
        ]
        found.update(zip(held, measured(texts, room, size, widest), strict=True))
    return [found[index] for index in range(len(items))]


def _boxes(items: Sequence[_Item], nodes: Sequence[Measured], em: float, *, across: bool) -> list[Rect]:
    """Each tree laid, one beside or below the other, their levels in line."""
    roots = [index for index, item in enumerate(items) if item.parent < 0]
    deep = _depths(items, nodes, across=across)
    boxes: list[Rect] = []
    start = 0.0
    for number, root in enumerate(roots):
        end = roots[number + 1] if number + 1 < len(roots) else len(items)
        children: list[list[int]] = [[] for _ in range(root, end)]
        for index in range(root + 1, end):
            children[items[index].parent - root].append(index - root)
        sizes = [
            (nodes[index].height if across else nodes[index].width, deep[items[index].level])
            for index in range(root, end)
        ]
        laid = tidy_tree(sizes, children, _GAP * em, _LEVEL * em)
        for box, node in zip(laid, nodes[root:end], strict=True):
            where = (box.y, box.x + start) if across else (box.x + start, box.y)
            boxes.append(Rect(*where, node.width, node.height))
        start += max(box.right for box in laid) + 1.5 * _GAP * em
    return boxes


def _depths(items: Sequence[_Item], nodes: Sequence[Measured], *, across: bool) -> dict[int, float]:
    """What each level takes in the direction in which the tree grows."""
    deep: dict[int, float] = {}
    for item, node in zip(items, nodes, strict=True):
        deep[item.level] = max(deep.get(item.level, 0.0), node.width if across else node.height)
    return deep


def _shapes(
    items: Sequence[_Item], nodes: Sequence[Measured], boxes: Sequence[Rect], size: float, *, across: bool
) -> tuple[Shape, ...]:
    stroke = Stroke("muted", line_width(size, 1.0, (1.0,)))
    texts = [
        boxed(node, box, _look(item), item.entry.span, f"node{index}", f"Node: {plain(item.entry.name)}")
        for index, (node, box, item) in enumerate(zip(nodes, boxes, items, strict=True))
    ]
    lines = [
        _line(texts[item.parent], text, stroke, _turn(items, boxes, item, across=across), across=across)
        for item, text in zip(items, texts, strict=True)
        if item.parent >= 0
    ]
    return (*lines, *texts)


def _turn(items: Sequence[_Item], boxes: Sequence[Rect], item: _Item, *, across: bool) -> float:
    """Where lines to a level turn: in the middle between it and the level before."""
    ends = [
        box.right if across else box.bottom
        for box, other in zip(boxes, items, strict=True)
        if other.level == item.level - 1
    ]
    starts = [
        box.x if across else box.y
        for box, other in zip(boxes, items, strict=True)
        if other.level == item.level
    ]
    return (max(ends) + min(starts)) / 2


def _line(parent: TextShape, child: TextShape, stroke: Stroke, at: float, *, across: bool) -> Shape:
    sides: tuple[Side, Side] = ("right", "left") if across else ("bottom", "top")
    one, other = parent.box, child.box
    level = (
        abs(one.y + one.height / 2 - other.y - other.height / 2)
        if across
        else abs(one.x + one.width / 2 - other.x - other.width / 2)
    ) < 0.01
    return connected(
        parent,
        sides[0],
        child,
        sides[1],
        stroke,
        route="straight" if level else "elbow",
        at=None if level else at,
        heads=(False, False),
    )


def _look(item: _Item) -> Look:
    if item.level == 0:
        return Look("series1", "on-series1")
    if item.level == 1 and item.entry.entries:
        return Look("tint1", "on-tint1")
    return Look("background", "text", Stroke("muted", 0.75))
