"""Block rule for tables in HTML: from ``<table>`` to the line of its ``</table>``, blank lines included.

CommonMark ends a block of HTML at the first blank line, which would tear a table apart that its author has
written with room between the rows. What the block holds is read in `html_table_reader`.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

#: A table, perhaps in elements around it that only say how it looks.
_BEGINS = re.compile(
    r"(?:<(?:div|center|figure)(?:\s[^<>\n]*)?>[ \t]*\n?[ \t]*)*<table(?=[\s>/]|$)", re.IGNORECASE
)
_TAG = re.compile(r"<!--.*?-->|<(?P<close>/?)table(?=[\s>/]|$)", re.IGNORECASE | re.DOTALL)
_AROUND_ENDS = re.compile(r"[ \t]*(?:</(?:div|center|figure)>[ \t]*)+$", re.IGNORECASE)
#: Marks the token as a table; to a renderer of HTML it is a block like any other.
TABLE = "table"


def html_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A whole table, as one token of HTML; one that is never closed ends at a blank line."""
    position = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not _BEGINS.match(state.src, position):
        return False
    if silent:
        return True
    line = _first_outside(state, start, end)
    last = _after_closing(state, start, line)
    closed = last is not None
    if last is None:
        last = next((number for number in range(start + 1, line) if state.isEmpty(number)), line)
    token = state.push("html_block", "", 0)
    token.map = [start, last]
    token.content = state.getLines(start, last, state.blkIndent, True)
    token.meta = {TABLE: True, "closed": closed}
    state.line = last
    return True


def _first_outside(state: StateBlock, start: int, end: int) -> int:
    """The first line that no longer belongs to what holds the table."""
    return next(
        (
            line
            for line in range(start + 1, end)
            if not state.isEmpty(line) and state.sCount[line] < state.blkIndent
        ),
        end,
    )


def _after_closing(state: StateBlock, start: int, end: int) -> int | None:
    """The line after the one that closes the table, and the elements around it; None if none does."""
    text = state.getLines(start, end, state.blkIndent, False)
    depth = 0
    for tag in _TAG.finditer(text):
        if tag["close"] is None:
            continue
        depth += -1 if tag["close"] else 1
        if not depth:
            line = start + text.count("\n", 0, tag.end()) + 1
            while line < end and _AROUND_ENDS.match(state.src[state.bMarks[line] : state.eMarks[line]]):
                line += 1
            return line
    return None
