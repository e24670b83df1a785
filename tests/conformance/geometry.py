"""Whether charts and diagrams of a plan stand as they should: every text within its shape and clear of all
others, connectors on the shapes they join.

This judges the plan with its measured lines, not a drawing of it (`overflow` does that for decks).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from deckbuilder.place import height_of
from deckbuilder.plan import (
    ChartShape,
    ConnectorShape,
    GroupShape,
    Page,
    PathShape,
    Plan,
    Rect,
    Shape,
    TextShape,
    figures,
    walked,
)
from deckbuilder.plan.connectors import anchor
from deckbuilder.plan.geometry import Point
from deckbuilder.plan.shapes import Side
from deckbuilder.text.direction import runs_rtl
from deckbuilder.text.lines import placed_lines, placed_paras

#: Points that may be missing without anybody seeing it: rounding, side bearings.
TOLERANCE = 0.75
#: What letters take above and below the baseline, as a share of their size, in common text faces.
ABOVE, BELOW = 0.72, 0.2
#: Connectors end this near to the sites they are fastened to. Points.
TOUCHING = 0.5
#: Figures whose boxes reach into each other where they are set in a row.
NESTED = ("chevron", "pentagon")
#: A line that is part of the ground, which labels may stand on.
FAINT = ("rule", "surface", "background")
#: The smallest text in diagrams on slides (design rule), but for what is set as a source line is.
SMALLEST = 12.0
SOURCES = ("Source", "Yardstick")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a reader would see."""

    page: int
    what: str
    text: str

    def __str__(self) -> str:
        return f"page {self.page}: {self.what}: {self.text}"


@dataclass(frozen=True, slots=True)
class Ink:
    """A line of text where it is drawn."""

    text: str
    box: Rect
    owner: int
    """Index of its shape in drawing order."""


def faults(plan: Plan) -> list[Fault]:
    """Every fault in a document's charts and diagrams."""
    return [
        replace(fault, page=number)
        for number, page in enumerate(plan.pages, 1)
        for shape in page.shapes
        if isinstance(shape, GroupShape | ChartShape)
        for fault in _judged(shape, page, deck=plan.kind == "deck")
    ]


def _judged(exhibit: GroupShape | ChartShape, page: Page, *, deck: bool) -> Iterator[Fault]:
    shapes = [shape for shape in walked((exhibit,)) if not isinstance(shape, GroupShape | ChartShape)]
    inks = [ink for index, shape in enumerate(shapes) for ink in _inks(shape, index)]
    whole = Rect(0.0, 0.0, page.width, page.height)
    for shape in shapes:
        yield from _inside(shape, exhibit, whole, deck=deck)
    for one, other in combinations(inks, 2):
        if one.owner != other.owner and overlap(one.box, other.box):
            yield Fault(0, "texts overlap", f"{one.text!r} and {other.text!r}")
    yield from _covered(shapes, inks)
    yield from _struck(shapes, inks)
    yield from _colliding(shapes)
    yield from _connected(exhibit)


