"""The manual of findings: a page for every code, in Markdown, beside this module.

A page says what the rule finds, why that matters and how to mend it, and shows it: the first fences give the
finding, those below “Mended:” do not (a test holds it). How to silence it is the same for all, and not said.
"""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from deckbuilder.report import Severity

_FOLDER = Path(__file__).parent
_HEAD = re.compile(r"# (?P<code>[a-z0-9-]+) \((?P<severities>[a-z, ]+)\)\n\n(?P<summary>.+?)\n\n", re.DOTALL)


class Page(Struct, frozen=True):
    """What is to be said of one code."""

    code: str
    severities: tuple[Severity, ...]
    """What its findings are reported as, the gravest first."""
    summary: str
    """What it finds, in a sentence."""
    body: str
    """The rest, in Markdown."""

    @property
    def always_error(self) -> bool:
        """Whether nobody can silence it."""
        return self.severities == (Severity.ERROR,)


def codes() -> tuple[str, ...]:
    """Every code there is, in order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.md")))


def page(code: str) -> Page:
    """The page of a code.

    Raises:
        KeyError: there is none.
    """
    path = _FOLDER / f"{code}.md"
    if code not in codes():
        raise KeyError(code)
    text = path.read_text("utf-8")
    head = _HEAD.match(text)
    assert head is not None, path
    severities = tuple(Severity[word.strip().upper()] for word in head["severities"].split(","))
    return Page(code, severities, " ".join(head["summary"].split()), text[head.end() :])
