"""Small functions that move and combine shapes. They know geometry, not blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import assert_never

from msgspec.structs import replace

from deckbuilder.plan import (
    NO_INSETS,
    ChartShape,
    ConnectorShape,
    FormulaShape,
    Glue,
    GroupShape,
    ImageShape,
    Para,
    PathShape,
    Rect,
    Shape,
    Step,
    TableShape,
    TextShape,
)
from deckbuilder.text.direction import runs_rtl

#: Edges nearer than this are the same. Points.
NEAR = 0.1
#: Figures that are not the same from the other side.
POINTED = ("pentagon", "chevron", "parallelogram")
#: Text further apart than this many lines is not one passage.
_FARTHEST = 2.5


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The shape, its members included, ``dx`` points further right and ``dy`` further down."""
    match shape:
        case GroupShape():
            inner = tuple(moved(member, dx, dy) for member in shape.shapes)
            return replace(shape, box=shape.box.moved(dx, dy), shapes=inner)
        case TextShape():
            # Text is moved most often by far, and `replace` takes four times as long.
            box = shape.box.moved(dx, dy)
            return TextShape(
                box, shape.span, shape.paras, shape.role, shape.inset, shape.anchor,
                shape.fill, shape.stroke, shape.name, shape.alt, shape.figure,
                shape.flipped, shape.key,
            )  # fmt: skip
        case ChartShape():
            drawing, over = (all_moved(part, dx, dy) for part in (shape.drawing, shape.over))
            return replace(shape, box=shape.box.moved(dx, dy), drawing=drawing, over=over)
        case TableShape() | ImageShape() | PathShape() | ConnectorShape() | FormulaShape():
            return replace(shape, box=shape.box.moved(dx, dy))
        case _:
            assert_never(shape)


def all_moved(shapes: tuple[Shape, ...], dx: float, dy: float) -> tuple[Shape, ...]:
    """Every shape moved by the same distance."""
    return tuple(moved(shape, dx, dy) for shape in shapes) if dx or dy else shapes


def indented(shapes: tuple[Shape, ...], by: float) -> tuple[Shape, ...]:
    """Every shape moved right by ``by`` points; running text from right to left is moved away from the right
    edge instead, where its marks hang."""
    return tuple(
        _turned_in(shape, by)
        if isinstance(shape, TextShape)
        and shape.role == "flow"
        and any(runs_rtl(para.runs, para.style) for para in shape.paras)
        else moved(shape, by, 0.0)
        for shape in shapes
    )


def _turned_in(shape: TextShape, by: float) -> TextShape:
    box = replace(shape.box, width=shape.box.width + by)
    return replace(shape, box=box, paras=tuple(replace(para, left=para.left + by) for para in shape.paras))


def mirrored(shape: Shape, width: float) -> Shape:
    """The shape, its members included, on a page ``width`` points wide whose sides are exchanged."""
    box = shape.box.mirrored(width)
    match shape:
        case GroupShape():
            return replace(shape, box=box, shapes=tuple(mirrored(member, width) for member in shape.shapes))
        case PathShape():
            return replace(_turned(shape), box=box)
        case ConnectorShape():
            points = tuple((1 - x, y) for x, y in shape.points)
            begin, end = _opposite(shape.begin), _opposite(shape.end)
            return replace(shape, box=box, points=points, begin=begin, end=end)
        case ChartShape():
            return _mirrored_chart(shape, box, width)
        case TextShape():
            inset = replace(shape.inset, left=shape.inset.right, right=shape.inset.left)
            return replace(shape, box=box, inset=inset, flipped=shape.flipped != (shape.figure in POINTED))
        case TableShape() | ImageShape() | FormulaShape():
            return replace(shape, box=box)
        case _:
            assert_never(shape)


def _mirrored_chart(shape: ChartShape, box: Rect, width: float) -> Shape:
    """What a chart draws is turned with it; one that has a centre is only moved."""
    if shape.chart.round:
        return moved(shape, box.x - shape.box.x, 0.0)
    drawing, over = (tuple(mirrored(one, width) for one in part) for part in (shape.drawing, shape.over))
    return replace(shape, box=box, chart=shape.chart.mirrored(), drawing=drawing, over=over)


