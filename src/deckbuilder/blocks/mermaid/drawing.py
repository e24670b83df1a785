"""Flowcharts as shapes: ends filled, decisions outlined in the accent, steps in grey. Not a block kind."""

from __future__ import annotations

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.graph.drawing import GROUND, shapes
from deckbuilder.blocks.graph.fitting import fitted_flowchart
from deckbuilder.blocks.graph.model import Direction, Graph, Vertex
from deckbuilder.blocks.lettering import Look
from deckbuilder.plan import Shape, Stroke


def drawn(graph: Graph, room: Room, direction: Direction) -> tuple[Shape, ...] | None:
    """The flowchart in the middle of its room; None where it does not fit."""
    fitted = fitted_flowchart(graph, room, direction)
    return None if fitted is None else shapes(graph, fitted, room, _look)


def _look(node: Vertex) -> Look:
    match node.figure:
        case "stadium" | "ellipse":
            return Look("series1", "on-series1")
        case "diamond" | "hexagon":
            return Look("tint1", "on-tint1", Stroke("series1", 1.0))
        case _:
            return Look(GROUND, "text", Stroke("muted", 0.75))
