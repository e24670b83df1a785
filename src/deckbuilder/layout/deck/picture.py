"""A picture in a frame of its own, its words beside it."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.figure import COARSEST, Figure
from deckbuilder.model import Block
from deckbuilder.plan import ImageShape, Para, Rect, Shape, TextShape
from deckbuilder.theme.layouts import Frame, SlideLayout

#: Words move beside the picture where it keeps at least this share of the width it has above them.
_LEAST_WIDTH = 0.8


def in_frame(figure: Figure, frame: Frame, room: Room) -> list[Shape] | None:
    """The figure's one picture at the frame's top left, as large as the frame and the picture's pixels allow
    (with ``fit``, as the frame alone does); None if it holds several or none."""
    laid = room.stack.lay((figure,), replace(room, width=frame.box.width, height=None))
    image = _only_image(laid.shapes)
    if image is None:
        return None
    scale = min(frame.box.width / image.box.width, frame.box.height / image.box.height)
    if figure.images[0].fit is None:
        scale = min(scale, max(1.0, image.pixels[0] * COARSEST / image.box.width))
    box = Rect(frame.box.x, frame.box.y, image.box.width * scale, image.box.height * scale)
    return [replace(image, box=box, role=frame.role)]


def captioned(
    blocks: tuple[Block, ...], shapes: tuple[Shape, ...], layout: SlideLayout, room: Room
) -> list[Shape] | None:
    """A picture that is a slide's only content, with its caption and source at its right.

    None where it would lose too much of its size, its width is the author's choice, or the words need more
    room. ``shapes`` are those of the figure as laid without a layout.
    """
    figure = blocks[0] if len(blocks) == 1 else None
    picture, caption = layout.frame("picture"), layout.frame("caption")
    image = _only_image(shapes)
    words = [shape for shape in shapes if isinstance(shape, TextShape)]
    if not isinstance(figure, Figure) or image is None or picture is None or caption is None or not words:
        return None
    if len(figure.images) > 1 or figure.images[0].width or figure.images[0].height or figure.images[0].fit:
        return None
    framed = in_frame(figure, picture, room)
    if framed is None or framed[0].box.width < _LEAST_WIDTH * image.box.width:
        return None
    if not caption.indents:  # else of a template, whose caption stands where it has its frame
        left = framed[0].box.right + caption.box.x - picture.box.right
        beside = Rect(left, caption.box.y, caption.box.right - left, framed[0].box.height)
        caption = replace(caption, box=beside, anchor="bottom")
    paras = [_reset(para, caption, room, first=shape is words[0]) for shape in words for para in shape.paras]
    height = sum(para.height + para.style.before for para in paras)
    if height > min(framed[0].box.height, caption.inner.height):
        return None
    text = TextShape(caption.box, words[0].span, tuple(paras), "caption", caption.inset, caption.anchor)
    return [*framed, text]


def _only_image(shapes: tuple[Shape, ...]) -> ImageShape | None:
    images = [shape for shape in shapes if isinstance(shape, ImageShape)]
    others = [shape for shape in shapes if not isinstance(shape, ImageShape | TextShape)]
    return images[0] if len(images) == 1 and not others else None


def _reset(para: Para, frame: Frame, room: Room, *, first: bool) -> Para:
    """The caption in the frame's style, the source below it in its own."""
    style = frame.styles[0] if first else replace(para.style, before=para.style.size * 0.8)
    return replace(para, style=style, lines=room.typesetter.set(para.runs, style, frame.inner.width))
