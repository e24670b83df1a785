"""The frame of a matrix: where its cells are, and its axes around them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.matrix.axes import AIR, Margins, gap_of
from deckbuilder.blocks.matrix.value import Matrix
from deckbuilder.place import height_of
from deckbuilder.plan import Align, Anchor, Insets, Para, PathShape, Rect, Shape, TextShape, TextStyle


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


def framed_in(block: Matrix, around: Margins, width: float, height: float) -> Frame:
    """The frame, ``height`` points tall with all that stands around."""
    plot = Rect(
        around.left,
        around.above,
        max(1.0, width - around.left),
        max(1.0, height - around.above - around.below),
    )
    bare = Frame(plot, gap_of(block), len(block.columns), len(block.rows), (), height)
    return replace(bare, around=tuple(_around(bare, around, width)))


def _around(frame: Frame, around: Margins, width: float) -> Iterator[Shape]:
    """The axes' titles and names in reading order."""
    plot = frame.plot
    if around.title is not None:
        yield _text(Rect(0.0, 0.0, width, around.title.height), around.title, "Axis of rows")
    for row, para in reversed(list(enumerate(around.rows))):
        cell = frame.cell(0, row)
        y = cell.y + (cell.height - para.height) / 2
        yield _text(Rect(0.0, y, around.heads, para.height), para, "Row")
    for number, para in enumerate(around.columns):
        cell = frame.cell(number, 0)
        y = plot.bottom + AIR * para.style.size
        yield _text(Rect(cell.x, y, cell.width, para.height), para, "Column")
    if around.foot is not None:
        top = frame.height - around.foot.height
        yield _text(Rect(plot.x, top, plot.width, around.foot.height), around.foot, "Axis of columns")


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
