"""A tree as an indented outline with rules at its levels. Not a block kind."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.entries import Entry, EntryForm
from deckbuilder.blocks.graph.links import line_width
from deckbuilder.blocks.lettering import paragraph
from deckbuilder.model import Run, Runs
from deckbuilder.plan import PathShape, Rect, Shape, Stroke, TextShape

#: Indent of a level and space above and below a line, in ems; and the most that indents take of the width.
_INDENT, _AIR, _MOST = 1.6, 0.25, 0.5
_BETWEEN = Run(" – ")

BRANCH = EntryForm("branch", below=("children",))


def outlined(lines: Sequence[tuple[Entry, int]], room: Room) -> tuple[tuple[Shape, ...], list[float]]:
    """Names with what is said of them, one line below the other, and where each ends; in bold where something
    is below or said of them."""
    style, strong = room.styles.label, room.styles.label_strong
    deepest = max(level for _, level in lines)
    indent = min(_INDENT * style.size, _MOST * room.width / max(deepest, 1))
    shapes: list[Shape] = []
    tops: list[float] = []
    ends: list[float] = []
    y = 0.0
    for entry, level in lines:
        tops.append(y)
        left = indent * level
        width = max(1.0, room.width - left)
        heads = bool(entry.entries or entry.text)
        runs: Runs = tuple(replace(run, bold=run.bold or heads) for run in entry.name)
        runs = (*runs, _BETWEEN, *entry.text) if entry.text else runs
        looks = strong if level == 0 else style
        para = paragraph(runs, looks, width, room, entry.span)
        box = Rect(left, y + _AIR * style.size, width, para.height)
        shapes.append(TextShape(box, entry.span, (para,)))
        y = box.bottom + _AIR * style.size
        ends.append(y)
    levels = [level for _, level in lines]
    stroke = Stroke("rule", line_width(style.size, 1.0, (1.0,)))
    rules = [
        PathShape(
            Rect(indent * (level + 0.35), tops[first], 0.0, ends[last] - tops[first]),
            lines[first][0].span,
            "line",
            stroke=stroke,
            name="Rule",
        )
        for level in range(deepest)
        for first, last in _stretches(levels, level)
    ]
    return (*rules, *shapes), ends


def _stretches(levels: Sequence[int], level: int) -> list[tuple[int, int]]:
    """The first and last line of each passage that is below a level."""
    found: list[tuple[int, int]] = []
    for index, other in enumerate(levels):
        if other > level:
            first = found.pop()[0] if found and found[-1][1] == index - 1 else index
            found.append((first, index))
    return found
