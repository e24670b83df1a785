"""Slides whose author chose the layout (`## Title {layout="Big Number"}`): blocks go into its frames in
order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.columns import Columns
from deckbuilder.blocks.figure import Figure
from deckbuilder.blocks.series import EPSILON
from deckbuilder.layout.deck.breathe import breathing
from deckbuilder.layout.deck.picture import in_frame
from deckbuilder.layout.deck.slides import Slide
from deckbuilder.model import Block
from deckbuilder.place import all_moved, freed, joined
from deckbuilder.plan import Rect, Shape, TextShape, TextStyle
from deckbuilder.report import Report, did_you_mean
from deckbuilder.theme.frames import FOOTER_ROLES
from deckbuilder.theme.layouts import Frame, SlideLayout
from deckbuilder.theme.styles import Styles

#: Kinds of placeholder that text goes into.
_HOLD_TEXT = ("title", "subTitle", "body", "obj")
_NOT_CONTENT = ("title", *FOOTER_ROLES)
#: Layouts whose content is arranged as it is without a choice, or that are filled from the front matter.
_FREE = ("Title and Content", "Title Only", "Blank", "Title Slide", "Section Header", "Closing")


class Pins:
    """Fills chosen layouts. ``rooms`` are those of `Fitter`, roomiest first."""

    def __init__(self, layouts: Mapping[str, SlideLayout], rooms: Sequence[Room], report: Report) -> None:
        self._layouts = layouts
        self._rooms = rooms
        self._report = report

    def layout(self, slide: Slide) -> SlideLayout | None:
        """The layout a slide asks for, whatever the case of its letters; an unknown one is reported."""
        name = slide.attrs.get("layout")
        if name is None:
            return None
        found = next((one for one in self._layouts.values() if one.name.lower() == name.lower()), None)
        if found is None:
            names = {known.lower(): known for known in self._layouts}
            near = did_you_mean(name, names)
            listed = ", ".join(f"`{known}`" for known in self._layouts)
            help = f"did you mean `{names[near]}`?" if near else f"there are {listed}"
            self._report.warning("layout-unknown", f"there is no layout `{name}`", slide.span, help)
        return None if found is None or found.name in _FREE else found

    def shapes(self, slide: Slide, layout: SlideLayout, lower: float, raised: float) -> list[Shape] | None:
        """The content in the layout's frames, which begin ``lower`` points further down and keep clear of
        ``raised`` points at the foot of the body.

        None, reported, if it does not fit there.
        """
        bottom = max(
            (frame.box.bottom for frame in layout.frames if frame.role not in _NOT_CONTENT), default=0.0
        )
        frames = [
            _within(frame, lower, bottom - raised)
            for frame in layout.frames
            if frame.role not in _NOT_CONTENT
        ]
        shares = _shared(slide.blocks, frames)
        if shares is not None:
            for room in self._rooms:
                share = room.styles.body[0].size / self._rooms[0].styles.body[0].size
                placed = [_placed(blocks, frame, room, share) for frame, blocks in shares]
                if all(shapes is not None for shapes in placed):
                    return [shape for shapes in placed if shapes is not None for shape in shapes]
        count = f"{len(frames)} frame" + "s" * (len(frames) != 1)
        self._report.warning(
            "layout-unfit",
            f"the content does not fit the layout `{layout.name}`",
            slide.span,
            f"it has {count}; shorten the content or leave out `layout=`",
        )
        return None


def _within(frame: Frame, lower: float, bottom: float) -> Frame:
    box = frame.box
    height = max(1.0, min(box.bottom, bottom) - box.y - lower)
    return replace(frame, box=Rect(box.x, box.y + lower, box.width, height))


def _shared(
    blocks: tuple[Block, ...], frames: Sequence[Frame]
) -> list[tuple[Frame, tuple[Block, ...]]] | None:
    """Which blocks stand in which frame: one in each and the rest in the last; columns as they are
    written."""
    if not frames:
        return None
    if len(blocks) == 1 and isinstance(blocks[0], Columns) and len(blocks[0].columns) <= len(frames):
        groups = [column.blocks for column in blocks[0].columns]
    else:
        last = len(frames) - 1
        groups = [(block,) for block in blocks[:last]] + ([blocks[last:]] if blocks[last:] else [])
    return list(zip(frames, groups, strict=False))


def _placed(blocks: tuple[Block, ...], frame: Frame, room: Room, share: float) -> list[Shape] | None:
    """The blocks set in the frame; None if they are too tall or of another kind than the frame is for."""
    if frame.kind == "pic":
        figure = blocks[0] if len(blocks) == 1 else None
        return in_frame(figure, frame, room) if isinstance(figure, Figure) else None
    styles = _styles(frame, room.styles, share)
    place = frame.inner
    inner = replace(room, width=place.width, height=place.height, styles=styles)
    laid = inner.stack.lay(blocks, inner)
    if laid.height > place.height + EPSILON:
        return None
    loose = joined(laid.shapes, 0.0)
    alone = loose[0] if len(loose) == 1 else None
    if isinstance(alone, TextShape) and alone.role == "flow" and frame.kind in _HOLD_TEXT:
        text = replace(alone, inset=frame.inset, anchor=frame.anchor)
        spread = breathing([text], laid.height, place.height)[0] if len(frame.styles) > 1 else text
        return [replace(spread, box=frame.box, role=frame.role)]
    if len(frame.styles) == 1:
        return None
    content = breathing(loose, laid.height, place.height)
    return [freed(shape) for shape in all_moved(tuple(content), place.x, place.y)]


def _styles(frame: Frame, styles: Styles, share: float) -> Styles:
    """The deck's styles as text in the frame has them: a frame for one kind of text sets all in its own, one
    of a template has its own sizes and colours by level, of which ``share`` is taken."""
    first = frame.styles[0]
    if len(frame.styles) == 1:
        return replace(styles, body=(first,) * len(styles.body), headings=(first,) * len(styles.headings))
    own, usual = _scaled(first, share), styles.body[0]
    if not frame.indents or (own.color, own.size) == (usual.color, usual.size):
        return styles
    levels = [first, *frame.styles][: len(styles.body)]
    headings = tuple(replace(style, color=first.color) for style in styles.headings)
    return replace(styles, body=tuple(_scaled(level, share) for level in levels), headings=headings)


def _scaled(style: TextStyle, share: float) -> TextStyle:
    """The style at a size in half points near a share of its own."""
    size = round(style.size * share * 2) / 2
    return replace(style, size=size, leading=style.leading * size / style.size)
