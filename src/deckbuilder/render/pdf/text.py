"""Paragraphs as text operators: every line where the text engine put it.

Breaking, measuring and choosing fonts are done; here fonts, colours and the space a justified line adds
become operators.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckbuilder.plan import Anchor, Para, Rect, TextStyle
from deckbuilder.render.lines import PlacedLine, placed_lines, placed_paras
from deckbuilder.render.pdf.content import number
from deckbuilder.render.pdf.decorations import draw_marks, draw_strikes, place_links
from deckbuilder.render.pdf.surface import Surface
from deckbuilder.text.face import Face
from deckbuilder.text.glue import WORD_SPACES

#: Cuts a text so that each word space stands alone.
BETWEEN_WORDS = re.compile(f"([{WORD_SPACES}])")


def draw_frame(surface: Surface, paras: Sequence[Para], box: Rect, anchor: Anchor = "top") -> None:
    """Draw paragraphs one below the other in a box."""
    for para, y in placed_paras(paras, box, anchor):
        _draw_para(surface, para, box.x, y, box.width)


def _draw_para(surface: Surface, para: Para, x: float, y: float, width: float) -> None:
    """One paragraph. Everything it draws is written here in one go, so that it can become marked content."""
    if para.anchor is not None:
        surface.destination(para.anchor, x, y)
    if not para.lines:
        return
    lines = placed_lines(para, x, y, width)
    draw_marks(surface, para, lines)
    text = _TextObject(surface, para.style)
    if para.bullet is not None:
        text.bullet(para, x + para.left - para.bullet.hang, lines[0].baseline)
    for placed in lines:
        text.line(placed)
    text.end()
    draw_strikes(surface, para, lines)
    place_links(surface, para, lines)


class _TextObject:
    """The operators between BT and ET. State that is in force is not set again."""

    def __init__(self, surface: Surface, style: TextStyle) -> None:
        self._surface = surface
        self._content = surface.content
        self._style = style
        self._face = surface.book.face(style.family, style.weight, style.italic)
        self._font: tuple[str, float] | None = None
        self._rise = 0.0
        self._array: list[str] = []
        self._content.write("BT")

    def end(self) -> None:
        self._flush()
        self._content.write("0 Ts ET" if self._rise else "ET")

    def bullet(self, para: Para, x: float, baseline: float) -> None:
        bullet, style = para.bullet, para.style
        if bullet is None:
            return
        self._move(x, baseline)
        for text, face in self._surface.book.itemise(bullet.text, style.family, style.weight, style.italic):
            self._show(text, face or self._face, style.size * bullet.size, 0.0, bullet.color, 0.0)

    def line(self, placed: PlacedLine) -> None:
        """Draw a line. What no font has appears as the text face's empty box, and can still be copied."""
        apart = True
        for piece, x, _ in placed.pieces():
            if apart:
                self._move(x, placed.baseline)
            color = piece.run.color or ("link" if piece.run.href else self._style.color)
            face = self._face if piece.font is None else self._surface.book.by_key(piece.font)
            self._show(piece.text, face, piece.size, piece.rise, color, placed.line.stretch)
            # The engine reserved some width for a missing character, but not that of this box.
            apart = piece.font is None

    def _move(self, x: float, baseline: float) -> None:
        self._flush()
        self._content.write(f"1 0 0 1 {number(x)} {number(self._content.y(baseline))} Tm")

    def _show(self, text: str, face: Face, size: float, rise: float, color: str, stretch: float) -> None:
        fonts = self._surface.fonts
        font = fonts.resource(face).name, size
        rgb = self._content.rgb(color)
        if font != self._font or rise != self._rise or rgb != self._content.filled:
            self._flush()
            self._content.fill(rgb)
            if font != self._font:
                self._content.write(f"/{font[0]} {size:g} Tf")
                self._font = font
            if rise != self._rise:
                self._content.write(f"{rise:.3g} Ts")
                self._rise = rise
        added = f"{-stretch * 1000 / size:.1f} " if stretch else ""
        for part in filter(None, BETWEEN_WORDS.split(text)):
            self._array.append(fonts.show(face, part, size, rise))
            if part in WORD_SPACES:
                self._array.append(added)

    def _flush(self) -> None:
        if self._array:
            self._content.write(f"[{''.join(self._array)}]TJ")
            self._array = []
