"""The brief as data: a document of sections, sections of blocks, blocks of runs.

Everything carries the place it was written at, and is a frozen `msgspec.Struct`: defined fifty times, made
ten times faster than a dataclass. The concrete kinds of block live in `blocks/`, one file each; here is only
what they have in common. Nothing here knows how a thing looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Literal, Self, get_args

from msgspec import Struct

from deckbuilder.source import Span

Script = Literal["sup", "sub"]
Reference = Literal["whole", "number", "page"]
"""What a cross reference says: name and number (``Table 2``), the number alone, or the page, which is known
when pages are made."""
Series = Literal["table", "figure", "listing"]
"""What is counted together and has a caption."""


class Run(Struct, frozen=True):
    """A stretch of inline text with one set of properties. A ``\\n`` in its text is a hard line break."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    mark: bool = False
    """Highlighted (``<mark>``)."""
    script: Script | None = None
    href: str | None = None
    """Link target: a URL, or ``#id`` for a place in the same document."""
    lang: str | None = None
    """BCP 47 tag where it differs from the document's."""
    note: str | None = None
    """Label of the footnote this run calls (its text is the number shown)."""
    color: str | None = None
    """Theme role where it differs from the paragraph's (code highlighting)."""
    underline: bool = False
    smallcaps: bool = False
    tip: str | None = None
    """Words shown while a pointer rests on the link (the title of a Markdown link)."""
    ref: Reference | None = None
    """Set for a cross reference to the place that ``href`` names. Its text is the reference as written until
    layout knows what that place is called."""
    icon: str | None = None
    """Name of the icon drawn over this run, whose text is the space for it."""


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """The words of some runs, without footnote calls and icons, hard breaks as spaces."""
    words = "".join(run.text for run in runs if run.note is None and run.icon is None).replace("\n", " ")
    return words.lstrip() if runs and runs[0].icon else words


#: What keeps the space for an icon: no line ends within it, and all fonts have it.
_ICON_SPACE = 4 * "\N{NO-BREAK SPACE}"


def icon_run(name: str) -> Run:
    """An icon in text."""
    return Run(_ICON_SPACE, icon=name)


class Attrs(Struct, frozen=True):
    """What an author wrote in ``{#id .class key=value}``."""

    id: str | None = None
    classes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    """Keys and values in the order written; a key occurs once."""

    def get(self, key: str) -> str | None:
        return next((value for name, value in self.values if name == key), None)


NO_ATTRS = Attrs()


class Caption(Struct, frozen=True):
    """What stands with a table or picture and is counted."""

    series: Series
    id: str | None
    runs: Runs = ()
    """Its words; what has none is counted where something refers to it."""
    label: str = ""
    """``Table 2``; empty where it is not shown."""


class Audience(Enum):
    """Which document a block is for (``::: deck``, ``::: memo``, ``::: notes``)."""

    BOTH = "both"
    DECK = "deck"
    MEMO = "memo"
    NOTES = "notes"
    """Speaker notes only: neither on the slide nor in the memo."""


class Block(Struct, frozen=True, kw_only=True):
    """What every kind of block has."""

    span: Span
    attrs: Attrs = NO_ATTRS
    number: int = 0
    """Tells the blocks of a brief apart: counted from 1 as they are read, the same in all parts of a block
    that was cut. 0 for blocks that layout makes."""
    audience: Audience = Audience.BOTH
    continues: bool = False
    """This is a later part of a block that was cut: no bullet, no first-line indent, no caption again."""
    continued: bool = False
    """Another part follows: no source and no attribution yet."""

    def children(self) -> tuple[Block, ...]:
        """The blocks inside, in reading order, for passes that walk the whole document."""
        return ()

    def with_children(self, children: tuple[Block, ...]) -> Self:
        """The same block around other blocks; a kind that has `children` overrides both together.

        Raises:
            TypeError: the kind holds no blocks.
        """
        raise TypeError(f"{type(self).__name__} holds no blocks")

    def texts(self) -> tuple[Runs, ...]:
        """The block's own inline texts (not its children's), in reading order."""
        return ()

    def captions(self) -> tuple[Caption, ...]:
        """Its own captions in reading order."""
        return ()

    def with_captions(self, captions: tuple[Caption, ...]) -> Self:
        """The same block with the identifiers and labels of other captions; a kind that has `captions`
        overrides both together.

        Raises:
            TypeError: the kind has no captions.
        """
        raise TypeError(f"{type(self).__name__} has no captions")


class Section(Struct, frozen=True):
    """A heading at or above slide level with what follows it, up to the next one.

    Sections are a flat sequence: a ``#`` is followed by its ``##``, not their parent.
    """

    title: Runs
    """Empty for the text before the first heading and for a slide begun by ``---``."""
    level: int
    """1 for ``#``, 2 for ``##`` …; 0 where there is no heading (start of the document, or ``---``)."""
    blocks: tuple[Block, ...]
    span: Span
    """The heading's line(s), or the first line of what follows."""
    attrs: Attrs = NO_ATTRS
    audience: Audience = Audience.BOTH
    ground: Block | None = None
    """A picture that its slide is to have behind all else."""


class Footnote(Struct, frozen=True):
    """The text of a footnote; runs refer to it by label."""

    label: str
    number: int
    """Counted from 1 in the order of first reference."""
    blocks: tuple[Block, ...]
    span: Span


