"""Two columns of text, each under its heading: a comparison, which slides have a layout of their own for."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.layout.deck.breathe import breathing
from deckbuilder.plan import Rect, Shape, TextShape
from deckbuilder.theme.layouts import Frame, SlideLayout

_SIDES = ("left", "right")
#: A column this near to a frame's edges is taken to be the frame. Points.
_NEAR = 1.0


def compared_columns(shapes: Sequence[Shape], body: Rect, layout: SlideLayout) -> list[Shape] | None:
    """The columns in the layout's frames, in page coordinates; None where they are no comparison or do not
    fit it.

    ``shapes`` stand at the origin of ``body``.
    """
    texts = [shape for shape in shapes if isinstance(shape, TextShape) and shape.role == "flow"]
    if len(shapes) != len(_SIDES) or len(texts) != len(_SIDES) or not all(_is_headed(text) for text in texts):
        return None
    heads: list[Shape] = []
    columns: list[Shape] = []
    for side, text in zip(_SIDES, texts, strict=True):
        head, column = layout.frame(f"{side}-head"), layout.frame(side)
        if head is None or column is None or not _matches(text, head, body):
            return None
        heads.append(_head(text, head))
        columns.append(_column(text))
    frames = [layout.frame(side) for side in _SIDES]
    room = min(frame.box.height for frame in frames if frame is not None)
    tallest = max(column.box.height for column in columns)
    if tallest > room:
        return None
    below = [
        replace(column, box=frame.box, role=frame.role)
        for column, frame in zip(breathing(columns, tallest, room), frames, strict=True)
        if frame is not None and isinstance(column, TextShape)
    ]
    return [shape for pair in zip(heads, below, strict=True) for shape in pair]


def _is_headed(text: TextShape) -> bool:
    """One line of heading, then something other."""
    first, *rest = text.paras
    return first.role[:1] == "H" and len(first.lines) == 1 and bool(rest) and rest[0].role[:1] != "H"


def _matches(text: TextShape, head: Frame, body: Rect) -> bool:
    same_place = (
        abs(body.x + text.box.x - head.box.x) < _NEAR and abs(text.box.width - head.box.width) < _NEAR
    )
    return same_place and head.box.y >= body.y - _NEAR and text.paras[0].height <= head.box.height


def _head(text: TextShape, frame: Frame) -> TextShape:
    first = text.paras[0]
    return TextShape(frame.box, first.span, (first,), frame.role, anchor=frame.anchor)


def _column(text: TextShape) -> TextShape:
    """What stands under the heading, at the top of the frame."""
    first, *rest = text.paras
    taken = rest[0].style.before + first.style.after + first.height
    box = Rect(text.box.x, 0.0, text.box.width, text.box.height - taken)
    return replace(text, box=box, paras=tuple(rest), role="flow")
