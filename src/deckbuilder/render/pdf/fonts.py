"""Glyph runs as text operators, and the codes they are written in.

Each face becomes a Type 0 font with Identity-H codes (ISO 32000-1, 9.7). TrueType outlines get a CIDToGIDMap,
so that one glyph may have several codes, each with a text of its own: what is copied out of the file is
exactly what was written, ligatures and hyphens at line ends included. In a CFF font the code is the glyph; a
glyph that stands for a second text gets it in a second font over the same face.
"""

from __future__ import annotations

from msgspec import Struct, field

from deckbuilder.render.pdf.fontfile import FontFile
from deckbuilder.render.pdf.spelling import replacement, spelled
from deckbuilder.text.face import Face

#: Thousandths of an em that are worth a number in the file.
FINEST_KERN = 0.05
#: What a glyph is read as whose letters other glyphs stand for already: every code must have a text (ISO
#: 19005-2, 6.2.11.7.2). The word joiner is invisible and parts nothing.
UNSAID = "\u2060"


class FontResource(Struct):
    """One font of the PDF and the codes given out so far."""

    name: str
    """Its key in the pages' resources."""
    file: FontFile
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    """Glyph and what it stands for, to code."""
    texts: dict[int, str] = field(default_factory=dict)
    """Code to what it stands for."""
    glyphs: dict[int, int] = field(default_factory=dict)
    """Code to glyph."""

    def code(self, glyph: int, text: str) -> int | None:
        """The code that draws ``glyph`` and reads as ``text``; None if the glyph is taken by another text."""
        code = self.codes.get((glyph, text))
        if code is None:
            if self.file.cff and glyph in self.texts:
                return None
            code = glyph if self.file.cff else len(self.codes) + 1
            self.codes[glyph, text] = code
            self.texts[code] = text
            self.glyphs[code] = glyph
        return code


class FontTable:
    """The fonts of one PDF, in the order they are first used."""

    def __init__(self) -> None:
        self.resources: list[FontResource] = []
        self._by_program: dict[str, list[FontResource]] = {}
        self._shown: dict[tuple[str, str, float, float], str] = {}
        self._replacements: dict[tuple[str, str], str | None] = {}

    def resource(self, face: Face) -> FontResource:
        """The first font over a face."""
        made = self._by_program.get(face.program)
        return made[0] if made else self._add(face)

    def show(self, face: Face, text: str, size: float, rise: float) -> str:
        """Elements of a TJ array that draw ``text`` in the font `resource` gives.

        Where a glyph needs another font or height, the array is left and entered again with ``size`` and
        ``rise`` restored.
        """
        key = face.key, text, size, rise
        shown = self._shown.get(key)
        if shown is None:
            shown = self._shown[key] = self._encode(face, text, size, rise)
        return shown

    def replacement(self, face: Face, word: str) -> str | None:
        """What programs shall read in place of a word's glyphs; None where they spell it."""
        key = face.key, word
        if key not in self._replacements:
            self._replacements[key] = replacement(face.glyphs(word), word, rtl=face.rtl)
        return self._replacements[key]

    def _add(self, face: Face) -> FontResource:
        others = self._by_program.setdefault(face.program, [])
        file = others[0].file if others else FontFile(face)
        made = FontResource(f"F{len(self.resources) + 1}", file)
        self.resources.append(made)
        others.append(made)
        return made

    def _coded(self, face: Face, glyph: int, text: str) -> tuple[FontResource, int]:
        for resource in self._by_program[face.program]:
            code = resource.code(glyph, text)
            if code is not None:
                return resource, code
        resource = self._add(face)
        return resource, resource.code(glyph, text) or 0

    def _encode(self, face: Face, text: str, size: float, rise: float) -> str:
        base = self.resource(face)
        elements = _Elements()
        glyphs = face.glyphs(text)
        for glyph, stands_for in zip(glyphs, spelled(glyphs, text, rtl=face.rtl), strict=True):
            resource, code = self._coded(face, glyph.gid, stands_for or UNSAID)
            before = glyph.x_offset * 1000
            if before:
                elements.kern(before)
            if resource is base and not glyph.y_offset:
                elements.code(code)
            else:
                lifted = f"/{resource.name} {size:g} Tf {rise + glyph.y_offset * size:.3g} Ts"
                elements.apart(f"]TJ {lifted}[<{code:04X}>]TJ/{base.name} {size:g} Tf {rise:.3g} Ts[")
            after = glyph.x_advance * 1000 - base.file.width(glyph.gid) - before
            if abs(after) >= FINEST_KERN:
                elements.kern(after)
        return elements.text()


class _Elements:
    """Collects the elements of a TJ array, codes in a row as one string."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._run: list[str] = []

    def code(self, code: int) -> None:
        self._run.append(f"{code:04X}")

    def kern(self, thousandths: float) -> None:
        """Move right; in the array positive numbers move left (ISO 32000-1, table 109)."""
        self.apart(f"{round(-thousandths, 1):g} ")

    def apart(self, element: str) -> None:
        if self._run:
            self._out.append(f"<{''.join(self._run)}>")
            self._run = []
        self._out.append(element)

    def text(self) -> str:
        self.apart("")
        return "".join(self._out)
