"""What is known of a document: values, as they are printed and given out as JSON."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Made(Struct, frozen=True):
    """What a document of ours says of its making."""

    version: str
    source: str | None = None
    """The brief, as a path from its project's root."""
    digest: str | None = None
    """SHA-256 of its text and data, in hexadecimal digits."""
    theme: str | None = None
    fonts: str | None = None
    """The deck's families, and what they were measured with; a PDF holds its fonts."""


class Font(Struct, frozen=True, order=True):
    name: str
    embedded: bool


class Attached(Struct, frozen=True):
    """A file inside the file."""

    name: str
    size: int | None


class Heading(Struct, frozen=True):
    """An entry of a PDF's outline, or a section of a deck."""

    level: int
    title: str


class Page(Struct, frozen=True):
    """A slide."""

    number: int
    title: str
    layout: str
    section: str = ""
    hidden: bool = False
    notes: int = 0
    """Words in its speaker notes."""


class Contents(Struct, frozen=True):
    """A document."""

    file: str
    kind: Literal["PowerPoint", "PDF"]
    size: int
    """Bytes."""
    pages: int
    """Slides or pages."""
    measure: tuple[float, float] | None = None
    """Width and height of the first of them, in points."""
    title: str = ""
    author: str = ""
    program: str = ""
    """What wrote it, in its own words."""
    languages: tuple[str, ...] = ()
    theme: str = ""
    colors: tuple[str, ...] = ()
    """Of a deck's theme: RGB of the twelve colours, in Office's order."""
    holds: tuple[tuple[str, int], ...] = ()
    """How many of each thing there are."""
    undescribed: int = 0
    """Pictures, charts and drawings without alternative text."""
    fonts: tuple[Font, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses, each once."""
    slides: tuple[Page, ...] = ()
    outline: tuple[Heading, ...] = ()
    attachments: tuple[Attached, ...] = ()
    claims: tuple[str, ...] = ()
    """Standards a PDF says it keeps."""
    tagged: bool | None = None
    """Whether a PDF has a structure; None for decks."""
    encrypted: bool = False
    made: Made | None = None
    """None for documents of other programs."""


class Reading(Struct, frozen=True):
    """What comes back from the process that reads: contents, or the code, message and help of a fault."""

    contents: Contents | None = None
    fault: tuple[str, str, str] = ("", "", "")
