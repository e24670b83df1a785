"""Where a part's shapes stand on the slide, and which of them fill the layout's placeholders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from deckbuilder.layout.deck.breathe import breathing
from deckbuilder.layout.deck.compare import compared_columns
from deckbuilder.place import all_moved, freed, joined
from deckbuilder.plan import ImageShape, Rect, Shape, TableShape, TextShape
from deckbuilder.theme.layouts import SlideLayout

#: Edges nearer than this to the layout's are taken to be the layout's. Points.
_NEAR = 1.0
#: Kept between a frame's lower edge and what stands below it.
_CLEAR = 4.0

_BESIDE = {
    2: ("Two Content", ("left", "right")),
    3: ("Three Content", ("left", "middle", "right")),
}


def arranged(
    shapes: tuple[Shape, ...], height: float, body: Rect, layouts: Mapping[str, SlideLayout]
) -> tuple[str, list[Shape]]:
    """The layout's name and the shapes in page coordinates.

    ``shapes`` stand at the origin, ``height`` points tall together; ``body`` is the room for them.
    """
    loose = joined(shapes, 0.0)
    compared = compared_columns(loose, body, layouts["Comparison"])
    if compared is not None:
        return "Comparison", compared
    placed = list(all_moved(tuple(breathing(loose, height, body.height)), body.x, body.y))
    name, roles = _layout(placed)
    layout = layouts[name]
    return name, [_bound(shape, roles.get(index), placed, body, layout) for index, shape in enumerate(placed)]


def _layout(shapes: Sequence[Shape]) -> tuple[str, dict[int, str]]:
    """The layout that the shapes call for, and the roles they take in it, by index."""
    majors = [index for index, shape in enumerate(shapes) if _is_major(shape)]
    boxes = [shapes[index].box for index in majors]
    if len(majors) in _BESIDE and all(left.right <= right.x for left, right in pairwise(boxes)):
        name, roles = _BESIDE[len(majors)]
        return name, dict(zip(majors, roles, strict=True))
    flows = [index for index in majors if isinstance(shapes[index], TextShape)]
    first = next(iter(flows or majors), None)
    return ("Title Only", {}) if first is None else ("Title and Content", {first: "body"})


def _is_major(shape: Shape) -> bool:
    """Whether a placeholder for content can hold the shape."""
    if isinstance(shape, TextShape):
        return shape.role == "flow"
    return isinstance(shape, TableShape | ImageShape)


def _bound(shape: Shape, role: str | None, all_: Sequence[Shape], body: Rect, layout: SlideLayout) -> Shape:
    if role is None:
        return freed(shape)
    frame = layout.frame(role)
    if frame is None or not isinstance(shape, TextShape):
        return replace(shape, role=role)
    box = _grown(shape.box, shape, all_, body)
    if all(
        abs(a - b) < _NEAR
        for a, b in (
            (box.x, frame.box.x), (box.y, frame.box.y), (box.right, frame.box.right), (box.bottom,
            frame.box.bottom), )
    ):  # fmt: skip
        box = frame.box
    return replace(shape, role=role, box=box)


def _grown(box: Rect, shape: Shape, all_: Sequence[Shape], body: Rect) -> Rect:
    """The frame down to what stands below it, so that text added later has room."""
    below = [
        other.box.y - _CLEAR
        for other in all_
        if other is not shape
        and other.box.y >= box.bottom - 1
        and other.box.x < box.right
        and box.x < other.box.right
    ]
    return Rect(box.x, box.y, box.width, max(box.height, min([*below, body.bottom]) - box.y))
