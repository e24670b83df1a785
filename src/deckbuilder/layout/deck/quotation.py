"""A quotation that is a slide's only content, in the frames the layout keeps for it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.quote import Quote
from deckbuilder.model import Block
from deckbuilder.place import all_moved, joined
from deckbuilder.plan import Rect, Shape, TextShape
from deckbuilder.theme.layouts import SlideLayout

#: Share of the free height that stands above: the optical middle.
_ABOVE = 0.35


def quoted(
    blocks: tuple[Block, ...], rooms: Sequence[Room], layout: SlideLayout, body: Rect
) -> list[Shape] | None:
    """The quotation's shapes in page coordinates; None if the blocks are anything else, or too long for one
    slide."""
    quote = blocks[0] if len(blocks) == 1 else None
    frame = layout.frame("quote")
    if not isinstance(quote, Quote) or frame is None:
        return None
    for room in rooms:
        hang = room.styles.quote_indent
        place = frame.inner
        inner = replace(room, width=place.width + hang, height=body.height)
        laid = inner.stack.lay(blocks, inner)
        if laid.height <= body.height:
            left, top = place.x - hang, body.y + (body.height - laid.height) * _ABOVE
            return _bound(all_moved(laid.shapes, left, top), named=bool(quote.by))
    return None


def _bound(shapes: tuple[Shape, ...], *, named: bool) -> list[Shape] | None:
    """The quoted text and its attribution in their frames, the mark beside them."""
    texts = [shape for shape in shapes if isinstance(shape, TextShape) and shape.role == "text"]
    marks = [shape for shape in shapes if shape.role == "artifact"]
    if len(texts) + len(marks) < len(shapes) or len(texts) <= named:
        return None
    said = texts[:-1] if named else texts
    whole = joined((replace(text, role="flow") for text in said), said[0].box.x)
    if len(whole) != 1:
        return None
    quote = replace(whole[0], role="quote")
    return [*marks, quote, *(replace(text, role="attribution") for text in texts[len(said) :])]
