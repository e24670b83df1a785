"""A paragraph's text ready to be broken: its stretches, measured, and made into lines on demand.

It measures and builds what it is told to; where lines end is decided in `greedy` and `totalfit`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from deckbuilder.model import Runs
from deckbuilder.plan import Line, Piece, TextStyle
from deckbuilder.text import margins
from deckbuilder.text.breaks import SOFT_HYPHEN, unicode_words, words
from deckbuilder.text.direction import runs_rtl
from deckbuilder.text.face import Face
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.glue import JOINT, joints, places, spaces, spread
from deckbuilder.text.stretches import Stretch, closed, ordered, squeezed, stretches_of
from deckbuilder.text.units import SPACES, unspaced


class Cut(NamedTuple):
    """One line, as a part of the galley's text."""

    start: int
    end: int
    hyphen: bool = False
    """The line ends within a word, at a place where the text has no hyphen of its own."""


class Galley:
    """Text between two hard breaks."""

    def __init__(self, stretches: tuple[Stretch, ...], style: TextStyle, primary: Face) -> None:
        self.style = style
        self.text = "".join(stretch.text for stretch in stretches)
        self.space = primary.space * style.size
        self._stretches = stretches
        self._starts = [stretch.start for stretch in stretches]
        self._only = stretches[0] if len(stretches) == 1 else None
        self._above, self._below = primary.ascent * style.size, primary.descent * style.size
        self.hangs = style.align == "justify"
        self.between = self.hangs and unspaced(self.text) and joints(self.text) > spaces(self.text)
        """Its lines give between ideographs and syllables as well."""
        self.unit = JOINT * style.size if self.between else self.space
        """Points that a place which gives counts for."""
        self._tall = any(stretch.foreign for stretch in stretches)
        self._reaches: dict[str, tuple[float, float]] = {}
        self._turned = style.rtl or any(stretch.level for stretch in stretches)
        self._calls = [stretch.start for stretch in stretches if stretch.run.note is not None]

    def width(self, start: int, end: int, hyphen: bool = False) -> float:
        """Points that ``text[start:end]`` takes on one line, with a hyphen at its end if asked."""
        only = self._only
        if only is not None:
            part = self.text[start:end]
            return only.width(part + SOFT_HYPHEN if hyphen else part)
        parts = self._parts(Cut(start, end, hyphen))
        return sum(stretch.width(text) - _squeeze(stretch, end) for stretch, text in parts)

    def words(self) -> list[str]:
        """The text cut where lines may end without a mark; the deck's as PowerPoint does it. In the memo the
        call of a footnote begins no line."""
        if not self.style.optimal:
            return words(self.text)
        parts = unicode_words(self.text)
        return _rejoined(parts, self._calls) if self._calls else parts

    def bare(self, at: int, word: str) -> str:
        """A word that begins at an index without the calls of footnotes at its end: its letters alone say
        where it may be hyphenated."""
        end = at + len(word)
        return next((word[: call - at] for call in self._calls if at < call < end), word)

    def word_widths(self, parts: list[str]) -> list[tuple[float, float]]:
        """Points each of the words that make up the text takes, without and with the spaces that follow
        it."""
        only = self._only
        if only is not None and only.face is not None:
            word, size = only.face.word, only.size
            return [(bare * size, full * size) for bare, full in map(word, parts)]
        widths = []
        at = 0
        for text in parts:
            end = at + len(text)
            full = self.width(at, end) - _squeeze(self._at(end - 1), end + 1)
            widths.append((self.width(at, at + len(text.rstrip(SPACES))), full))
            at = end
        return widths

    def lang(self, at: int) -> str:
        """The language of the character at an index."""
        return (self._at(at).run.lang if self._stretches else None) or self.style.lang

    def hang_after(self, at: int, hyphen: bool = False) -> float:
        """Points that the character at an index, or a hyphen added to it, stands beyond the end of its line's
        measure if the line ends with it."""
        if not self.hangs or at < 0:
            return 0.0
        mark = SOFT_HYPHEN if hyphen else self.text[at]
        share = margins.END.get(mark)
        return share * self._at(at).width(mark) if share else 0.0

    def hang_before(self, at: int) -> float:
        """Points that the character at an index stands before the start of its line's measure if the line
        begins with it."""
        if not self.hangs or at >= len(self.text):
            return 0.0
        share = margins.START.get(self.text[at])
        return share * self._at(at).width(self.text[at]) if share else 0.0

    def line(self, cut: Cut, indent: float, measure: float | None = None, full: bool = True) -> Line:
        """The line that ``cut`` makes.

        Given a ``measure`` in points, its word spaces are narrowed if it is too long, and widened if it
        shall be ``full``; light marks at its ends hang out of the measure.
        """
        pieces: list[Piece] = []
        x = 0.0
        end = cut.start + len(self.text[cut.start : cut.end].rstrip(SPACES))
        parts = self._parts(cut)
        for stretch, text in self._with_end(parts, cut.end - end) if self._turned else parts:
            squeeze = _squeeze(stretch, cut.end)
            width = stretch.width(text) - squeeze
            key = stretch.face.key if stretch.face else None
            piece = Piece(
                text,
                key,
                stretch.size,
                x,
                width,
                stretch.run,
                stretch.rise,
                stretch.level,
                squeeze,
                stretch.small,
            )
            pieces.append(piece)
            x += width
        width = x - self.width(end, cut.end) if end < cut.end else x
        slack = given = 0.0
        if measure is not None:
            indent -= self.hang_before(cut.start)
            slack = measure - indent - width + self.hang_after(end - 1, cut.hyphen)
        if slack < 0 or full:
            given = spread(slack, self._places(pieces, end, cut), self.unit)
        height, ascent = self._height(cut)
        return Line(tuple(pieces), width, height, ascent, indent, given, self.between)

    def _places(self, pieces: Sequence[Piece], end: int, cut: Cut) -> int:
        """In how many places a line gives that is seen up to ``end``."""
        if not self.between:
            return spaces(self.text[cut.start : end])
        behind = places(self.text[max(end - 1, cut.start) : cut.end], True)
        return sum(places(piece.text, True) for piece in pieces) - behind

    def _at(self, at: int) -> Stretch:
        """The stretch of the character at an index."""
        return self._only or self._stretches[max(bisect_right(self._starts, at) - 1, 0)]

    def _parts(self, cut: Cut) -> Iterable[tuple[Stretch, str]]:
        """The stretches on a line, each with what of its text stands there."""
        start, end, hyphen = cut
        for index in range(max(bisect_right(self._starts, start) - 1, 0), len(self._stretches)):
            stretch = self._stretches[index]
            first = stretch.start
            if first >= end:
                break
            text = stretch.text[max(start - first, 0) : end - first]
            yield stretch, text + SOFT_HYPHEN if hyphen and first + len(stretch.text) >= end else text

    def _with_end(self, parts: Iterable[tuple[Stretch, str]], count: int) -> list[tuple[Stretch, str]]:
        """The parts of a line with its last ``count`` characters, spaces, at the paragraph's own level (UAX
        #9, rule L1): they stand where the line ends."""
        found = list(parts)
        at = len(found)
        while count:
            at -= 1
            stretch, text = found[at]
            rest, end = text[: max(len(text) - count, 0)], text[max(len(text) - count, 0) :]
            count -= len(end)
            closing = (stretch._replace(level=int(self.style.rtl)), end)
            found[at : at + 1] = [(stretch, rest), closing] if rest else [closing]
        return found

    def _reach(self, face: Face) -> tuple[float, float]:
        """Ems that a line needs above and below its baseline for text in a face.

        PowerPoint gives what the font asks for, which for many scripts is far more than their letters take
        (Noto Serif Tibetan: 2.8 em, its stacks 1.8). The memo gives what the paragraph's letters take.
        """
        if not self.style.optimal:
            return face.ascent, face.descent
        reach = self._reaches.get(face.key)
        if reach is None:
            inks = [face.ink(stretch.text) for stretch in self._stretches if stretch.face is face]
            reach = self._reaches[face.key] = max(up for up, _ in inks), max(down for _, down in inks)
        return reach

    def _height(self, cut: Cut) -> tuple[float, float]:
        """Height and ascent of a line: the leading, unless a fallback font stands taller than it allows."""
        above, below, height = self._above, self._below, self.style.leading
        if self._tall:
            for stretch, _ in self._parts(cut):
                if stretch.foreign and stretch.face:
                    up, down = self._reach(stretch.face)
                    above = max(above, up * stretch.size + stretch.rise)
                    below = max(below, down * stretch.size - stretch.rise)
            if (above, below) != (self._above, self._below):
                height = max(height, above + below)
        return height, (height - above - below) / 2 + above


