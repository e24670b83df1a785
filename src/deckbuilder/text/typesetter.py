"""Runs into lines: what fits on a line of a given width, and how tall the result is.

The deck breaks as PowerPoint does (first fit, kerning on, a safety margin on the width); the memo breaks by
total fit and hyphenates. It does not decide sizes or pages.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.model import Runs
from deckbuilder.plan import Line, TextStyle
from deckbuilder.text.breaker import Breaker
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.galley import Cut, Galley, galleys
from deckbuilder.text.greedy import break_greedily
from deckbuilder.text.hyphens import Hyphenator
from deckbuilder.text.totalfit import break_totally
from deckbuilder.text.units import SPACES

#: The least share of the width that text of a slide leaves free, and for small text that share times its
#: size in points: 0.5 % from 18 pt on, 1 % at 9 pt. LibreOffice sets text on a device of 600 dpi and rounds
#: both the size of the font and each advance to whole pixels (0.12 pt). Measured on 189 lines of Arial and
#: Georgia from 9 to 32 pt, it made them up to 0.43 % wider than the font's own advances at 18 pt and more,
#: 0.51 % at 15, 0.60 % at 11 and 0.91 % at 9.
DECK_SPARE, SMALL_SPARE = 0.005, 0.09


#: Below this measure in ems (some 40 characters) justified text would be full of holes, and is set ragged.
NARROWEST_JUSTIFIED = 18


class Typesetter:
    """Sets text with the fonts of one book; remembers what it measured."""

    def __init__(self, fonts: FontBook) -> None:
        self.fonts = fonts
        self._breadths: dict[str, float] = {}
        hyphenator = Hyphenator()
        self._breakers = {
            (hyphenated, addresses): Breaker(hyphenator if hyphenated else None, addresses)
            for hyphenated in (False, True)
            for addresses in (False, True)
        }

    def set(self, runs: Runs, style: TextStyle, width: float) -> tuple[Line, ...]:
        """Break ``runs`` into lines no wider than ``width`` points; always at least one line.

        A word wider than the line is broken between characters as a last resort, as PowerPoint does
        (`min_width` tells beforehand). Justified text in a narrow column is set ragged.
        """
        measure = width * self._usable(style)
        if style.align == "justify" and measure < NARROWEST_JUSTIFIED * style.size:
            style = replace(style, align="left")
        parts = galleys(runs, style, self.fonts)
        lines: list[Line] = []
        for galley in parts:
            indent = 0.0 if lines else style.indent
            cuts = self._cuts(galley, measure, indent)
            for cut in cuts:
                full = cut is not cuts[-1]
                lines.append(galley.line(cut, indent, measure if style.align == "justify" else None, full))
                indent = 0.0
        return tuple(lines)

    def width(self, runs: Runs, style: TextStyle) -> float:
        """Points needed to set ``runs`` without breaking (the widest line where they hold hard breaks)."""
        return self._whole(galleys(runs, style, self.fonts), style)

    def min_width(self, runs: Runs, style: TextStyle) -> float:
        """Points the widest unbreakable piece needs: below this width words are broken between characters."""
        return self._least(galleys(runs, style, self.fonts), style)

    def extents(self, runs: Runs, style: TextStyle) -> tuple[float, float]:
        """`min_width` and `width`, for what tables ask of every cell."""
        parts = galleys(runs, style, self.fonts)
        return self._least(parts, style), self._whole(parts, style)

    def _whole(self, parts: list[Galley], style: TextStyle) -> float:
        widths = [galley.width(0, len(galley.text.rstrip(SPACES))) for galley in parts]
        widths[0] += style.indent
        return max(widths) / self._usable(style)

    def _least(self, parts: list[Galley], style: TextStyle) -> float:
        return max(map(self._widest, parts)) / self._usable(style)

    def _cuts(self, galley: Galley, measure: float, indent: float) -> list[Cut]:
        if galley.width(0, len(galley.text.rstrip(SPACES))) <= measure - indent:
            return [Cut(0, len(galley.text))]
        breaker = self._breaker(galley.style)
        cuts = None
        if galley.style.optimal and galley.text:
            plain = self._breakers[False, True]
            cuts = break_totally(galley, measure, indent, breaker, plain)
        return cuts or break_greedily(galley, measure, indent, breaker)

    def _breaker(self, style: TextStyle) -> Breaker:
        return self._breakers[style.hyphenate, style.optimal]

    def _widest(self, galley: Galley) -> float:
        """Width of the widest piece between two places where a line may end."""
        breaker = self._breaker(galley.style)
        widest = 0.0
        at = 0
        parts = galley.words()
        for word, (whole, _) in zip(parts, galley.word_widths(parts), strict=True):
            if whole > widest:
                bare = len(word.rstrip(SPACES))
                start = 0
                for spot in breaker.within(galley.bare(at, word[:bare]), galley.lang(at)):
                    widest = max(widest, galley.width(at + start, at + spot.at, spot.inserted))
                    start = spot.at
                widest = max(widest, galley.width(at + start, at + bare))
            at += len(word)
        return widest

    def _usable(self, style: TextStyle) -> float:
        """Share of a width that text in ``style`` may use. The memo is drawn as it is measured; the deck is
        not, least of all in a font that is not at hand here."""
        if style.optimal:
            return 1.0
        breadth = self._breadths.get(style.family)
        if breadth is None:
            breadth = self._breadths[style.family] = self.fonts.breadth(style.family)
        return (1.0 - max(DECK_SPARE, SMALL_SPARE / style.size)) / breadth
