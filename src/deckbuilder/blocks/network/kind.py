"""Networks: who is linked with whom, placed so that what is linked stands together."""

from __future__ import annotations

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.exhibit import KEYS, framed, report_empty
from deckbuilder.blocks.graph.exhibit import GraphExhibit, lay_graph, split_graph
from deckbuilder.plan import Shape


class Network(GraphExhibit, frozen=True, kw_only=True):
    """Nodes as round boxes, their groups in colours."""


def read(node: Node, reading: Reading) -> Network | None:
    from deckbuilder.blocks.graph.reader import read_graph

    found = len(reading.report)
    graph = read_graph(node, reading)
    if graph.vertices:
        return Network(graph=graph, **framed(node))
    report_empty(node, reading, found, "network-empty", "the network has no nodes", "write `A -> B: label`")
    return None


def lay(block: Network, room: Room) -> Laid:
    return lay_graph(block, room, _draw, "Network")


def split(block: Network, room: Room, height: float) -> tuple[Network, Network] | None:
    """Cut between two rows of one too large to be drawn."""
    return split_graph(block, room, height, _draw)


def _draw(block: Network, room: Room) -> tuple[Shape, ...] | None:
    from deckbuilder.blocks.network.drawing import drawn

    return drawn(block.graph, room)


KIND = Kind(Network, ("fence:network", "div:network"), read, lay, split, whole=True, scales=True, keys=KEYS)