def _rejoined(parts: list[str], places: list[int]) -> list[str]:
    """The parts, but for cuts at ``places``. A space before one allows the cut all the same."""
    found: list[str] = []
    at = 0
    for part in parts:
        if found and at in places and not found[-1].endswith(" "):
            found[-1] += part
        else:
            found.append(part)
        at += len(part)
    return found


def _squeeze(stretch: Stretch, end: int) -> float:
    """What a stretch is squeezed by on a line up to ``end``: nothing if nothing follows it there."""
    return stretch.squeeze if stretch.squeeze and stretch.start + len(stretch.text) < end else 0.0


def galleys(runs: Runs, style: TextStyle, fonts: FontBook) -> list[Galley]:
    """The paragraph's galleys, one more than it has hard breaks."""
    if not style.rtl and runs_rtl(runs, style):
        style = replace(style, rtl=True)
    primary = fonts.face(style.family, style.weight, style.italic)
    found: list[Galley] = []
    stretches: list[Stretch] = []
    for run in runs:
        for nth, text in enumerate(run.text.split("\n")):
            if nth:
                found.append(Galley(_finished(stretches, style, fonts), style, primary))
                stretches = []
            start = stretches[-1].start + len(stretches[-1].text) if stretches else 0
            stretches += stretches_of(text, run, style, fonts, start)
    found.append(Galley(_finished(stretches, style, fonts), style, primary))
    return found


def _finished(stretches: list[Stretch], style: TextStyle, fonts: FontBook) -> tuple[Stretch, ...]:
    whole = closed(stretches)
    if not style.rtl and all(stretch.text.isascii() for stretch in whole):
        return whole
    return ordered(squeezed(whole, style), style, fonts)
