"""word-broken: words and numbers are broken between letters, for want of width.

What it finds: a line of a table's cell, or of text in a narrow column, that ends inside a word or number,
where the script knows no break and no hyphen is shown.
Why: such a text fits the page and cannot be read. Nothing else would tell, as no text is lost or overflows.
Example: a table of forty columns.
Mend: part the table, turn rows into columns, shorten the words, or give the column more room by ``widths=``
(in a table) or ``width=``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from deckbuilder.checks.base import Built
from deckbuilder.plan import Line, Para, TableShape, paras_of, walked
from deckbuilder.report import Report
from deckbuilder.source import Span

#: Digits, and letters of the scripts that break lines at spaces: Latin, Greek, Cyrillic and Armenian. As one
#: class, taking the rest of Unicode out, each pattern would take 1.5 ms to compile.
_LETTERS = "(?:(?=[\\0-\\u058f])[^\\W_])+"
_ENDS = re.compile(f"{_LETTERS}$")
_BEGINS = re.compile(_LETTERS)
#: Longer ones are addresses or codes: they have to be broken somewhere.
LONGEST_WORD = 30


def check(built: Built, report: Report) -> None:
    """Warn once of every table or text with a broken word, naming the first."""
    told: set[Span] = set()
    for page in built.plan.pages:
        for shape in walked(page.shapes):
            word = None if shape.span in told else _first_broken(paras_of(shape))
            if word is not None:
                told.add(shape.span)
                table = isinstance(shape, TableShape)
                columns, key = ("columns are", "widths") if table else ("column is", "width")
                report.warning(
                    "word-broken",
                    f"in the {built.plan.kind} the {columns} too narrow for words such as `{word}`",
                    shape.span,
                    f"shorten the words, give them more room with `{key}=`, or set fewer side by side",
                )


def _first_broken(paras: Iterable[Para]) -> str | None:
    return next((word for para in paras if para.role != "Code" and (word := _broken(para))), None)


def _broken(para: Para) -> str | None:
    """The first word of a paragraph that goes on in the next line without a hyphen."""
    if len(para.lines) < 2:
        return None
    written = "".join(run.text for run in para.runs).split()
    for above, below in pairwise(map(_text, para.lines)):
        head, tail = _ENDS.search(above), _BEGINS.match(below)
        if head and tail:
            part = head.group() + tail.group()
            whole = next((word for word in written if part in word), "")
            if 0 < len(whole) <= LONGEST_WORD:
                return whole.strip(".,;:!?()“”‘’\"'")
    return None


def _text(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)
