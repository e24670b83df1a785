"""spaces-double: two spaces stand where one is meant.

Line ends, code and the alignment of tables are no text. That one space parts sentences too: Chicago Manual of
Style 6.7, Duden, Imprimerie nationale.
"""

from __future__ import annotations

import re

from deckbuilder.checks.written import Slip, Written
from deckbuilder.report import Report

_DOUBLE = re.compile(r"(?<=\S)  +(?=\S)")


def check(written: Written, report: Report) -> None:
    """Note each text with such spaces, once."""
    if "  " not in written.text:
        return
    slips = (Slip(*found.span(), " ") for found in _DOUBLE.finditer(written.text))
    report.extend(
        written.notes(
            slips,
            "spaces-double",
            "two spaces stand where one is meant",
            "two spaces stand where one is meant, {count} times",
            "write one",
        )
    )
