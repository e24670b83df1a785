"""A table in HTML to nodes: rows, cells and their text, as Markdown's own tables give them.

Cells hold inline Markdown and HTML, paragraphs and lists; where blank lines stand in a cell, it holds
Markdown blocks, as on code hosts and in pandoc. End tags may be missing where HTML lets them (HTML Living
Standard, 13.1.2.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from markdown_it.token import Token
from msgspec.structs import replace

from deckbuilder.blocks.base import Node
from deckbuilder.markdown.html_cell import Cell
from deckbuilder.markdown.inline import Inlines
from deckbuilder.markdown.table_nodes import Blocks, merged
from deckbuilder.model import NO_ATTRS, Attrs, Runs
from deckbuilder.source import Span

Attributes = list[tuple[str, str | None]]

_GROUPS = {"thead": "header", "tbody": "", "tfoot": "footer"}
_CELLS = ("td", "th")
_PARTS = (*_GROUPS, *_CELLS, "tr", "caption", "colgroup", "col")
#: What the table itself takes; its other attributes say how HTML draws it.
_TABLE_KEYS = ("source", "widths")
_STYLE = re.compile(r"(?:^|;)\s*(text-align|vertical-align|width)\s*:\s*([^;!]+)", re.IGNORECASE)
_WORDS = {"text-align": "align", "vertical-align": "valign", "width": "width"}
#: Attributes that screen readers and scripts use.
_SILENT = ("scope", "headers", "abbr", "title", "role")


def read_html_table(token: Token, inlines: Inlines, blocks: Blocks, lang: str | None) -> tuple[Node, ...]:
    """The nodes of a block of HTML that begins with a table.

    Text outside of the cells is reported as ``table-stray`` and stands below the table.
    """
    first, end = token.map or (0, 1)
    if not token.meta["closed"]:
        inlines.report.warning(
            "html-unclosed",
            "`<table>` is never closed",
            inlines.places.span(first, first + 1),
            "write `</table>` after its last row",
        )
    reader = _Reader(first, end, inlines, blocks, lang)
    reader.feed(token.content)
    reader.close()
    return reader.nodes()


class _Reader(HTMLParser):
    def __init__(self, first: int, end: int, inlines: Inlines, blocks: Blocks, lang: str | None) -> None:
        super().__init__(convert_charrefs=False)
        self._first = first
        self._end = end
        self._inlines = inlines
        self._blocks = blocks
        self._lang = lang
        self._attrs = NO_ATTRS
        self._widths: list[str] = []
        self._rows: list[Node] = []
        self._group = ""
        self._row: Node | None = None
        self._row_first = self._last = first
        self._cells: list[Node] = []
        self._cell: Node | None = None
        self._caption: tuple[Node, ...] = ()
        self._caption_attrs = NO_ATTRS
        self._stray = self._text = self._new()
        self._depth = 0
        self._looks: dict[str, None] = {}

    # What the parser calls.

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag == "table":
            self._table(attrs)
        elif self._depth > 1:
            self._nested(tag, attrs)
        elif tag in _GROUPS:
            self._end_row()
            self._group = _GROUPS[tag]
        elif tag == "tr":
            self._end_row()
            self._begin_row(attrs)
        elif tag in _CELLS:
            self._end_cell()
            if self._row is None:
                self._begin_row([])
            self._begin_cell(tag, attrs)
        elif tag == "caption":
            self._end_row()
            self._text = Cell(self._inlines, self._blocks, self._lang, attributed=True)
        elif tag == "col":
            self._widths.append(dict(attrs).get("width") or self._values(attrs).get("width") or "")
        elif tag not in ("colgroup", "div", "center", "figure") or self._cell is not None:
            self._text.open(tag, dict(attrs), self.get_starttag_text() or "", self._line())

    def _nested(self, tag: str, attrs: Attributes) -> None:
        """A start tag in a table within a cell: its cells become paragraphs."""
        if tag in _PARTS:
            self._text.boundary()
        else:
            self._text.open(tag, dict(attrs), self.get_starttag_text() or "", self._line())

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._last = self._line()
        if tag == "table":
            self._depth -= 1
            if self._depth > 0:
                self._text.boundary()
            else:
                self._end_row()
        elif self._depth > 1:
            if tag in _PARTS:
                self._text.boundary()
            else:
                self._text.close(tag, self._line())
        elif tag in _GROUPS:
            self._end_row()
            self._group = ""
        elif tag == "tr":
            self._end_row()
        elif tag in _CELLS:
            self._end_cell()
        elif tag == "caption":
            self._end_caption()
        elif tag not in ("colgroup", "div", "center", "figure") or self._cell is not None:
            self._text.close(tag, self._line())

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._last = self._line() + data.rstrip().count("\n")
        self._text.write(data, self._line())

    def handle_entityref(self, name: str) -> None:
        self._text.write(f"&{name};", self._line())

    def handle_charref(self, name: str) -> None:
        self._text.write(f"&#{name};", self._line())

    def unknown_decl(self, data: str) -> None:
        self._text.write(data.removeprefix("CDATA["), self._line())

    # What it builds.

    def _line(self) -> int:
        return self._first + self.getpos()[0] - 1

    def _new(self) -> Cell:
        return Cell(self._inlines, self._blocks, self._lang)

    def _table(self, attrs: Attributes) -> None:
        self._depth += 1
        if self._depth > 1:
            self._text.nested_table(self._line())
            return
        values = self._values(attrs)
        known = tuple((key, values[key]) for key in _TABLE_KEYS if key in values)
        given = dict(attrs)
        self._attrs = Attrs(given.get("id") or None, tuple((given.get("class") or "").split()), known)

    def _values(self, attrs: Attributes) -> dict[str, str]:
        """What attributes and styles say; those that only say how HTML draws it are noted."""
        values: dict[str, str] = {}
        for name, value in attrs:
            if name == "style":
                for key, word in _STYLE.findall(value or ""):
                    values[_WORDS[key.lower()]] = word.strip().lower()
                if not _STYLE.search(value or ""):
                    self._looks["style"] = None
            elif name in ("align", "valign", "colspan", "rowspan", "width", *_TABLE_KEYS):
                values[name] = (value or "").strip()
            elif name not in ("id", "class", *_SILENT):
                self._looks[name] = None
        return values

    def _begin_row(self, attrs: Attributes) -> None:
        self._row_first = self._last = self._line()
        values = self._values(attrs)
        aligns = tuple((key, values[key]) for key in ("align", "valign") if key in values)
        self._row = Node(
            "table_row", self._span(self._row_first), mark=self._group, attrs=Attrs(values=aligns)
        )

    def _begin_cell(self, tag: str, attrs: Attributes) -> None:
        assert self._row is not None
        values = dict(self._row.attrs.values) | self._values(attrs)
        kept = tuple((key, values[key]) for key in ("colspan", "rowspan", "align", "valign") if key in values)
        self._cell = Node(
            "table_cell", self._span(self._line()), word=tag, attrs=Attrs(values=kept) if kept else NO_ATTRS
        )
        self._text = self._new()

    def _end_cell(self) -> None:
        if self._cell is None:
            self._end_caption()
            return
        self._cells.append(self._text.finish(self._cell))
        self._cell = None
        self._text = self._stray

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is None:
            return
        if self._cells:
            span = self._inlines.places.span(self._row_first, self._last + 1)
            self._rows.append(replace(self._row, span=span, attrs=NO_ATTRS, children=tuple(self._cells)))
        self._row, self._cells = None, []

    def _end_caption(self) -> None:
        if self._text is not self._stray:
            self._caption += self._text.nodes()
            self._caption_attrs = self._text.attrs
            self._text = self._stray

    def _span(self, line: int) -> Span:
        return self._inlines.places.span(line, line + 1)

    # The outcome.

    def nodes(self) -> tuple[Node, ...]:
        """The table, and what stands below it."""
        self._end_row()
        span = self._inlines.places.span(self._first, self._end)
        stray = self._stray.nodes()
        for node in stray:
            self._inlines.report.warning(
                "table-stray",
                "this text stands in a table but in none of its cells; it is shown below it",
                node.span,
                "put it in a cell, or in the table's `<caption>`",
            )
        if self._looks:
            names = ", ".join(f"`{name}`" for name in self._looks)
            self._inlines.report.note(
                "html-attributes",
                f"attributes of HTML that say how a table looks have no effect: {names}",
                span,
                "delete them; `align`, `valign`, `colspan`, `rowspan` and widths of columns are understood",
            )
        runs, attrs = self._captioned()
        table = Node("table", span, attrs=attrs, children=tuple(_headed(self._rows)), runs=runs)
        return (table, *stray)

    def _captioned(self) -> tuple[Runs, Attrs]:
        """The caption's text, and the table's attributes with those at the caption's end."""
        runs = tuple(run for node in self._caption for run in node.runs)
        widths = (("widths", ",".join(self._widths)),) if self._widths and all(self._widths) else ()
        return runs, merged(merged(Attrs(values=widths), self._attrs), self._caption_attrs)


def _headed(rows: Sequence[Node]) -> Iterator[Node]:
    """The rows; where none is marked as a header, the first ones that hold nothing but ``th`` are."""
    leading = not any(row.mark == "header" for row in rows)
    for row in rows:
        leading = leading and all(cell.word == "th" for cell in row.children)
        yield replace(row, mark="header") if leading else row