def overlap(one: Rect, other: Rect) -> bool:
    """Whether two boxes share more than a hair."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > TOLERANCE and down > TOLERANCE


def contains(outer: Rect, inner: Rect) -> bool:
    """Whether a box holds another, but for a hair."""
    return (
        inner.x >= outer.x - TOLERANCE
        and inner.y >= outer.y - TOLERANCE
        and inner.right <= outer.right + TOLERANCE
        and inner.bottom <= outer.bottom + TOLERANCE
    )


def _inks(shape: Shape, index: int) -> Iterator[Ink]:
    """The lines of a text shape. What is in tables is judged by their own tests."""
    if not isinstance(shape, TextShape):
        return
    box = shape.box.within(shape.inset)
    for para, top in placed_paras(shape.paras, box, shape.anchor):
        for line in placed_lines(para, box.x, top, box.width):
            words = "".join(piece.text for piece in line.line.pieces).strip()
            if words:
                size = max(piece.size for piece in line.line.pieces)
                spaces = sum(piece.width for piece in line.line.pieces) - line.line.width
                left = line.x + (spaces if runs_rtl(para.runs, para.style) else 0.0)
                ink = Rect(left, line.baseline - ABOVE * size, line.line.width, (ABOVE + BELOW) * size)
                yield Ink(words, ink, index)


def _inside(shape: Shape, exhibit: GroupShape | ChartShape, page: Rect, *, deck: bool) -> Iterator[Fault]:
    """Text within its shape, shapes within their exhibit, that within the page."""
    what = shape.name or type(shape).__name__
    if not contains(page, shape.box):
        yield Fault(0, "off the page", what)
    elif not contains(exhibit.box, shape.box):
        yield Fault(0, f"{what} stands out of its {exhibit.name or 'group'}", _words(shape))
    if not isinstance(shape, TextShape):
        return
    room = figures.text_box(shape.figure, shape.box) if shape.figure != "rect" else shape.box
    excess = height_of(shape.paras) - (shape.box.height - shape.inset.top - shape.inset.bottom)
    if excess > TOLERANCE:
        yield Fault(0, f"the text is {excess:.1f} pt too tall", _words(shape))
    for ink in _inks(shape, 0):
        if not contains(room, ink.box):
            yield Fault(0, f"a line leaves its {shape.figure}", ink.text)
    if (
        deck
        and shape.name not in SOURCES
        and any(para.style.size < SMALLEST - 0.01 for para in shape.paras if para.runs)
    ):
        size = min(para.style.size for para in shape.paras)
        yield Fault(0, f"text of {size:.1f} pt", _words(shape))


def _words(shape: Shape) -> str:
    paras = shape.paras if isinstance(shape, TextShape) else ()
    return " / ".join("".join(run.text for run in para.runs) for para in paras)


def _covered(shapes: Sequence[Shape], inks: Iterable[Ink]) -> Iterator[Fault]:
    """Text under something that is painted over it."""
    for ink in inks:
        for shape in shapes[ink.owner + 1 :]:
            painted = isinstance(shape, TextShape | PathShape) and shape.fill and _opaque(shape)
            if painted and not isinstance(shape, PathShape) and overlap(shape.box, ink.box):
                yield Fault(0, f"covered by {shape.name or 'a shape'}", ink.text)


def _opaque(shape: Shape) -> bool:
    return not isinstance(shape, PathShape) or shape.opacity == 1


def _struck(shapes: Sequence[Shape], inks: Iterable[Ink]) -> Iterator[Fault]:
    """Text on nothing but the ground with a line through it."""
    lines = [line for shape in shapes for line in _lines(shape)]
    for ink in inks:
        owner = shapes[ink.owner]
        if isinstance(owner, TextShape) and owner.fill is None:
            for start, end in lines:
                if crosses(start, end, _shrunk(ink.box)):
                    yield Fault(0, "a line runs through", ink.text)
                    break


def _lines(shape: Shape) -> Iterator[tuple[Point, Point]]:
    if isinstance(shape, ConnectorShape):
        yield from pairwise(corners(shape))
    elif (
        isinstance(shape, PathShape)
        and shape.figure == "line"
        and shape.stroke is not None
        and shape.stroke.color not in FAINT
    ):
        box = shape.box
        yield (box.x, box.y), (box.right, box.bottom)


def corners(shape: ConnectorShape) -> list[Point]:
    """Where a connector runs, on the page; a curve as the broken line it rounds off."""
    box = shape.box
    return [(box.x + x * box.width, box.y + y * box.height) for x, y in shape.points]


def _shrunk(box: Rect, by: float = 1.0) -> Rect:
    return Rect(box.x + by, box.y + by, max(0.0, box.width - 2 * by), max(0.0, box.height - 2 * by))


def crosses(start: Point, end: Point, box: Rect) -> bool:
    """Whether a line from one point to another meets a box (Liang and Barsky's clipping)."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    enter, leave = 0.0, 1.0
    for step, distance in (
        (-dx, x - box.x), (dx, box.right - x), (-dy, y - box.y), (dy, box.bottom - y),
    ):  # fmt: skip
        if step == 0:
            if distance < 0:
                return False
        elif step < 0:
            enter = max(enter, distance / step)
        else:
            leave = min(leave, distance / step)
    return enter < leave


def _colliding(shapes: Sequence[Shape]) -> Iterator[Fault]:
    """Filled frames that reach into each other; one may hold others."""
    frames = [
        shape
        for shape in shapes
        if isinstance(shape, TextShape) and (shape.fill or shape.stroke) and shape.figure not in NESTED
    ]
    for one, other in combinations(frames, 2):
        if overlap(one.box, other.box) and not (contains(one.box, other.box) or contains(other.box, one.box)):
            yield Fault(0, "frames overlap", f"{_words(one)!r} and {_words(other)!r}")


def _connected(exhibit: GroupShape | ChartShape) -> Iterator[Fault]:
    """Connectors that do not touch what they are fastened to, or run through other shapes."""
    members = exhibit.shapes if isinstance(exhibit, GroupShape) else exhibit.drawing
    known = {
        shape.key: shape
        for shape in walked(members)
        if isinstance(shape, TextShape | PathShape) and shape.key
    }
    for shape in walked(members):
        if not isinstance(shape, ConnectorShape):
            continue
        path = corners(shape)
        for glue, point in ((shape.begin, path[0]), (shape.end, path[-1])):
            if glue is None:
                continue
            target = known.get(glue.key)
            if target is None:
                yield Fault(0, "fastened to nothing", glue.key)
            elif not _touches(target, glue.side, point):
                yield Fault(0, f"does not touch its {glue.side}", glue.key)
        ends = {glue.key for glue in (shape.begin, shape.end) if glue is not None}
        for key, target in known.items():
            if key in ends or target.fill in (None, "background") or _holds(target.box, path):
                continue
            if any(crosses(a, b, _shrunk(target.box, 1.5)) for a, b in pairwise(path)):
                yield Fault(0, "a connector runs through", key)


def _holds(box: Rect, path: Iterable[Point]) -> bool:
    """Whether all of a path stands in a box: a frame around a part of the diagram."""
    return all(box.x <= x <= box.right and box.y <= y <= box.bottom for x, y in path)


def _touches(target: TextShape | PathShape, side: Side, point: Point) -> bool:
    x, y = anchor(target, side)
    return abs(x - point[0]) <= TOUCHING and abs(y - point[1]) <= TOUCHING
