"""What is asked of the pipeline, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from deckbuilder.project import Brief, Target
from deckbuilder.report import Diagnostic, Severity
from deckbuilder.source import Folder

if TYPE_CHECKING:
    from deckbuilder.plan import Plan
    from deckbuilder.theme.tokens import Theme

Kind = Literal["deck", "memo"]
#: Called with what is begun; also in a forked process, of which nothing else comes back.
OnStage = Callable[[str], None]


class Request(Struct, frozen=True):
    """What to make of each brief."""

    targets: tuple[Target, ...] | None = None
    """None: what the project says."""
    theme: str | None = None
    """None: what the brief says, else the project."""
    write: bool = True
    """Whether to render and write; else only findings are wanted."""
    password: str | None = None
    """What opens PDF files; None for files that anyone can open."""
    parallel: bool = True
    """Whether a process may be forked to make two documents at the same time."""


class Output(Struct, frozen=True):
    """One document of a brief."""

    target: Target
    path: Path
    pages: int
    size: int | None
    """Bytes written; None where nothing was."""


class Outcome(Struct, frozen=True):
    """What became of a brief."""

    brief: Brief
    outputs: tuple[Output, ...]
    findings: tuple[Diagnostic, ...]
    """By place."""
    folder: Folder
    """Quotes the lines that findings speak of; its ledger holds all that the brief was made from."""
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether nothing kept its outputs from being written."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


class Sketch(Struct, frozen=True):
    """A plan that is looked at and not written."""

    plan: Plan | None
    """None where the brief or its theme cannot be read."""
    theme: Theme | None
    kinds: tuple[Kind, ...]
    """Of all plans that the brief's outputs are drawn from."""
    findings: tuple[Diagnostic, ...]
    """By place: those of a build of the outputs that are drawn from this plan."""
    folder: Folder


def silent(doing: str) -> None:
    """Tells nobody."""
