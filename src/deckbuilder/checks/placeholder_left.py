"""placeholder-left: something was to be filled in, and was not.

``TODO`` within a sentence may be what it speaks of, and ``XX`` a number of Rome's: they count where nothing
else can be meant.
"""

from __future__ import annotations

import re

from deckbuilder.checks.written import BREAK, END, Written
from deckbuilder.report import Report

#: Compiled when a text may hold one.
_MARKS = (
    rf"(?:(?<=[{END}{BREAK}(\[])|^)(?:TODO|FIXME|TBC|TBD|TBA)(?=[:\])]|\s*(?:[{END}{BREAK}]|$))"
    r"|\b(?:TODO|FIXME):"
    r"|(?<![\w.])(?:XX|xx)(?:[.,](?:X|x)+)?(?=\s?(?:%|€|per ?cent\b|million\b|billion\b|Mio\b|Mrd\b))"
    r"|[€$£]\s?XX+\b"
    r"|\bX{4,}\b"
    r"|\?{3,}"
    r"|\b[Ll]orem ipsum\b"
    r"|\[(?:[Ii]nsert|INSERT|[Aa]dd|[Tt]o be (?:added|completed|confirmed|decided|determined|written)"
    r"|[Pp]laceholder|[Ee]infügen|[Nn]och zu|[Bb]itte|[Ii]nsérer|[Àà] (?:compléter|confirmer)|[Ii]nsertar"
    r"|[Cc]ompletar|[Ii]nserire|[Ii]nvoegen|[Ii]nserir)\b[^\]\n]{0,60}\]"
)
#: One of these is in each of them.
_HINTS = ("TODO", "FIXME", "TBC", "TBD", "TBA", "XX", "xx", "???", "orem ipsum", "[")


def check(written: Written, report: Report) -> None:
    """Warn of each, at its place."""
    text = written.text
    if not any(hint in text for hint in _HINTS):
        return
    for found in re.finditer(_MARKS, text):
        report.warning(
            "placeholder-left",
            f"“{found[0]}” was to be filled in",
            written.place(*found.span()),
            "write what belongs there, or put notes to yourself in a comment: `<!-- … -->`",
        )
