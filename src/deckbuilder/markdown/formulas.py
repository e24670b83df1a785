"""Formulas in Markdown: between dollars within a line, or on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from deckbuilder.blocks.base import Node
from deckbuilder.markdown.attributes import read_attrs
from deckbuilder.markdown.equations import DISPLAY, latex
from deckbuilder.markdown.inline import Inlines
from deckbuilder.model import NO_ATTRS, Attrs

#: What stands alone between two pairs of dollars.
_DISPLAYED = r"\$\$(?!\s*\$)(?:\\.|[^$\\]|\$(?!\$))+\$\$"
#: pandoc's rule: no space inside the dollars, no digit after, so that ``$5 to $7`` stays money.
_MATHS = re.compile(rf"{_DISPLAYED}|\$(?![\s$])(?:\\.|[^$\\])*?(?<!\s)\$(?![\d$])", re.DOTALL)
_DISPLAY = re.compile(_DISPLAYED, re.DOTALL)
_BEFORE_ATTRS = re.compile(r"[ \t]*(?=\{)")
#: No formula is longer; the bound keeps a text full of prices from being searched again and again.
LONGEST = 2000


def maths(state: StateInline, silent: bool) -> bool:
    """``$x$`` and ``$$x$$ {#eq-id}``, kept letter by letter: what is inside is no Markdown."""
    start = state.pos
    found = _MATHS.match(state.src, start, min(state.posMax, start + LONGEST))
    if found is None:
        return False
    state.pos = found.end()
    displayed = found[0].startswith(DISPLAY)
    attrs, end = _attributes(state.src, found.end()) if displayed else (NO_ATTRS, found.end())
    if end <= state.posMax:
        state.pos = end
    if not silent:
        token = state.push("maths", "", 0)
        token.content = found[0]
        token.markup = DISPLAY if displayed else "$"
        token.meta = {"attrs": attrs}
    return True


def display(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A formula on lines of its own, whatever else its lines might begin; no blank line is inside."""
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(DISPLAY, at) or state.is_code_block(start):
        return False
    last = start + 1
    while last < end and not state.isEmpty(last) and state.sCount[last] >= state.blkIndent:
        last += 1
    text = state.getLines(start, last, state.blkIndent, False).strip()
    found = _DISPLAY.match(text, 0, LONGEST)
    if found is None:
        return False
    attrs, after = _attributes(text, found.end())
    if text[after:].split("\n", 1)[0].strip():
        return False
    if not silent:
        state.line = start + text.count("\n", 0, after) + 1
        token = state.push("formula", "", 0)
        token.map = [start, state.line]
        token.content = found[0]
        token.meta = {"attrs": attrs}
    return True


def _attributes(text: str, at: int) -> tuple[Attrs, int]:
    """The attributes after a displayed formula, and where they end."""
    before = _BEFORE_ATTRS.match(text, at)
    read_here = read_attrs(text, before.end()) if before else None
    return read_here or (NO_ATTRS, at)


def numbered(tokens: Sequence[Token]) -> dict[str, str]:
    """The numbers of the formulas that have an identifier, by it, counted in the order written."""
    names = dict.fromkeys(name for token in tokens for name in _names(token) if name)
    return {name: str(number) for number, name in enumerate(names, start=1)}


def _names(token: Token) -> Iterator[str | None]:
    """The identifiers of the displayed formulas in one block token."""
    if token.type == "formula":
        yield token.meta["attrs"].id
    elif token.type == "inline" and DISPLAY in token.content:
        for found in _DISPLAY.finditer(token.content):
            yield _attributes(token.content, found.end())[0].id


def formula_node(token: Token, first: int, end: int, inlines: Inlines) -> Node:
    """A formula on the parsed lines ``first`` to ``end`` as a node: its LaTeX as text, its number as mark."""
    attrs: Attrs = token.meta["attrs"]
    places = inlines.places
    return Node(
        "formula",
        places.span(first, end),
        attrs=attrs,
        text=latex(token.content),
        lines=tuple(places.lines[first:end]),
        mark=inlines.equations.get(attrs.id or "", ""),
    )


def parted(
    tokens: Sequence[Token], first: int, end: int, inlines: Inlines, lang: str | None
) -> list[Node] | None:
    """A paragraph with displayed formulas as the text and the formulas in it; None for any other paragraph.

    A formula that stands alone in its paragraph and is more than a line can say is displayed as well.
    """
    alone = len(tokens) == 1 and tokens[0].type == "maths" and _needs_room(tokens[0])
    shown = {0} if alone else set(_displayed(tokens))
    return list(_nodes(tokens, shown, first, end, inlines, lang)) if shown else None


def _displayed(tokens: Sequence[Token]) -> Iterator[int]:
    """Which tokens are displayed formulas, not inside of other markup."""
    depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0 and token.type == "maths" and token.markup == DISPLAY:
            yield index


def _nodes(
    tokens: Sequence[Token], shown: set[int], first: int, end: int, inlines: Inlines, lang: str | None
) -> Iterator[Node]:
    line = begun = first
    text: list[Token] = []
    for index, token in enumerate(tokens):
        lines = 1 if token.type in ("softbreak", "hardbreak") else token.content.count("\n")
        if index not in shown:
            text.append(token)
        else:
            if runs := inlines.of(text, begun, line + 1, lang):
                yield Node("paragraph", inlines.places.span(begun, line + 1), runs=runs)
            yield formula_node(token, line, line + lines + 1, inlines)
            begun, text = line + lines, []
        line += lines
    if runs := inlines.of(text, begun, end, lang):
        yield Node("paragraph", inlines.places.span(begun, end), runs=runs)


def _needs_room(token: Token) -> bool:
    from deckbuilder.maths import BadFormula, read  # with the first formula only

    try:
        return not read(latex(token.content)).exact
    except BadFormula:
        return False
