"""Where a part's shapes stand on the slide, and which of them fill the layout's placeholders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from deckbuilder.layout.deck.breathe import breathing
from deckbuilder.layout.deck.compare import compared_columns
from deckbuilder.layout.deck.seating import NEAR, stands_in
from deckbuilder.place import all_moved, freed, joined
from deckbuilder.plan import ImageShape, Rect, Shape, TableShape, TextShape
from deckbuilder.theme.layouts import SlideLayout

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
    compared = compared_columns(loose, body, layouts.get("Comparison"))
    if compared is not None:
        return "Comparison", compared
    placed = list(all_moved(tuple(breathing(loose, height, body.height)), body.x, body.y))
    name, roles = _layout(placed, layouts)
    layout = layouts[name]
    return name, [_bound(shape, roles.get(index), placed, body, layout) for index, shape in enumerate(placed)]


def _layout(shapes: Sequence[Shape], layouts: Mapping[str, SlideLayout]) -> tuple[str, dict[int, str]]:
    """The layout that the shapes call for, and the roles they take in it, by index."""
    majors = [index for index, shape in enumerate(shapes) if _is_major(shape)]
    boxes = [shapes[index].box for index in majors]
    if len(majors) in _BESIDE and all(left.right <= right.x for left, right in pairwise(boxes)):
        name, roles = _BESIDE[len(majors)]
        if name in layouts:
            return name, dict(zip(majors, roles, strict=True))
    flows = [index for index in majors if isinstance(shapes[index], TextShape)]
    first = next(iter(flows or majors), None)
    return ("Title Only", {}) if first is None else ("Title and Content", {first: "body"})


def _is_major(shape: Shape) -> bool:
    """Whether a placeholder for content can hold the shape."""
    if isinstance(shape, TextShape):
        return shape.role == "flow"
    return isinstance(shape, TableShape) or (isinstance(shape, ImageShape) and shape.role == "image")


def _bound(shape: Shape, role: str | None, all_: Sequence[Shape], body: Rect, layout: SlideLayout) -> Shape:
    frame = layout.frame(role) if role is not None else None
    if role is None or frame is None:
        return freed(shape)
    if not isinstance(shape, TextShape):
        return replace(shape, role=role)
    box = _grown(shape.box, shape, all_, body)
    inner, inset = frame.inner, frame.inset
    same_height = abs(box.y - inner.y) < NEAR and abs(box.bottom - inner.bottom) < NEAR
    alone = box.y <= body.y + NEAR and box.bottom >= body.bottom - NEAR
    inside = inner.y >= body.y - _CLEAR and inner.bottom <= body.bottom + _CLEAR
    holds = same_height or (bool(frame.indents) and alone and inside and shape.box.height <= inner.height)
    if stands_in(frame, box) and holds:
        return replace(shape, role=role, box=frame.box, inset=inset, anchor=frame.anchor)
    outer = Rect(
        box.x - inset.left, box.y - inset.top, box.width + inset.left + inset.right,
        box.height + inset.top + inset.bottom,
    )  # fmt: skip
    return replace(shape, role=role, box=outer, inset=inset)


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
