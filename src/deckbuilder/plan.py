"""The plan: pages of positioned shapes, all that a renderer needs to know and all that layout may say.

Lengths are points (1/72 inch), origin top left, y downwards. Colours are theme roles, never RGB, so that a
deck stays re-colourable. The union `Shape` is closed: a renderer that forgets one of its members does not
type-check. Nothing here knows Markdown, blocks or file formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, assert_never

from msgspec import Struct

from deckbuilder.model import Footnote, Meta, Run, Runs, Standard
from deckbuilder.source import Span

__all__ = [
    "NO_INSETS", "Attachment", "Bookmark", "Bullet", "Cell", "Contour", "Fault", "Footnote",
    "FormulaShape", "GroupShape", "ImageShape", "Insets", "Line", "Meta", "Origin", "Outline", "Page", "Para",
    "PathShape", "Piece", "Plan",
    "Rect", "Row", "Run", "Runs", "Shape", "Span", "Step", "Stroke", "TableShape", "Tag", "TextShape",
    "TextStyle", "paras",
]  # fmt: skip

Align = Literal["left", "center", "right", "justify"]
Anchor = Literal["top", "middle", "bottom"]


class Rect(Struct, frozen=True):
    """A box: left edge, top edge, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def within(self, inset: Insets) -> Rect:
        """What ``inset`` leaves of the box; never nothing."""
        width, height = self.width - inset.left - inset.right, self.height - inset.top - inset.bottom
        return Rect(self.x + inset.left, self.y + inset.top, max(1.0, width), max(1.0, height))

    def mirrored(self, width: float) -> Rect:
        """Where the box stands on a page ``width`` points wide whose sides are exchanged."""
        return Rect(width - self.right, self.y, self.width, self.height)


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


class Insets(Struct, frozen=True):
    """Space between a frame's edge and its text."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


NO_INSETS = Insets()


class Stroke(Struct, frozen=True):
    """An outline or rule."""

    color: str
    width: float
    dash: bool = False


class TextShape(Struct, frozen=True):
    """Paragraphs in a frame."""

    box: Rect
    span: Span
    paras: tuple[Para, ...]
    role: str = "text"
    """A placeholder of the page's layout (``title``, ``subtitle``, ``body``, ``left``, ``right`` …),
    ``unseen`` for a title that stands outside the slide, ``text`` for a free text box, ``flow`` for running
    text that neighbouring text may join, ``note`` for a footnote, ``header`` and ``footer`` for what
    stands on every page of a memo, ``artifact`` for other decoration."""
    inset: Insets = NO_INSETS
    anchor: Anchor = "top"
    fill: str | None = None
    stroke: Stroke | None = None
    name: str = ""
    """What the object is called in PowerPoint's selection pane; empty: the renderer names it by role."""
    alt: str = ""


class Cell(Struct, frozen=True):
    """A table cell."""

    paras: tuple[Para, ...]
    colspan: int = 1
    rowspan: int = 1
    """0 for a place that is covered: ``colspan`` by a cell to its left, ``rowspan`` by one above."""
    anchor: Anchor = "top"
    scope: Literal["column", "row"] | None = None
    """What a heading names: the columns below it, or the row to its right. None for a cell of data."""
    begins: int = 0
    """Number of the row it begins in, where that stands on an earlier page; else 0."""
    reaches: int = 0
    """Rows it spans in the whole table, where the page shows only some of them; else 0."""


class Row(Struct, frozen=True):
    cells: tuple[Cell, ...]
    """One for every column; the grid is never ragged."""
    height: float
    span: Span
    header: bool = False
    repeated: bool = False
    """A header shown again on a continuation page: decoration to a screen reader."""
    total: bool = False
    """The closing row of totals, set off by a rule."""
    number: int = 0
    """Its place in the whole table, counted from 1, headers included; the same in all parts of a row that is
    cut."""


class TableShape(Struct, frozen=True):
    box: Rect
    span: Span
    columns: tuple[float, ...]
    """Column widths; they add up to the box's width."""
    rows: tuple[Row, ...]
    padding: Insets
    role: str = "table"
    alt: str = ""
    name: str = ""
    rtl: bool = False
    """The first column stands at the right."""
    striped: bool = False
    """Every other row of the body stands on a tint."""
    cramped: bool = False
    """A column is too narrow for one of its words, which is broken between letters."""
    within: tuple[Tag, ...] = ()
    """As `Para.within`."""
    number: int = 0
    """The same in all parts of a table that is cut."""


