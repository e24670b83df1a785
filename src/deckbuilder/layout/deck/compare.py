"""Two columns of text, each under its heading: a comparison, which slides have a layout of their own for."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.layout.deck.breathe import breathing
from deckbuilder.layout.deck.seating import stands_in
from deckbuilder.plan import NO_INSETS, Rect, Shape, TextShape
from deckbuilder.theme.layouts import Frame, SlideLayout

_SIDES = ("left", "right")
#: Heads may begin this little above the body. Points.
_NEAR = 1.0


def compared_columns(shapes: Sequence[Shape], body: Rect, layout: SlideLayout | None) -> list[Shape] | None:
    """The columns in the layout's frames, in page coordinates; None where they are no comparison or do not
    fit it.

    ``shapes`` stand at the origin of ``body``.
    """
    texts = [shape for shape in shapes if isinstance(shape, TextShape) and shape.role == "flow"]
    if (
        layout is None
        or len(shapes) != len(_SIDES)
        or len(texts) != len(_SIDES)
        or not all(_is_headed(text) for text in texts)
    ):
        return None
    heads: list[Shape] = []
    columns: list[Shape] = []
    for side, text in zip(_SIDES, texts, strict=True):
        head, column = layout.frame(f"{side}-head"), layout.frame(side)
        if head is None or column is None or not (_matches(text, head, body) and _holds(column, text, body)):
            return None
        heads.append(_head(text, head))
        columns.append(_column(text))
    frames = [layout.frame(side) for side in _SIDES]
    room = min(frame.inner.height for frame in frames if frame is not None)
    tallest = max(column.box.height for column in columns)
    if tallest > room:
        return None
    below = [
        replace(column, box=frame.box, inset=frame.inset, anchor=frame.anchor, role=frame.role)
        for column, frame in zip(breathing(columns, tallest, room), frames, strict=True)
        if frame is not None and isinstance(column, TextShape)
    ]
    return [shape for pair in zip(heads, below, strict=True) for shape in pair]


def _is_headed(text: TextShape) -> bool:
    """One line of heading, then something other."""
    first, *rest = text.paras
    return first.role[:1] == "H" and len(first.lines) == 1 and bool(rest) and rest[0].role[:1] != "H"


def _matches(text: TextShape, head: Frame, body: Rect) -> bool:
    in_place = head.box.y >= body.y - _NEAR or head.inset != NO_INSETS
    return _holds(head, text, body) and in_place and text.paras[0].height <= head.inner.height


def _holds(frame: Frame, text: TextShape, body: Rect) -> bool:
    return stands_in(frame, Rect(body.x + text.box.x, 0.0, text.box.width, 0.0))


def _head(text: TextShape, frame: Frame) -> TextShape:
    first = text.paras[0]
    return TextShape(frame.box, first.span, (first,), frame.role, frame.inset, frame.anchor)


def _column(text: TextShape) -> TextShape:
    """What stands under the heading, at the top of the frame."""
    first, *rest = text.paras
    taken = rest[0].style.before + first.style.after + first.height
    box = Rect(text.box.x, 0.0, text.box.width, text.box.height - taken)
    return replace(text, box=box, paras=tuple(rest), role="flow")