def _turned(shape: PathShape) -> PathShape:
    """A figure with its sides exchanged; an icon shows the same thing from either side."""
    if shape.role == "icon":
        return shape
    outline = tuple(
        tuple(Step(step.to, tuple((1 - x, y) for x, y in step.points)) for step in contour)
        for contour in shape.outline
    )
    return replace(shape, points=tuple((1 - x, y) for x, y in shape.points), outline=outline)


def _opposite(glue: Glue | None) -> Glue | None:
    """The glue as seen from the other side."""
    if glue is None or glue.side in ("top", "bottom"):
        return glue
    return replace(glue, side="left" if glue.side == "right" else "right")


def joined(shapes: Iterable[Shape], left: float) -> list[Shape]:
    """The shapes in order, each run of flow text made one frame, as a person would type it.

    ``left`` is the left edge of the column's text. Text further right keeps its place through `Para.left`;
    spaces other than the paragraphs' own become theirs.
    """
    out: list[Shape] = []
    for shape in shapes:
        above = out[-1] if out else None
        if not _flows(shape):
            out.append(shape)
        elif isinstance(above, TextShape) and _flows(above) and _continues(above, shape):
            out[-1] = _appended(above, shape)
        else:
            out.append(_started(shape, left))
    return out


def _flows(shape: Shape) -> bool:
    return (
        isinstance(shape, TextShape)
        and shape.role == "flow"
        and shape.inset == NO_INSETS
        and shape.fill is None
        and shape.stroke is None
        and bool(shape.paras)
    )


def _hang(para: Para) -> float:
    return para.bullet.hang if para.bullet else 0.0


def _started(shape: Shape, left: float) -> Shape:
    """The text with its box grown leftwards, so that marks hang inside the box."""
    assert isinstance(shape, TextShape)
    box = shape.box
    edge = min(box.x + para.left - _hang(para) for para in shape.paras)
    if left <= edge <= left + NEAR:
        edge = left
    elif edge >= box.x:
        return shape
    return _widened(shape, edge)


def _widened(shape: TextShape, edge: float) -> TextShape:
    by = shape.box.x - edge
    if abs(by) < NEAR:
        return shape
    box = Rect(edge, shape.box.y, shape.box.width + by, shape.box.height)
    return replace(shape, box=box, paras=tuple(replace(para, left=para.left + by) for para in shape.paras))


def _continues(above: TextShape, below: Shape) -> bool:
    """Whether ``below`` stands in the same column as ``above``, directly under it."""
    assert isinstance(below, TextShape)
    gap = below.box.y - above.box.bottom
    edge = min(below.box.x + para.left - _hang(para) for para in below.paras)
    return (
        abs(below.box.right - above.box.right) < NEAR
        and edge > above.box.x - NEAR
        and -NEAR <= gap <= _FARTHEST * max(above.paras[-1].style.leading, below.paras[0].style.leading)
    )


def _appended(above: TextShape, below: Shape) -> TextShape:
    assert isinstance(below, TextShape)
    by = below.box.x - above.box.x
    paras = (
        [replace(para, left=para.left + by) for para in below.paras] if abs(by) > NEAR else list(below.paras)
    )
    gap = below.box.y - above.box.bottom
    before = max(0.0, gap - above.paras[-1].style.after)
    first = paras[0]
    if abs(before - first.style.before) > NEAR:
        paras[0] = replace(first, style=replace(first.style, before=before))
    box = Rect(above.box.x, above.box.y, above.box.width, below.box.bottom - above.box.y)
    return replace(above, box=box, span=above.span.to(below.span), paras=(*above.paras, *paras))


def height_of(paras: Sequence[Para]) -> float:
    """Height of paragraphs one below the other: lines and the spaces between them, none above or below
    all."""
    gaps = sum(above.style.after + below.style.before for above, below in pairwise(paras))
    return sum(para.height for para in paras) + gaps


def freed(shape: Shape) -> Shape:
    """Running text as a box of its own; other shapes as they are."""
    return replace(shape, role="text") if isinstance(shape, TextShape) and shape.role == "flow" else shape


def with_paras(shape: Shape, change: Callable[[Para], Para]) -> Shape:
    """A text shape with every paragraph changed; other shapes as they are."""
    if isinstance(shape, TextShape):
        return replace(shape, paras=tuple(change(para) for para in shape.paras))
    return shape
