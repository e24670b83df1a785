"""Graphs as authors give them: nodes and the relations between them. Not a block kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from deckbuilder.blocks.exhibit import counted
from deckbuilder.model import Runs, plain
from deckbuilder.plan import Figure
from deckbuilder.source import Span

Direction = Literal["down", "up", "right", "left"]


class Vertex(Struct, frozen=True):
    """A node."""

    name: Runs
    span: Span
    text: Runs = ()
    """What is said of it, under its name."""
    figure: Figure = "round"
    group: int | None = None
    size: float = 1.0
    """Its weight, relative to others."""


class Relation(Struct, frozen=True):
    """A line from one node to another, by their indexes."""

    source: int
    target: int
    span: Span
    label: Runs = ()
    heads: tuple[bool, bool] = (False, True)
    dash: bool = False
    weight: float = 1.0
    """Thickness, relative to others."""


class Graph(Struct, frozen=True):
    """Nodes, their groups and relations. None leads from a node to itself."""

    vertices: tuple[Vertex, ...]
    relations: tuple[Relation, ...]
    groups: tuple[Runs, ...] = ()
    """What the groups are called."""

    def words(self) -> tuple[Runs, ...]:
        """The texts that are drawn, in reading order."""
        nodes = [runs for node in self.vertices for runs in (node.name, node.text)]
        labels = [relation.label for relation in self.relations]
        return tuple(runs for runs in (*self.groups, *nodes, *labels) if runs)


def told(graph: Graph, what: str) -> str:
    """The graph in words: how many nodes, their groups, what leads where."""
    names = [plain(node.name) for node in graph.vertices]
    said = [f"{what} of {counted(len(names), 'node')} and {counted(len(graph.relations), 'link')}"]
    for number, group in enumerate(graph.groups):
        held = [name for name, node in zip(names, graph.vertices, strict=True) if node.group == number]
        said.append(f"{plain(group)}: {', '.join(held)}")
    linked = {end for relation in graph.relations for end in (relation.source, relation.target)}
    alone = [name for index, name in enumerate(names) if index not in linked]
    if graph.relations:
        said.append("; ".join(sentence(relation, names) for relation in graph.relations))
    if alone and graph.relations:
        said.append(f"Without links: {', '.join(alone)}")
    elif alone and not graph.groups:
        said.append(", ".join(alone))
    return ". ".join(said)


def sentence(relation: Relation, names: Sequence[str]) -> str:
    """``Japan → Bhutan: grants``."""
    sign = {(False, True): "→", (True, False): "←", (True, True): "↔", (False, False): "–"}[relation.heads]
    text = f"{names[relation.source]} {sign} {names[relation.target]}"
    return f"{text}: {plain(relation.label)}" if relation.label else text
