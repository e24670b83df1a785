"""A graph too large to be drawn, as rows that can be cut: each node with what leads from it. Not a block
kind."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.graph.links import line_width
from deckbuilder.blocks.graph.model import Graph, Vertex, sentence
from deckbuilder.blocks.lettering import paragraph, text_frame
from deckbuilder.blocks.series import EPSILON
from deckbuilder.model import Run, Runs, plain
from deckbuilder.plan import PathShape, Rect, Shape, Stroke, TextShape, TextStyle

#: Space above and below a row and between its columns, in ems; the most its first column takes of the width.
_AIR, _GUTTER, _FIRST = 0.3, 1.0, 0.4


class Row(Struct, frozen=True):
    """A node and what is said of it."""

    node: Vertex
    text: Runs


def rows(graph: Graph) -> tuple[Row, ...]:
    """A row for each node that something leads from or is said of; the others are named in those."""
    names = [plain(node.name) for node in graph.vertices]
    reached = {relation.target for relation in graph.relations}
    found: list[Row] = []
    for index, node in enumerate(graph.vertices):
        said = [plain(graph.groups[node.group])] if node.group is not None else []
        said += [plain(node.text)] if node.text else []
        leading = [relation for relation in graph.relations if relation.source == index]
        said += [sentence(relation, names).removeprefix(names[index]).strip() for relation in leading]
        if said or index not in reached:
            found.append(Row(node, (Run("; ".join(said)),) if said else ()))
    return tuple(found)


def listed(found: tuple[Row, ...], room: Room) -> tuple[tuple[Shape, ...], list[float]]:
    """The rows one below the other, with rules between them, and where each ends."""
    strong, label = room.styles.label_strong, room.styles.label
    first = _first_column(found, room)
    left = first + _GUTTER * label.size
    shapes: list[Shape] = []
    ends: list[float] = []
    y = 0.0
    for row in found:
        if ends:
            stroke = Stroke("rule", line_width(label.size, 1.0, (1.0,)) / 2)
            shapes.append(PathShape(Rect(0.0, y, room.width, 0.0), row.node.span, "line", stroke=stroke))
        top = y + _AIR * label.size
        texts = [_text(row, row.node.name, strong, Rect(0.0, top, first, 0.0), room)]
        if row.text:
            texts.append(_text(row, row.text, label, Rect(left, top, room.width - left, 0.0), room))
        shapes += texts
        y = max(text.box.bottom for text in texts) + _AIR * label.size
        ends.append(y)
    return tuple(shapes), ends


def fitting(found: tuple[Row, ...], room: Room, height: float) -> int:
    """How many rows fit a height."""
    return sum(end <= height + EPSILON for end in listed(found, room)[1])


def _first_column(found: tuple[Row, ...], room: Room) -> float:
    extents = [room.typesetter.extents(row.node.name, room.styles.label_strong) for row in found]
    least, whole = (max(extent[index] for extent in extents) for index in (0, 1))
    return max(min(whole, _FIRST * room.width), min(least, room.width / 2)) * 1.001 + 0.01


def _text(row: Row, runs: Runs, style: TextStyle, box: Rect, room: Room) -> TextShape:
    width = max(1.0, box.width)
    para = paragraph(runs, style, width, room, row.node.span)
    return text_frame(box.x, box.y, width, (para,), row.node.span)
