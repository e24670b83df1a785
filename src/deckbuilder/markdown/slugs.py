"""Identifiers of headings by pandoc's rule: links written for pandoc or Quarto lead to the same places."""

from __future__ import annotations

import re

from deckbuilder.model import Runs, plain

_DROPPED = re.compile(r"[^\w\s.-]")
_LETTER = re.compile(r"[^\W\d_]")


class Slugs:
    """Gives each heading of a document an identifier of its own."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def claim(self, identity: str) -> str:
        """Note an identifier the author has given."""
        self._taken.setdefault(identity, 0)
        return identity

    def make(self, title: Runs) -> str:
        """The identifier of a heading without one; the second of its kind gets a number (``costs-1``)."""
        base = slug(plain(title))
        if base not in self._taken:
            self._taken[base] = 0
            return base
        while True:
            self._taken[base] += 1
            numbered = f"{base}-{self._taken[base]}"
            if numbered not in self._taken:
                self._taken[numbered] = 0
                return numbered


def slug(title: str) -> str:
    """pandoc's ``auto_identifiers``: words joined by hyphens, lower case, from the first letter on."""
    joined = "-".join(_DROPPED.sub("", title).lower().split())
    first = _LETTER.search(joined)
    return joined[first.start() :] if first else "section"
