"""Slide layouts for documents that run from right to left: their sides are exchanged, as in PowerPoint's own
templates for such languages. Their texts are turned by their styles."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.theme.frames import Frame, SlideLayout


def mirrored_layout(layout: SlideLayout, width: float) -> SlideLayout:
    """The layout on a slide ``width`` points wide; one of an adopted template is as its designer drew it."""
    if layout.part is not None:
        return layout
    decoration = (
        replace(shape, box=shape.box.mirrored(width), points=tuple((1 - x, y) for x, y in shape.points))
        for shape in layout.decoration
    )
    return replace(
        layout,
        frames=tuple(_mirrored(frame, width) for frame in layout.frames),
        decoration=tuple(decoration),
        logo=layout.logo and layout.logo.mirrored(width),
    )


def _mirrored(frame: Frame, width: float) -> Frame:
    return replace(frame, box=frame.box.mirrored(width))
