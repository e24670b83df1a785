"""First-fit line breaking, as PowerPoint and LibreOffice do it: each line takes what it can.

Also the rescue when total fit finds no answer. It never fails: a word wider than the line is cut between
characters.
"""

from __future__ import annotations

from deckbuilder.text.breaker import Break, Breaker
from deckbuilder.text.clusters import clusters
from deckbuilder.text.galley import Cut, Galley
from deckbuilder.text.units import SPACES

#: Sums of the same widths in another order differ by less than this many points.
EPSILON = 1e-6


def break_greedily(galley: Galley, limit: float, indent: float, breaker: Breaker) -> list[Cut]:
    """Lines no wider than ``limit`` points, the first one ``indent`` less; at least one."""
    parts = galley.words()
    cuts: list[Cut] = []
    room = limit - indent + EPSILON
    start = at = 0  # where the line, where the word begins
    x = 0.0
    for part, (bare, full) in zip(parts, galley.word_widths(parts), strict=True):
        word, end = at, at + len(part)
        while x + bare > room:
            ink = at + len(galley.text[at:end].rstrip(SPACES))
            spot = _last_fit(galley, word, at, ink, room - x, breaker)
            if spot:
                cut = Cut(start, word + spot.at, spot.inserted)
            elif start < at:
                cut = Cut(start, at)
            else:
                cut = Cut(start, _emergency(galley, at, ink, room))
                if cut.end == ink:
                    break
            cuts.append(cut)
            start = at = cut.end
            x, room = 0.0, limit + EPSILON
            bare, full = galley.width(at, ink), galley.width(at, end)
        x += full
        at = end
    cuts.append(Cut(start, len(galley.text)))
    return cuts


def _emergency(galley: Galley, start: int, end: int, room: float) -> int:
    """How much of a word without a fitting break fits, in whole clusters; at least one.

    Of an address no more than up to its question mark, behind which LibreOffice breaks it; where PowerPoint
    does not, its lines are the fewer.
    """
    at = start
    for cluster in clusters(galley.text[start:end]):
        if at > start and galley.width(start, at + len(cluster)) > room:
            break
        at += len(cluster)
    mark = galley.text.rfind("?", start, at) + 1 if at < end else 0
    return mark if mark > start else at


def _last_fit(galley: Galley, word: int, start: int, end: int, room: float, breaker: Breaker) -> Break | None:
    """The last break in a word, of which a line shall hold what follows ``start``, up to which, hyphen
    included, that fits into ``room`` points."""
    for spot in reversed(breaker.within(galley.bare(word, galley.text[word:end]), galley.lang(word))):
        if start < word + spot.at and galley.width(start, word + spot.at, spot.inserted) <= room:
            return spot
    return None
