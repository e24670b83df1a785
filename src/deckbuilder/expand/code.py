"""Where code stands in a template's text: template notation in it is the author's example, not an
instruction.

This is a rough sketch of Markdown, on purpose: the text is not parsed yet, since templates may change what it
says.
"""

from __future__ import annotations

import re

_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)")
_TICKS = re.compile(r"(?<![\\`])(`+)(?!`)")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")

Region = tuple[int, int]


def code_regions(text: str) -> list[Region]:
    """The fenced blocks and code spans of ``text``, in order and apart from each other."""
    if "`" not in text and "~~~" not in text:
        return []
    regions: list[Region] = []
    prose = 0
    for start, end in _fences(text):
        regions += _spans(text, prose, start)
        regions.append((start, end))
        prose = end
    return regions + _spans(text, prose, len(text))


def _fences(text: str) -> list[Region]:
    found: list[Region] = []
    opened: tuple[int, str] | None = None
    position = 0
    for line in text.split("\n"):
        end = position + len(line)
        fence = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence is not None and opened is None:
            if fence[1][0] == "~" or "`" not in fence[2]:
                opened = position, fence[1]
        elif (
            fence is not None
            and opened is not None
            and fence[1].startswith(opened[1])
            and not fence[2].strip()
        ):
            found.append((opened[0], end))
            opened = None
        position = end + 1
    if opened is not None:
        found.append((opened[0], len(text)))
    return found


def _spans(text: str, start: int, end: int) -> list[Region]:
    """Code spans between two positions: as many backticks close one as open it, within one paragraph."""
    found: list[Region] = []
    position = start
    while (opening := _TICKS.search(text, position, end)) is not None:
        blank = _BLANK_LINE.search(text, opening.end(), end)
        limit = blank.start() if blank else end
        closing = re.compile(rf"(?<!`){opening[1]}(?!`)").search(text, opening.end(), limit)
        if closing is None:
            position = opening.end()
            continue
        found.append((opening.start(), closing.end()))
        position = closing.end()
    return found
