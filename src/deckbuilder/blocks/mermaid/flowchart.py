"""Mermaid's flowcharts as graphs: the part of their language that is drawn. Not a block kind.

After mermaid.js.org/syntax/flowchart.html: nodes in their usual forms, lines with labels, chains, subgraphs.
"""

from __future__ import annotations

import re
from html import unescape

from msgspec.structs import replace

from deckbuilder.blocks.graph.model import Direction, Graph, Relation, Vertex
from deckbuilder.model import Run
from deckbuilder.plan import Figure
from deckbuilder.report import Report
from deckbuilder.source import Line, Span

#: More nodes or lines than this are no picture; the limit also keeps layouts quick.
MOST = 400
_DIRECTIONS: dict[str, Direction] = {"TB": "down", "TD": "down", "BT": "up", "LR": "right", "RL": "left"}
_HEAD = re.compile(r"\s*(?:flowchart(?:-elk)?|graph)\b[ \t]*(\w*)[ \t]*;?")
_IGNORED = re.compile(r"(classDef|class|style|linkStyle|click|direction|accTitle|accDescr)\b")
_SUBGRAPH = re.compile(
    r'subgraph\s+(?:(?P<id>[^\s\["]+)\s*\[(?P<title>.*)\]|"(?P<quoted>[^"]*)"|(?P<plain>.+?))\s*;?\s*$'
)
_NAME = re.compile(r"\w+(?:[.-]\w+)*")
_CLASS = re.compile(r":::\s*[\w-]+")
#: How a form opens and closes, the longest first.
_FORMS: tuple[tuple[str, str, Figure], ...] = (
    ("(((", ")))", "ellipse"),
    ("((", "))", "ellipse"),
    ("([", "])", "stadium"),
    ("[(", ")]", "cylinder"),
    ("[[", "]]", "rect"),
    ("[/", "/]", "parallelogram"),
    ("[\\", "\\]", "parallelogram"),
    ("{{", "}}", "hexagon"),
    ("{", "}", "diamond"),
    ("[", "]", "rect"),
    ("(", ")", "round"),
)
_LINE = re.compile(r"(?P<back><?)(?P<line>--+>|---+|==+>|===+|-\.+->?)(?:\s*\|(?P<label>[^|]*)\|)?")
_OPEN = re.compile(
    r"(?P<back><?)(?:--|==|-\.)\s*(?P<label>[^\s>=.-].*?)\s*(?P<line>--+>|---+|==+>|===+|\.+->?)(?=[\s\w]|$)"
)
_BREAK = re.compile(r"<br\s*/?>|\\n")
_THICK = 2.0
_KNOWN = (
    "nodes such as `A[Text]`, `B(Text)`, `C{Text}`, lines such as `-->`, `---`, `-.->`, `==>`, and subgraphs"
)


def read_flowchart(lines: tuple[Line, ...], report: Report) -> tuple[Graph, Direction]:
    """The flowchart that some lines hold; what is not drawn is reported at its line and column."""
    reader = _Reader(report)
    for line in lines:
        reader.line(line)
    return reader.graph(), reader.direction


