"""Characters that no output may hold: they are taken out before parsing, and each line that had some is
named.

XML 1.0 forbids most of C0, lone surrogates, U+FFFE and U+FFFF; DEL and C1 draw nothing anywhere. Byte order
marks, no-break and zero-width characters are text and stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.report import Report
from deckbuilder.source import Line, Span

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
#: These part words (vertical tab, form feed, next line), so a space takes their place.
_SPACES = "\x0b\x0c\x85"


def allowed(text: str) -> str:
    """``text`` without the characters no output may hold."""
    return _FORBIDDEN.sub(_replacement, text) if _FORBIDDEN.search(text) else text


def _replacement(found: re.Match[str]) -> str:
    return " " if found[0] in _SPACES else ""


def clean(lines: Sequence[Line], report: Report) -> Sequence[Line]:
    """The lines without forbidden characters, with one finding for each line that held any."""
    if not _FORBIDDEN.search("\n".join([line.text for line in lines])):
        return lines
    return [_clean_line(line, report) if _FORBIDDEN.search(line.text) else line for line in lines]


def _clean_line(line: Line, report: Report) -> Line:
    found = [f"U+{ord(match[0]):04X}" for match in _FORBIDDEN.finditer(line.text)]
    first = _FORBIDDEN.search(line.text)
    names = ", ".join(dict.fromkeys(found[:8]))
    report.warning(
        "control-character",
        f"the line holds characters that cannot be written to a document: {names}; they are left out",
        Span(line.path, line.number, line.number, first.start() + 1 if first else None),
        "delete them; they often come from copying out of a PDF or an older word processor",
    )
    return replace(line, text=allowed(line.text))
