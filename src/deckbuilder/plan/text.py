"""Text as it was set: paragraphs with their lines, and what is on them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from deckbuilder.model import Run, Runs
from deckbuilder.source import Span

Align = Literal["left", "center", "right", "justify"]
Anchor = Literal["top", "middle", "bottom"]


class TextStyle(Struct, frozen=True):
    """How a paragraph is set."""

    family: str
    """Font family as the document will name it (Arial), not the stand-in that measures it (Arimo)."""
    size: float
    color: str
    """Theme role: ``text``, ``heading``, ``muted``, ``accent1`` …"""
    leading: float
    """Baseline to baseline; a line with a taller fallback font grows beyond it."""
    weight: int = 400
    italic: bool = False
    before: float = 0.0
    """Space above, ignored at the top of a frame."""
    after: float = 0.0
    """Space below, ignored at the bottom of a frame. Between two paragraphs ``after`` and ``before`` add
    up."""
    align: Align = "left"
    lang: str = "en-GB"
    mono: str = "Courier New"
    """Family for inline code."""
    mono_scale: float = 1.0
    """Size of inline code relative to the text around it, so that x-heights agree."""
    indent: float = 0.0
    """Extra indent of the first line."""
    hyphenate: bool = False
    optimal: bool = False
    """Break by total fit (memo) rather than line by line as PowerPoint does (deck)."""
    even: float = 0.0
    """Of text broken by total fit: its lines are evened out so that the last is no shorter than so many ems,
    or than a third of the measure (headings, captions, cells)."""
    rtl: bool = False
    """The paragraph runs from right to left: it starts at the right edge, where ``align`` says left, and
    `Para.left` and bullets are counted from there."""


class Bullet(Struct, frozen=True):
    """The mark before a list item."""

    text: str
    """What is drawn: ``•``, ``3.``, ``(b)``, ``☐``."""
    hang: float
    """Distance from the mark's left edge to the text's."""
    color: str = "muted"
    number: int | None = None
    """The item's number in an ordered list, else None."""
    form: str = "1."
    """How the first item of its list would be numbered: ``1.`` ``a)`` ``(i)`` ``A.`` ``1`` …"""
    size: float = 1.0
    """Size relative to the text."""
    rise: float = 0.0
    """How far it stands above the text's baseline, in ems of the text. For the memo."""


class Piece(Struct, frozen=True):
    """A stretch of a line in one font at one size, in logical order."""

    text: str
    font: str | None
    """Key of the face in the font book; None where no font has the character."""
    size: float
    x: float
    """Left edge, from the line's own left edge, before justification and before pieces are put in visual
    order."""
    width: float
    run: Run
    rise: float = 0.0
    """Baseline shift upwards (superscripts)."""
    level: int = 0
    """Embedding level (UAX #9): odd where the text runs from right to left. Who draws the line orders its
    pieces by it."""
    squeeze: float = 0.0
    """Points that ``width`` is less than what its glyphs take: an empty half of its last one is left out."""
    small: bool = False
    """Small letters drawn as small capitals, which ``text`` holds."""


class Line(Struct, frozen=True):
    """A line as broken by the text engine."""

    pieces: tuple[Piece, ...]
    width: float
    """Natural width of what is visible: trailing spaces not counted."""
    height: float
    """Distance to the next line's top."""
    ascent: float
    """Distance from the line's top to its baseline."""
    indent: float = 0.0
    """Where the line starts, from the paragraph's left edge (first-line indent; alignment is the
    renderer's). Below 0 where a mark hangs out of justified text; one at the line's end is part of
    ``width`` and just as far beyond the measure."""
    stretch: float = 0.0
    """Points to add to every word space (negative: to take away) so that a justified line fills its
    measure."""
    between: bool = False
    """They are added between ideographs and after Tibetan syllables as well."""


class Tag(Struct, frozen=True):
    """An element of the document's structure that stands around others: a list, a quotation, a cell.

    Two tags are the same element where role, number and all tags around them are the same, also on two pages.
    """

    role: str
    """A standard structure type (ISO 32000-1, 14.8.4): ``L``, ``LI``, ``LBody``, ``BlockQuote`` …"""
    number: int


class Para(Struct, frozen=True):
    """A paragraph with its structure and, once set, its lines."""

    runs: Runs
    style: TextStyle
    role: str
    """Structure for tagging: ``H1``…``H6``, ``P``, ``LI``, ``Caption``, ``BlockQuote``, ``Code``, ``Note``,
    ``TH``, ``TD``, ``Title``, ``Lbl`` (a footnote's number), ``Artifact``."""
    span: Span
    lines: tuple[Line, ...]
    left: float = 0.0
    """Left edge of the text from the frame's inner left edge."""
    right: float = 0.0
    level: int = 0
    """List nesting, 0 for text outside lists and for the items of an outermost list."""
    bullet: Bullet | None = None
    anchor: str | None = None
    """Name that links and bookmarks inside the document point to."""
    continues: bool = False
    """A later part of a paragraph begun on an earlier page."""
    wide_links: bool = False
    """The areas of its links are as wide as its frame."""
    within: tuple[Tag, ...] = ()
    """The elements around it, outermost first: those of the document, or of the cell or group it is in."""
    number: int = 0
    """With its role, tells it from other paragraphs in the same elements; its parts on several pages share
    it. 0: it is whole, and an element by itself."""

    @property
    def height(self) -> float:
        """Height of the lines, without the space around them."""
        return sum(line.height for line in self.lines)
