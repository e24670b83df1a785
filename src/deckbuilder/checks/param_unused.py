"""param-unused: a parameter of the front matter is never used."""

from __future__ import annotations

import re

from deckbuilder.checks.unused import TEMPLATES, lines_with, place, unused_names
from deckbuilder.checks.written import Written
from deckbuilder.report import Report
from deckbuilder.source import Span

#: Templates that take all of them at once, as in `{% for name in params %}`.
_ALL = re.compile(r"\bparams\b(?!\s*\.)")


def check(written: Written, report: Report) -> None:
    """Note each, at its line."""
    if not written.params:
        return
    text = lines_with(written, TEMPLATES)
    if _ALL.search(text):
        return
    for name in unused_names(written.params, text):
        report.note(
            "param-unused",
            f"the parameter `{name}` is never used",
            _line(name, written),
            "delete it, or use it",
        )


def _line(name: str, written: Written) -> Span:
    """The line of the front matter that gives the parameter; all of it where that is not to be told."""
    matter = place(written)
    for number in range(matter.first, matter.last + 1):
        if (written.folder.line(matter.path, number) or "").partition(":")[0].strip() == name:
            return Span(matter.path, number, number)
    return matter