class Closing(Struct, frozen=True):
    """What the closing slide says."""

    title: str | None = None
    """None for a slide with the words and contacts alone under the brief's own title."""
    text: str | None = None
    contact: tuple[str, ...] = ()
    """Line by line; empty for the authors' names."""


class DeckMeta(Struct, frozen=True):
    """The ``deck:`` part of the front matter."""

    prose: Literal["notes", "slide"] | None = None
    """Where running prose goes; None: notes when a memo is built too, else the slide."""
    footer: str | None = None
    """What stands at the foot of slides; empty for nothing, None for the brief's title."""
    date: bool | str = False
    """Whether the foot shows the brief's date, or the words it shows instead."""
    slide_numbers: bool = True
    closing: Closing | None = None
    """None for no closing slide from the front matter."""
    agenda: Literal["once", "sections"] | None = None
    """A slide that lists the sections: after the title, or before each section too."""
    aspect: Literal["16:9", "4:3"] | None = None
    section_slides: bool = True
    """Whether each ``#`` gets a section header slide."""
    footnotes: Literal["slide", "end"] = "slide"
    """Where footnotes stand: at the foot of their slides, or on slides of their own at the end."""
    handout: int = 3
    """Slides to a page of the handout, 1 to 4: one with its notes below, several with theirs beside."""


Standard = Literal["ua-1", "a-2a", "a-2u", "a-2b", "a-3a", "a-3u", "a-3b"]
"""A standard a PDF file can claim to keep: PDF/UA-1, or a part of PDF/A at one of its levels."""

STANDARDS: tuple[Standard, ...] = get_args(Standard)

Made = Literal["deck", "deck.pdf", "handout", "memo"]
"""A document that can be made of a brief."""

DOCUMENTS: tuple[Made, ...] = get_args(Made)

Permission = Literal["print", "copy", "annotate", "fill", "edit"]
"""What readers of an encrypted PDF file may do besides reading it."""

PERMISSIONS: tuple[Permission, ...] = get_args(Permission)


class Signatory(Struct, frozen=True):
    """Someone who signs the memo."""

    name: str
    role: str = ""


class MemoMeta(Struct, frozen=True):
    """The ``memo:`` part of the front matter."""

    to: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    subject: str | None = None
    reference: str | None = None
    cc: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    """Where the sender can be reached, line by line; empty for what the theme says."""
    signatures: tuple[Signatory, ...] = ()
    enclosures: tuple[str, ...] = ()
    distribution: tuple[str, ...] = ()
    paper: Literal["a4", "letter"] | None = None
    columns: Literal[1, 2] = 1
    """Columns of the text."""
    floats: bool = True
    """Whether figures and tables with captions may move to the top of the next page."""
    baseline_grid: bool = False
    """Whether lines of running text stand at the same heights on all pages."""


class ContentsMeta(Struct, frozen=True):
    """What the front matter says of the memo's contents, by pandoc's and Quarto's keys."""

    shown: bool | None = None
    """``toc``; None: where the memo is long."""
    depth: int | None = None
    """``toc-depth``: the deepest level of headings; None: as deep as looks well."""
    title: str | None = None
    """``toc-title``"""
    figures: bool = False
    """``lof``: a list of figures."""
    tables: bool = False
    """``lot``: a list of tables."""


class NamedData(Struct, frozen=True):
    """A file of data under the name it has in the brief."""

    name: str
    file: str
    """Its path, from the brief's folder."""
    span: Span


class Meta(Struct, frozen=True):
    """The front matter, read and checked."""

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    date: date | str | None = None
    """A date where one was recognised, else the author's words."""
    bylines: tuple[str, ...] = ()
    """What stands with each author's name: affiliation and address, empty where neither is known."""
    event: str | None = None
    """Where the deck is shown, such as a conference."""
    location: str | None = None
    status: str | None = None
    """What both documents say of themselves: ``Draft``, ``Version 2``."""
    lang: str = "en-GB"
    theme: str | None = None
    template: str | None = None
    """Path of a PowerPoint file, from the brief's folder, whose masters and layouts the deck is made on."""
    output: str | None = None
    """Base name of the outputs, where it differs from the brief's."""
    documents: tuple[Made, ...] = ()
    """Those of `DOCUMENTS` to make; empty: what the project makes."""
    smart: bool = True
    """Whether typewriter's quotes, dashes and dots are set as a typesetter would."""
    slide_level: int | None = None
    organisation: str | None = None
    classification: str | None = None
    keywords: tuple[str, ...] = ()
    abstract: str | None = None
    contents: ContentsMeta = ContentsMeta()
    number_sections: bool = False
    """Whether the memo's headings are numbered."""
    number_depth: int = 6
    """The deepest level of headings that is."""
    deck: DeckMeta = DeckMeta()
    memo: MemoMeta = MemoMeta()
    standards: tuple[Standard, ...] = ("ua-1", "a-2a")
    """Those that PDF files are to keep; PDF/A at most once."""
    permissions: tuple[Permission, ...] | None = None
    """What readers of encrypted PDF files may do; None where nothing was said, and they may do all."""
    data: tuple[NamedData, ...] = ()
    span: Span | None = None
    """The front matter's lines, None where the brief has none."""


class Document(Struct, frozen=True):
    """A whole brief."""

    meta: Meta
    sections: tuple[Section, ...]
    footnotes: Mapping[str, Footnote]
    slide_level: int
    """Headings of this level start a slide; those above it a section; those below stay in the text."""
    path: str
    """The brief's file, as shown."""
    folder: Path
    """Where the brief's relative paths start."""
