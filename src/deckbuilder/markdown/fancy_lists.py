"""Block rule for pandoc's lists numbered by letters, Roman numerals or figures in brackets: ``a.``, ``iv)``,
``(1)``, ``#.``. Those that CommonMark knows are left to its own rule.

Such a list begins below a blank line, or inside the item of another list, never in the middle of a paragraph.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from msgspec import Struct

from deckbuilder.blocks.numerals import roman_value

_MARKER = re.compile(
    r"(?P<open>\(?)(?P<number>[0-9]{1,9}|[ivxlcdm]{1,8}|[IVXLCDM]{1,8}|[a-z]|[A-Z]|\#)(?P<close>[.)])"
    r"(?=[ \t\n]|$)"
)
#: Set in the parser's environment: the markers of the lists a line stands in, outermost first.
_OPEN = "fancy_lists"
#: Text further than this behind a marker is indented code (CommonMark 0.31, 5.2, rule 2).
_FARTHEST = 4


class _Marker(Struct, frozen=True):
    form: str
    """``a.`` ``(i)`` ``I)`` …: how the first item of such a list is marked, ``1`` for figures."""
    number: int
    end: int
    """Position behind it."""


def fancy_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list with all its items; silently, whether a line begins an item and so ends a paragraph."""
    if state.is_code_block(start):
        return False
    if silent:
        return _interrupts(state, start)
    marker = _read(state, start)
    if marker is None or not _is_list(state, marker, start, end):
        return False
    state.env.setdefault(_OPEN, []).append(marker.form)
    _read_list(state, marker, start, end)
    state.env[_OPEN].pop()
    return True


def _read(state: StateBlock, line: int, form: str | None = None) -> _Marker | None:
    """The marker a line begins with; if ``form`` is given, only one of that form."""
    begin = state.bMarks[line] + state.tShift[line]
    found = _MARKER.match(state.src, begin, state.eMarks[line])
    if found is None or (found["open"] and found["close"] == "."):
        return None
    word = found["number"]
    if word.isdigit() and not found["open"] and form is None:
        return None  # CommonMark's own
    kinds = _kinds(word)
    forms = {f"{found['open']}{kind}{found['close']}": number for kind, number in kinds.items()}
    chosen = form or next(iter(forms), "")
    return _Marker(chosen, forms[chosen], found.end()) if chosen in forms else None


def _kinds(word: str) -> dict[str, int]:
    """What a marker may count, the likeliest first: ``i`` is a Roman one, ``c`` a letter, ``ii`` Roman."""
    if not word.isalpha():
        return {"1": int(word) if word.isdigit() else 1}
    letter, roman = ("a", "i") if word.islower() else ("A", "I")
    kinds = {letter: ord(word) - ord(letter) + 1} if len(word) == 1 else {}
    number = roman_value(word.lower())
    if number is not None:
        kinds = {roman: number, **kinds} if word in ("i", "I") or not kinds else {**kinds, roman: number}
    return kinds


def _is_list(state: StateBlock, marker: _Marker, line: int, end: int) -> bool:
    """Whether a marker is no initial, page or year (``B. Russell``, ``(C) 2024``, ``p. 7``, ``c. 1950``): two
    spaces stand behind it, as pandoc demands after capitals, or the next item follows."""
    doubtful = marker.form in ("A.", "I.", "(A)", "(I)") or (marker.form == "a." and marker.number != 1)
    if not doubtful or state.src[marker.end : marker.end + 2] == "  ":
        return True
    for number in range(line + 1, end):
        if state.sCount[number] == state.sCount[line] and not state.isEmpty(number):
            after = _read(state, number, marker.form)
            return after is not None and after.number == marker.number + 1
    return False


def _interrupts(state: StateBlock, line: int) -> bool:
    """Whether a line inside a paragraph begins the next item of a list around it, or the first of one inside
    an item."""
    if any(_read(state, line, form) for form in state.env.get(_OPEN, ())):
        return True
    marker = _read(state, line) if state.listIndent >= 0 and state.sCount[line] >= state.blkIndent else None
    return marker is not None and marker.number == 1 and _is_list(state, marker, line, state.lineMax)


def _read_list(state: StateBlock, marker: _Marker, start: int, end: int) -> None:
    first = len(state.tokens)
    token = state.push("ordered_list_open", "ol", 1)
    token.attrs = {"start": marker.number}
    token.markup = marker.form
    token.map = place = [start, start]
    outer, state.parentType = state.parentType, "list"
    line, tight, gap = start, True, False
    following: _Marker | None = marker
    while following is not None:
        if gap:
            tight = False
        tight = _read_item(state, following, line, end) and tight
        gap = state.line - line > 1 and state.isEmpty(state.line - 1)
        line = state.line
        goes_on = line < end and state.sCount[line] >= state.blkIndent and not state.is_code_block(line)
        following = _read(state, line, marker.form) if goes_on else None
    state.push("ordered_list_close", "ol", -1)
    state.parentType, place[1] = outer, line
    if tight:
        _hide_paragraphs(state, first)


def _read_item(state: StateBlock, marker: _Marker, line: int, end: int) -> bool:
    """One item; whether no blank line parts the blocks in it."""
    token = state.push("list_item_open", "li", 1)
    token.map = place = [line, line]
    begin = state.bMarks[line] + state.tShift[line]
    column = after = state.sCount[line] + marker.end - begin
    position = marker.end
    while position < state.eMarks[line] and state.src[position] in " \t":
        column += 4 - (column + state.bsCount[line]) % 4 if state.src[position] == "\t" else 1
        position += 1
    empty = position >= state.eMarks[line]
    indent = after + 1 if empty or column - after > _FARTHEST else column

    kept = state.tight, state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent
    state.tight, state.tShift[line], state.sCount[line] = True, position - state.bMarks[line], column
    state.listIndent, state.blkIndent = state.blkIndent, indent
    if empty and line + 1 < end and state.isEmpty(line + 1):
        state.line = min(state.line + 2, end)
    else:
        state.md.block.tokenize(state, line, end)
    tight = state.tight
    state.tight, state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent = kept
    place[1] = state.line
    state.push("list_item_close", "li", -1)
    return tight


def _hide_paragraphs(state: StateBlock, first: int) -> None:
    """Mark the paragraphs of a tight list's items as markdown-it does."""
    level = state.level + 2
    for index in range(first, len(state.tokens) - 2):
        token = state.tokens[index]
        if token.type == "paragraph_open" and token.level == level:
            token.hidden = state.tokens[index + 2].hidden = True
