"""A paragraph's text ready to be broken: stretches of one face, size and run, measured, and made into lines on demand.

It measures and builds what it is told to; where lines end is decided in `greedy` and `totalfit`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from deckbuilder.model import Run, Runs
from deckbuilder.plan import Line, Piece, TextStyle
from deckbuilder.text.breaks import SOFT_HYPHEN
from deckbuilder.text.clusters import clusters
from deckbuilder.text.face import Face
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.glue import spaces, spread
from deckbuilder.text.units import SPACES

#: Superscripts and subscripts, relative to the text: size, and shift of the baseline in ems of the text.
SCRIPT_SIZE = 0.667
SCRIPT_RISE = {"sup": 0.33, "sub": -0.12}


class Stretch(NamedTuple):
    """Text of one run in one face."""

    start: int
    """Index of its first character in the galley."""
    text: str
    face: Face | None
    size: float
    rise: float
    run: Run
    foreign: bool
    """The face is a fallback: the line grows if it is taller than the leading."""

    def width(self, text: str) -> float:
        """Points that a part of this stretch takes."""
        return (self.face.advance(text) if self.face else _unshown(text)) * self.size


class Cut(NamedTuple):
    """One line, as a part of the galley's text."""

    start: int
    end: int
    hyphen: bool = False
    """The line ends within a word, at a place where the text has no hyphen of its own."""


class Galley:
    """Text between two hard breaks."""

    def __init__(self, stretches: tuple[Stretch, ...], style: TextStyle, primary: Face) -> None:
        self.stretches = stretches
        self.style = style
        self.text = "".join(stretch.text for stretch in stretches)
        self.space = primary.space * style.size
        self._primary = primary
        self._only = stretches[0] if len(stretches) == 1 else None

    def width(self, start: int, end: int, hyphen: bool = False) -> float:
        """Points that ``text[start:end]`` takes on one line, with a hyphen at its end if asked."""
        only = self._only
        if only is not None:
            part = self.text[start:end]
            return only.width(part + SOFT_HYPHEN if hyphen else part)
        return sum(stretch.width(text) for stretch, text in self._parts(Cut(start, end, hyphen)))

    def word_widths(self, words: list[str]) -> list[tuple[float, float]]:
        """Points each of the words that make up the text takes, without and with the spaces that follow it."""
        only = self._only
        if only is not None and only.face is not None:
            word, size = only.face.word, only.size
            return [(bare * size, full * size) for bare, full in map(word, words)]
        widths = []
        at = 0
        for text in words:
            end = at + len(text)
            widths.append((self.width(at, at + len(text.rstrip(SPACES))), self.width(at, end)))
            at = end
        return widths

    def lang(self, at: int) -> str:
        """The language of the character at an index."""
        for stretch in self.stretches:
            if at < stretch.start + len(stretch.text):
                return stretch.run.lang or self.style.lang
        return self.style.lang

    def line(self, cut: Cut, indent: float = 0.0, measure: float | None = None) -> Line:
        """The line that ``cut`` makes, its word spaces stretched so that it ends at ``measure`` points, if given."""
        pieces: list[Piece] = []
        x = 0.0
        for stretch, text in self._parts(cut):
            width = stretch.width(text)
            key = stretch.face.key if stretch.face else None
            pieces.append(Piece(text, key, stretch.size, x, width, stretch.run, stretch.rise))
            x += width
        end = cut.end
        while end > cut.start and self.text[end - 1] in SPACES:
            end -= 1
        width = x - (self.width(end, cut.end) if end < cut.end else 0.0)
        given = 0.0
        if measure is not None:
            given = spread(measure - indent - width, spaces(self.text[cut.start : end]), self.space)
        height, ascent = self._height(cut)
        return Line(tuple(pieces), width, height, ascent, indent, given)

    def _parts(self, cut: Cut) -> Iterable[tuple[Stretch, str]]:
        start, end, hyphen = cut
        for stretch in self.stretches:
            first = stretch.start
            last = first + len(stretch.text)
            if last <= start or first >= end:
                continue
            text = stretch.text[max(start - first, 0) : end - first]
            yield stretch, text + SOFT_HYPHEN if hyphen and last >= end else text

    def _height(self, cut: Cut) -> tuple[float, float]:
        """Height and ascent of a line: the leading, unless a fallback font stands taller than it allows."""
        face, size = self._primary, self.style.size
        above, below = face.ascent * size, face.descent * size
        for stretch in self.stretches:
            inside = stretch.start < cut.end and stretch.start + len(stretch.text) > cut.start
            if stretch.foreign and stretch.face and inside:
                above = max(above, stretch.face.ascent * stretch.size + stretch.rise)
                below = max(below, stretch.face.descent * stretch.size - stretch.rise)
        height = self.style.leading
        if above + below > height and (above, below) != (face.ascent * size, face.descent * size):
            height = above + below
        return height, (height - above - below) / 2 + above


def galleys(runs: Runs, style: TextStyle, fonts: FontBook) -> list[Galley]:
    """The paragraph's galleys, one more than it has hard breaks."""
    primary = fonts.face(style.family, style.weight, style.italic)
    found: list[Galley] = []
    stretches: list[Stretch] = []
    start = 0
    for run in runs:
        for nth, text in enumerate(run.text.split("\n")):
            if nth:
                found.append(Galley(tuple(stretches), style, primary))
                stretches, start = [], 0
            for stretch in _stretches(text, run, style, fonts, start):
                stretches.append(stretch)
                start += len(stretch.text)
    found.append(Galley(tuple(stretches), style, primary))
    return found


def _stretches(text: str, run: Run, style: TextStyle, fonts: FontBook, start: int) -> Iterable[Stretch]:
    family, size, rise = style.family, style.size, 0.0
    weight = max(style.weight, 700) if run.bold else style.weight
    italic = style.italic != run.italic
    if run.code:
        family, size = style.mono, size * style.mono_scale
    if run.script:
        rise = SCRIPT_RISE[run.script] * size
        size *= SCRIPT_SIZE
    own = fonts.face(family, weight, italic)
    for part, face in fonts.itemise(text, family, weight, italic):
        yield Stretch(start, part, face, size, rise, run, face is not own)
        start += len(part)


def _unshown(text: str) -> float:
    """Ems that characters no font has are given: a full em for wide ones, for another program may have a font."""
    return sum(1.0 if unicodedata.east_asian_width(c[0]) in "WF" else 0.6 for c in clusters(text))
