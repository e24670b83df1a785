"""Block tokens to a tree of nodes, each with the place it was written at."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token
from mdurl import decode

from deckbuilder.blocks.base import Node
from deckbuilder.markdown import html
from deckbuilder.markdown.attributes import read_fence_info, read_trailing
from deckbuilder.markdown.inline import Inlines
from deckbuilder.markdown.notes import Definition, Notes
from deckbuilder.markdown.places import Places
from deckbuilder.markdown.slugs import Slugs
from deckbuilder.model import NO_ATTRS, Attrs, Run, Runs
from deckbuilder.report import Report
from deckbuilder.source import Span

#: What quotes and list items put before a table row.
_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
#: A Marp comment, as a node: ``word`` is the directive, ``text`` its value.
DIRECTIVE = "directive"


@dataclass(slots=True)
class _Open:
    """A node whose end has not been reached."""

    kind: str
    span: Span
    word: str = ""
    attrs: Attrs = NO_ATTRS
    level: int = 0
    mark: str = ""
    children: list[Node] = field(default_factory=list)
    loose: bool = False
    caption: tuple[Runs, Attrs] | None = None
    """A caption that waits for the table after it."""
    text: str = ""
    """A table row as written: the parser pads short rows and cuts long ones."""
    lang: str | None = None

    def node(self) -> Node:
        word, mark = self.word, self.mark
        if self.kind in ("bullet_list", "ordered_list"):
            word = "loose" if self.loose else "tight"
            mark = mark or word
        return Node(
            self.kind, self.span, word, self.attrs, tuple(self.children), (), self.text, (), self.level, mark
        )


class TreeBuilder:
    """Builds the nodes of one document."""

    def __init__(self, inlines: Inlines, notes: Notes, places: Places, report: Report) -> None:
        self._inlines = inlines
        self._notes = notes
        self._places = places
        self._report = report
        self._slugs = Slugs()
        self._stack: list[_Open] = []
        self._in_head = False

    def build(self, tokens: Sequence[Token]) -> tuple[Node, ...]:
        """The nodes of some block tokens; footnote definitions go to the notes."""
        outer, self._stack = self._stack, [_Open("document", self._places.span(0, 1))]
        position = 0
        while position < len(tokens):
            token = tokens[position]
            reader = _READERS.get(token.type)
            position += 1
            if reader is not None:
                position += reader(self, token, tokens, position)
        root = self._stack[0]
        self._stack = outer
        return tuple(root.children)

    def note(self, definition: Definition) -> tuple[Node, ...]:
        """The nodes of a footnote's text."""
        if not definition.inline:
            return self.build(definition.tokens)
        first = definition.first
        runs = self._inlines.of(definition.tokens, first, first + 1)
        return (Node("paragraph", self._places.span(first, first + 1), runs=runs),)

    def _span(self, token: Token) -> Span:
        return self._places.span(*(token.map or (0, 1)))

    def _runs(self, inline: Token, content: str | None = None) -> Runs:
        first, end = inline.map or (0, 1)
        text = inline.content if content is None else content
        return self._inlines.runs(text, first, max(end, first + 1), self._stack[-1].lang)

    def _push(self, opened: _Open) -> int:
        opened.lang = (opened.attrs.values and opened.attrs.get("lang")) or self._stack[-1].lang
        self._stack.append(opened)
        return 0

    def _append(self, node: Node) -> None:
        self._stack[-1].children.append(node)

    def pop(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        closed = self._stack.pop()
        node = closed.node()
        parent = self._stack[-1]
        if closed.kind == "table" and parent.caption is not None:
            node = replace(node, runs=parent.caption[0], attrs=parent.caption[1])
            parent.caption = None
        parent.children.append(node)
        return 0

    # Leaves. Each reader returns how many of the tokens after it it has used.

    def paragraph(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        if not token.hidden and self._stack[-1].kind == "list_item":
            self._stack[-2].loose = True
        inline = tokens[after]
        parsed = self._inlines.tokens(inline.content) if inline.content.startswith("![") else ()
        if parsed and (figure := self._figure(parsed, inline)) is not None:
            self._append(figure)
        elif runs := self._runs(inline):
            self._append(Node("paragraph", self._span(token), runs=runs))
        return 2

    def _figure(self, parsed: Sequence[Token], inline: Token) -> Node | None:
        """A figure, where a paragraph holds pictures and nothing else."""
        if any(t.type != "image" and t.type != "softbreak" and t.content.strip() for t in parsed):
            return None
        if any(t.type not in ("image", "softbreak", "text") for t in parsed):
            return None
        first, end = inline.map or (0, 1)
        line = first
        images: list[Node] = []
        for token in parsed:
            if token.type == "softbreak":
                line += 1
            elif token.type == "image":
                place = self._places.find(f"![{token.content}", line, end)
                images.append(self._image(token, place, line, end))
        return Node("figure", self._places.span(first, end), children=tuple(images))

    def _image(self, token: Token, place: Span, first: int, end: int) -> Node:
        attrs: Attrs = token.meta.get("attrs", NO_ATTRS)
        if "title" in token.attrs and attrs.get("title") is None:
            attrs = replace(attrs, values=(*attrs.values, ("title", str(token.attrs["title"]))))
        path = decode(str(token.attrs["src"]))
        runs = self._inlines.of(token.children or (), first, end, self._stack[-1].lang)
        return Node("image", place, attrs=attrs, runs=runs, text=path)

    def heading(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        inline = tokens[after]
        trailing = read_trailing(inline.content)
        content, attrs = trailing or (inline.content, NO_ATTRS)
        runs = self._runs(inline, content)
        identity = self._slugs.claim(attrs.id) if attrs.id else self._slugs.make(runs)
        attrs = Attrs(identity, attrs.classes, attrs.values)
        self._append(Node("heading", self._span(token), attrs=attrs, runs=runs, level=int(token.tag[1])))
        return 2

    def fence(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        word, attrs = read_fence_info(token.info) if token.info else ("", NO_ATTRS)
        first, end = token.map or (0, 1)
        lines = self._places.lines[first + 1 : min(end, first + 1 + token.content.count("\n"))]
        text = token.content.removesuffix("\n")
        # Inside lists and quotes the content is shorter than the lines: both are given as the block sees
        # them.
        shown = tuple(replace(line, text=part) for line, part in zip(lines, text.split("\n"), strict=False))
        self._append(Node("fence", self._span(token), word, attrs, text=text, lines=shown))
        return 0

    def code_block(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        first, end = token.map or (0, 1)
        text = token.content.rstrip("\n")
        lines = tuple(
            replace(line, text=part)
            for line, part in zip(self._places.lines[first:end], text.split("\n"), strict=False)
        )
        self._append(Node("code_block", self._span(token), text=text, lines=lines))
        return 0

    def rule(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        self._append(Node("rule", self._span(token), mark=token.markup[:1]))
        return 0

    def html(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        first, end = token.map or (0, 1)
        for piece in html.pieces(token.content):
            if piece.kind == "comment" and (found := html.directive(piece.text)) is not None:
                place = self._places.find(piece.text, first, end)
                self._append(Node(DIRECTIVE, place, found[0], text=found[1]))
        if runs := self._inlines.of_html(token.content, first, end):
            self._append(Node("paragraph", self._span(token), runs=runs))
        return 0

    def too_deep(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        span = self._span(token)
        self._report.warning(
            "nesting-too-deep",
            "lists and quotes are nested too deep here; what follows is kept as plain text",
            span,
            "use fewer levels",
        )
        text = " ".join(token.content.split())
        if text:
            self._append(Node("paragraph", span, runs=(Run(text),)))
        return 0

    def stray(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        self._report.warning(
            "div-stray",
            "this `:::` closes nothing",
            self._span(token),
            "delete it, or open a div above: `::: name`",
        )
        return 0

    # Tables and definitions.

    def cell(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        inline = tokens[after]
        align = str(token.attrs.get("style", "")).removeprefix("text-align:")
        self._append(Node("table_cell", self._span(inline), runs=self._runs(inline), mark=align))
        return 2

    def row(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        first, _ = token.map or (0, 1)
        text = _PREFIX.sub("", self._places.lines[first].text)
        return self._push(
            _Open("table_row", self._span(token), mark="header" if self._in_head else "", text=text)
        )

    def head(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        self._in_head = token.nesting == 1
        return 0

    def caption(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        inline = tokens[after]
        trailing = read_trailing(inline.content)
        content, attrs = trailing or (inline.content, NO_ATTRS)
        runs = self._runs(inline, content)
        parent = self._stack[-1]
        if not token.meta["follows"]:
            parent.caption = (runs, attrs)
        elif parent.children[-1].runs:
            self._append(Node("paragraph", self._span(token), runs=runs))
        else:
            parent.children[-1] = replace(parent.children[-1], runs=runs, attrs=attrs)
        return 2

    def term(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        inline = tokens[after]
        first = (inline.map or (0, 1))[0]
        runs = self._inlines.runs(inline.content, first, first + 1, self._stack[-1].lang)
        self._append(Node("term", self._places.span(first, first + 1), runs=runs))
        return 2

    # Containers.

    def container(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        return self._push(_Open(_CONTAINERS[token.type], self._span(token)))

    def ordered(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        start = int(token.attrs.get("start", 1))
        return self._push(_Open("ordered_list", self._span(token), level=start, mark=token.markup))

    def item(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        checked = token.meta.get("checked")
        mark = "" if checked is None else "[x]" if checked else "[ ]"
        return self._push(_Open("list_item", self._span(token), mark=mark))

    def div(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        span = self._span(token)
        if token.meta.get("unclosed"):
            place = Span(span.path, span.first, span.first)
            self._report.warning(
                "div-unclosed", "this div is never closed", place, "close it with a line `:::`"
            )
        attrs: Attrs = token.meta["attrs"]
        return self._push(_Open("div", span, attrs.classes[0] if attrs.classes else "", attrs))

    def alert(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        word = f"callout-{token.meta['kind'].lower()}"
        self._push(_Open("div", self._span(token), word, Attrs(classes=(word,))))
        return 3  # the title tokens: the title is the callout's own affair

    def definition(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        """A footnote's text: taken out of the flow."""
        depth, end = 1, after
        while depth:
            depth += {"footnote_reference_open": 1, "footnote_reference_close": -1}.get(tokens[end].type, 0)
            end += 1
        first = (token.map or (0, 1))[0]
        self._notes.define(token.meta["label"], tokens[after : end - 1], first)
        return end - after


_Reader = Callable[[TreeBuilder, Token, Sequence[Token], int], int]
_CONTAINERS = {
    "blockquote_open": "blockquote",
    "bullet_list_open": "bullet_list",
    "table_open": "table",
    "dl_open": "definition_list",
    "dd_open": "definition",
}
_READERS: dict[str, _Reader] = {
    "paragraph_open": TreeBuilder.paragraph,
    "heading_open": TreeBuilder.heading,
    "fence": TreeBuilder.fence,
    "code_block": TreeBuilder.code_block,
    "hr": TreeBuilder.rule,
    "html_block": TreeBuilder.html,
    "too_deep": TreeBuilder.too_deep,
    "div_stray": TreeBuilder.stray,
    "th_open": TreeBuilder.cell,
    "td_open": TreeBuilder.cell,
    "tr_open": TreeBuilder.row,
    "thead_open": TreeBuilder.head,
    "thead_close": TreeBuilder.head,
    "caption_open": TreeBuilder.caption,
    "dt_open": TreeBuilder.term,
    "ordered_list_open": TreeBuilder.ordered,
    "list_item_open": TreeBuilder.item,
    "div_open": TreeBuilder.div,
    "alert_open": TreeBuilder.alert,
    "footnote_reference_open": TreeBuilder.definition,
    **dict.fromkeys(_CONTAINERS, TreeBuilder.container),
    **dict.fromkeys(
        ("bullet_list_close", "ordered_list_close", "list_item_close", "blockquote_close", "table_close",
         "tr_close", "dl_close", "dd_close", "div_close", "alert_close"),
        TreeBuilder.pop,
    ),
}  # fmt: skip
