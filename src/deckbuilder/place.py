"""Small functions that move and combine shapes. They know geometry, not blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from deckbuilder.plan import GroupShape, ImageShape, PathShape, Shape, TableShape, TextShape


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The shape, its members included, ``dx`` points further right and ``dy`` further down."""
    match shape:
        case GroupShape():
            inner = tuple(moved(member, dx, dy) for member in shape.shapes)
            return replace(shape, box=shape.box.moved(dx, dy), shapes=inner)
        case TextShape() | TableShape() | ImageShape() | PathShape():
            return replace(shape, box=shape.box.moved(dx, dy))
        case _:
            assert_never(shape)


def all_moved(shapes: tuple[Shape, ...], dx: float, dy: float) -> tuple[Shape, ...]:
    """Every shape moved by the same distance."""
    return tuple(moved(shape, dx, dy) for shape in shapes) if dx or dy else shapes
