"""A matrix whose items are numbers, with a key beside it or below that goes on over slides and pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.key_list import Columns, Key, fitting, key_shapes, set_keys, tallest
from deckbuilder.blocks.lettering import paragraph, sizes, smallest
from deckbuilder.blocks.matrix.axes import gap_of, margins
from deckbuilder.blocks.matrix.frame import Frame, cell_align, cell_shape, framed_in, ink_of, inset_of
from deckbuilder.blocks.matrix.spots import RESTING, centre, hits, quadrants
from deckbuilder.blocks.matrix.value import Matrix
from deckbuilder.blocks.series import EPSILON
from deckbuilder.model import Run
from deckbuilder.place import height_of
from deckbuilder.plan import Rect, Shape, TextShape, TextStyle
from deckbuilder.plan.figures import text_insets

#: The key stands beside the matrix where that leaves both as many ems.
_LEAST_ACROSS = 36
#: Share of the width that the key takes beside it, and of the height that the matrix has above its key.
_BESIDE, _ABOVE = 0.38, 0.6
#: Diameter of a numbered dot, and the distance to the next, in sizes of its number.
_DOT, _APART = 1.8, 0.25
#: Share of an unbounded heat map's width that is its height.
_MAP = 0.5
#: Dots that hide each other give way up to so many rings of places around.
_RINGS = 12


class Plot(Struct, frozen=True):
    """The matrix and where its key stands."""

    shapes: tuple[Shape, ...]
    height: float
    """Of the matrix; 0 in later parts of one whose key is below."""
    key: Rect
    """As tall as there is room; without bound on pages."""
    style: TextStyle


def with_key(block: Matrix, room: Room) -> tuple[tuple[Shape, ...], float]:
    """The drawing with the part of its key that the block shows, and its height; more than the room's where
    that has to be cut."""
    plot, columns = _plotted(block, room)
    height = max(plot.height, plot.key.y + tallest(columns))
    return (*plot.shapes, *key_shapes(columns, plot.key)), height


def cut_at(block: Matrix, room: Room, height: float) -> int | None:
    """How many of the keys that the block shows stand in so much of the room; None where none do, or there is
    but one."""
    if room.height is not None:
        room = replace(room, height=height)
    plot, columns = _plotted(block, room)
    count = min(fitting(columns, min(plot.key.height, height - plot.key.y)), sum(map(len, columns)) - 1)
    return count if count > 0 and plot.height <= height + EPSILON else None


def _plotted(block: Matrix, room: Room) -> tuple[Plot, Columns]:
    whole = block.first == 0 and block.last is None
    tried = sizes(room.styles.label) if whole else iter((smallest(room.styles.label),))
    for style in tried:
        plot = _plot(block, room, style)
        columns = set_keys(_keys(block), slice(block.first, block.last), style, plot.key, room)
        if tallest(columns) <= plot.key.height + EPSILON:
            break
    return plot, columns


def _keys(block: Matrix) -> list[Key]:
    return [Key(number, item.name, item.text, item.span) for number, item in enumerate(block.items, 1)]


def _plot(block: Matrix, room: Room, style: TextStyle) -> Plot:
    width, height = room.width, room.height
    least = _least(block, room)
    if height is not None and width >= _LEAST_ACROSS * style.size:
        beside = width * _BESIDE
        around = margins(block, room, width - beside)
        tall = max(height, around.above + least + around.below)
        frame = framed_in(block, around, width - beside, tall)
        key = Rect(width - beside + 1.5 * style.size, 0.0, beside - 1.5 * style.size, height)
        return Plot(_filled(block, frame, room), tall, key, style)
    bound = room.height if room.height is not None else inf
    if block.first:
        return Plot((), 0.0, Rect(0.0, 0.0, width, bound), style)
    around = margins(block, room, width)
    if height is not None:
        tall = height * _ABOVE
    else:
        share = _MAP if block.risk else RESTING
        tall = around.above + (width - around.left) * share + around.below
    tall = max(tall, around.above + least + around.below)
    top = tall + style.size
    frame = framed_in(block, around, width, tall)
    return Plot(_filled(block, frame, room), tall, Rect(0.0, top, width, max(0.0, bound - top)), style)


def _least(block: Matrix, room: Room) -> float:
    """The height at which each cell holds its name and a number, all cells together."""
    style, rows = smallest(room.styles.label), len(block.rows)
    lines = 1.5 + bool(block.names) * 1.5
    cell = lines * style.leading + 2 * inset_of(block, style)
    return rows * cell + gap_of(block) * (rows - 1)


def _filled(block: Matrix, frame: Frame, room: Room) -> tuple[Shape, ...]:
    """The cells with their numbers."""
    style = smallest(room.styles.label)
    diameter = _DOT * style.size
    if all(item.at is not None for item in block.items):
        cells, taken = quadrants(block, frame, room, style)
        placed = _spread(block, frame, diameter, taken)
        if placed is not None:
            dots = (_dot(block, room, style, index, box) for index, box in enumerate(placed))
            return (*frame.around, *cells, *dots)
    shapes: list[Shape] = [*frame.around]
    for row in reversed(range(frame.rows)):
        for column in range(frame.columns):
            shapes += _cell(block, frame, room, style, column, row)
    return tuple(shapes)


def _cell(
    block: Matrix, frame: Frame, room: Room, style: TextStyle, column: int, row: int
) -> Iterator[Shape]:
    """A cell's numbers as dots in rows, or as one range where these find no room."""
    box, inset = frame.cell(column, row), inset_of(block, style)
    inner = box.width - 2 * inset
    strong = replace(room.styles.label_strong, size=style.size, leading=style.leading)
    name = block.name_of(column, row)
    head = (paragraph(name, strong, inner, room, block.span),) if name else ()
    top = box.y + inset + (height_of(head) + inset / 2 if head else 0.0)
    indexes = block.in_cell(column, row)
    diameter = _DOT * style.size
    pitch = diameter + _APART * style.size
    across = max(1, int((inner + pitch - diameter) // pitch))
    down = int((box.bottom - inset - top + pitch - diameter) // pitch)
    if len(indexes) > across * down:
        ink = replace(style, color=ink_of(block, column, row), weight=700)
        said = str(indexes[0] + 1) + (f"–{indexes[-1] + 1}" if len(indexes) > 1 else "")
        span = block.items[indexes[0]].span
        para = paragraph((Run(said),), ink, inner, room, span, align=cell_align(block))
        yield cell_shape(block, frame, column, row, (*head, para), inset)
        return
    if not indexes:
        yield cell_shape(block, frame, column, row, head, inset)
        return
    yield cell_shape(block, frame, column, row, (), inset)
    if head:
        yield TextShape(
            Rect(box.x + inset, box.y + inset, inner, height_of(head)), block.span, head, name="Name"
        )
    rows = -(-len(indexes) // across)
    if block.risk:
        top = box.y + (box.height - (rows * pitch - pitch + diameter)) / 2
    for place, index in enumerate(indexes):
        line, at = divmod(place, across)
        count = min(across, len(indexes) - line * across)
        used = count * pitch - pitch + diameter
        left = box.x + ((box.width - used) / 2 if block.risk else inset)
        yield _dot(block, room, style, index, Rect(left + at * pitch, top + line * pitch, diameter, diameter))


def _dot(block: Matrix, room: Room, style: TextStyle, index: int, box: Rect) -> TextShape:
    """A numbered dot: in the ground's colour on a heat map, where any other would be one of its levels."""
    fill, ink = ("background", "text") if block.risk else ("series1", "on-series1")
    bold = replace(style, color=ink, weight=700)
    span = block.items[index].span
    inset = text_insets("ellipse", box)
    inner = box.width - inset.left - inset.right
    para = paragraph((Run(str(index + 1)),), bold, inner, room, span, align="center")
    name = f"Number {index + 1}"
    return TextShape(box, span, (para,), inset=inset, anchor="middle", fill=fill, figure="ellipse", name=name)


def _spread(block: Matrix, frame: Frame, diameter: float, taken: Sequence[Rect]) -> list[Rect] | None:
    """The dots at their places, or as near as these are free; None where there are too many."""
    found: list[Rect] = []
    for item in block.items:
        middle = centre(item, frame, diameter / 2)
        box = next(
            (box for box in _near(middle, frame.plot, diameter) if not hits(box, (*taken, *found))), None
        )
        if box is None:
            return None
        found.append(box)
    return found


def _near(middle: tuple[float, float], plot: Rect, diameter: float) -> Iterator[Rect]:
    """Places inside the plot: the one asked for, then on squares around it, the nearest first."""
    half = diameter / 2
    step = half
    for ring in range(_RINGS):
        for dx in range(-ring, ring + 1):
            for dy in range(-ring, ring + 1):
                if max(abs(dx), abs(dy)) != ring:
                    continue
                box = Rect(middle[0] - half + dx * step, middle[1] - half + dy * step, diameter, diameter)
                if (
                    plot.x <= box.x
                    and plot.y <= box.y
                    and box.right <= plot.right + EPSILON
                    and box.bottom <= plot.bottom + EPSILON
                ):
                    yield box
