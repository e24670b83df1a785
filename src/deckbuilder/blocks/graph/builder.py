"""A graph put together from nodes and relations by name. Not a block kind."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.graph.model import Graph, Relation, Vertex
from deckbuilder.model import Run
from deckbuilder.report import Report, did_you_mean
from deckbuilder.source import Span

#: More nodes or relations than this are no picture; the limit also keeps layouts quick.
MOST = 400


class GraphBuilder:
    """Nodes are made where they are first named. Faults go to the report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._vertices: list[Vertex] = []
        self._relations: list[Relation] = []
        self._groups: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._declared: set[str] = set()
        self._asked: set[str] = set()

    def declare(self, name: str, span: Span, *, text: str = "", group: str = "", size: float = 1.0) -> None:
        """A node, with what is said of it; one that is given twice is reported."""
        if not name:
            self._report.error("network-entry", "a node has no name", span, "write `name: …`")
            return
        if name in self._declared:
            self._report.error("network-entry", f"`{name}` is given twice", span, "keep one of them")
            return
        self._declared.add(name)
        number = self._number(name, span)
        if number is None:
            return
        self._vertices[number] = replace(
            self._vertices[number],
            text=(Run(text),) if text else (),
            group=self._groups.setdefault(group, len(self._groups)) if group else None,
            size=size,
        )

    def relate(
        self,
        source: str,
        target: str,
        span: Span,
        *,
        label: str = "",
        heads: tuple[bool, bool] = (False, True),
        dash: bool = False,
        weight: float = 1.0,
    ) -> None:
        """A line between two nodes; one from a node to itself is reported."""
        if not source or not target:
            self._report.error("network-entry", "a relation lacks a name", span, "write `A -> B: label`")
            return
        for name in (source, target):
            self._check(name, span)
        ends = self._number(source, span), self._number(target, span)
        if ends[0] is None or ends[1] is None:
            return
        if ends[0] == ends[1]:
            message = f"the relation of `{source}` to itself is not drawn"
            self._report.warning("relation-loop", message, span, "say it in the node's text")
            return
        if len(self._relations) < MOST:
            runs = (Run(label),) if label else ()
            self._relations.append(Relation(ends[0], ends[1], span, runs, heads, dash, weight))
        else:
            self._too_many(span)

    def graph(self) -> Graph:
        groups = tuple((Run(name),) for name in self._groups)
        return Graph(tuple(self._vertices), tuple(self._relations), groups)

    def _number(self, name: str, span: Span) -> int | None:
        """The index of a node, which is made where there is none; None where there are too many."""
        if name not in self._numbers:
            if len(self._vertices) >= MOST:
                self._too_many(span)
                return None
            self._numbers[name] = len(self._vertices)
            self._vertices.append(Vertex((Run(name),), span))
        return self._numbers[name]

    def _check(self, name: str, span: Span) -> None:
        """Where nodes are given, a name that is nearly one of them is a slip of the pen."""
        if name in self._numbers or name in self._asked:
            return
        self._asked.add(name)
        near = did_you_mean(name, self._declared)
        if near:
            message = f"`{name}` is none of the nodes that are given; it is drawn as one more"
            self._report.warning("node-unknown", message, span, f"did you mean `{near}`?")

    def _too_many(self, span: Span) -> None:
        message = f"there are more than {MOST} nodes or relations"
        self._report.error("network-large", message, span, "divide it into several diagrams")
