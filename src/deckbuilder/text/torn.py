"""Words that set lines break between letters, for want of width. It looks at lines; who breaks them is the
typesetter."""

from __future__ import annotations

import re
from itertools import pairwise

from deckbuilder.plan import Line, Para

#: Digits, and letters of the scripts that break lines at spaces: Latin, Greek, Cyrillic and Armenian. As one
#: class, taking the rest of Unicode out, each pattern would take 1.5 ms to compile.
_LETTERS = "(?:(?=[\\0-\\u058f])[^\\W_])+"
_ENDS = re.compile(f"{_LETTERS}$")
_BEGINS = re.compile(_LETTERS)
#: Longer ones are addresses or codes: they have to be broken somewhere.
_LONGEST = 30


def torn_word(para: Para) -> str | None:
    """The first word of a paragraph that goes on in the next line without a hyphen; none in code."""
    if len(para.lines) < 2 or para.role == "Code":
        return None
    for above, below in pairwise(para.lines):
        if not _ends_in_word(above):
            continue
        head, tail = _ENDS.search(_text(above)), _BEGINS.match(_text(below))
        if head and tail:
            part = head.group() + tail.group()
            written = "".join(run.text for run in para.runs).split()
            whole = next((word for word in written if part in word), "")
            if 0 < len(whole) <= _LONGEST:
                return whole.strip(".,;:!?()“”‘’\"'")
    return None


def _ends_in_word(line: Line) -> bool:
    """Nearly all lines end in a space or a hyphen: they need no further look."""
    return bool(line.pieces) and line.pieces[-1].text[-1:].isalnum()


def _text(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)
