"""What a PowerPoint template gives, once read: values alone. Colours are resolved, inheritance is followed.

How they are read is `reading`; which layout serves what is `mapping`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from deckbuilder.plan import Align, Anchor, Insets, Rect
from deckbuilder.theme.frames import FrameKind
from deckbuilder.theme.slots import Color

How = Literal["pin", "type", "name", "structure", "fallback"]


class Level(Struct, frozen=True):
    """Text of one list level, as a placeholder inherits it. Points."""

    family: str
    size: float
    bold: bool
    italic: bool
    color: Color
    """Its slot is empty where the template names a colour outside its palette."""
    align: Align
    spacing: float
    """Line spacing as a share of the font's own; with `leading`, of no effect."""
    leading: float | None
    """Baseline to baseline, where that is fixed."""
    before: float
    after: float
    left: float
    """Left edge of the text, from the frame's inner edge."""
    hang: float
    """From mark to text; negative for an indent of the first line."""
    mark: str
    """The bullet's character as a text font shows it; empty for none."""
    capitals: bool = False
    """Set in capitals, whatever is written."""


class Placeholder(Struct, frozen=True):
    """A placeholder of a layout with all it inherits."""

    kind: FrameKind
    idx: int | None
    name: str
    prompt: str
    box: Rect
    inset: Insets
    anchor: Anchor
    levels: tuple[Level, ...]
    """Nine."""
    upright: bool = True
    """False where the text is turned."""

    @property
    def area(self) -> float:
        return self.box.width * self.box.height


class Layout(Struct, frozen=True):
    """A slide layout of the template."""

    part: str
    """``/ppt/slideLayouts/slideLayout3.xml``"""
    name: str
    type: str | None
    """``p:sldLayout/@type``."""
    master: int
    """Index of its master."""
    placeholders: tuple[Placeholder, ...]
    ground: str | None
    """RGB of the background; None for a picture."""


class Assigned(Struct, frozen=True):
    """A layout that serves one of our roles."""

    role: str
    """``Title Slide``, ``Two Content`` …"""
    layout: Layout
    how: How


class Design(Struct, frozen=True):
    """A template, read."""

    width: float
    height: float
    masters: int
    layouts: tuple[Layout, ...]
    """Master by master, in the order PowerPoint lists them."""
    assigned: tuple[Assigned, ...]
    slots: Mapping[str, str]
    """RGB of the twelve theme colours of the master that content slides are on."""
    mapped: Mapping[str, str]
    """RGB by the names slides use: ``tx1 bg1 tx2 bg2 accent1``…``hlink``."""
    ground: str
    """RGB of what content slides stand on."""
    body_family: str
    heading_family: str
    title: Level
    body: tuple[Level, ...]
    """The nine levels of running text."""

    def serving(self, role: str) -> Assigned | None:
        return next((one for one in self.assigned if one.role == role), None)
