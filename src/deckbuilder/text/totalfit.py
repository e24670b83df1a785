"""Line breaking over a whole paragraph, after Knuth and Plass, "Breaking paragraphs into lines" (1981).

Of all ways to break a paragraph, the one with the fewest demerits: evenly spaced lines, few hyphens, none
below the other, no lonely word at the end. It works in passes, as TeX does: without hyphens if that already
gives good lines, then with them, then with looser lines, at last with words torn apart. Text set ragged goes
the same way, but its spaces do not give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from deckbuilder.text.breaker import Breaker
from deckbuilder.text.breaks import LONGEST
from deckbuilder.text.flaws import flawed
from deckbuilder.text.galley import Cut, Galley
from deckbuilder.text.glue import LOOSEST, SHRINK, STRETCH
from deckbuilder.text.greedy import EPSILON
from deckbuilder.text.spots import Spot, Word, measured, spots

_INFINITE = float("inf")
# Each pass: with hyphens or without, and how much of what its spaces can give a line may use.
_PASSES = ((False, 0.8), (True, 1.5), (True, 4.0), (True, _INFINITE))
# TeX's plain parameters, in its units.
_LINE_PENALTY = 10.0
_WORST_BADNESS = 100.0 * (LOOSEST / STRETCH) ** 3
"""From here on a line is left ragged, which is worse than any that is not."""
_UNEVEN = 10_000.0
"""A tight line beside a loose one."""
_LADDER = 40_000.0
"""Two hyphens below each other."""
_SERIOUS = 200_000.0
"""What makes a later pass worth while: any of those that follow, or a bond broken."""
_TOWER = 200_000.0
"""Three of them."""
_LATE_HYPHEN = 5_000.0
"""A hyphen in the last line but one."""
# Our own: TeX leaves the last line to the author.
_LONELY = 300_000.0
"""A last line too short to be seen: narrower than two ems, or the rest of a word alone."""
_SHORT = 20_000.0
"""A last line shorter than an eighth of the measure."""
_FLAW = 60_000.0
"""A river, or a word stacked on itself."""
_TRIALS = 3
"""Flaws of a paragraph for which other lines are tried: the time stays linear."""
_RAGGED_EMS = 4.0
"""How far short of the measure a line of ragged text ends that is as bad as a justified one at its limit."""
_HAIR = 0.01
"""Ems by which a line without spaces may be too short."""
_EVEN_SHARE = 3
"""The same as a part of the measure for text in even lines; a last line shorter than that part is lonely."""


class _Node(NamedTuple):
    """The best way found to end a line at a spot, of one tightness, below few hyphens or below many."""

    spot: Spot
    fitness: int
    hyphens: int
    """How many lines end in hyphens below each other."""
    demerits: float
    previous: _Node | None


_Opening = tuple[float, int, list[_Node]]
"""Where a line may begin: `Spot.start`, `Spot.start_places` and the best ways to come there."""


def break_totally(
    galley: Galley, limit: float, indent: float, breaker: Breaker, plain: Breaker
) -> list[Cut] | None:
    """The best lines for the galley, or None where even the last pass finds none (a character wider than
    the line) and where the text is no prose but data without spaces.

    A pass that leaves a serious flaw gives way to a later one that does not, short of tearing words.

    ``plain`` offers the breaks of the first pass. Lines of justified text are at most ``limit`` points wide
    once their spaces have shrunk, the first one ``indent`` less.
    """
    words = measured(galley)
    if any(len(word.text) == LONGEST for word in words):
        return None

    def searched(nth: int, barred: int | None = None) -> _Node | None:
        hyphenated, tolerance = _PASSES[nth]
        search = _Search(galley, limit, tolerance)
        torn = limit if tolerance == _INFINITE else _INFINITE
        offered = spots(galley, words, breaker if hyphenated else plain, torn, search.reaches)
        return search.best((spot for spot in offered if spot.cut != barred) if barred else offered, indent)

    best: _Node | None = None
    taken = 0
    for nth, (_, tolerance) in enumerate(_PASSES):
        if best is not None and (tolerance == _INFINITE or not _is_flawed(best)):
            break
        found = searched(nth)
        if found is not None and (best is None or found.demerits < best.demerits):
            best, taken = found, nth
    return _smoothed(galley, words, limit, best, partial(searched, taken)) if best is not None else None


def _smoothed(
    galley: Galley, words: Sequence[Word], limit: float, best: _Node, searched: Callable[[int], _Node | None]
) -> list[Cut]:
    """The lines found, or others that have fewer of the flaws that only lines together show and are not much
    worse. ``searched`` tries again without a break."""
    chosen = cuts = _cuts(best)
    flaws = flawed(galley, words, cuts, limit)
    price = best.demerits + _FLAW * len(flaws)
    for line in flaws[:_TRIALS]:
        for barred in {cuts[line].end, cuts[max(line - 1, 0)].end}:
            other = searched(barred)
            if other is not None and other.demerits < price:
                lines = _cuts(other)
                paid = other.demerits + _FLAW * len(flawed(galley, words, lines, limit))
                if paid < price:
                    chosen, price = lines, paid
    return chosen


class _Search:
    """One pass over the spots."""

    def __init__(self, galley: Galley, limit: float, tolerance: float) -> None:
        self._active: list[_Opening] = []
        self._end = len(galley.text)
        self._limit = limit + EPSILON
        self._tolerance = tolerance
        em = galley.style.size
        self._hair = _HAIR * em
        self._hang = galley.hang_before(0)
        ragged = galley.style.align != "justify"
        # What a line gives: so much, and so much more for every place that gives; and what each can take.
        even = min(limit / _EVEN_SHARE, galley.style.even * em)
        self._margin = max(_RAGGED_EMS * em, even) if ragged else 0.0
        self._give = 0.0 if ragged else STRETCH * galley.unit
        self._take = 0.0 if ragged or galley.between else SHRINK * galley.unit
        self._least = max(2 * em, even)

    def reaches(self, end: float, end_places: int) -> bool:
        """Whether a line in hand would need no more than it may give if it ended there."""
        if not self._active:
            return False
        # Of all lines the one that begins first is the fullest.
        start, start_places, _ = self._active[0]
        slack = self._limit - (end - start)
        # Without limits to what nothing may give, this compares with no number.
        return not slack > self._tolerance * (self._margin + (end_places - start_places) * self._give)

    def best(self, offered: Iterable[Spot], indent: float) -> _Node | None:
        """The end of the chain of lines with the fewest demerits, or None if no chain reaches the last
        spot."""
        start = self._hang - indent
        origin = Spot(0, False, False, 0.0, 0.0, 0, start, 0)
        active = self._active = [(start, 0, [_Node(origin, _DECENT, 0, 0.0, None)])]
        ways: list[_Node] = []
        for spot in offered:
            ways = self._ways(spot)
            if ways:
                active.append((spot.start, spot.start_places, ways))
            elif not active:
                return None
        return ways[0] if ways else None

    def _ways(self, spot: Spot) -> list[_Node]:
        """The best ways to end a line at ``spot``, the very best first; none if no line in hand can.

        Lines in hand are in the order in which they begin, so those that are too long come first and those
        that are too loose last: only the ones between are looked at, and the time is linear in the text.
        """
        end, end_places = spot.end, spot.end_places
        final = spot.cut == self._end
        price = spot.penalty**2
        found: dict[int, _Node] = {}
        bound = _INFINITE
        gone = 0
        for start, start_places, begun in self._active:
            slack = self._limit - (end - start)
            count = end_places - start_places
            if slack >= 0:
                give = self._margin + count * self._give
                ratio = slack / give if give else _INFINITE if slack > self._hair else 0.0
            else:
                take = count * self._take
                ratio = slack / take if take else -_INFINITE
                if ratio < -1.0:
                    # Only at a break without a hyphen is it certain that all further lines from here are
                    # too long.
                    gone += not spot.hyphen
                    continue
            if final and slack > 0:
                ratio = 0.0
            elif ratio > self._tolerance:
                break
            badness = 100.0 * abs(ratio) ** 3
            if badness > _WORST_BADNESS:
                # Where all lines are hopeless, the fuller ones are still better.
                badness = min(badness, _WORST_BADNESS * (1.0 + max(0.0, slack) / self._limit))
            line = (_LINE_PENALTY + badness) ** 2 + price
            if begun[0].demerits + line > bound:
                continue
            first = begun[0].spot
            if first.hyphen:
                line += (_LADDER if spot.hyphen else 0.0) + (_LATE_HYPHEN if final else 0.0)
            if final and first.cut:
                line += self._loneliness(self._limit - slack, count == 0 and first.hyphen)
            fitness = _fitness(ratio)
            for way in begun:
                demerits = way.demerits + line + (_UNEVEN if abs(fitness - way.fitness) > 1 else 0.0)
                hyphens = way.hyphens + 1 if spot.hyphen else 0
                if hyphens > 2:
                    demerits += _TOWER
                kind = fitness if hyphens < 2 else fitness + _VERY_LOOSE + 1
                rival = found.get(kind)
                if demerits <= bound and (rival is None or demerits < rival.demerits):
                    found[kind] = _Node(spot, fitness, hyphens, demerits, way)
                    # What has more is beaten whatever lines follow: they depend on the class by as much.
                    if hyphens < 2:
                        bound = min(bound, demerits + _UNEVEN)
        if gone:
            del self._active[:gone]
        ways = [node for node in found.values() if node.demerits <= bound]
        return sorted(ways, key=_demerits) if len(ways) > 1 else ways

    def _loneliness(self, width: float, fragment: bool) -> float:
        """Demerits of a short last line."""
        if width < self._least or fragment:
            return _LONELY
        return _SHORT if width < self._limit / 8 else 0.0


_TIGHT, _DECENT, _LOOSE, _VERY_LOOSE = range(4)


def _fitness(ratio: float) -> int:
    """Knuth and Plass's classes of tightness."""
    if ratio < -0.5:
        return _TIGHT
    if ratio <= 0.5:
        return _DECENT
    return _LOOSE if ratio <= 1.0 else _VERY_LOOSE


def _demerits(node: _Node) -> float:
    return node.demerits


def _is_flawed(last: _Node) -> bool:
    """Whether one of the lines up to ``last`` costs more than a loose line ever does."""
    node = last
    while node.previous is not None:
        if node.demerits - node.previous.demerits >= _SERIOUS:
            return True
        node = node.previous
    return False


def _cuts(last: _Node) -> list[Cut]:
    """The lines of a chain, first to last."""
    cuts: list[Cut] = []
    node = last
    while node.previous is not None:
        cuts.append(Cut(node.previous.spot.cut, node.spot.cut, node.spot.inserted))
        node = node.previous
    return cuts[::-1]
