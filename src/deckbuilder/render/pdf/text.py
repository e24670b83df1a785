"""Paragraphs as text operators: every line where the text engine put it.

Breaking, measuring and choosing fonts are done; here are alignment, bullets, the space a justified line adds,
and what stands with the glyphs: highlights, strokes through the text, links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckbuilder.plan import Anchor, Line, Para, Piece, Rect, Stroke, TextStyle
from deckbuilder.render.pdf.content import number
from deckbuilder.render.pdf.surface import Surface
from deckbuilder.text.face import Face
from deckbuilder.text.glue import WORD_SPACES, spaces

#: Cuts a text so that each word space stands alone.
BETWEEN_WORDS = re.compile(f"([{WORD_SPACES}])")
#: Strength of a highlight behind text, over the paper.
MARK_SHARE = 0.18
#: Where a line through the text runs and how thick it is, as shares of its size.
STRIKE_HEIGHT, STRIKE_WIDTH = 0.27, 0.06
#: How far a highlight or a link's area reaches above and below the baseline, as shares of the size.
ABOVE, BELOW = 0.8, 0.25


def draw_frame(surface: Surface, paras: Sequence[Para], box: Rect, anchor: Anchor = "top") -> None:
    """Draw paragraphs one below the other in a box."""
    spare = box.height - frame_height(paras)
    y = box.y + {"top": 0.0, "middle": spare / 2, "bottom": spare}[anchor]
    previous: Para | None = None
    for para in paras:
        if previous is not None:
            y += previous.style.after + para.style.before
        _draw_para(surface, para, box.x, y, box.width)
        y += para.height
        previous = para


def frame_height(paras: Sequence[Para]) -> float:
    """Height of paragraphs one below the other, without the space above the first and below the last."""
    gaps = sum(one.style.after + other.style.before for one, other in pairwise(paras))
    return gaps + sum(para.height for para in paras)


def _draw_para(surface: Surface, para: Para, x: float, y: float, width: float) -> None:
    """One paragraph. Everything it draws is written here in one go, so that it can become marked content."""
    if para.anchor is not None:
        surface.destination(para.anchor, x, y)
    left = x + para.left
    room = width - para.left - para.right
    placed = []
    top = y
    for line in para.lines:
        placed.append((line, left + line.indent + _shift(line, para.style, room), top + line.ascent))
        top += line.height
    for line, start, baseline in placed:
        _draw_marks(surface, line, start, baseline)
    text = _TextObject(surface, para.style)
    if para.bullet is not None and placed:
        text.bullet(para, left - para.bullet.hang, placed[0][2])
    for line, start, baseline in placed:
        text.line(line, start, baseline)
    text.end()
    for line, start, baseline in placed:
        _draw_strikes(surface, line, start, baseline, para.style)
        _place_links(surface, line, start, baseline)


def _shift(line: Line, style: TextStyle, room: float) -> float:
    spare = room - line.indent - line.width
    return {"left": 0.0, "justify": 0.0, "center": spare / 2, "right": spare}[style.align]


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

    def line(self, line: Line, x: float, baseline: float) -> None:
        """Draw a line. What no font has appears as the text face's empty box, and can still be copied."""
        apart = True
        for piece, at, _ in _stretched(line):
            if apart:
                self._move(x + at, baseline)
            color = piece.run.color or ("link" if piece.run.href else self._style.color)
            face = self._face if piece.font is None else self._surface.book.by_key(piece.font)
            self._show(piece.text, face, piece.size, piece.rise, color, line.stretch)
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
        if not stretch:
            self._array.append(fonts.show(face, text, size, rise))
            return
        added = f"{-stretch * 1000 / size:.1f} "
        for part in filter(None, BETWEEN_WORDS.split(text)):
            self._array.append(fonts.show(face, part, size, rise))
            if part in WORD_SPACES:
                self._array.append(added)

    def _flush(self) -> None:
        if self._array:
            self._content.write(f"[{''.join(self._array)}]TJ")
            self._array = []


def _stretched(line: Line) -> Iterator[tuple[Piece, float, float]]:
    """Each piece with its left edge and width after justification."""
    added = 0.0
    for piece in line.pieces:
        wider = spaces(piece.text) * line.stretch
        yield piece, piece.x + added, piece.width + wider
        added += wider


def _draw_marks(surface: Surface, line: Line, start: float, baseline: float) -> None:
    for piece, x, width in _stretched(line):
        if piece.run.mark:
            box = Rect(start + x, baseline - ABOVE * piece.size, width, (ABOVE + BELOW) * piece.size)
            surface.content.tint("accent1", MARK_SHARE)
            surface.content.write(f"{surface.content.rectangle(box)} f")


def _draw_strikes(surface: Surface, line: Line, start: float, baseline: float, style: TextStyle) -> None:
    for piece, x, width in _stretched(line):
        if piece.run.strike:
            height = baseline - STRIKE_HEIGHT * piece.size
            pen = Stroke(piece.run.color or style.color, STRIKE_WIDTH * piece.size)
            surface.content.rule(start + x, height, start + x + width, height, pen)


def _place_links(surface: Surface, line: Line, start: float, baseline: float) -> None:
    """One area for each link on the line, however many pieces it is set in; footnote calls lead to their
    note."""
    target: tuple[str, float, float, float, str] | None = None
    for piece, x, width in _stretched(line):
        if piece.run.note is not None:
            name = f"call:{piece.run.note}"
            if name in surface.anchors:
                surface.destination(name, start, baseline - piece.size * 2)
        href = f"#note:{piece.run.note}" if piece.run.note is not None else piece.run.href
        if target is not None and target[0] != href:
            _link(surface, target, start, baseline)
            target = None
        if href is not None:
            if target is None:
                target = href, x, x + width, piece.size, piece.text
            else:
                target = href, target[1], x + width, max(target[3], piece.size), target[4] + piece.text
    if target is not None:
        _link(surface, target, start, baseline)


def _link(
    surface: Surface, target: tuple[str, float, float, float, str], start: float, baseline: float
) -> None:
    href, left, right, size, words = target
    box = Rect(start + left, baseline - ABOVE * size, right - left, (ABOVE + BELOW) * size)
    surface.link(href, box, words.strip())
