"""Block rule for pandoc's fenced divs: ``::: name``, ``::: {.class key=value}``, any nesting, fences of any
length.

As in pandoc, an opening fence has a name or attributes and a closing one has nothing, so divs nest without
counting colons. A div that is never closed ends with what holds it.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from deckbuilder.markdown.attributes import read_attrs
from deckbuilder.model import Attrs

_FENCE = re.compile(r":{3,}[ \t]*(.*?)[ \t]*:*[ \t]*$")
_NAME = re.compile(r"[^\s{}:]+")
#: Set in the parser's environment by a closing fence, for the div it closes: the line of the fence.
_CLOSED_AT = "div_closed_at"


def div(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """An opening fence with all it holds, or a closing fence on its own."""
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", position) or state.is_code_block(start):
        return False
    fence = _FENCE.match(state.src[position : state.eMarks[start]])
    if fence is None:
        return False
    if not fence[1]:
        return _close(state, start, end, silent)
    attrs = _attributes(fence[1])
    if attrs is None:
        return False
    if not silent:
        _open(state, start, end, attrs)
    return True


def _attributes(text: str) -> Attrs | None:
    """What an opening fence says; None if it is no fence after all (``::: two words``)."""
    name = _NAME.match(text)
    if name is None:
        found = read_attrs(text)
        return found[0] if found and found[1] == len(text) else None
    rest = text[name.end() :].strip()
    if not rest:
        return Attrs(classes=(name[0].removeprefix("."),))
    found = read_attrs(rest)
    if found is None or found[1] != len(rest):
        return None
    attrs = found[0]
    return Attrs(attrs.id, (name[0].removeprefix("."), *attrs.classes), attrs.values)


def _open(state: StateBlock, start: int, end: int, attrs: Attrs) -> None:
    token = state.push("div_open", "div", 1)
    token.meta = {"attrs": attrs}
    token.map = place = [start, end]
    parent, tight = state.parentType, state.tight
    state.parentType = "div"
    state.env[_CLOSED_AT] = None
    state.env["div_depth"] = state.env.get("div_depth", 0) + 1
    state.md.block.tokenize(state, start + 1, end)
    state.env["div_depth"] -= 1
    state.parentType, state.tight = parent, tight
    closed = state.env[_CLOSED_AT]
    state.env[_CLOSED_AT] = None
    if closed is None:
        token.meta["unclosed"] = True
        state.line = max(state.line, start + 1)
    else:
        state.line = closed + 1
    place[1] = state.line
    state.push("div_close", "div", -1)


def _close(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent:
        return bool(state.env.get("div_depth"))
    if state.parentType != "div":
        token = state.push("div_stray", "", 0)
        token.map = [start, start + 1]
        state.line = start + 1
        return True
    state.env[_CLOSED_AT] = start
    # Nothing follows in this div: its tokenizer stops, and `_open` goes on after the fence.
    state.line = end
    return True
