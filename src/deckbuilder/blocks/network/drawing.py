"""Networks as shapes, with a legend of their groups. Not a block kind."""

from __future__ import annotations

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.graph.drawing import shapes
from deckbuilder.blocks.graph.fitting import fitted_network
from deckbuilder.blocks.graph.model import Graph, Vertex
from deckbuilder.blocks.lettering import Look
from deckbuilder.model import plain
from deckbuilder.place import all_moved
from deckbuilder.plan import Para, PathShape, Rect, Shape, Stroke, TextShape
from deckbuilder.source import Span

#: As many groups have colours of their own; later ones are grey.
_COLOURS = 6
#: Of the legend, in ems: its swatches, between these and their words, between entries, above it.
_SWATCH, _NEAR, _APART, _ABOVE = 0.8, 0.4, 1.6, 1.0


def drawn(graph: Graph, room: Room) -> tuple[Shape, ...] | None:
    """The network in the middle of its room, the legend below; None where it does not fit."""
    legend = _legend(graph, room) if graph.groups else ()
    above = _ABOVE * room.styles.label.size if legend else 0.0
    below = max((shape.box.bottom for shape in legend), default=0.0)
    fitted = fitted_network(graph, room, below + above)
    if fitted is None:
        return None
    nodes = shapes(graph, fitted, room, _look)
    return (*nodes, *all_moved(legend, 0.0, fitted.drawing.height + above))


def _look(node: Vertex) -> Look:
    if node.group is None or node.group >= _COLOURS:
        return Look("surface", "text", Stroke("muted", 0.75))
    number = node.group + 1
    return Look(f"tint{number}", f"on-tint{number}", Stroke(f"series{number}", 1.0))


def _legend(graph: Graph, room: Room) -> tuple[Shape, ...]:
    """Swatches with the names of groups, in rows."""
    style = room.styles.label
    swatch, near, apart = _SWATCH * style.size, _NEAR * style.size, _APART * style.size
    found: list[Shape] = []
    x = y = tallest = 0.0
    for number, runs in enumerate(graph.groups):
        width = min(room.typesetter.width(runs, style) * 1.001 + 0.01, room.width - swatch - near)
        if x and x + swatch + near + width > room.width:
            x, y, tallest = 0.0, y + tallest, 0.0
        lines = room.typesetter.set(runs, style, width)
        span = _span(graph, number)
        para = Para(runs, style, "P", span, lines)
        look = _look(Vertex(runs, span, group=number))
        middle = y + lines[0].height / 2
        box = Rect(x, middle - swatch / 2, swatch, swatch)
        found.append(PathShape(box, span, "round", look.fill, look.stroke, name=f"Key: {plain(runs)}"))
        found.append(TextShape(Rect(x + swatch + near, y, width, para.height), span, (para,)))
        x, tallest = x + swatch + near + width + apart, max(tallest, para.height)
    return tuple(found)


def _span(graph: Graph, number: int) -> Span:
    return next(node.span for node in graph.vertices if node.group == number)
