"""Footnotes: numbered by first reference, with a finding for calls and texts that lack each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it.token import Token
from msgspec import Struct

from deckbuilder.markdown.places import Places
from deckbuilder.model import Run
from deckbuilder.report import Report, did_you_mean

_CALL = re.compile(r"\[\^([^\]\s]+)\]")
#: Beyond this, finding the nearest label for each wrong call would take longer than the build.
_MOST_COMPARED = 100


class Definition(Struct, frozen=True):
    """The text of a note before it is read: block tokens, or inline tokens for ``^[…]``."""

    tokens: Sequence[Token]
    first: int
    """Parsed line it begins on."""
    inline: bool = False


class Notes:
    """The footnotes of one document as they are met."""

    def __init__(self, env: dict[str, Any], places: Places, report: Report) -> None:
        self._env = env
        self._places = places
        self._report = report
        self.definitions: dict[str, Definition] = {}
        self.order: list[str] = []
        """Labels in the order of first reference; a note's number is its position here plus one."""
        self._numbers: dict[str, int] = {}

    def define(self, label: str, tokens: Sequence[Token], first: int) -> None:
        """Take the text of a note; of two with one label the first is kept, as in pandoc."""
        if label in self.definitions:
            self._report.warning(
                "footnote-twice",
                f"the footnote `[^{label}]` is defined twice; this text is not shown",
                self._places.span(first, first + 1),
                "give one of the two another label",
            )
            return
        self.definitions[label] = Definition(tokens, first)

    def call(self, token: Token, line: int) -> Run:
        """The run that calls the note a ``footnote_ref`` token refers to."""
        label = token.meta.get("label")
        if label is None:
            # No label an author can write holds a space.
            label = f"inline {token.meta['id']}"
            content = self._env["footnotes"]["list"][token.meta["id"]]
            self.definitions[label] = Definition(content["tokens"], line, inline=True)
        if label not in self._numbers:
            self.order.append(label)
            self._numbers[label] = len(self.order)
        return Run(str(self._numbers[label]), script="sup", note=label)

    def check_calls(self, text: str, first: int, end: int) -> None:
        """Report what looks like a call in plain text: its note is not defined."""
        for found in _CALL.finditer(text):
            near = (
                did_you_mean(found[1], self.definitions) if len(self.definitions) <= _MOST_COMPARED else None
            )
            self._report.warning(
                "footnote-undefined",
                f"there is no footnote `[^{found[1]}]`; the call stays in the text",
                self._places.find(found[0], first, end),
                f"did you mean `[^{near}]`?" if near else f"write `[^{found[1]}]: …` on a line of its own",
            )

    def report_unused(self) -> None:
        """Report the notes that nothing refers to, whose text is shown nowhere."""
        for label, definition in self.definitions.items():
            if label not in self._numbers:
                self._report.warning(
                    "footnote-unused",
                    f"nothing refers to the footnote `[^{label}]`, so its text is not shown",
                    self._places.span(definition.first, definition.first + 1),
                    f"write `[^{label}]` where it belongs, or delete the note",
                )