class _Fault(Exception):
    """What is not understood, and where in the line."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.message = message
        self.at = at


class _Reader:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._begun = False
        self._nodes: dict[str, Vertex] = {}
        self._relations: list[tuple[str, str, Relation]] = []
        self._titles: dict[str, str] = {}
        self._open: list[str] = []
        self.direction: Direction = "down"

    def line(self, line: Line) -> None:
        text = line.text.split("%%", 1)[0].rstrip()
        if not text.strip():
            return
        try:
            self._statement(text, line)
        except _Fault as fault:
            span = Span(line.path, line.number, line.number, fault.at + 1)
            self._report.error("mermaid-unread", fault.message, span, f"known are {_KNOWN}")

    def _statement(self, text: str, line: Line) -> None:
        at = len(text) - len(text.lstrip())
        if not self._begun:
            head = _HEAD.match(text)
            assert head is not None  # who calls has looked at the first word
            self._begun = True
            if head[1] and head[1] not in _DIRECTIONS:
                raise _Fault(f"`{head[1]}` is no direction", head.start(1))
            self.direction = _DIRECTIONS.get(head[1], "down")
            at = head.end()
        elif ignored := _IGNORED.match(text, at):
            place = Span(line.path, line.number, line.number, at + 1)
            message = f"`{ignored[1]}` has no effect: diagrams are drawn in the theme's colours"
            self._report.warning("mermaid-ignored", message, place, "leave the line out")
            return
        elif found := _SUBGRAPH.match(text, at):
            self._begin(found, line, at)
            return
        elif text.strip().rstrip(";") == "end":
            if not self._open:
                raise _Fault("this `end` ends no subgraph", at)
            self._open.pop()
            return
        while at < len(text):
            at = self._chain(text, at, line)

    def _begin(self, found: re.Match[str], line: Line, at: int) -> None:
        title = found["title"] or found["quoted"] or found["plain"] or found["id"]
        name = found["id"] or title
        if self._open:
            place = Span(line.path, line.number, line.number, at + 1)
            message = "a subgraph inside another is drawn as part of that one"
            self._report.warning("mermaid-ignored", message, place, "put it beside the other")
        else:
            self._titles[name] = _said(title)
        self._open.append(name)

    def _chain(self, text: str, at: int, line: Line) -> int:
        """Nodes, and lines to further nodes; where they end."""
        sources, at = self._group(text, at, line)
        while True:
            at = _skipped(text, at)
            if at >= len(text):
                return at
            if text[at] == ";":
                return _skipped(text, at + 1)
            found = _LINE.match(text, at) or _OPEN.match(text, at)
            if found is None:
                raise _Fault(f"`{text[at:].strip()}` is not understood", at)
            targets, end = self._group(text, _skipped(text, found.end()), line)
            for source in sources:
                for target in targets:
                    self._relate(source, target, found, line, at)
            sources, at = targets, end

    def _group(self, text: str, at: int, line: Line) -> tuple[list[str], int]:
        """Nodes parted by ``&``."""
        names: list[str] = []
        while True:
            name, at = self._node(text, at, line)
            names.append(name)
            after = _skipped(text, at)
            if after >= len(text) or text[after] != "&":
                return names, after
            at = _skipped(text, after + 1)

    def _node(self, text: str, at: int, line: Line) -> tuple[str, int]:
        found = _NAME.match(text, at)
        if found is None:
            what = f"`{text[at:].strip()}` is no node" if text[at:].strip() else "a node is missing here"
            raise _Fault(what, at)
        name, at = found[0], found.end()
        vertex = self._nodes.get(name)
        if vertex is None:
            if len(self._nodes) >= MOST:
                raise _Fault(f"there are more than {MOST} nodes", found.start())
            vertex = Vertex((Run(name),), Span(line.path, line.number, line.number), figure="rect")
        form = next(
            ((end, figure, begin) for begin, end, figure in _FORMS if text.startswith(begin, at)), None
        )
        if form is not None:
            words, at = _words(text, at, form[2], form[0])
            vertex = replace(vertex, name=(Run(words),) if words else vertex.name, figure=form[1])
        if dressed := _CLASS.match(text, at):
            at = dressed.end()
        if self._open and vertex.group is None:
            vertex = replace(vertex, group=list(self._titles).index(self._open[0]))
        self._nodes[name] = vertex
        return name, at

    def _relate(self, source: str, target: str, found: re.Match[str], line: Line, at: int) -> None:
        span = Span(line.path, line.number, line.number, at + 1)
        for name in (source, target):
            if name in self._titles:
                raise _Fault(f"`{name}` is a subgraph; lines lead from node to node", at)
        if source == target:
            message = f"the line of `{source}` to itself is not drawn"
            self._report.warning("relation-loop", message, span, "say it in the node's text")
            return
        if len(self._relations) >= MOST:
            raise _Fault(f"there are more than {MOST} lines", at)
        drawn, label = found["line"], _said(found["label"] or "")
        relation = Relation(
            0,
            0,
            span,
            (Run(label),) if label else (),
            (bool(found["back"]), drawn.endswith(">")),
            "." in drawn,
            _THICK if drawn.startswith("=") else 1.0,
        )
        self._relations.append((source, target, relation))

    def graph(self) -> Graph:
        numbers = {name: index for index, name in enumerate(self._nodes)}
        held = sorted({node.group for node in self._nodes.values() if node.group is not None})
        titles = list(self._titles.values())
        return Graph(
            tuple(
                node if node.group is None else replace(node, group=held.index(node.group))
                for node in self._nodes.values()
            ),
            tuple(
                replace(relation, source=numbers[source], target=numbers[target])
                for source, target, relation in self._relations
            ),
            tuple((Run(titles[number]),) for number in held),
        )


def _words(text: str, at: int, begin: str, end: str) -> tuple[str, int]:
    """What a node's form holds, and where the form ends."""
    start = at + len(begin)
    inner = _skipped(text, start)
    if text.startswith('"', inner):
        close = text.find('"', inner + 1)
        stop = text.find(end, close + 1) if close > 0 else -1
        if stop > 0 and not text[close + 1 : stop].strip():
            return _said(text[inner : close + 1]), stop + len(end)
    else:
        stop = text.find(end, start)
        if stop > 0:
            return _said(text[start:stop]), stop + len(end)
    raise _Fault(f"`{begin}` is not closed by `{end}`", at)


def _said(text: str) -> str:
    """The words of a node or label, without quotes, with line breaks."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].strip("`")
    return unescape(_BREAK.sub("\n", text).replace("#quot;", "&quot;")).strip()


def _skipped(text: str, at: int) -> int:
    """The next place that is no space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at
