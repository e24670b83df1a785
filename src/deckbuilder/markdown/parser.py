"""The Markdown parser: markdown-it with the rules of our dialect, bounded in depth. It gives block tokens
only.

Inline content is parsed later, piece by piece (`inline`), since most of it is plain text that needs no parser.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.footnote import footnote_plugin

from deckbuilder.markdown import captions, divs, spans

#: Quotes and divs count one level, lists two. Deeper markup is kept as text with a finding: beyond this no
#: reader
#: could follow, and every pass over the document recurses.
MAX_NESTING = 40

_OPTIONS = {"maxNesting": MAX_NESTING, "tasklists": True, "alerts": True, "strikethrough_single_tilde": True}

#: First characters of the lines a rule can begin on; rules that are not named may begin on any.
_BEGINS: dict[str, str] = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
    "div": ":",
    "caption": ":Tt",
}

BlockRule = Callable[[StateBlock, int, int, bool], bool]


class BlockParser(ParserBlock):
    """markdown-it's block parser, which tries only the rules that a line can begin, and loses no text when too deep."""

    def __init__(self) -> None:
        super().__init__()
        self._by_first: dict[str, tuple[BlockRule, ...]] = {}

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        """Parse the lines from ``startLine`` up to ``endLine`` or to where the enclosing block ends."""
        if state.level >= MAX_NESTING:
            self._keep_as_text(state, startLine, endLine)
            return
        line, blank_seen, parent = startLine, False, state.parentType
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            position = state.bMarks[line] + state.tShift[line]
            for rule in self._rules(state.src[position : position + 1]):
                if rule(state, line, endLine, False):
                    break
            # A setext heading that turns out to be none leaves this changed.
            state.parentType = parent
            # As in markdown-it: a list is loose if its items, or the blocks in one, have blank lines
            # between them.
            state.tight = not blank_seen
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                blank_seen = True
            if line < endLine and state.isEmpty(line):
                blank_seen = True
                line += 1
                state.line = line

    def _rules(self, first: str) -> tuple[BlockRule, ...]:
        rules = self._by_first.get(first)
        if rules is None:
            rules = tuple(
                rule.fn
                for rule in self.ruler.__rules__
                if rule.enabled and first in _BEGINS.get(rule.name, first)
            )
            self._by_first[first] = rules
        return rules

    def _keep_as_text(self, state: StateBlock, start: int, end: int) -> None:
        """What stands too deep, up to the end of the enclosing block, as one paragraph."""
        line = start + 1
        while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
            line += 1
        token = state.push("too_deep", "", 0)
        token.map = [start, line]
        token.content = "\n".join(
            state.src[state.bMarks[number] : state.eMarks[number]].strip() for number in range(start, line)
        )
        state.line = line


def build(text: str) -> MarkdownIt:
    """A parser for ``text``: rules that it gives no occasion for are left out."""
    md = MarkdownIt("commonmark", _OPTIONS)
    md.block = BlockParser()
    md.block.ruler.enableOnly(_COMMONMARK_BLOCKS)
    md.core.ruler.enableOnly(["normalize", "block"])
    md.inline.ruler.enable("strikethrough")
    md.inline.ruler2.enable("strikethrough")
    # Unsafe targets are dropped with a finding (`inline`), where markdown-it would show them as text.
    md.validateLink = _any_link  # type: ignore[method-assign]
    if "[^" in text or "^[" in text:
        footnote_plugin(md, move_to_end=False)
    if ":" in text:
        captions.install(md)
    if ":::" in text:
        md.block.ruler.before(
            "fence", "div", divs.div, {"alt": ["paragraph", "reference", "blockquote", "list"]}
        )
    if "]{" in text:
        md.inline.ruler.after("link", "span", spans.span)
    if "{" in text:
        md.inline.ruler.push("attributes", spans.attributes)
    if "$" in text:
        md.inline.ruler.push("maths", spans.maths)
    return md


_COMMONMARK_BLOCKS = (
    "table", "blockquote", "code", "fence", "heading", "hr", "html_block", "lheading", "list", "reference",
    "paragraph",
)  # fmt: skip


def _any_link(url: str) -> bool:
    return True
