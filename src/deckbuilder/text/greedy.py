"""First-fit line breaking, as PowerPoint and LibreOffice do it: each line takes what it can.

Also the rescue when total fit finds no answer. It never fails: a word wider than the line is cut between characters.
"""

from __future__ import annotations

from deckbuilder.text.breaks import SPACES, Break, inside, words
from deckbuilder.text.clusters import clusters
from deckbuilder.text.galley import Cut, Galley
from deckbuilder.text.hyphens import Hyphenator

#: Sums of the same widths in another order differ by less than this many points.
EPSILON = 1e-6


def break_greedily(
    galley: Galley, limit: float, indent: float = 0.0, hyphenator: Hyphenator | None = None
) -> list[Cut]:
    """Lines no wider than ``limit`` points, the first one ``indent`` less; at least one."""
    text = galley.text
    cuts: list[Cut] = []
    room = limit - indent + EPSILON
    start = at = 0  # of the line, of the word
    x = 0.0
    for word in words(text):
        end = at + len(word)
        bare = at + len(word.rstrip(SPACES))
        while True:
            if x + galley.width(at, bare) <= room:
                x += galley.width(at, end)
                break
            spot = _last_fit(galley, at, bare, room - x, hyphenator)
            if spot is None and start < at:
                spot = Break(at, False)
            elif spot is None:
                spot = Break(_emergency(galley, at, bare, room), False)
                if spot.at >= bare:
                    x += galley.width(at, end)
                    break
            cuts.append(Cut(start, spot.at, spot.hyphen))
            start = at = spot.at
            x, room = 0.0, limit + EPSILON
        at = end
    cuts.append(Cut(start, len(text)))
    return cuts


def _last_fit(
    galley: Galley, start: int, end: int, room: float, hyphenator: Hyphenator | None
) -> Break | None:
    """The last place in a word, hyphen included, up to which it fits into ``room`` points.

    ``hyphen`` of the result says whether one must be inserted.
    """
    word = galley.text[start:end]
    spots = [Break(b.at, False) for b in inside(word)]
    if hyphenator:
        spots += [Break(at, True) for at in hyphenator.points(word, galley.lang(start))]
        spots.sort()
    for spot in reversed(spots):
        if galley.width(start, start + spot.at, spot.hyphen) <= room:
            return Break(start + spot.at, spot.hyphen)
    return None


def _emergency(galley: Galley, start: int, end: int, room: float) -> int:
    """How far a word without a fitting break fits, in whole clusters, at least one."""
    at = start
    for cluster in clusters(galley.text[start:end]):
        if at > start and galley.width(start, at + len(cluster)) > room:
            break
        at += len(cluster)
    return at
