"""What is shown, and what is asked for: the values that the server and its workers exchange.

They know no plan and no HTTP.
"""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.pipeline import Kind, Request
from deckbuilder.project import Brief
from deckbuilder.report import Diagnostic


class PageView(Struct, frozen=True):
    """A slide or a page of the memo, but for its drawing."""

    digest: str
    """Names the drawing: equal for equal drawings, wherever in the source they come from."""
    number: str
    """As it is printed."""
    title: str
    """Plain text: of the slide, or of the first heading on a page of the memo; empty where there is none."""
    section: str
    hidden: bool
    width: float
    height: float
    notes: str
    """What is said to it, as HTML."""
    file: str
    """Where the page begins, as `Span.path`."""
    line: int
    last: int
    lines: dict[str, int]
    """For each file, what is to be added to the lines in the drawing."""
    places: tuple[tuple[str, int, int], ...]
    """The lines of the source that the page holds: file, first and last line."""


class Found(Struct, frozen=True):
    """A finding and the pages of a document that it belongs to, counted from 0."""

    finding: Diagnostic
    pages: tuple[int, ...]


class Look(Struct, frozen=True):
    """Asks for a document of a brief as it is now; the answer is a `Snapshot`."""

    brief: Brief
    request: Request
    anew: bool = True
    """Whether all drawings are wanted, not only those that the snapshot before did not have."""


class Snapshot(Struct, frozen=True):
    """A document of a brief at one time."""

    pages: tuple[PageView, ...] | None
    """None where there is nothing to lay out: the findings say why."""
    drawings: dict[str, str]
    """SVG by digest: all, or those that the snapshot before did not have."""
    fonts: str
    """CSS that makes the fonts of the drawings known."""
    files: frozenset[str]
    """Names of the fonts and pictures that the drawings refer to."""
    anchors: dict[str, int]
    """Which page each anchor is on that links lead to."""
    findings: tuple[Found, ...]
    kinds: tuple[Kind, ...]
    """The documents that are made of the brief."""
    title: str
    """Of the document; empty where it has none."""
    lang: str
    rtl: bool
    changed: int | None
    """The page to show after a change; None if no page changed."""
    remark: str = ""
    """What people should know who see it."""


class Fetch(Struct, frozen=True):
    """Asks for a font or picture that a brief's last snapshot refers to; the answer is a `File`."""

    brief: Brief
    name: str


class File(Struct, frozen=True):
    data: bytes
    media: str
    """Media type."""


class Failure(Struct, frozen=True):
    """An answer to anything: it cannot be had."""

    message: str
    """A sentence without a full stop."""
    help: str | None
    ours: bool
    """Whether deckbuilder is at fault, not the project."""


Task = Look | Fetch
Answer = Snapshot | File | Failure
