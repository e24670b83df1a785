"""markdown-it's block parser, quicker by trying only the rules a line can begin, and safe at any depth."""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_letters

from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

#: Quotes and divs count one level, lists two. Deeper markup is kept as text with a finding: no reader could
#: follow it, and every pass over the document recurses.
MAX_NESTING = 40

#: First characters of the lines a rule can begin on; rules that are not named may begin on any.
_BEGINS = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "fancy_list": "(#" + ascii_letters,
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "html_table": "<",
    "grid_table": "+",
    "heading": "#",
    "div": ":",
    "formula": "$",
    "caption": ":Tt",
}

BlockRule = Callable[[StateBlock, int, int, bool], bool]


class _Ruler(Ruler[BlockRule]):
    """Gives each chain of rules as one rule, which tries those that the line can begin."""

    def __init__(self, rules: Ruler[BlockRule]) -> None:
        super().__init__()
        self.__rules__ = rules.__rules__
        self._chains: dict[str, list[BlockRule]] = {}

    def chosen(self, first: str, chain: str = "") -> tuple[BlockRule, ...]:
        """The rules of ``chain`` that a line with ``first`` as its first character can begin."""
        return tuple(
            rule.fn
            for rule in self.__rules__
            if rule.enabled and (not chain or chain in rule.alt) and first in _BEGINS.get(rule.name, first)
        )

    def getRules(self, chainName: str = "") -> list[BlockRule]:
        """The rules that end a block of the kind ``chainName``: one, which stands for them all."""
        if chainName not in self._chains:
            self._chains[chainName] = [self._ending(chainName)]
        return self._chains[chainName]

    def _ending(self, chain: str) -> BlockRule:
        by_first: dict[str, tuple[BlockRule, ...]] = {}

        def ends(state: StateBlock, line: int, end: int, silent: bool) -> bool:
            position = state.bMarks[line] + state.tShift[line]
            first = state.src[position : position + 1]
            rules = by_first.get(first)
            if rules is None:
                rules = by_first[first] = self.chosen(first, chain)
            return any(rule(state, line, end, silent) for rule in rules)

        return ends


class BlockParser(ParserBlock):
    """Block rules by first character; text that is nested too deep becomes a ``too_deep`` token."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler = self._ruler = _Ruler(self.ruler)
        self._by_first: dict[str, tuple[BlockRule, ...]] = {}

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        """Parse the lines from ``startLine`` up to ``endLine`` or to where the enclosing block ends."""
        if state.level >= MAX_NESTING:
            _keep_as_text(state, startLine, endLine)
            return
        line, blank_seen, parent = startLine, False, state.parentType
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            first = state.src[state.bMarks[line] + state.tShift[line]]
            rules = self._by_first.get(first)
            if rules is None:
                rules = self._by_first[first] = self._ruler.chosen(first)
            for rule in rules:
                if rule(state, line, endLine, False):
                    break
            # A setext heading that turns out to be none leaves this changed.
            state.parentType = parent
            # As in markdown-it: a list is loose if blank lines part its items or the blocks in one.
            state.tight = not blank_seen
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                blank_seen = True
            if line < endLine and state.isEmpty(line):
                blank_seen = True
                line += 1
                state.line = line


def _keep_as_text(state: StateBlock, start: int, end: int) -> None:
    """Take what stands too deep, up to the end of the enclosing block, as it is written."""
    line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    token = state.push("too_deep", "", 0)
    token.map = [start, line]
    token.content = "\n".join(
        [state.src[state.bMarks[number] : state.eMarks[number]] for number in range(start, line)]
    )
    state.line = line
