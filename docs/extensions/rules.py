"""The page of all rules: written from the manual of findings while the site is made.

The comment ``<!-- every rule -->`` of a page is where they go. In the repository the manual is the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx.application import Sphinx

from deckbuilder import manual

_PLACE = "<!-- every rule -->"
_NAMED_FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<kind>\w+) (?P<name>\S+)$", re.MULTILINE)
#: What the site colours; any other file is shown plain.
_COLOURED = ("markdown", "yaml", "toml")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("source-read", _write)
    return {"parallel_read_safe": True}


def _write(app: Sphinx, name: str, content: list[str]) -> None:
    content[0] = content[0].replace(_PLACE, "\n\n".join((_index(), *_sections())))


def _index() -> str:
    """What each rule finds, and where on the page it is told."""
    rows = (f"| {page.summary} | [{page.code}](#{page.code}) |" for page in map(manual.page, manual.codes()))
    return "\n".join(("| what is found | rule |", "|---|---|", *rows))


def _sections() -> Iterator[str]:
    for code in manual.codes():
        page = manual.page(code)
        severities = ", ".join(severity.label for severity in page.severities)
        body = _NAMED_FENCE.sub(_plain, page.body.strip())
        yield f"## {code}\n\n*{severities}*: {page.summary}\n\n{body}"


def _plain(fence: re.Match[str]) -> str:
    """The name of a file above its fence."""
    kind = fence["kind"] if fence["kind"] in _COLOURED else "text"
    return f"`{fence['name']}`:\n\n{fence['ticks']}{kind}"
