"""Networks as authors write them: lines ``A -> B: label``, YAML, a table of relations, a list. Not a block
kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.data_body import read_body
from deckbuilder.blocks.graph.builder import GraphBuilder
from deckbuilder.blocks.graph.model import Graph
from deckbuilder.data.csv_table import Table
from deckbuilder.data.keys import Key, by_name
from deckbuilder.data.yaml_tree import Listing, Mapping, Scalar, Value
from deckbuilder.model import plain
from deckbuilder.report import Report, suggestion
from deckbuilder.source import Span

T = TypeVar("T")

_ARROW = re.compile(r"\s+(<->|<-|->|--|↔|←|→|–|—)\s+")
_HEADS = {
    "->": (False, True), "→": (False, True), "<-": (True, False), "←": (True, False),
    "<->": (True, True), "↔": (True, True), "--": (False, False), "–": (False, False), "—": (False, False),
}  # fmt: skip
_STYLES = {"solid": False, "dashed": True}
_ARROWS = {"forward": (False, True), "back": (True, False), "both": (True, True), "none": (False, False)}
_MOST = 1e9
NODE = (
    Key("name", "What it is called", needed=True),
    Key("text", "What is said of it, below its name"),
    Key("group", "What it belongs to: nodes of one group have one colour"),
    Key("size", "How large it is beside the others", "number above 0", high=_MOST, usual="1"),
)
EDGE = (
    Key("from", "The name of a node", needed=True),
    Key("to", "The name of another", needed=True),
    Key("label", "What stands at the line"),
    Key("weight", "How thick the line is beside the others", "number above 0", high=_MOST, usual="1"),
    Key("style", "How the line is drawn", "word", tuple(_STYLES), usual="solid"),
    Key("arrow", "Where the line has heads", "word", tuple(_ARROWS), usual="forward"),
)
_PARTS = ("nodes", "edges")
_HELP = "write `A -> B: label`"


def read_graph(node: Node, reading: Reading) -> Graph:
    """The graph of a fence or div; what cannot be read is reported at its line."""
    reader = _Reader(reading.report)
    if node.kind == "div":
        reader.div(node)
    elif node.attrs.get("data") is None and _is_lines(node.text):
        for line, span in _lines(node):
            reader.line(line, span)
    else:
        body = read_body(node, reading)
        if isinstance(body, Table):
            reader.edges(body.records())
        elif body is not None:
            reader.value(body)
    return reader.builder.graph()


def _is_lines(text: str) -> bool:
    """Whether a fence holds relations line by line: its first line is one, and not in a list of YAML."""
    first = next((line for line in text.split("\n") if line.strip() and not line.startswith("#")), "")
    return not first.startswith(("- ", "{", "[")) and _ARROW.search(first) is not None


def _lines(node: Node) -> Iterator[tuple[str, Span]]:
    for index, line in enumerate(node.text.split("\n")):
        if line.strip() and not line.lstrip().startswith("#"):
            if index < len(node.lines):
                place = node.lines[index]
                yield line.strip(), Span(place.path, place.number, place.number)
            else:
                yield line.strip(), node.span


class _Reader:
    def __init__(self, report: Report) -> None:
        self._report = report
        self.builder = GraphBuilder(report)

    def div(self, node: Node) -> None:
        for child in node.children:
            if child.kind not in ("bullet_list", "ordered_list"):
                self._fault(
                    f"a network holds one list; this {child.kind.replace('_', ' ')} is not shown", child.span
                )
                continue
            for item in child.children:
                for index, part in enumerate(item.children):
                    if index == 0 and part.kind == "paragraph":
                        self.line(plain(part.runs), item.span)
                    else:
                        kind = part.kind.replace("_", " ")
                        self._fault(f"a relation is one line; this {kind} is not shown", part.span)

    def line(self, text: str, span: Span) -> None:
        """``A -> B: label``, several of them in a chain, or the name of a node and what is said of it."""
        body, _, label = text.partition(": ")
        if not _ARROW.search(body):
            self._declared(body.removesuffix(":"), label, span)
            return
        names = _ARROW.split(body.removesuffix(":"))
        for source, sign, target in zip(names[::2], names[1::2], names[2::2], strict=False):
            self.builder.relate(source, target, span, label=label.strip(), heads=_HEADS[sign])

    def value(self, value: Value) -> None:
        match value:
            case Mapping() if any(key.text in _PARTS for key, _ in value.entries):
                for key, inner in value.entries:
                    if key.text == "nodes":
                        self._nodes(inner)
                    elif key.text == "edges":
                        self.edges(inner)
                    else:
                        self._unknown(key, _PARTS, "network")
            case Listing() | Mapping():
                self.edges(value)
            case Scalar():
                self.line(value.text, value.span)

    def edges(self, value: Value) -> None:
        match value:
            case Listing():
                for item in value.items:
                    if isinstance(item, Mapping) and any(
                        key.text in ("from", "to") for key, _ in item.entries
                    ):
                        self._edge(item)
                    elif isinstance(item, Mapping):
                        self._pairs(item)
                    elif isinstance(item, Scalar):
                        self.line(item.text.strip(), item.span)
                    else:
                        self._fault("a relation is no list", item.span)
            case Mapping():
                self._pairs(value)
            case Scalar():
                self._fault("the relations are a list", value.span)

    def _pairs(self, value: Mapping) -> None:
        for key, inner in value.entries:
            if isinstance(inner, Scalar):
                self.line(f"{key.text}: {inner.text}" if inner.text else key.text, key.span)
            else:
                self._fault("the label of a relation is plain text", inner.span)

    def _edge(self, value: Mapping) -> None:
        fields = self._fields(value, EDGE, "relation")
        source, target = fields.get("from"), fields.get("to")
        if source is None or target is None:
            self._fault("a relation leads `from` one node `to` another", value.span)
            return
        self.builder.relate(
            source.text.strip(),
            target.text.strip(),
            value.span,
            label=fields["label"].text.strip() if "label" in fields else "",
            heads=self._choice(fields.get("arrow"), _ARROWS, (False, True)),
            dash=self._choice(fields.get("style"), _STYLES, False),
            weight=self._number(fields.get("weight")),
        )

    def _nodes(self, value: Value) -> None:
        match value:
            case Listing():
                for item in value.items:
                    if isinstance(item, Mapping) and any(key.text == "name" for key, _ in item.entries):
                        self._node(item)
                    elif isinstance(item, Mapping):
                        self._nodes(item)
                    elif isinstance(item, Scalar):
                        self._declared(item.text, "", item.span)
                    else:
                        self._fault("a node is no list", item.span)
            case Mapping():
                for key, inner in value.entries:
                    if isinstance(inner, Scalar):
                        self._declared(key.text, inner.text, key.span)
                    else:
                        self._fault("the text of a node is plain text", inner.span)
            case Scalar():
                self._fault("the nodes are a list", value.span)

    def _node(self, value: Mapping) -> None:
        fields = self._fields(value, NODE, "node")
        texts = {key: found.text.strip() for key, found in fields.items()}
        self.builder.declare(
            texts["name"],
            value.span,
            text=texts.get("text", ""),
            group=texts.get("group", ""),
            size=self._number(fields.get("size")),
        )

    def _declared(self, name: str, text: str, span: Span) -> None:
        self.builder.declare(name.strip(), span, text=text.strip())

    def _fields(self, value: Mapping, keys: Sequence[Key], what: str) -> dict[str, Scalar]:
        found: dict[str, Scalar] = {}
        known = by_name(keys)
        for key, inner in value.entries:
            if key.text not in known:
                self._unknown(key, tuple(known), what)
            elif not isinstance(inner, Scalar):
                self._fault(f"the {key.text} of a {what} is a single value", inner.span)
            elif inner.text.strip() and not inner.empty:
                found[key.text] = inner
        return found

    def _choice(self, value: Scalar | None, known: dict[str, T], usual: T) -> T:
        if value is None:
            return usual
        if value.text.strip() not in known:
            self._fault(f"`{value.text}` is none of {', '.join(known)}", value.span, "write one of these")
        return known.get(value.text.strip(), usual)

    def _number(self, value: Scalar | None) -> float:
        if value is None:
            return 1.0
        number = value.value()
        if isinstance(number, int | float) and 0 < number < _MOST:
            return float(number)
        self._fault(f"`{value.text}` is no number above 0", value.span, "write a number such as 2.5")
        return 1.0

    def _unknown(self, key: Scalar, known: tuple[str, ...], what: str) -> None:
        help = suggestion(key.text, known, f"known are {', '.join(known)}")
        self._report.error("data-key", f"`{key.text}` is no part of a {what}", key.span, help)

    def _fault(self, message: str, span: Span, help: str = _HELP) -> None:
        self._report.error("network-entry", message, span, help)
