"""What a slide layout is: named frames with their styles, and the decoration around them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from deckbuilder.plan import NO_INSETS, Anchor, Insets, PathShape, Rect, TextStyle

FrameKind = Literal[
    "title", "ctrTitle", "subTitle", "body", "obj", "pic", "tbl", "chart", "dgm", "media", "clipArt",
    "dt", "ftr", "sldNum",
]  # fmt: skip
TITLE_KINDS: tuple[FrameKind, ...] = ("title", "ctrTitle")
#: Of what repeats on every slide.
FOOTER_KINDS: tuple[FrameKind, ...] = ("dt", "ftr", "sldNum")
#: The same as roles of frames.
FOOTER_ROLES = ("date", "footer", "number")


class Indent(Struct, frozen=True):
    """Where text of a list level stands, and its mark. Points from the frame's inner left edge."""

    left: float
    hang: float
    """From mark to text; negative for an indent of the first line."""
    mark: str
    """The bullet's character; empty for none."""


class Frame(Struct, frozen=True):
    """A placeholder of a layout."""

    role: str
    """The name a `TextShape.role` binds to: ``title subtitle body left right caption quote attribution date
    footer number`` …; unique in its layout."""
    name: str
    """As shown in PowerPoint's selection pane."""
    kind: FrameKind
    """``p:ph/@type``; ``obj`` is written without a type."""
    idx: int | None
    """``p:ph/@idx``; None for titles."""
    box: Rect
    styles: tuple[TextStyle, ...]
    """By list level; one entry for frames without levels."""
    anchor: Anchor = "top"
    prompt: str = ""
    inherited: bool = False
    """Position and style are the master's: the layout writes neither."""
    inset: Insets = NO_INSETS
    """Between the box and its text; only frames of an adopted template have any."""
    indents: tuple[Indent, ...] = ()
    """By list level, as many as `styles`, of an adopted template; else they follow from the deck's styles."""

    @property
    def inner(self) -> Rect:
        """The room for text."""
        return self.box if self.inset == NO_INSETS else self.box.within(self.inset)


class SlideLayout(Struct, frozen=True):
    name: str
    """PowerPoint's and pandoc's standard name where there is one: ``Title Slide``, ``Two Content`` …"""
    type: str | None
    """``p:sldLayout/@type`` (ST_SlideLayoutType); None for a layout of our own."""
    frames: tuple[Frame, ...]
    decoration: tuple[PathShape, ...] = ()
    background: str | None = None
    """Theme role; None for the master's."""
    master_shapes: bool = True
    """Whether the master's decoration shows; it is part of ``decoration`` then."""
    logo: Rect | None = None
    """Where the theme's logo stands, in its own proportions, on the deck's own ground; None for none."""
    part: str | None = None
    """The part of an adopted template that holds it (``/ppt/slideLayouts/slideLayout3.xml``); None for a
    layout of ours, which is drawn from this description."""

    def frame(self, role: str) -> Frame | None:
        return next((frame for frame in self.frames if frame.role == role), None)
