"""A matrix whose items are dots at their exact places, each with its label beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import SPARE, sized, sizes, snug
from deckbuilder.blocks.matrix.axes import margins
from deckbuilder.blocks.matrix.frame import Frame, cell_shape, framed_in, inset_of
from deckbuilder.blocks.matrix.value import Item, Matrix
from deckbuilder.plan import Para, PathShape, Rect, Shape, TextShape, TextStyle
from deckbuilder.plan.geometry import Point, square

#: Height of the cells of an unbounded matrix, together, as a share of their width.
RESTING = 0.56
#: Diameter of a dot, and its distance from its label, as shares of the label's size.
_DOT, _AIR = 0.8, 0.35
#: Labels are set in this share of the plot's width at most.
_WIDEST = 0.3

Label = tuple[Para, float]
"""Its text, and the width of its frame."""


def with_labels(block: Matrix, room: Room) -> tuple[tuple[Shape, ...], float] | None:
    """The drawing and its height; None where the labels do not all find a free place, or more is said of the
    items than a label holds."""
    if any(item.at is None or item.text for item in block.items):
        return None
    around = margins(block, room, room.width)
    height = room.height or around.above + (room.width - around.left) * RESTING + around.below
    frame = framed_in(block, around, room.width, height)
    for style in sizes(room.styles.label):
        drawn = _labelled(block, frame, room, style)
        if drawn is not None:
            return (*frame.around, *drawn), height
    return None


def centre(item: Item, frame: Frame, radius: float) -> Point:
    """The middle of an item's dot, so that all of the dot is inside the plot."""
    across, up = item.at or ((item.column + 0.5) / frame.columns, (item.row + 0.5) / frame.rows)
    plot = frame.plot
    x = plot.x + min(max(across * plot.width, radius), plot.width - radius)
    return x, plot.y + min(max((1 - up) * plot.height, radius), plot.height - radius)


def quadrants(
    block: Matrix, frame: Frame, room: Room, style: TextStyle
) -> tuple[tuple[Shape, ...], list[Rect]]:
    """The cells with their names, and where these stand."""
    strong = replace(sized(room.styles.label_strong, style.size), color="muted")
    shapes: list[Shape] = []
    taken: list[Rect] = []
    inset = inset_of(block, style)
    for row in reversed(range(frame.rows)):
        for column in range(frame.columns):
            name, box = block.name_of(column, row), frame.cell(column, row)
            shapes.append(cell_shape(block, frame, column, row, (), inset))
            if not name:
                continue
            para, width = snug(name, strong, box.width - 2 * inset, room, block.span)
            corner = Rect(box.x + inset, box.y + inset, width, para.height)
            shapes.append(TextShape(corner, block.span, (para,), name="Name"))
            taken.append(corner)
    return tuple(shapes), taken


def _labelled(block: Matrix, frame: Frame, room: Room, style: TextStyle) -> tuple[Shape, ...] | None:
    cells, taken = quadrants(block, frame, room, style)
    diameter = _DOT * style.size
    dots = [square(*centre(item, frame, diameter / 2), diameter) for item in block.items]
    if any(one.overlaps(other) for at, one in enumerate(dots) for other in dots[:at]):
        return None
    taken += dots
    labels = [_label(item, room, style, frame) for item in block.items]
    found = _placed(list(zip(labels, dots, strict=True)), taken, frame.plot, _AIR * style.size)
    if found is None:
        return None
    shapes: list[Shape] = [*cells]
    for item, dot, (para, _), box in zip(block.items, dots, labels, found, strict=True):
        shapes.append(PathShape(dot, item.span, "ellipse", "series1", name="Dot"))
        shapes.append(TextShape(box, item.span, (para,), name="Label"))
    return tuple(shapes)


def _label(item: Item, room: Room, style: TextStyle, frame: Frame) -> Label:
    least = room.typesetter.min_width(item.name, style) * SPARE
    return snug(item.name, style, max(least, _WIDEST * frame.plot.width), room, item.span)


def _placed(
    labels: Sequence[tuple[Label, Rect]], taken: Sequence[Rect], plot: Rect, air: float
) -> list[Rect] | None:
    """A free box for every label, those first that have the fewest choices; None where one has none."""
    choices = [
        [box for box in _around(label, dot, air) if plot.holds(box) and not hits(box, taken)]
        for label, dot in labels
    ]
    found: dict[int, Rect] = {}
    for index in sorted(range(len(labels)), key=lambda index: (len(choices[index]), index)):
        free = (box for box in choices[index] if not hits(box, found.values()))
        box = next(free, None)
        if box is None:
            return None
        found[index] = box
    return [found[index] for index in range(len(labels))]


def _around(label: Label, dot: Rect, air: float) -> Iterator[Rect]:
    """Where a label may stand at its dot, the best first: right, left, above, below, then the corners."""
    width, height = label[1], label[0].height
    x, y = dot.x + dot.width / 2, dot.y + dot.height / 2
    right, left = dot.right + air, dot.x - air - width
    above, below = dot.y - height - air / 2, dot.bottom + air / 2
    for left_edge, top in (
        (right, y - height / 2), (left, y - height / 2), (x - width / 2, above), (x - width / 2, below),
        (right, above), (right, below), (left, above), (left, below),
    ):  # fmt: skip
        yield Rect(left_edge, top, width, height)


def hits(box: Rect, others: Iterable[Rect]) -> bool:
    """Whether a box covers any of the others."""
    return any(box.overlaps(other) for other in others)
