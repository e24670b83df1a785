"""Findings: what is wrong or noteworthy in a brief, where, and what to do about it.

Passes append to a `Report` and go on, so that one run shows everything. How they look is `excerpt`'s work.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from enum import IntEnum

from msgspec import Struct

from deckbuilder.source import Span, Unreadable


class Severity(IntEnum):
    """How much a finding matters; only an error keeps outputs from being written."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    @property
    def label(self) -> str:
        return self.name.lower()


class Edit(Struct, frozen=True):
    """A change to a file that mends a finding without changing what the author means."""

    path: str
    """As `Span.path`."""
    line: int
    column: int
    """Of the first character replaced, in code points, counted from 1, as the line."""
    old: str
    """What is replaced; nothing is changed where the file says anything else there. Empty to put something
    in."""
    text: str
    """What stands there instead."""

    @property
    def end_line(self) -> int:
        return self.line + self.old.count("\n")

    @property
    def end_column(self) -> int:
        """Behind the last character replaced."""
        _, broken, last = self.old.rpartition("\n")
        return len(last) + (1 if broken else self.column)


class Silence(Struct, frozen=True):
    """What an author does not want to hear of: the findings of one rule, in some places or all."""

    code: str
    span: Span
    """Where it is asked for."""
    within: tuple[Span, ...] | None = None
    """The lines it is for; None for all that the brief is made from."""

    def covers(self, finding: Diagnostic) -> bool:
        """Whether the finding is of the rule and begins on such a line."""
        if finding.code != self.code or self.within is None:
            return finding.code == self.code
        at = finding.span
        return at is not None and any(
            part.path == at.path and part.first <= at.first <= part.last for part in self.within
        )


class Diagnostic(Struct, frozen=True):
    """One finding."""

    code: str
    """Stable kebab-case name of the fault, such as ``table-ragged``."""
    severity: Severity
    message: str
    """One sentence that stands alone, without a full stop."""
    span: Span | None
    """Where; None only if no file is concerned (an unknown theme named on the command line)."""
    help: str | None = None
    """What to do, as an instruction."""
    related: tuple[tuple[Span, str], ...] = ()
    """Other places that explain the finding, each with a few words."""
    fix: tuple[Edit, ...] = ()
    """What `check --fix` does about it: edits that do not overlap; empty where only the author can tell."""

    def __str__(self) -> str:
        """One line as compilers write it: ``water/brief.md:31:1: error[table-ragged]: row 4 has …``."""
        span = self.span
        place = "" if span is None else f"{span.path}:{span.first}:{span.column or 1}: "
        return f"{place}{self.severity.label}[{self.code}]: {self.message}"


class Report:
    """The findings of one brief, in the order they were made."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}
        self.silences: list[Silence] = []
        """What the author does not want to hear of: `checks.judging` heeds it, nothing is left out here."""

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def add(self, diagnostic: Diagnostic) -> None:
        """Append a finding; the same finding twice (both outputs meet the same fault) counts once."""
        self._found.setdefault(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def error(self, code: str, message: str, span: Span | None, help: str | None = None) -> None:
        self.add(Diagnostic(code, Severity.ERROR, message, span, help))

    def warning(
        self,
        code: str,
        message: str,
        span: Span | None,
        help: str | None = None,
        fix: tuple[Edit, ...] = (),
    ) -> None:
        self.add(Diagnostic(code, Severity.WARNING, message, span, help, fix=fix))

    def note(self, code: str, message: str, span: Span | None, help: str | None = None) -> None:
        self.add(Diagnostic(code, Severity.NOTE, message, span, help))

    def unreadable(self, fault: Unreadable, span: Span | None, severity: Severity = Severity.ERROR) -> None:
        """Report a file that cannot be used at the place that names it."""
        self.add(Diagnostic(fault.code, severity, fault.message, span, fault.help))

    @property
    def worst(self) -> Severity | None:
        """The gravest severity found, or None when nothing was."""
        return max((d.severity for d in self._found), default=None)

    def sorted(self) -> list[Diagnostic]:
        """All findings by file, line and column; those without a place first."""

        def place(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
            span = diagnostic.span
            return (
                (span.path, span.first, span.column or 0, diagnostic.code)
                if span
                else ("", 0, 0, diagnostic.code)
            )

        return sorted(self._found, key=place)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The name in ``known`` that ``word`` was probably meant to be, or None if none is near."""
    near = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return near[0] if near else None


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """What to do about a name that is none of those in ``known``: to write the near one, or ``otherwise``."""
    near = did_you_mean(word, known)
    return f"did you mean `{near}`?" if near else otherwise
