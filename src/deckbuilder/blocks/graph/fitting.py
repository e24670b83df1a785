"""The largest form in which a graph fits its room: as written, narrower, smaller, turned. Not a block
kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.graph.links import label_para
from deckbuilder.blocks.graph.model import Direction, Graph
from deckbuilder.blocks.graph.nodes import Measured, label_sizes, measured
from deckbuilder.blocks.lettering import sized
from deckbuilder.graphs.layered import Spacing
from deckbuilder.graphs.network import drafts, freely, in_rows_and_columns
from deckbuilder.graphs.straight import crossings
from deckbuilder.graphs.turning import may_fit, towards
from deckbuilder.graphs.values import Drawing, Link, Size
from deckbuilder.plan import Insets, Para, TextStyle
from deckbuilder.plan.geometry import Point

#: On pages, a diagram is no taller than this share of its width.
TALLEST = 1.3
#: Widths of the text in nodes that are tried, in ems.
_WIDTHS = (11.0, 8.0, 6.0)
#: What space between nodes may grow by where there is room, most first.
_AIRY = (2.0, 1.6, 1.3)
#: What it may shrink to where nothing else helps.
_TIGHT = 0.65
#: Distances in ems of the labels: between nodes, ranks and lines, of a line's straight end, and of a group's
#: frame from what it holds.
_NODES, _RANKS, _LINES, _STEM, _FRAME = 1.3, 2.2, 0.9, 0.9, 0.8
#: Between a group's frame and its title, in ems.
TITLE_INSET = 0.5
#: In networks: the least distance between nodes, and the longest links.
_GAP, _LONGEST = 1.0, 15.0
#: Share of a frame that the nodes of a network may take.
_FULLEST = 0.45
Arrange = Callable[
    [Sequence[Sequence[Point]], Sequence[Size], Sequence[Link], Size, float, float], Drawing | None
]
Texts = tuple[list[Measured], list[Para | None], list[Link]]
Measure = Callable[[float, float], Texts]
"""Gives nodes, labels and links at a size of text, the nodes so wide at most. Points."""
_TURNED: dict[Direction, Direction] = {"down": "right", "up": "right", "right": "down", "left": "down"}


class Fitted(Struct, frozen=True):
    """A graph laid out, with the texts it was measured with."""

    drawing: Drawing
    nodes: list[Measured]
    labels: list[Para | None]
    size: float
    """Of its text."""


def fitted_flowchart(graph: Graph, room: Room, direction: Direction) -> Fitted | None:
    """The graph in ranks, or where they are too many, in rows and columns; None where it is too large for the
    room even at the smallest size."""
    measure = cache(partial(_measured, graph, room))
    found = _in_ranks(graph, room, direction, measure)
    return found if found or graph.groups else _in_places(graph, room, 0.0, in_rows_and_columns, measure)


def fitted_network(graph: Graph, room: Room, below: float) -> Fitted | None:
    """The graph as a network that leaves ``below`` points of the height free, or where lines find no way, in
    ranks; None where it is too large for the room."""
    measure = cache(partial(_measured, graph, room))
    alone = Graph(tuple(replace(node, group=None) for node in graph.vertices), graph.relations)
    return (
        _in_places(graph, room, below, in_rows_and_columns, measure)
        or _in_places(graph, room, below, freely, measure)
        or _in_ranks(alone, replace(room, height=_frame(room)[1] - below), "right", measure)
    )


def _in_ranks(graph: Graph, room: Room, direction: Direction, measure: Measure) -> Fitted | None:
    frame = _frame(room)
    for way, size, widest in _forms(room, direction):
        nodes, labels, links = measure(size, widest)
        sizes = [(node.width, node.height) for node in nodes]
        if not may_fit(way, sizes, links, frame, _TIGHT * _RANKS * size, _TIGHT * _NODES * size):
            continue
        groups = [node.group for node in graph.vertices]
        pads = _pads(graph, nodes, room, size)
        laid = partial(_laid, frame, way, sizes, links, groups, pads, size)
        drawing = laid(1.0)
        if drawing is not None:
            drawing = next(filter(None, map(laid, _AIRY)), drawing)
        elif size == label_sizes(room)[-1]:
            drawing = laid(_TIGHT)
        if drawing is not None:
            return Fitted(drawing, nodes, labels, size)
    return None


def _laid(
    frame: Size,
    way: Direction,
    sizes: Sequence[Size],
    links: Sequence[Link],
    groups: Sequence[int | None],
    pads: Insets,
    size: float,
    factor: float,
) -> Drawing | None:
    """The graph with spaces that much larger; None where it does not fit the frame."""
    drawing = towards(way, sizes, links, groups, _spacing(size, factor, pads))
    return drawing if drawing.width <= frame[0] and drawing.height <= frame[1] else None


def _in_places(graph: Graph, room: Room, below: float, arranged: Arrange, measure: Measure) -> Fitted | None:
    """The graph at the largest size that fits, in nodes so narrow that no lines cross, where that helps."""
    width, height = _frame(room)
    frame = width, height - below
    places: list[list[Point]] = []
    for size in label_sizes(room):
        found: Fitted | None = None
        for widest in _WIDTHS:
            nodes, labels, links = measure(size, widest * size)
            sizes = [(node.width, node.height) for node in nodes]
            if sum(across * down for across, down in sizes) > _FULLEST * frame[0] * frame[1]:
                continue
            places = places or drafts(len(sizes), links, [node.group for node in graph.vertices])
            drawing = arranged(places, sizes, links, frame, _GAP * size, _LONGEST * size)
            if drawing is not None:
                found = found or Fitted(drawing, nodes, labels, size)
                if not crossings(drawing.links):
                    return Fitted(drawing, nodes, labels, size)
        if found is not None:
            return found
    return None


def _frame(room: Room) -> Size:
    return room.width, TALLEST * room.width if room.height is None else room.height


def _forms(room: Room, direction: Direction) -> Iterator[tuple[Direction, float, float]]:
    """Directions, sizes and widths of text in the order they are tried: rather smaller than turned, rather
    turned than at the smallest size."""
    sizes = label_sizes(room)
    larger, smallest = sizes[:-1], sizes[-1:]
    for some in (larger, smallest):
        for way in (direction, _TURNED[direction]):
            for size in some:
                for widest in _WIDTHS:
                    yield way, size, widest * size


def _measured(graph: Graph, room: Room, size: float, widest: float) -> Texts:
    nodes = measured(
        [(node.name, node.text, node.figure, node.span) for node in graph.vertices], room, size, widest
    )
    labels: list[Para | None] = []
    links: list[Link] = []
    for relation in graph.relations:
        if relation.label:
            para, width, height = label_para(relation.label, room, size, relation.span, widest)
            labels.append(para)
            links.append(Link(relation.source, relation.target, (width, height)))
        else:
            labels.append(None)
            links.append(Link(relation.source, relation.target))
    return nodes, labels, links


def _spacing(size: float, factor: float, pads: Insets) -> Spacing:
    return Spacing(
        nodes=_NODES * size * factor,
        ranks=_RANKS * size * factor,
        lines=_LINES * size,
        stem=_STEM * size,
        frame=pads,
    )


def _pads(graph: Graph, nodes: Sequence[Measured], room: Room, size: float) -> Insets:
    """Between the members of groups and their frames: enough above for what the groups are called, even
    where a frame holds one node."""
    pad, style = _FRAME * size, title_style(room, size)
    if not graph.groups:
        return Insets()
    held = min(
        node.width for node, vertex in zip(nodes, graph.vertices, strict=True) if vertex.group is not None
    )
    longest = max(room.typesetter.min_width(title, style) for title in graph.groups) + 2 * TITLE_INSET * size
    beside = max(pad, (longest * 1.001 - held) / 2)
    width = held + 2 * (beside - TITLE_INSET * size)
    titles = (room.typesetter.set(title, style, width) for title in graph.groups)
    height = max(sum(line.height for line in lines) for lines in titles)
    return Insets(beside, height + 2 * TITLE_INSET * size, beside, pad)


def title_style(room: Room, size: float) -> TextStyle:
    """How groups are called on their frames."""
    return sized(room.styles.label_strong, size)