class ImageShape(Struct, frozen=True):
    """A picture, drawn to fill its box."""

    box: Rect
    span: Span
    data: bytes
    media: Literal["png", "jpeg", "gif"]
    """Of a GIF, programs that play no moving pictures show the first."""
    pixels: tuple[int, int]
    vector: bytes | None = None
    """The same picture as an SVG document without scripts and references to other files, for programs that
    draw it sharp at any size; the others show ``data``."""
    crop: Insets = NO_INSETS
    """Share cut from each side, 0 to 1."""
    role: str = "image"
    alt: str = ""
    decorative: bool = False
    name: str = ""
    within: tuple[Tag, ...] = ()
    """As `Para.within`."""


class Step(Struct, frozen=True):
    """A step of the pen."""

    to: Literal["move", "line", "curve", "close"]
    points: tuple[tuple[float, float], ...] = ()
    """Where it goes, as shares (0 to 1) of the box: one point; for a curve (cubic Bézier) two control points
    before it; none to close."""


Contour = tuple[Step, ...]
"""Closed paths that are filled together by the nonzero rule: a letter with its counters."""

Outline = tuple[Contour, ...]


class PathShape(Struct, frozen=True):
    """A figure without text: box, rule, dot, polygon or a drawing of any outline."""

    box: Rect
    span: Span
    figure: Literal["rect", "round", "ellipse", "line", "polygon", "outline"]
    """``line`` runs from the box's top left to its bottom right corner."""
    fill: str | None = None
    stroke: Stroke | None = None
    points: tuple[tuple[float, float], ...] = ()
    """Corners of a polygon, as shares (0 to 1) of the box."""
    outline: Outline = ()
    """Of an ``outline``: contours that are painted one after the other."""
    opacity: float = 1.0
    """Of the fill."""
    role: str = "artifact"
    alt: str = ""
    name: str = ""


class FormulaShape(Struct, frozen=True):
    """A formula on its own: its letters' outlines, and what they say for programs that set formulas."""

    box: Rect
    span: Span
    mathml: str
    """A ``math`` element of presentation MathML."""
    outline: Outline
    size: float
    """Of the letters, in points."""
    color: str
    alt: str
    """The formula as a line of text."""
    role: str = "formula"
    name: str = ""
    within: tuple[Tag, ...] = ()
    """As `Para.within`."""

    def drawing(self) -> PathShape:
        """The formula as a figure that fills its box."""
        return PathShape(
            self.box,
            self.span,
            "outline",
            self.color,
            outline=self.outline,
            role=self.role,
            alt=self.alt,
            name=self.name,
        )


class GroupShape(Struct, frozen=True):
    """Shapes that belong together: a diagram. Their boxes are page coordinates, like all others."""

    box: Rect
    span: Span
    shapes: tuple[Shape, ...]
    role: str = "figure"
    """``slide`` for a slide on a handout, in the deck's colours."""
    alt: str = ""
    name: str = ""
    within: tuple[Tag, ...] = ()
    """As `Para.within`."""


Shape = TextShape | TableShape | ImageShape | PathShape | FormulaShape | GroupShape


def walked(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """Some shapes and the members of their groups, in reading order, groups before their members."""
    for shape in shapes:
        yield shape
        if isinstance(shape, GroupShape):
            yield from walked(shape.shapes)


def paras_of(shape: Shape) -> Iterator[Para]:
    """The paragraphs of one shape, not of its members."""
    match shape:
        case TextShape():
            yield from shape.paras
        case TableShape():
            for row in shape.rows:
                for cell in row.cells:
                    yield from cell.paras
        case GroupShape() | ImageShape() | PathShape() | FormulaShape():
            return
        case _:
            assert_never(shape)


def paras(shapes: Iterable[Shape]) -> Iterator[Para]:
    """Every paragraph in some shapes, those in tables and groups too, in reading order."""
    for shape in walked(shapes):
        yield from paras_of(shape)


def note_calls(shapes: Iterable[Shape]) -> Iterator[str]:
    """The labels of the footnotes that some shapes call, in reading order, repetitions included."""
    return (run.note for para in paras(shapes) for run in para.runs if run.note is not None)


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
