"""The short texts of a chart, measured and set. They are single lines unless a width is given."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.model import Run
from deckbuilder.plan import Align, Line, Para, Rect, TextShape, TextStyle
from deckbuilder.source import Span

#: A frame is wider than its text by this factor, so that rounding breaks no line.
_SPARE = 1.001


class _Measured(Struct, frozen=True, eq=False):
    """What was measured in the styles of a room, for all charts of a document: they have many texts in
    common, and each asks for some of its own again and again."""

    widths: dict[tuple[str, bool], float] = field(default_factory=dict)
    lines: dict[tuple[str, float, bool], tuple[Line, ...]] = field(default_factory=dict)


def _measured(room: Room) -> _Measured:
    styles = room.styles
    key = ("lettering", styles.label, styles.label_strong)
    found = room.known.get(key)
    if found is None:
        found = room.known[key] = (None, styles, _Measured())
    measured: _Measured = found[2]
    return measured


class Lettering:
    """Sets the texts of one chart in the styles of its room."""

    def __init__(self, room: Room, span: Span) -> None:
        styles = room.styles
        self.style = replace(styles.label, before=0.0, after=0.0, align="left")
        self._strong = replace(styles.label_strong, before=0.0, after=0.0, align="left")
        self._set = room.typesetter.set
        self._width = room.typesetter.width
        self._least = room.typesetter.min_width
        self._span = span
        known = _measured(room)
        self._widths, self._lines = known.widths, known.lines
        self._styles: dict[tuple[str, Align, bool], TextStyle] = {}
        self.em = self.style.size
        self.leading = self.style.leading

    def width(self, text: str, *, strong: bool = False) -> float:
        """Points a line of text takes."""
        found = self._widths.get((text, strong))
        if found is None:
            style = self._strong if strong else self.style
            found = self._widths[text, strong] = self._width((Run(text),), style) * _SPARE if text else 0.0
        return found

    def least(self, text: str) -> float:
        """Points below which a word of it would be broken."""
        return self._least((Run(text),), self.style) * _SPARE

    def lines(self, text: str, width: float, *, strong: bool = False) -> tuple[Line, ...]:
        """The text in lines no wider than ``width``."""
        found = self._lines.get((text, width, strong))
        if found is None:
            style = self._strong if strong else self.style
            found = self._lines[text, width, strong] = self._set((Run(text),), style, max(1.0, width))
        return found

    def height(self, text: str, width: float | None = None) -> float:
        """Points that those lines take one below the other; without a width, a single line."""
        return sum(line.height for line in self.lines(text, self.width(text) if width is None else width))

    def at(
        self,
        text: str,
        x: float,
        y: float,
        *,
        align: Literal["left", "center", "right"] = "left",
        color: str = "text",
        strong: bool = False,
        name: str = "",
    ) -> TextShape:
        """A line of text whose left edge, middle or right edge is at ``x``, and its top at ``y``."""
        width = self.width(text, strong=strong)
        left = x - (0.0 if align == "left" else width / 2 if align == "center" else width)
        return self.block(
            text, Rect(left, y, width, self.leading), align, color=color, strong=strong, name=name
        )

    def block(
        self,
        text: str,
        box: Rect,
        align: Align = "left",
        *,
        color: str = "text",
        strong: bool = False,
        name: str = "",
    ) -> TextShape:
        """Text in lines as wide as ``box``, whose height is made that of the lines."""
        style = self._styles.get((color, align, strong))
        if style is None:
            base = self._strong if strong else self.style
            style = self._styles[color, align, strong] = replace(base, color=color, align=align)
        lines = self.lines(text, box.width, strong=strong)
        height = sum(line.height for line in lines)
        para = Para((Run(text),), style, "P", self._span, lines)
        return TextShape(Rect(box.x, box.y, box.width, height), self._span, (para,), name=name or text)
