"""Small functions that move and combine shapes. They know geometry, not blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import assert_never

from msgspec.structs import replace

from deckbuilder.plan import (
    NO_INSETS,
    GroupShape,
    ImageShape,
    Para,
    PathShape,
    Rect,
    Shape,
    TableShape,
    TextShape,
)

#: Two positions nearer than this are the same. Points.
NEAR = 0.01


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
                shape.fill, shape.stroke, shape.name, shape.alt,
            )  # fmt: skip
        case TableShape() | ImageShape() | PathShape():
            return replace(shape, box=shape.box.moved(dx, dy))
        case _:
            assert_never(shape)


def all_moved(shapes: tuple[Shape, ...], dx: float, dy: float) -> tuple[Shape, ...]:
    """Every shape moved by the same distance."""
    return tuple(moved(shape, dx, dy) for shape in shapes) if dx or dy else shapes


def joined(shapes: Sequence[Shape]) -> TextShape | None:
    """Flow text standing one below the other as one frame, as a person would type it.

    None where anything else is among the shapes, or other than paragraph spacing between them. Text further
    right keeps its place through ``Para.left``, narrower text through ``Para.right``.
    """
    texts = [shape for shape in shapes if isinstance(shape, TextShape) and shape.role == "flow"]
    if not texts or len(texts) < len(shapes) or any(shape.inset != NO_INSETS for shape in texts):
        return None
    if any(not _adjoin(above, below) for above, below in pairwise(texts)):
        return None
    left = min(shape.box.x for shape in texts)
    right = max(shape.box.right for shape in texts)
    top, bottom = texts[0].box.y, texts[-1].box.bottom
    paras = tuple(
        replace(para, left=para.left + shape.box.x - left, right=para.right + right - shape.box.right)
        for shape in texts
        for para in shape.paras
    )
    return TextShape(
        Rect(left, top, right - left, bottom - top), texts[0].span.to(texts[-1].span), paras, "flow"
    )


def _adjoin(above: TextShape, below: TextShape) -> bool:
    spacing = above.paras[-1].style.after + below.paras[0].style.before
    return abs(below.box.y - above.box.bottom - spacing) < NEAR


def with_paras(shape: Shape, change: Callable[[Para], Para]) -> Shape:
    """A text shape with every paragraph changed; other shapes as they are."""
    if isinstance(shape, TextShape):
        return replace(shape, paras=tuple(change(para) for para in shape.paras))
    return shape
