"""What stands in a cell of an HTML table, as it is read: text, paragraphs and lists become nodes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from deckbuilder.blocks.base import Node
from deckbuilder.markdown.attributes import read_trailing
from deckbuilder.markdown.block_parser import MAX_NESTING
from deckbuilder.markdown.inline import Inlines
from deckbuilder.markdown.table_nodes import Blocks, with_content
from deckbuilder.model import NO_ATTRS
from deckbuilder.source import Line, Span

#: Elements that begin and end a paragraph.
_PARAGRAPHS = frozenset((
    "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "header", "main", "nav", "p", "pre", "section",
))  # fmt: skip
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_LISTS = {"ul": "bullet_list", "ol": "ordered_list"}
#: Lists in one another. The items of deeper ones are taken for items of the list around them.
_DEEPEST = MAX_NESTING // 2
_VOID = frozenset(("br", "hr", "img", "input", "wbr", "col", "embed", "source", "track"))
_MUTE = ("script", "style")
_BLANK_LINE = re.compile(r"\S[^\S\n]*\n[^\S\n]*\n\s*\S|\A[^\S\n]*\n[^\S\n]*\n\s*\S")
_BRACKETS = re.compile(r"([\\\[\]])")


class _List(Struct):
    kind: str
    start: int
    outer: list[Node]
    """The nodes around the list, to go on with below it."""
    first: int
    items: list[Node] = field(default_factory=list)


class Cell:
    """Takes the parts of a cell in order. Lines are those of the parsed text, from 0."""

    def __init__(
        self, inlines: Inlines, blocks: Blocks, lang: str | None, *, attributed: bool = False
    ) -> None:
        self.attrs = NO_ATTRS
        """What stands in braces at the end of a text that is ``attributed`` (a caption)."""
        self._attributed = attributed
        self._inlines = inlines
        self._blocks = blocks
        self._lang = lang
        self._nodes: list[Node] = []
        self._lists: list[_List] = []
        self._too_deep = 0
        """Lists that are open beyond the deepest."""
        self._parts: list[str] = []
        self._first = self._last = 0
        self._mute = False

    def write(self, text: str, line: int) -> None:
        """Inline text, as it was written."""
        if self._mute:
            return
        if not self._parts:
            if not text.strip() and "\n" not in text:
                return
            self._first = line
        self._parts.append(text)
        self._last = line + text.count("\n")

    def open(self, tag: str, attrs: Mapping[str, str | None], written: str, line: int) -> None:
        """A start tag."""
        if tag in _PARAGRAPHS:
            self.boundary()
        elif tag in _HEADINGS:
            self.boundary()
            self.write("<b>", line)
        elif tag in _LISTS:
            self._open_list(tag, attrs, line)
        elif tag == "li" and self._lists:
            self._end_item()
        elif tag == "img":
            alt = _BRACKETS.sub(r"\\\1", attrs.get("alt") or "")
            self.write(f"![{alt}](<{attrs.get('src') or ''}>)", line)
        else:
            self.write(written, line)
            self._mute = tag in _MUTE

    def close(self, tag: str, line: int) -> None:
        """An end tag."""
        if tag in _MUTE:
            self._mute = False
        elif tag in _PARAGRAPHS:
            self.boundary()
        elif tag in _HEADINGS:
            self.write("</b>", line)
            self.boundary()
        elif tag in _LISTS:
            if self._too_deep:
                self._too_deep -= 1
                self.boundary()
            elif self._lists:
                self._end_list(line)
        elif tag == "li":
            self.boundary()
        elif tag not in _VOID:
            self.write(f"</{tag}>", line)

    def nested_table(self, line: int) -> None:
        """A table inside the cell begins: its cells' text becomes paragraphs."""
        self.boundary()
        self._inlines.report.warning(
            "table-cell",
            "another table in a table's cell is shown as plain text",
            self._inlines.places.span(line, line + 1),
            "leave text and lists in the table, and put anything else below it",
        )

    def boundary(self) -> None:
        """The end of a paragraph, if one is open."""
        text = "".join(self._parts)
        self._parts = []
        if not text.strip():
            return
        if _BLANK_LINE.search(text):
            self._nodes += self._blocks(self._as_lines(text))
            return
        skipped = len(text) - len(text.lstrip())
        first = self._first + text.count("\n", 0, skipped)
        content = "\n".join(filter(None, map(str.strip, text.split("\n"))))
        if self._attributed and (trailing := read_trailing(content)):
            content, self.attrs = trailing
        runs = self._inlines.runs(content, first, self._last + 1, self._lang)
        if runs:
            self._nodes.append(Node("paragraph", self._span(first, self._last), runs=runs))

    def _as_lines(self, text: str) -> list[Line]:
        """The text as lines of Markdown, without the indent they share, at the places they come from."""
        written = text.split("\n")
        indent = min((len(line) - len(line.lstrip(" ")) for line in written if line.strip()), default=0)
        last = len(self._inlines.places.lines) - 1
        sources = [self._inlines.places.lines[min(self._first + n, last)] for n in range(len(written))]
        return [
            Line(line[indent:] if line[:indent].isspace() else line.strip(), source.path, source.number)
            for line, source in zip(written, sources, strict=True)
        ]

    def _open_list(self, tag: str, attrs: Mapping[str, str | None], line: int) -> None:
        self.boundary()
        if len(self._lists) == _DEEPEST:
            if not self._too_deep:
                self._inlines.report.warning(
                    "nesting-too-deep",
                    "lists are nested too deep here; the items of those further in join the list around them",
                    self._span(line, line),
                    "use fewer levels",
                )
            self._too_deep += 1
            return
        start = attrs.get("start") or "1"
        number = int(start) if start.isascii() and start.isdecimal() else 1
        self._lists.append(_List(_LISTS[tag], number, self._nodes, line))
        self._nodes = []

    def _end_item(self) -> None:
        self.boundary()
        current = self._lists[-1]
        if self._nodes:
            span = self._nodes[0].span.to(self._nodes[-1].span)
            current.items.append(Node("list_item", span, children=tuple(self._nodes)))
        self._nodes = []

    def _end_list(self, line: int) -> None:
        self._end_item()
        ended = self._lists.pop()
        self._nodes = ended.outer
        if ended.items:
            mark = "1." if ended.kind == "ordered_list" else "tight"
            span = self._span(ended.first, line)
            self._nodes.append(
                Node(ended.kind, span, "tight", children=tuple(ended.items), level=ended.start, mark=mark)
            )

    def nodes(self) -> tuple[Node, ...]:
        """All of it, what is still open closed."""
        while self._lists:
            self._end_list(self._last)
        self.boundary()
        found, self._nodes = tuple(self._nodes), []
        return found

    def finish(self, cell: Node) -> Node:
        """The cell with what it holds."""
        return with_content(cell, self.nodes())

    def _span(self, first: int, last: int) -> Span:
        return self._inlines.places.span(first, last + 1)
