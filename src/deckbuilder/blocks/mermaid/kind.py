"""Fences in Mermaid's language: flowcharts and timelines, drawn as here. Its other diagrams are refused."""

from __future__ import annotations

import re

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.exhibit import KEYS, framed, report_empty
from deckbuilder.blocks.graph.exhibit import GraphExhibit, lay_graph, split_graph
from deckbuilder.blocks.graph.model import Direction
from deckbuilder.model import Block
from deckbuilder.plan import Shape
from deckbuilder.source import Line, Span

_FIRST = re.compile(r"\s*([\w-]+)")
_FLOWCHARTS = ("flowchart", "flowchart-elk", "graph")
_HELP = "draw it as `flowchart` or `timeline`, or give it as a picture"


class Flowchart(GraphExhibit, frozen=True, kw_only=True):
    """Steps and decisions in ranks."""

    direction: Direction = "down"


def read(node: Node, reading: Reading) -> Block | None:
    """The diagram that the first word names."""
    lines = node.lines or tuple(
        Line(text, node.span.path, node.span.first + number)
        for number, text in enumerate(node.text.split("\n"), 1)
    )
    said = [line for line in lines if line.text.split("%%", 1)[0].strip()]
    if not said:
        reading.report.error("mermaid-empty", "the diagram is empty", node.span, "write `flowchart LR` …")
        return None
    found = _FIRST.match(said[0].text)
    word = found[1] if found else said[0].text.strip()
    if word in _FLOWCHARTS:
        return _flowchart(node, lines, reading)
    if word == "timeline":
        from deckbuilder.blocks.mermaid_timeline import read_timeline

        return read_timeline(node, lines, reading)
    place = Span(said[0].path, said[0].number, said[0].number, 1)
    reading.report.error("mermaid-kind", f"Mermaid's `{word}` is not drawn", place, _HELP)
    return None


def _flowchart(node: Node, lines: tuple[Line, ...], reading: Reading) -> Flowchart | None:
    from deckbuilder.blocks.mermaid.flowchart import read_flowchart

    found = len(reading.report)
    graph, direction = read_flowchart(lines, reading.report)
    if graph.vertices:
        return Flowchart(graph=graph, direction=direction, **framed(node))
    report_empty(node, reading, found, "mermaid-empty", "the flowchart has no nodes", "write `A --> B`")
    return None


def lay(block: Flowchart, room: Room) -> Laid:
    return lay_graph(block, room, _draw, "Flowchart")


def split(block: Flowchart, room: Room, height: float) -> tuple[Flowchart, Flowchart] | None:
    """Cut between two rows of one too large to be drawn."""
    return split_graph(block, room, height, _draw)


def _draw(block: Flowchart, room: Room) -> tuple[Shape, ...] | None:
    from deckbuilder.blocks.mermaid.drawing import drawn

    return drawn(block.graph, room, block.direction)


KIND = Kind(
    Flowchart, ("fence:mermaid",), read, lay, split, whole=True, scales=True, keys=(*KEYS, "scale", "today")
)
