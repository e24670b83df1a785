"""Block rule for pandoc's table captions: a line ``: caption {#tbl-id}`` before or after a table.

The same line under a one-line paragraph is a definition; it stays one unless a table follows it.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from deckbuilder.markdown.html_tables import TABLE

_CAPTION = re.compile(r"(?::|[Tt]able:)[ \t]+(?=\S)")
#: The first line of a table in HTML or of a grid table.
_OTHER_TABLE = re.compile(r"(?i:<table[\s>])|\+(?:[-=:]+\+)+[ \t]*$")
_DELIMITER_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


def caption(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A caption, tied to the table that has just ended or to the one that begins next."""
    marker = _CAPTION.match(_line(state, start))
    if marker is None or state.is_code_block(start):
        return False
    if silent:
        # Only tables ask: their rows go on up to a blank line, and a caption is no row.
        return state.parentType == "table"
    last = _last_line(state, start, end)
    follows = bool(state.tokens) and _ends_table(state.tokens[-1]) and state.tokens[-1].level == state.level
    if not follows and not _table_begins(state, last, end):
        return False
    token = state.push("caption_open", "", 1)
    token.map = [start, last]
    token.meta = {"follows": follows}
    inline = state.push("inline", "", 0)
    inline.map = [start, last]
    inline.content = state.getLines(start, last, state.blkIndent, False).strip()[marker.end() :].strip()
    state.push("caption_close", "", -1)
    state.line = last
    return True


def _ends_table(token: Token) -> bool:
    return token.type in ("table_close", "grid_table") or bool(token.meta.get(TABLE))


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _last_line(state: StateBlock, start: int, end: int) -> int:
    """The line after a caption that begins on line ``start``: it runs to a blank line, a table, or what ends
    paragraphs too (a fence)."""
    enders = state.md.block.ruler.getRules("paragraph")
    parent, state.parentType = state.parentType, "paragraph"
    line = start + 1
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        text = _line(state, line)
        if "|" in text or _OTHER_TABLE.match(text) or any(rule(state, line, end, True) for rule in enders):
            break
        line += 1
    state.parentType = parent
    return line


def _table_begins(state: StateBlock, line: int, end: int) -> bool:
    line = state.skipEmptyLines(line)
    if line + 1 >= end:
        return False
    if _OTHER_TABLE.match(_line(state, line)):
        return True
    return "|" in _line(state, line) and _DELIMITER_ROW.match(_line(state, line + 1)) is not None


def _is_caption_before_table(state: StateBlock, start: int, end: int) -> bool:
    line = start + 1
    if line < end and state.isEmpty(line):
        line += 1
    if line >= end or not _CAPTION.match(_line(state, line)):
        return False
    return _table_begins(state, _last_line(state, line, end), end)


def install(md: MarkdownIt) -> None:
    """Add definition lists, and captions ahead of them."""
    deflist_plugin(md)
    rules = {rule.name: rule.fn for rule in md.block.ruler.__rules__}
    definitions = rules["deflist"]

    def deflist(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not silent and _is_caption_before_table(state, start, end):
            return False
        return definitions(state, start, end, silent)

    md.block.ruler.at("deflist", deflist, {"alt": ["paragraph", "reference", "blockquote"]})
    md.block.ruler.before("table", "caption", caption, {"alt": ["blockquote"]})
