"""markdown-it's inline parser, made quicker by going from one character that a rule can begin to the next."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

#: The characters each rule begins on. The text rule is not among them: text is what lies between.
_BEGINS = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "span": "[",
    "image": "!",
    "spaced_image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "attributes": "{",
    "maths": "$",
    "icon": ":",
    "superscript": "^",
}

#: What is matched in pairs once all of it has been read.
_PAIRED = re.compile(r"[*_~]")

InlineRule = Callable[[StateInline, bool], bool]


class InlineParser(ParserInline):
    """Inline rules by the character they begin on. Call `settle` once all rules are in."""

    def settle(self) -> None:
        """Take the rules as they are now enabled."""
        self._by_first: dict[str, list[InlineRule]] = {}
        for rule in self.ruler.__rules__:
            for character in _BEGINS.get(rule.name, "") if rule.enabled else "":
                self._by_first.setdefault(character, []).append(rule.fn)
        # A closing bracket begins nothing, but the search for the end of a link's text must see it.
        self._stop = re.compile("[" + re.escape("".join(self._by_first)) + "\\]]").search

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Read ``src`` into ``tokens``."""
        state = StateInline(src, md, env, tokens)
        self.tokenize(state)
        if _PAIRED.search(src):
            for pair in self.ruler2.getRules(""):
                pair(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Read the content of ``state`` from its position to its end into tokens."""
        source, end = state.src, state.posMax
        deepest = state.md.options["maxNesting"]
        while (position := state.pos) < end:
            rules = self._by_first.get(source[position])
            if rules is None:
                stop = self._stop(source, position + 1, end)
                state.pos = stop.start() if stop else end
                state.append_pending(source[position : state.pos])
                continue
            if state.level < deepest:
                for rule in rules:
                    if rule(state, False):
                        break
                else:
                    state.append_pending(source[position])
                    state.pos = position + 1
            else:
                state.append_pending(source[position])
                state.pos = position + 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:
        """Move on by one token, or by one character where there is none, without making tokens."""
        position = state.pos
        known = state.cache.get(position)
        if known is not None:
            state.pos = known
            return
        rules = self._by_first.get(state.src[position])
        if rules is None:
            stop = self._stop(state.src, position + 1, state.posMax)
            state.pos = stop.start() if stop else state.posMax
        elif state.level >= state.md.options["maxNesting"]:
            # Too deep for links to be told apart: as in markdown-it, no more of this content is looked at.
            state.pos = state.posMax
        else:
            state.level += 1
            for rule in rules:
                if rule(state, True):
                    break
            else:
                state.pos = position + 1
            state.level -= 1
        state.cache[position] = state.pos
