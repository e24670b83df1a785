"""The frame of a matrix: its axes and where its cells are."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import paragraph, smallest
from deckbuilder.blocks.matrix.value import Matrix
from deckbuilder.model import Run
from deckbuilder.place import height_of
from deckbuilder.plan import Align, Anchor, Insets, Para, PathShape, Rect, Shape, TextShape, TextStyle

#: Between cells: quadrants stand apart, a heat map is one surface. Points.
APART, TOGETHER = 6.0, 2.0
#: The names of rows take this share of the width at most.
_WIDEST_HEADS = 0.24
#: Between heads, titles and cells, as a share of their size.
_AIR = 0.4
#: Wider than measured: what just fits must not be broken by the deck's caution.
_SPARE = 1.01


class Frame(Struct, frozen=True):
    """Where the cells stand, and what stands around them."""

    plot: Rect
    gap: float
    columns: int
    rows: int
    around: tuple[Shape, ...]
    height: float
    """Of all of it."""

    def cell(self, column: int, row: int) -> Rect:
        """The cell at a column from the left and a row from the bottom."""
        width, height = self.size
        return Rect(
            self.plot.x + column * (width + self.gap),
            self.plot.y + (self.rows - 1 - row) * (height + self.gap),
            width,
            height,
        )

    @property
    def size(self) -> tuple[float, float]:
        """Of every cell."""
        width = (self.plot.width - self.gap * (self.columns - 1)) / self.columns
        return width, (self.plot.height - self.gap * (self.rows - 1)) / self.rows


class Margins(Struct, frozen=True):
    """What the axes take around the cells, and their text set."""

    left: float
    above: float
    below: float
    title: Para | None
    """Of the rows, above them."""
    rows: tuple[Para, ...]
    columns: tuple[Para, ...]
    foot: Para | None
    """The title of the columns, below them."""


def margins(block: Matrix, room: Room, width: float) -> Margins:
    """The axes of a matrix so wide."""
    style, strong = smallest(room.styles.label), smallest(room.styles.label_strong)
    muted = replace(style, color="muted")
    air = _AIR * style.size
    rows: tuple[Para, ...] = ()
    left = 0.0
    if any(block.rows):
        runs = [(Run(name),) for name in block.rows]
        least, natural = (
            max(measure(one, muted) for one in runs) * _SPARE
            for measure in (room.typesetter.min_width, room.typesetter.width)
        )
        heads = max(min(natural, width * _WIDEST_HEADS), min(least, width / 3))
        rows = tuple(paragraph(one, muted, heads, room, block.span, align="right") for one in runs)
        left = heads + 2 * air
    inner = max(1.0, width - left)
    gap, count = gap_of(block), len(block.columns)
    cell = max(1.0, (inner - gap * (count - 1)) / count)
    columns = (
        tuple(
            paragraph((Run(name),), muted, cell, room, block.span, align="center") for name in block.columns
        )
        if any(block.columns)
        else ()
    )
    title = paragraph((Run(block.y),), strong, width, room, block.span) if block.y else None
    foot = paragraph((Run(block.x),), strong, inner, room, block.span, align="center") if block.x else None
    below = (air + max(para.height for para in columns)) if columns else 0.0
    below += (air / 2 + foot.height) if foot else 0.0
    return Margins(left, title.height + air if title else 0.0, below, title, rows, columns, foot)


def gap_of(block: Matrix) -> float:
    return TOGETHER if block.risk else APART


def framed_in(block: Matrix, around: Margins, width: float, height: float, x: float = 0.0) -> Frame:
    """The frame, ``height`` points tall with all that stands around, its left edge at ``x``."""
    plot = Rect(
        x + around.left,
        around.above,
        max(1.0, width - around.left),
        max(1.0, height - around.above - around.below),
    )
    bare = Frame(plot, gap_of(block), len(block.columns), len(block.rows), (), height)
    shapes: list[Shape] = []
    if around.title is not None:
        box = Rect(x, 0.0, width, around.title.height)
        shapes.append(_text(box, around.title, "Axis of rows"))
    for row, para in enumerate(around.rows):
        cell = bare.cell(0, row)
        heads = para_width(around)
        box = Rect(x, cell.y + (cell.height - para.height) / 2, heads, para.height)
        shapes.append(_text(box, para, "Row"))
    bottom = plot.bottom
    if around.columns:
        air = _AIR * around.columns[0].style.size
        for column, para in enumerate(around.columns):
            cell = bare.cell(column, 0)
            shapes.append(_text(Rect(cell.x, bottom + air, cell.width, para.height), para, "Column"))
        bottom += air + max(para.height for para in around.columns)
    if around.foot is not None:
        box = Rect(plot.x, height - around.foot.height, plot.width, around.foot.height)
        shapes.append(_text(box, around.foot, "Axis of columns"))
    return Frame(plot, bare.gap, bare.columns, bare.rows, tuple(shapes), height)


def para_width(around: Margins) -> float:
    """The width that the names of rows are set in."""
    return around.left - 2 * _AIR * around.rows[0].style.size


def _text(box: Rect, para: Para, name: str) -> TextShape:
    return TextShape(box, para.span, (para,), name=name)


def cell_shape(
    block: Matrix, frame: Frame, column: int, row: int, paras: tuple[Para, ...], inset: float
) -> Shape:
    """A cell with what is written in it: at its top in quadrants, in the middle of heat maps."""
    box, fill = frame.cell(column, row), fill_of(block, column, row)
    name = "Cell" if block.risk else "Quadrant"
    span = paras[0].span if paras else block.span
    if not paras:
        return PathShape(box, span, "rect", fill, name=name)
    anchor: Anchor = "middle" if block.risk else "top"
    return TextShape(
        box, span, paras, inset=Insets(inset, inset, inset, inset), anchor=anchor, fill=fill, name=name
    )


def fill_of(block: Matrix, column: int, row: int) -> str:
    return f"heat{block.heat(column, row)}" if block.risk else "surface"


def ink_of(block: Matrix, column: int, row: int) -> str:
    return f"on-heat{block.heat(column, row)}" if block.risk else "text"


def inset_of(block: Matrix, style: TextStyle) -> float:
    """Between a cell's edge and its text."""
    return style.size * (0.35 if block.risk else 0.7)


def cell_align(block: Matrix) -> Align:
    return "center" if block.risk else "left"


def total(paras: tuple[Para, ...]) -> float:
    return height_of(paras) if paras else 0.0
