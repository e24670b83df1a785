"""Pages, and what a document of them is besides."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from deckbuilder.model import Meta, Standard
from deckbuilder.plan.shapes import Shape
from deckbuilder.plan.text import Para
from deckbuilder.source import Span


class Page(Struct, frozen=True):
    """A slide, or a page of the memo."""

    width: float
    height: float
    layout: str
    """Name of the slide layout (``Title and Content``); for a memo page ``first`` or ``next``."""
    shapes: tuple[Shape, ...]
    title: str
    """Plain text, for navigation and accessibility; empty for a memo page."""
    span: Span
    notes: tuple[Para, ...] = ()
    """Speaker notes; their lines are not broken."""
    section: str | None = None
    """Name of the PowerPoint section the slide belongs to."""
    background: str | None = None
    """Theme role where it differs from the layout's."""
    hidden: bool = False
    """Left out when the deck is shown; counted all the same, as PowerPoint counts."""


class Bookmark(Struct, frozen=True):
    """An entry of the navigation outline."""

    title: str
    level: int
    """0 is outermost; an entry is at most one deeper than the one before."""
    anchor: str


class Attachment(Struct, frozen=True):
    """A file that a document brings along."""

    name: str
    """Without folders; no other attachment of the document has it."""
    path: str
    """Where the file lies, from the brief's folder or the project's."""
    data: bytes
    media: str
    """Media type: ``text/markdown``."""
    relation: Literal["Source", "Data"]
    """What it is to the document (ISO 19005-3, annex E)."""


class Origin(Struct, frozen=True):
    """What a document was made from."""

    file: str
    """The brief, as findings name it."""
    digest: str
    """SHA-256 of its text with templates and includes carried out, as hexadecimal digits."""
    attachments: tuple[Attachment, ...] = ()
    """The files themselves, where the document is to bring them along."""


class Fault(Struct, frozen=True):
    """Something that standards for PDF files do not allow."""

    breaks: tuple[Standard, ...]
    what: str
    """A clause: ``it has no title``."""
    span: Span


class Plan(Struct, frozen=True):
    """A whole document, ready to be drawn."""

    pages: tuple[Page, ...]
    meta: Meta
    kind: Literal["deck", "memo", "handout"]
    bookmarks: tuple[Bookmark, ...] = ()
    origin: Origin | None = None
    standards: tuple[Standard, ...] = ()
    """Those that a PDF of it keeps, and says so."""
    faults: tuple[Fault, ...] = ()
    """What keeps it from keeping more."""
