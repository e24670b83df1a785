"""Paragraphs as text operators: every line where the text engine put it.

Breaking, measuring and choosing fonts are done; here fonts, colours and the space a justified line adds
become operators, and what each piece is part of is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from deckbuilder.plan import Anchor, Line, Para, Piece, Rect, TextStyle
from deckbuilder.render.pdf.content import number
from deckbuilder.render.pdf.decorations import draw_marks, draw_strikes, place_links
from deckbuilder.render.pdf.inline import Owners, ordered, owners
from deckbuilder.render.pdf.strings import text_string
from deckbuilder.render.pdf.structure import Element
from deckbuilder.render.pdf.surface import Surface
from deckbuilder.text.cut import hard_ends
from deckbuilder.text.face import Face
from deckbuilder.text.glue import WORD_SPACES, joints, parted
from deckbuilder.text.lines import PlacedLine, placed_bullet, placed_lines, placed_paras

#: The role of a paragraph that says nothing.
ARTIFACT = "Artifact"
#: Cuts a text so that each word space stands alone.
BETWEEN_WORDS = re.compile(f"([{WORD_SPACES}])")
#: A word and the space after it; either may be missing.
WORDS = re.compile(f"(?!$)([^{WORD_SPACES}]*)([{WORD_SPACES}]?)")
#: Any character but those of which every glyph stands for the letters it shows, in their order: from the
#: combining marks on, only punctuation and symbols without joiners and marks of direction.
MAY_MISSPELL = re.compile("[^\u0000-\u02ff\u2000-\u200a\u2010-\u2027\u202f-\u205f\u2070-\u20cf\u2100-\u2bff]")


def draw_frame(
    surface: Surface, paras: Sequence[Para], box: Rect, anchor: Anchor = "top", base: Element | None = None
) -> None:
    """Draw paragraphs one below the other in a box. What they are within is counted from ``base``, or from
    the document."""
    for para, y in placed_paras(paras, box, anchor):
        _draw_para(surface, para, box.x, y, box.width, base)


def _draw_para(surface: Surface, para: Para, x: float, y: float, width: float, base: Element | None) -> None:
    if para.anchor is not None:
        surface.destination(para.anchor, x, y)
    if not para.lines:  # the place of what is drawn on a later page
        surface.structure.at(para.within, base)
        return
    lines = placed_lines(para, x, y, width)
    mark = placed_bullet(para, surface.book, lines[0], x, width)
    draw_marks(surface, para, lines)
    if para.role == ARTIFACT or surface.marks.inside:
        with surface.marks.artifact():
            _draw_decoration(surface, para, lines, mark)
    else:
        _draw_told(surface, para, lines, mark, base, (x, x + width))
    draw_strikes(surface, para, lines)


def _draw_told(
    surface: Surface,
    para: Para,
    lines: list[PlacedLine],
    mark: PlacedLine | None,
    base: Element | None,
    edges: tuple[float, float],
) -> None:
    """A paragraph as the element it is, the mark before it read first."""
    structure, marks = surface.structure, surface.marks
    text = _TextObject(surface, para.style)
    if para.bullet is not None and mark is not None:
        label = structure.label(para.bullet, para.within, base)
        if any(piece.level for piece in mark.line.pieces):
            label.actual = para.bullet.text
        with marks.element(label):
            text.mark(mark)
    element = structure.paragraph(para, base)
    owned = owners(surface, para, element)
    text.lines(lines, element, owned, _hard_ends(para))
    text.end()
    if owned is not None:
        place_links(surface, lines, owned, edges if para.wide_links else None)


def _hard_ends(para: Para) -> Collection[int]:
    """Indices of the lines that end in a hard break; of code also the last, which may go on overleaf."""
    ends = hard_ends(para.runs, para.lines)
    return ends | {len(para.lines) - 1} if para.role == "Code" else ends


def _draw_decoration(surface: Surface, para: Para, lines: list[PlacedLine], mark: PlacedLine | None) -> None:
    """A paragraph that says nothing, or belongs as a whole to what is drawn."""
    text = _TextObject(surface, para.style)
    for placed in [*([mark] if mark else []), *lines]:
        text.line(placed)
    text.end()


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
        self._owners: Owners | None = None
        self._owner: Element | None = None
        self._content.write("BT")

    def end(self) -> None:
        self._flush()
        self._content.write("0 Ts ET" if self._rise else "ET")

    def mark(self, placed: PlacedLine) -> None:
        """The mark before a paragraph."""
        self.line(placed)
        self._flush()

    def lines(
        self, lines: Sequence[PlacedLine], element: Element, owned: Owners | None, hard: Collection[int]
    ) -> None:
        """The lines of a paragraph, each piece as part of its owner. ``hard`` are those that end in a hard
        break, for which a space stands, so that words are not joined."""
        begun = len(element.kids)
        first = next((piece for placed in lines for piece, _, _ in placed.pieces()), None)
        self._owners = owned
        self._owner = owned[id(first)].element if owned and first is not None else element
        with self._surface.marks.element(self._owner):
            for index, placed in enumerate(lines):
                self.line(placed)
                if index in hard and placed.line.pieces:
                    self._space_after(placed.line.pieces[-1])
            self._flush()
        if owned is not None:
            element.kids[begun:] = ordered(element.kids[begun:], lines, element, owned)

    def line(self, placed: PlacedLine) -> None:
        """Draw a line. What no font has appears as the text face's empty box, and can still be copied."""
        apart = True
        for piece, x, _ in placed.pieces():
            if self._owners is not None:
                self._turn(self._owners[id(piece)].element)
            if apart:
                self._move(x, placed.baseline)
            color = piece.run.color or ("link" if piece.run.href else self._style.color)
            face = self._piece_face(piece)
            said = piece.text.lower() if piece.small else None
            self._show(piece.text, face, piece.size, piece.rise, color, placed.line, said)
            if piece.squeeze:
                self._array.append(f"{piece.squeeze * 1000 / piece.size:g} ")
            # The engine reserved some width for a missing character, but not that of this box.
            apart = piece.font is None

    def _piece_face(self, piece: Piece) -> Face:
        return self._face if piece.font is None else self._surface.book.by_key(piece.font)

    def _space_after(self, piece: Piece) -> None:
        self._show(" ", self._piece_face(piece), piece.size, piece.rise, self._style.color)

    def _turn(self, owner: Element) -> None:
        """What follows belongs to ``owner``."""
        if owner is not self._owner:
            self._flush()
            self._owner = owner
            self._surface.marks.turn(owner)

    def _move(self, x: float, baseline: float) -> None:
        self._flush()
        self._content.write(f"1 0 0 1 {number(x)} {number(self._content.y(baseline))} Tm")

    def _show(
        self,
        text: str,
        face: Face,
        size: float,
        rise: float,
        color: str,
        line: Line | None = None,
        said: str | None = None,
    ) -> None:
        """Draw a text in one font. ``said`` is what it reads where that is something else."""
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
        added = f"{-line.stretch * 1000 / size:.1f} " if line and line.stretch else ""
        if not face.rtl and not MAY_MISSPELL.search(text):
            drawn: list[str] = []
            for part in filter(None, BETWEEN_WORDS.split(text)):
                drawn.append(fonts.show(face, part, size, rise))
                if part in WORD_SPACES:
                    drawn.append(added)
            self._array += _told(drawn, said)
        else:
            between = bool(added) and line is not None and line.between
            self._show_told(text, face, size, rise, added, between)

    def _show_told(self, text: str, face: Face, size: float, rise: float, added: str, between: bool) -> None:
        """Words that glyphs may not spell, each of those beside what it says. The space after it belongs to
        it: between two replaced words PDFium drops a space; text from right to left is put together
        otherwise."""
        fonts = self._surface.fonts
        words = WORDS.findall(text)
        for word, space in reversed(words) if face.rtl else words:
            said = fonts.replacement(face, word)
            drawn = [fonts.show(face, word, size, rise)] if word else []
            if between:
                drawn = [fonts.show(face, part, size, rise) + added * joints(part) for part in parted(word)]
            spaced = [fonts.show(face, space, size, rise), added] if space else []
            if face.rtl:
                self._array += spaced + _told(drawn, said)
            else:
                self._array += _told(drawn + spaced, said and said + space)

    def _flush(self) -> None:
        if self._array:
            self._content.write(f"[{''.join(self._array)}]TJ")
            self._array = []


def _told(elements: list[str], said: str | None) -> list[str]:
    """Elements of a TJ array, with what they say where they do not spell it."""
    if said is None:
        return elements
    return [f"]TJ/Span<</ActualText{text_string(said)}>>BDC[", *elements, "]TJ EMC["]
