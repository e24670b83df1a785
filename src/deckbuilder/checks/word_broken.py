"""word-broken: a table has so many columns that words are broken between letters.

What it finds: a line of a cell that ends inside a word, where the script knows no break there and no hyphen
is shown.
Why: such a table fits the page and cannot be read. Nothing else would tell, as no text is lost or overflows.
Example: a table of forty columns.
Mend: part the table, turn rows into columns, shorten the words, or give the column more room by ``widths=``.
"""

from __future__ import annotations

import re
from itertools import pairwise

from deckbuilder.checks.base import Built, shapes_of
from deckbuilder.plan import Line, Para, TableShape
from deckbuilder.report import Report

#: Letters of the scripts that break lines at spaces: Latin, Greek, Cyrillic and Armenian.
_LETTERS = "[^\\W\\d_\\u0590-\\U0010ffff]"
_ENDS = re.compile(f"{_LETTERS}+$")
_BEGINS = re.compile(f"{_LETTERS}+")
#: A longer run of letters is an address or a code: it has to be broken somewhere.
LONGEST_WORD = 30


def check(built: Built, report: Report) -> None:
    """Warn once of every table with a broken word, naming the first."""
    for page in built.plan.pages:
        for shape in shapes_of(page):
            if isinstance(shape, TableShape) and (word := _first_broken(shape)):
                report.warning(
                    "word-broken",
                    f"the columns are too narrow for words such as `{word}`",
                    shape.span,
                    "part the table, shorten the words, or give their column more room with `widths=`",
                )


def _first_broken(table: TableShape) -> str | None:
    paras = (para for row in table.rows for cell in row.cells for para in cell.paras)
    return next((word for para in paras if (word := _broken(para))), None)


def _broken(para: Para) -> str | None:
    """The first word of a paragraph that goes on in the next line without a hyphen."""
    written = "".join(run.text for run in para.runs)
    for above, below in pairwise(map(_text, para.lines)):
        head, tail = _ENDS.search(above), _BEGINS.match(below)
        if head and tail:
            word = head.group() + tail.group()
            if word in written and len(word) <= LONGEST_WORD:
                return _whole(word, written)
    return None


def _whole(part: str, written: str) -> str:
    """The word that ``part`` is of: it may go on over several lines."""
    return next((word for word in re.findall(f"{_LETTERS}+", written) if part in word), part)


def _text(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)
