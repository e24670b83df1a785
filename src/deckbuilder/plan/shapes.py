"""What stands on a page: a closed set of shapes. A renderer that forgets one of them does not type-check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, assert_never

from msgspec import Struct

from deckbuilder.plan.charts import NativeChart
from deckbuilder.plan.geometry import NO_INSETS, Insets, Rect, Stroke
from deckbuilder.plan.text import Anchor, Para, Tag
from deckbuilder.source import Span

Side = Literal["top", "left", "bottom", "right"]
Figure = Literal[
    "rect", "round", "ellipse", "stadium", "diamond", "hexagon", "parallelogram", "cylinder", "pentagon",
    "chevron",
]  # fmt: skip
"""The outlines of frames that hold text. ``round`` has small round corners, ``stadium`` half circles at both
ends; ``pentagon`` and ``chevron`` point to the right. Their geometry is in `figures`."""


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
    """Of a ``figure``: no less than `figures.text_insets` on any side."""
    anchor: Anchor = "top"
    fill: str | None = None
    stroke: Stroke | None = None
    name: str = ""
    """What the object is called in PowerPoint's selection pane; empty: the renderer names it by role."""
    alt: str = ""
    figure: Figure = "rect"
    """The outline that ``fill`` and ``stroke`` show."""
    flipped: bool = False
    """The outline points to the left where it else points to the right; the text stays as it is."""
    key: str = ""
    """What connectors in the same group call it."""


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
    round: bool = False
    """What is left is cut to the ellipse that fills the box."""
    role: str = "image"
    """``portrait`` for one that no placeholder of the layout is to hold."""
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
    """``icon`` for a picture that is the same in text from right to left."""
    alt: str = ""
    name: str = ""
    key: str = ""
    """As `TextShape.key`."""


class Glue(Struct, frozen=True):
    """Where the end of a connector is fastened: the site at one side of a shape (`figures.site`)."""

    key: str
    """Of a shape in the same outermost group."""
    side: Side


class ConnectorShape(Struct, frozen=True):
    """A line between two shapes, which follows them when they are moved. `connectors.connected` makes one."""

    box: Rect
    span: Span
    points: tuple[tuple[float, float], ...]
    """Where it runs, as shares (0 to 1) of the box: two points where it is ``straight``; else the three or
    four corners of a broken line whose parts follow the axes by turns."""
    stroke: Stroke
    route: Literal["straight", "elbow", "curve"] = "straight"
    """``elbow`` is the broken line itself, ``curve`` that line rounded off."""
    begin: Glue | None = None
    end: Glue | None = None
    heads: tuple[bool, bool] = (False, True)
    """Whether it begins and ends with an arrow head."""
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


class ChartShape(Struct, frozen=True):
    """A chart: as data for programs that draw charts, and as drawn here for all others."""

    box: Rect
    span: Span
    chart: NativeChart
    drawing: tuple[Shape, ...]
    """All of it. Boxes are page coordinates."""
    over: tuple[Shape, ...] = ()
    """What stands on the chart and no chart program knows of: reference lines, notes. Part of ``drawing``."""
    role: str = "figure"
    alt: str = ""
    name: str = ""
    within: tuple[Tag, ...] = ()
    """As `Para.within`."""


Shape = (
    TextShape | TableShape | ImageShape | PathShape | ConnectorShape | FormulaShape | GroupShape | ChartShape
)


def walked(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """Some shapes and the members of their groups and charts, in reading order, these before their
    members."""
    for shape in shapes:
        yield shape
        if isinstance(shape, GroupShape):
            yield from walked(shape.shapes)
        elif isinstance(shape, ChartShape):
            yield from walked(shape.drawing)


def paras_of(shape: Shape) -> Iterator[Para]:
    """The paragraphs of one shape, not of its members."""
    match shape:
        case TextShape():
            yield from shape.paras
        case TableShape():
            for row in shape.rows:
                for cell in row.cells:
                    yield from cell.paras
        case GroupShape() | ImageShape() | PathShape() | FormulaShape() | ConnectorShape() | ChartShape():
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
