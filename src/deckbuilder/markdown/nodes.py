"""Block tokens to a tree of nodes, each with the place it was written at."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from deckbuilder.blocks.base import Node
from deckbuilder.blocks.quote import credited
from deckbuilder.markdown import html, ignoring, page_breaks
from deckbuilder.markdown.attributes import read_trailing
from deckbuilder.markdown.code_nodes import read_code_block, read_fence
from deckbuilder.markdown.figure_divs import unwrapped
from deckbuilder.markdown.figures import read_figure
from deckbuilder.markdown.formulas import formula_node, parted
from deckbuilder.markdown.html_tables import TABLE
from deckbuilder.markdown.inline import Inlines
from deckbuilder.markdown.known_attributes import check_attrs
from deckbuilder.markdown.languages import addressed
from deckbuilder.markdown.misread import report_misread, report_ruled
from deckbuilder.markdown.notes import Definition, Notes
from deckbuilder.markdown.open_node import OpenNode
from deckbuilder.markdown.places import Places
from deckbuilder.markdown.slugs import Slugs
from deckbuilder.markdown.table_nodes import Blocks, captioned, has_caption, read_grid_table
from deckbuilder.model import NO_ATTRS, Attrs, Run, Runs
from deckbuilder.report import Report
from deckbuilder.source import Line, Span

#: What quotes and list items put before a table row.
_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
#: A Marp comment, as a node: ``word`` is the directive, ``text`` its value.
DIRECTIVE = "directive"
#: A code cell of Quarto or R Markdown: ```` ```{python} ````.
_CELL = re.compile(r"[ \t]*\{[ \t]*[A-Za-z]")
#: A paragraph that is pandoc's pause between parts of a slide.
_PAUSE = ". . ."
#: A table's cell lies as deep in what holds it as an item in a list.
_CELL_LEVELS = 2


class TreeBuilder:
    """Builds the nodes of one document."""

    def __init__(self, inlines: Inlines, notes: Notes, places: Places, report: Report) -> None:
        self._inlines = inlines
        self._notes = notes
        self._places = places
        self._report = report
        self._slugs = Slugs()
        self._stack: list[OpenNode] = []
        self._in_head = False

    def build(self, tokens: Sequence[Token]) -> tuple[Node, ...]:
        """The nodes of some block tokens; footnote definitions go to the notes."""
        outer, self._stack = self._stack, [OpenNode("document", self._places.span(0, 1))]
        position = 0
        while position < len(tokens):
            token = tokens[position]
            reader = _READERS.get(token.type)
            position += 1
            if reader is not None:
                position += reader(self, token, tokens, position)
        root = self._stack[0].node()
        self._stack = outer
        return root.children

    def note(self, definition: Definition) -> tuple[Node, ...]:
        """The nodes of a footnote's text."""
        if not definition.inline:
            return self.build(definition.tokens)
        first = definition.first
        runs = self._inlines.of(definition.tokens, first, first + 1)
        return (Node("paragraph", self._places.span(first, first + 1), runs=runs),)

    def _span(self, token: Token) -> Span:
        return self._places.span(*(token.map or (0, 1)))

    def _runs(self, inline: Token, content: str | None = None, lang: str | None = None) -> Runs:
        first, end = inline.map or (0, 1)
        text = inline.content if content is None else content
        return self._inlines.runs(text, first, max(end, first + 1), lang or self._stack[-1].lang)

    def _push(self, opened: OpenNode) -> int:
        opened.lang = (opened.attrs.values and opened.attrs.get("lang")) or self._stack[-1].lang
        self._stack.append(opened)
        return 0

    def _append(self, node: Node) -> None:
        parent = self._stack[-1]
        if parent.caption is not None:
            if node.kind == "table" and not node.runs:
                node = captioned(node, parent.caption)
            else:
                parent.children.append(parent.caption)
            parent.caption = None
        if node.attrs is not NO_ATTRS:
            check_attrs(node, self._report)
        parent.children.append(node)

    def _page_break(self, span: Span) -> None:
        node = page_breaks.page_break(span, self._stack, self._report)
        if node is not None:
            self._append(node)

    def pop(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        node = unwrapped(self._stack.pop().node(), self._report)
        if page_breaks.is_div(node):
            self._page_break(node.span)
        else:
            self._append(node)
        return 0

    # Leaves. Each reader returns how many of the tokens after it it has used.

    def paragraph(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        if not token.hidden and self._stack[-1].kind == "list_item":
            self._stack[-2].loose = True
        inline = tokens[after]
        figure = self._figure(inline) if inline.content.startswith("![") else None
        if figure is not None:
            for image in figure.children:
                check_attrs(image, self._report)
            self._append(figure)
        elif inline.content == _PAUSE:
            self._report.note(
                "pause-ignored", "pauses have no effect; this one is left out", self._span(token), "delete it"
            )
        elif page_breaks.is_command(inline.content):
            self._page_break(self._span(token))
        elif "$" in inline.content and (parts := self._with_formulas(inline)):
            for part in parts:
                self._append(part)
        elif runs := self._runs(inline):
            report_misread(inline.content, (inline.map or (0, 1))[0], self._places, self._report)
            paragraph = Node("paragraph", self._span(token), runs=runs)
            siblings = self._stack[-1].children
            above = siblings[-1] if siblings else None
            quote = credited(above, paragraph) if above and above.kind == "blockquote" else None
            if quote is None:
                self._append(paragraph)
            else:
                siblings[-1] = quote
        return 2

    def _with_formulas(self, inline: Token) -> list[Node] | None:
        first, end = inline.map or (0, 1)
        parsed = self._inlines.tokens(inline.content)
        return parted(parsed, first, end, self._inlines, self._stack[-1].lang)

    def formula(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        first, end = token.map or (0, 1)
        self._append(formula_node(token, first, end, self._inlines))
        return 0

    def _figure(self, inline: Token) -> Node | None:
        first, end = inline.map or (0, 1)
        parsed = self._inlines.tokens(inline.content)
        return read_figure(parsed, first, end, self._inlines, self._stack[-1].lang)

    def heading(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        inline = tokens[after]
        trailing = read_trailing(inline.content)
        content, attrs = trailing or (inline.content, NO_ATTRS)
        attrs = addressed(attrs, self._span(token), self._report)
        runs = self._runs(inline, content, attrs.get("lang"))
        identity = self._slugs.claim(attrs.id) if attrs.id else self._slugs.make(runs)
        attrs = Attrs(identity, attrs.classes, attrs.values)
        self._append(Node("heading", self._span(token), attrs=attrs, runs=runs, level=int(token.tag[1])))
        return 2

    def fence(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        node = read_fence(token, self._places)
        if _CELL.match(token.info):
            place = Span(node.span.path, node.span.first, node.span.first)
            self._report.note("code-not-run", "code is shown, not run", place, "write out what it gives")
        self._append(node)
        return 0

    def code_block(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        self._append(read_code_block(token, self._places))
        return 0

    def rule(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        first, _ = token.map or (0, 1)
        report_ruled(self._places.lines[first].text, self._span(token), self._report)
        self._append(Node("rule", self._span(token), mark=token.markup[:1]))
        return 0

    def html(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        if token.meta.get(TABLE):
            return self.html_table(token)
        first, end = token.map or (0, 1)
        for piece in html.pieces(token.content):
            if piece.kind != "comment":
                continue
            place = self._places.find(piece.text, first, end)
            if (found := html.directive(piece.text)) is not None:
                self._append(Node(DIRECTIVE, place, found[0], text=found[1]))
            elif page_breaks.is_comment(piece.text):
                self._page_break(place)
            elif not piece.text.endswith("-->"):
                self._report.warning(
                    "html-unclosed",
                    "this comment is never closed, and hides all that follows it",
                    place,
                    "write `-->` where it ends",
                )
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
            OpenNode("table_row", self._span(token), mark="header" if self._in_head else "", text=text)
        )

    def head(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        self._in_head = token.nesting == 1
        return 0

    def caption(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        inline = tokens[after]
        trailing = read_trailing(inline.content)
        content, attrs = trailing or (inline.content, NO_ATTRS)
        caption = Node("paragraph", self._span(token), attrs=attrs, runs=self._runs(inline, content))
        parent = self._stack[-1]
        if not token.meta["follows"]:
            parent.caption = caption
        elif parent.children[-1].kind != "table" or has_caption(parent.children[-1], caption, self._report):
            self._append(caption)
        else:
            self._append(captioned(parent.children.pop(), caption))
        return 2

    def html_table(self, token: Token) -> int:
        lang = self._stack[-1].lang
        from deckbuilder.markdown.html_table_reader import read_html_table  # with the first table only

        for node in read_html_table(token, self._inlines, self._nested(token), lang):
            self._append(node)
        return 0

    def grid_table(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        first, end = token.map or (0, 1)
        self._append(read_grid_table(token.meta["grid"], first, end, self._places, self._nested(token)))
        return 0

    def _nested(self, token: Token) -> Blocks:
        def build(lines: Sequence[Line]) -> tuple[Node, ...]:
            places = self._places.of(lines)
            inlines = self._inlines.elsewhere(places)
            inner = TreeBuilder(inlines, self._notes, places, self._report)
            inner._slugs = self._slugs
            tokens = inlines.block_tokens(token.level + _CELL_LEVELS)
            ignoring.read(tokens, places, self._report)
            return inner.build(tokens)

        return build

    def term(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        inline = tokens[after]
        first = (inline.map or (0, 1))[0]
        runs = self._inlines.runs(inline.content, first, first + 1, self._stack[-1].lang)
        self._append(Node("term", self._places.span(first, first + 1), runs=runs))
        return 2

    # Containers.

    def container(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        return self._push(OpenNode(_CONTAINERS[token.type], self._span(token)))

    def ordered(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        start = int(token.attrs.get("start", 1))
        form = token.markup if len(token.markup) > 1 else f"1{token.markup}"
        return self._push(OpenNode("ordered_list", self._span(token), level=start, mark=form))

    def item(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        checked = token.meta.get("checked")
        mark = "" if checked is None else "[x]" if checked else "[ ]"
        return self._push(OpenNode("list_item", self._span(token), mark=mark))

    def div(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        span = self._span(token)
        if token.meta.get("unclosed"):
            place = Span(span.path, span.first, span.first)
            self._report.warning(
                "div-unclosed", "this div is never closed", place, "close it with a line `:::`"
            )
        attrs = addressed(token.meta["attrs"], Span(span.path, span.first, span.first), self._report)
        # pandoc's place for the references.
        word = attrs.classes[0] if attrs.classes else "refs" if attrs.id == "refs" else ""
        return self._push(OpenNode("div", span, word, attrs))

    def alert(self, token: Token, tokens: Sequence[Token], after: int) -> int:
        word = f"callout-{token.meta['kind'].lower()}"
        self._push(OpenNode("div", self._span(token), word, Attrs(classes=(word,))))
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
    "formula": TreeBuilder.formula,
    "code_block": TreeBuilder.code_block,
    "hr": TreeBuilder.rule,
    "html_block": TreeBuilder.html,
    "grid_table": TreeBuilder.grid_table,
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
