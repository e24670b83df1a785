"""One face: a font file at one weight and slant, its metrics, and shaped text in it.

Everything is measured in ems, so that one measurement serves every size. Text is shaped unit by unit
(words, spaces, ideographs, syllables), each remembered: the width of a text is the sum of its units'
widths, for whoever measures and for whoever draws. Kerning against a word space is thereby left out. Which
face is used, and fallback, is `fonts`' work.
"""

from __future__ import annotations

import re
from copy import copy
from itertools import chain
from typing import NamedTuple
from unicodedata import category

import uharfbuzz as hb

from deckbuilder.text.catalogue import FontFile
from deckbuilder.text.languages import primary
from deckbuilder.text.units import SPACES, units

SOFT_HYPHEN = "\u00ad"
#: Size in points that the optical-size axis is set to: running text. One face then serves a document at all
#: sizes.
OPTICAL_SIZE = 11.0

#: Has no rules of its own in any font that is known of.
DEFAULT_LANGUAGE = "en"

# Below Greek everything that has a direction runs left to right in Latin letters: no need to let HarfBuzz
# guess.
_LATIN = re.compile("[\u0000-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
# These are made from the plain space or hyphen where the font lacks them.
_DERIVED = dict.fromkeys(SPACES + "\u00a0\u2007\u202f", " ") | {"\u2010": "-", "\u2011": "-"}


class Glyph(NamedTuple):
    """A glyph to draw. Lengths are ems."""

    gid: int
    x_advance: float
    x_offset: float
    y_offset: float
    cluster: int
    """Index into the text of the first character this glyph stands for; its text ends where the next higher
    one begins. A letter drawn by several glyphs gives each the same. A vowel sign drawn before its consonant
    has the higher one."""


class Face:
    """A font file at one weight and slant."""

    def __init__(self, file: FontFile, weight: int) -> None:
        self.family = file.families[0]
        self.path = file.path
        self.index = file.index
        self.italic = file.italic
        least, greatest = file.weights()
        self.weight = min(max(weight, least), greatest)
        self.fs_type = file.fs_type
        self.may_embed = file.embeddable
        """Whether the licence bits allow outlines in a document."""
        self.key = f"{self.family}:{self.weight}:{'i' if self.italic else 'r'}"
        """Names the face within a document: the same on every machine that has the same fonts."""
        self.program = self.key
        """Names the font file's instance: shared by the faces that `shaping` gives."""
        self.variations = _location(file, self.weight)
        """Axis tag to value, for every axis of a variable font; empty for a static one."""
        face = hb.Face(hb.Blob.from_file_path(str(file.path)), file.index)
        self._font = hb.Font(face)
        if self.variations:
            self._font.set_variations(self.variations)
        self.upem: int = face.upem
        extents = self._font.get_font_extents("ltr")
        self.ascent = extents.ascender / self.upem
        """Above the baseline, as HarfBuzz reads it (``hhea``, or ``OS/2`` typographic where the font asks
        for it)."""
        self.descent = -extents.descender / self.upem
        """Below the baseline, positive."""
        self.line_height = self.ascent + self.descent
        """Without line gap."""
        self.x_height = self._metric(hb.OTMetricsTag.X_HEIGHT)
        self.cap_height = self._metric(hb.OTMetricsTag.CAP_HEIGHT)
        self.rtl = False
        """It draws text from right to left."""
        self._lang = DEFAULT_LANGUAGE
        self._languages = _has_languages(face)
        self._buffer = hb.Buffer()
        self._buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
        self._advances: dict[str, float] = {}
        self._wholes: dict[str, float] = {}
        self._words: dict[str, tuple[float, float]] = {}
        self._glyphs: dict[str, tuple[Glyph, ...]] = {}
        self._inks: dict[str, tuple[float, float]] = {}
        self._covered: set[str] = set()
        self._lacking: set[str] = set()
        self.space = self.advance(" ")
        """Width of the word space."""

    def __repr__(self) -> str:
        return f"Face({self.key!r})"

    @property
    def may_subset(self) -> bool:
        """Whether the licence bits allow embedding a part of the font (``fsType`` bit 8 unset)."""
        return not self.fs_type & 0x0100

    def shaping(self, lang: str, rtl: bool) -> Face:
        """This face for text in a language and direction, which may have glyphs of their own (OpenType
        ``locl``; Arabic forms, mirrored brackets): itself where they make no difference."""
        tag = lang.lower() if self._languages and primary(lang) != DEFAULT_LANGUAGE else DEFAULT_LANGUAGE
        if (tag, rtl) == (self._lang, self.rtl):
            return self
        other = copy(self)
        other.key = f"{self.program}:{tag}{':rtl' if rtl else ''}"
        other._lang, other.rtl = tag, rtl
        other._advances, other._wholes, other._words = {}, {}, {}
        other._glyphs, other._inks = {}, {}
        return other

    def covers(self, char: str) -> bool:
        """Whether the font can show a character, by itself or as HarfBuzz derives it."""
        if char in self._covered:
            return True
        if char in self._lacking:
            return False
        found = self._has(char) or is_invisible(char) or self._has(_DERIVED.get(char, char))
        (self._covered if found else self._lacking).add(char)
        return found

    def covers_all(self, text: str) -> bool:
        """Whether the font can show every character of ``text``; cheap for characters seen before."""
        return self._covered.issuperset(text) or all(map(self.covers, text))

    def advance(self, text: str) -> float:
        """Width of ``text`` in ems, kerned, with standard ligatures. A soft hyphen that ends a word counts
        as one."""
        width = self._advances.get(text)
        if width is None:
            parts = units(text)
            if len(parts) > 1:
                width = sum(map(self.advance, parts))
            else:
                width = sum(place.x_advance for place in self._shape(text).glyph_positions) / self.upem
            self._advances[text] = width
        return width

    def whole(self, text: str) -> float:
        """Width of ``text`` in ems as programs find it that shape it all at once, with kerns at word
        spaces."""
        width = self._wholes.get(text)
        if width is None:
            width = sum(place.x_advance for place in self._shape(text).glyph_positions) / self.upem
            self._wholes[text] = width
        return width

    def word(self, word: str) -> tuple[float, float]:
        """Widths in ems of a word without and with the spaces that follow it."""
        widths = self._words.get(word)
        if widths is None:
            bare = word.rstrip(SPACES)
            width = self.advance(bare)
            widths = self._words[word] = width, width + self.advance(word[len(bare) :])
        return widths

    def glyphs(self, text: str) -> tuple[Glyph, ...]:
        """The glyphs that draw ``text``, from left to right; their advances add up to `advance`."""
        found: list[tuple[Glyph, ...]] = []
        start = 0
        for unit in units(text):
            glyphs = self._unit_glyphs(unit)
            if start:
                glyphs = tuple(glyph._replace(cluster=glyph.cluster + start) for glyph in glyphs)
            found.append(glyphs)
            start += len(unit)
        return tuple(chain.from_iterable(reversed(found) if self.rtl else found))

    def ink(self, text: str) -> tuple[float, float]:
        """How far the glyphs of ``text`` reach above and below the baseline, in ems; not less than 0."""
        above = below = 0.0
        for unit in units(text):
            reach = self._inks.get(unit)
            if reach is None:
                reach = self._inks[unit] = self._unit_ink(unit)
            above, below = max(above, reach[0]), max(below, reach[1])
        return above, below

    def middle(self, char: str) -> tuple[float, float]:
        """How tall a character's ink is, and how far above the baseline its middle lies, in ems."""
        extents = self._font.get_glyph_extents(self._unit_glyphs(char)[0].gid)
        if extents is None:
            return 0.0, 0.0
        return abs(extents.height) / self.upem, (extents.y_bearing + extents.height / 2) / self.upem

    def trace(self, gid: int, raster: hb.RasterDraw) -> None:
        """Add a glyph's outline, in font units times the raster's own transform, to what it will draw."""
        raster.draw_glyph(self._font, gid)

    def outline(self, gid: int, pen: object) -> None:
        """Draw a glyph, in font units: ``pen`` has the methods that HarfBuzz calls (``moveTo`` …)."""
        self._font.draw_glyph_with_pen(gid, pen)

    def _has(self, char: str) -> bool:
        return bool(self._font.get_nominal_glyph(ord(char)))

    def _metric(self, tag: hb.OTMetricsTag) -> float:
        position: int = self._font.get_metric_position_with_fallback(tag)
        return position / self.upem

    def _unit_glyphs(self, unit: str) -> tuple[Glyph, ...]:
        glyphs = self._glyphs.get(unit)
        if glyphs is None:
            shaped, em = self._shape(unit), self.upem
            glyphs = self._glyphs[unit] = tuple(
                Glyph(info.codepoint, at.x_advance / em, at.x_offset / em, at.y_offset / em, info.cluster)
                for info, at in zip(shaped.glyph_infos, shaped.glyph_positions, strict=True)
            )
        return glyphs

    def _unit_ink(self, unit: str) -> tuple[float, float]:
        above = below = 0.0
        for glyph in self._unit_glyphs(unit):
            extents = self._font.get_glyph_extents(glyph.gid)
            if extents is not None:
                top = extents.y_bearing / self.upem + glyph.y_offset
                above, below = max(above, top), max(below, -extents.height / self.upem - top)
        return above, below

    def _shape(self, unit: str) -> hb.Buffer:
        """The buffer with the shaped unit, in font units; used again for the next."""
        if unit.endswith(SOFT_HYPHEN):
            unit = unit[:-1] + "-"
        if "\t" in unit or "\u2010" in unit or "\u2011" in unit:
            unit = "".join(
                char if self._has(char) and char != "\t" else _DERIVED.get(char, char) for char in unit
            )
        buffer = self._buffer
        buffer.clear_contents()
        buffer.add_str(unit)
        buffer.direction = "rtl" if self.rtl else "ltr"
        buffer.language = self._lang  # HarfBuzz would otherwise take the language of whoever runs the build
        if _LATIN.fullmatch(unit):
            buffer.script = "Latn"
        else:
            buffer.guess_segment_properties()
        hb.shape(self._font, buffer)
        return buffer


def _has_languages(face: hb.Face) -> bool:
    """Whether the font has rules for single languages."""
    return any(
        face.get_script_language_tags(table, script)
        for table in ("GSUB", "GPOS")
        for script in range(len(face.get_table_script_tags(table)))
    )


def _location(file: FontFile, weight: int) -> dict[str, float]:
    """Where in a variable font's design space a face lies: the weight asked, text's optical size, else
    defaults."""
    wanted = {"wght": float(weight), "opsz": OPTICAL_SIZE}
    return {
        tag: min(max(wanted.get(tag, default), least), greatest)
        for tag, least, default, greatest in file.axes
    }


def is_invisible(char: str) -> bool:
    """Characters for which HarfBuzz draws nothing, whether or not the font has them
    (Default_Ignorable_Code_Point): format controls, the grapheme joiner and variation selectors."""
    selector = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return selector or char == "\u034f" or category(char) == "Cf"
