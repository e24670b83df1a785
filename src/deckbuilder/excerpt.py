"""A finding as people read it in a terminal, with the lines it speaks of, and as data for programs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from deckbuilder.report import Diagnostic, Severity
from deckbuilder.source import Span

#: Gives the text of a file by its shown name, None where it was never read as text.
Quote = Callable[[str], str | None]

#: Lines shown of a place that spans more.
MAX_LINES = 3
TAB = 4

SEVERITY_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_DIM = "34"
_BOLD = "1"

#: What would act on the terminal, or reorder what is read (Unicode Technical Report 36, 2.1), instead of
#: being shown.
_ACTING = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff]"
)
_WORD = re.compile(r"[\w.#@-]+|\S|$")


def as_text(diagnostic: Diagnostic, quote: Quote, *, width: int = 100, color: bool = False) -> str:
    """Several lines, without a final line end: what is wrong, where, the lines concerned and what to do.

    Args:
        diagnostic: The finding.
        quote: Where its lines are taken from; without them only the place is named.
        width: Columns of the terminal; quoted lines are cropped to them around the place, sentences are not.
        color: Whether to use ANSI colours.
    """
    paint = painted if color else _plain
    label = f"{diagnostic.severity.label}[{diagnostic.code}]"
    head = paint(label, SEVERITY_COLORS[diagnostic.severity]) + paint(f": {safe(diagnostic.message)}", _BOLD)
    lines, gutter = [head], 1
    if span := diagnostic.span:
        gutter = len(str(min(span.last, span.first + MAX_LINES - 1)))
        lines.append(" " * gutter + paint("--> ", _DIM) + _place(span))
        lines += _quoted(span, quote, gutter, width, paint, SEVERITY_COLORS[diagnostic.severity])
    bar = " " * (gutter + 1) + paint("=", _DIM)
    if diagnostic.help:
        lines.append(f"{bar} {paint('help:', _BOLD)} {safe(diagnostic.help)}")
    for span, words in diagnostic.related:
        lines.append(f"{bar} {paint('see:', _BOLD)} {_place(span)}: {safe(words)}")
    return "\n".join(lines)


def as_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """The same as values for JSON; what is not known is None."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.label,
        "message": diagnostic.message,
        **_place_data(diagnostic.span),
        "help": diagnostic.help,
        "fix": [
            {
                "file": edit.path,
                "line": edit.line,
                "column": edit.column,
                "end_line": edit.end_line,
                "end_column": edit.end_column,
                "old": edit.old,
                "text": edit.text,
            }
            for edit in diagnostic.fix
        ],
        "related": [{"message": words, **_place_data(span)} for span, words in diagnostic.related],
    }


def safe(text: str) -> str:
    """``text`` on one line, with characters that would act on the terminal made visible as U+FFFD."""
    return _ACTING.sub("\N{REPLACEMENT CHARACTER}", text)


def columns(text: str) -> int:
    """How many columns of a terminal ``text`` takes (Unicode Standard Annex 11: wide characters take two)."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _place(span: Span) -> str:
    column = f":{span.column}" if span.column else ""
    return f"{safe(span.path)}:{span.first}{column}"


def _place_data(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {"file": None, "line": None, "column": None, "end_line": None}
    return {"file": span.path, "line": span.first, "column": span.column, "end_line": span.last}


def _quoted(
    span: Span, quote: Quote, gutter: int, width: int, paint: Callable[[str, str], str], accent: str
) -> list[str]:
    """The lines of ``span`` behind a gutter with their numbers, the place underlined."""
    text = quote(span.path)
    if text is None:
        return []
    source = text.split("\n")
    shown = range(span.first, min(span.last, span.first + MAX_LINES - 1, len(source)) + 1)
    if not shown or not any(source[number - 1].strip() for number in shown):
        return []
    empty = " " * gutter + paint(" |", _DIM)
    lines = [empty]
    for number in shown:
        line, start, length = _window(source[number - 1], span, max(20, width - gutter - 3))
        lines.append(paint(f"{number:>{gutter}} |", _DIM) + (f" {line}" if line else ""))
        if length and (span.first == span.last or (span.column and number == span.first)):
            lines.append(f"{empty} {' ' * start}{paint('^' * length, accent)}")
    if span.last > shown[-1]:
        lines.append(paint("." * min(3, gutter + 1), _DIM))
    return lines


def _window(line: str, span: Span, width: int) -> tuple[str, int, int]:
    """What is shown of a line in ``width`` columns; the column and length of its underline.

    With a column, the word that starts there is underlined; without, all of the line but its margins.
    """
    if span.column:
        at = min(span.column - 1, len(line))
        found = _WORD.match(line, at)
        end = found.end() if found else at
    else:
        at, end = len(line) - len(line.lstrip()), len(line.rstrip())
    before, marked, after = (safe(part) for part in _expand(line, at, end, 4 * width))
    needed = max(1, columns(marked + after))  # a mark behind the line's end needs a column too
    if columns(before) + needed > width:
        before = _crop_left(before, max(width // 3, width - needed))
    shown = _crop_right(marked + after, width - columns(before))
    underline = min(columns(marked), columns(shown)) or (1 if span.column else 0)
    return before + shown, columns(before), underline


def _expand(line: str, at: int, end: int, reach: int) -> tuple[str, str, str]:
    """The line cut at two places, tabs widened; no more than ``reach`` characters before and after the first
    place."""
    parts: tuple[list[str], list[str], list[str]] = ([], [], [])
    taken = 0
    for index in range(max(0, at - reach), min(len(line), at + reach)):
        char = line[index]
        if char == "\t":
            char = " " * (TAB - taken % TAB)
        taken += columns(char)
        parts[0 if index < at else 1 if index < end else 2].append(char)
    before, marked, after = map("".join, parts)
    return before, marked, after


def _crop_left(text: str, width: int) -> str:
    """The end of ``text`` in ``width`` columns, an ellipsis before it if anything is left out."""
    if columns(text) <= width:
        return text
    kept, taken = len(text), 1
    while kept and taken + columns(text[kept - 1]) <= width:
        kept -= 1
        taken += columns(text[kept])
    return "…" + text[kept:]


def _crop_right(text: str, width: int) -> str:
    """The beginning of ``text`` in ``width`` columns, an ellipsis after it if anything is left out."""
    if columns(text) <= width:
        return text
    kept, taken = 0, 1
    while kept < len(text) and taken + columns(text[kept]) <= width:
        taken += columns(text[kept])
        kept += 1
    return text[:kept] + "…"


def painted(text: str, code: str) -> str:
    """``text`` in a colour or weight: an ANSI code."""
    return f"\x1b[{code}m{text}\x1b[0m"


def _plain(text: str, code: str) -> str:
    return text
