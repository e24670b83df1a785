"""A laid graph as shapes: frames of groups, connectors, nodes, labels. Not a block kind."""

from __future__ import annotations

from collections.abc import Callable

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.graph.fitting import TITLE_INSET, Fitted, title_style
from deckbuilder.blocks.graph.links import joint_at, labelled, line_width, needs_joint, routed
from deckbuilder.blocks.graph.model import Graph, Vertex
from deckbuilder.blocks.graph.nodes import boxed
from deckbuilder.blocks.lettering import Look
from deckbuilder.model import plain
from deckbuilder.place import all_moved
from deckbuilder.plan import Insets, Para, PathShape, Rect, Shape, Stroke, TextShape

GROUND = "background"


def shapes(
    graph: Graph, fitted: Fitted, room: Room, look: Callable[[Vertex], Look], top: float = 0.0
) -> tuple[Shape, ...]:
    """The graph in the middle of its room, ``top`` points down."""
    drawing = fitted.drawing
    nodes = [
        boxed(node, box, look(vertex), vertex.span, f"node{index}", f"Node: {plain(vertex.name)}")
        for index, (node, box, vertex) in enumerate(
            zip(fitted.nodes, drawing.boxes, graph.vertices, strict=True)
        )
    ]
    frames = [_frame(graph, number, box, room, fitted.size) for number, box in enumerate(drawing.frames)]
    weights = [relation.weight for relation in graph.relations]
    lines: list[Shape] = []
    over: list[Shape] = []
    for index, relation in enumerate(graph.relations):
        link, label = drawing.links[index], fitted.labels[index]
        ends = nodes[relation.source], nodes[relation.target]
        stroke = Stroke("muted", line_width(fitted.size, relation.weight, weights), relation.dash)
        name = " to ".join(plain(graph.vertices[end].name) for end in (relation.source, relation.target))
        joint: TextShape | PathShape = joint_at(link.points, stroke, relation.span, f"joint{index}")
        jointed = needs_joint(link.points, ends[0].box, ends[1].box)
        if label is not None and link.label is not None:
            key = joint.key if jointed else ""
            joint = labelled(label, link.label, _ground(link.label, drawing.frames), key)
        if label is not None or jointed:
            over.append(joint)
        lines += routed(link.points, ends, stroke, relation.heads, joint, name)
    left = (room.width - drawing.width) / 2
    return all_moved((*frames, *lines, *nodes, *over), left, top)


def _ground(box: Rect, frames: tuple[Rect, ...]) -> str:
    """The colour a label stands on: its group's, or the ground's."""
    middle = box.x + box.width / 2, box.y + box.height / 2
    held = any(frame.x < middle[0] < frame.right and frame.y < middle[1] < frame.bottom for frame in frames)
    return "surface" if held else GROUND


def _frame(graph: Graph, number: int, box: Rect, room: Room, size: float) -> TextShape:
    """The tinted ground of a group, with what it is called in its upper corner."""
    style, runs, pad = title_style(room, size), graph.groups[number], TITLE_INSET * size
    span = next(node.span for node in graph.vertices if node.group == number)
    para = Para(runs, style, "P", span, room.typesetter.set(runs, style, max(1.0, box.width - 2 * pad)))
    inset = Insets(pad, pad, pad, 0.0)
    return TextShape(box, span, (para,), inset=inset, fill="surface", name=f"Group: {plain(runs)}")
