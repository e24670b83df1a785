"""Line breaking over a whole paragraph, after Knuth and Plass, "Breaking paragraphs into lines" (1981).

Of all ways to break a paragraph, the one with the fewest demerits: evenly spaced lines, few hyphens, none
below the other, no lonely word at the end. It works in passes, as TeX does: without hyphens if that already
gives good lines, then with them, then with looser lines, at last with words torn apart. Text set ragged goes
the same way, but its spaces do not give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from deckbuilder.text.breaker import Break, Breaker
from deckbuilder.text.breaks import LONGEST, words
from deckbuilder.text.clusters import clusters
from deckbuilder.text.galley import Cut, Galley
from deckbuilder.text.glue import SHRINK, STRETCH, spaces
from deckbuilder.text.greedy import EPSILON
from deckbuilder.text.units import SPACES

_INFINITE = float("inf")
# Each pass: with hyphens or without, and how much of what its spaces can give a line may use.
_PASSES = ((False, 0.8), (True, 1.5), (True, 4.0), (True, _INFINITE))
# TeX's plain parameters, in its units.
_LINE_PENALTY = 10.0
_WORST_BADNESS = 1_000.0
_UNEVEN = 10_000.0
"""A tight line beside a loose one."""
_LADDER = 10_000.0
"""Two hyphens below each other."""
_LATE_HYPHEN = 5_000.0
"""A hyphen in the last line but one."""
# Our own: TeX leaves the last line to the author.
_LONELY = 300_000.0
"""A last line too short to be seen: narrower than two ems, or the rest of a word alone."""
_SHORT = 20_000.0
"""A last line shorter than an eighth of the measure."""
_TORN = 5_000.0
"""A penalty, not demerits: a word cut between any two letters."""
_BEFORE_DASH = 100.0
"""A penalty: the next line begins with a dash that stands between spaces."""
_DASHES = ("\u2013", "\u2014")
_RAGGED_EMS = 4.0
"""How far short of the measure a line of ragged text ends that is as bad as a justified one at its limit."""
_EVEN_SHARE = 3
"""The same as a part of the measure for text in even lines; a last line shorter than that part is lonely."""


class _Spot(NamedTuple):
    """A place where a line may end. Widths are points from the paragraph's start, were it all on one line."""

    cut: int
    inserted: bool
    hyphen: bool
    penalty: float
    end: float
    """Where the line that ends here ends, hyphen included, spaces not."""
    end_spaces: int
    start: float
    """Where the line that begins here begins."""
    start_spaces: int


class _Node(NamedTuple):
    """The best way found to end a line at a spot, in one class of tightness."""

    spot: _Spot
    fitness: int
    demerits: float
    previous: _Node | None


def break_totally(
    galley: Galley, limit: float, indent: float, breaker: Breaker, plain: Breaker
) -> list[Cut] | None:
    """The best lines for the galley, or None where even the last pass finds none (a character wider than
    the line) and where the text is no prose but data without spaces.

    A pass that leaves a lonely last line gives way to a later one that does not.

    ``plain`` offers the breaks of the first pass. Lines of justified text are at most ``limit`` points wide
    once their spaces have shrunk, the first one ``indent`` less.
    """
    if LONGEST in map(len, words(galley.text)):
        return None
    best: _Node | None = None
    for hyphenated, tolerance in _PASSES:
        torn = limit if tolerance == _INFINITE else _INFINITE
        search = _Search(galley, limit, tolerance)
        found = search.best(_spots(galley, breaker if hyphenated else plain, torn, search.reaches), indent)
        if found is not None and (best is None or found.demerits < best.demerits):
            best = found
        if best is not None and best.demerits < _LONELY:
            break
    return _cuts(best) if best is not None else None


def _spots(
    galley: Galley, breaker: Breaker, limit: float, reaches: Callable[[float, int], bool]
) -> Iterator[_Spot]:
    """Where lines may end, the paragraph's end last. Words wider than ``limit`` may be torn anywhere.

    ``reaches`` is asked whether a line that ends at some point, after so many spaces, could be full: only
    there are words looked into, which means a look at the dictionary and shaping all their parts.
    """
    parts = words(galley.text)
    followers = [*parts[1:], ""]
    x = 0.0
    count = at = 0
    for word, (width, full), follower in zip(parts, galley.word_widths(parts), followers, strict=True):
        bare = word.rstrip(SPACES)
        inner: tuple[Break, ...] = ()
        # A part with its hyphen is wider than the whole word at most by a hyphen.
        if len(bare) > 1 and reaches(x + width + galley.space, count + spaces(bare)):
            inner = breaker.within(bare, galley.lang(at))
        if width > limit:
            inner = _torn(galley, at, bare, inner, limit)
        for place, inserted, hyphen, penalty in inner:
            end = x + galley.width(at, at + place, inserted)
            start = x + width - galley.width(at + place, at + len(bare))
            passed = count + spaces(bare[:place])
            yield _Spot(at + place, inserted, hyphen, penalty, end, passed, start, passed)
        inked, end = count + spaces(bare), x + width
        count += spaces(word)
        x += full
        at += len(word)
        penalty = _BEFORE_DASH if follower.rstrip(SPACES) in _DASHES else 0.0
        yield _Spot(at, False, False, penalty, end, inked, x, count)


def _torn(galley: Galley, at: int, word: str, breaks: tuple[Break, ...], limit: float) -> tuple[Break, ...]:
    """The breaks of a word, and one between any two clusters of the parts that are wider than ``limit``."""
    found: list[Break] = []
    start = 0
    for spot in (*breaks, Break(len(word), False, False, 0.0)):
        if galley.width(at + start, at + spot.at, spot.inserted) > limit:
            ends = accumulate(map(len, clusters(word[start : spot.at])), initial=start)
            found += (Break(end, False, False, _TORN) for end in ends if start < end < spot.at)
        found.append(spot)
        start = spot.at
    return tuple(found[:-1])


class _Search:
    """One pass over the spots."""

    def __init__(self, galley: Galley, limit: float, tolerance: float) -> None:
        self._active: list[_Node] = []
        self._end = len(galley.text)
        self._limit = limit + EPSILON
        self._tolerance = tolerance
        self._give = STRETCH * galley.space
        self._take = SHRINK * galley.space
        self._em = galley.style.size
        self._ragged = galley.style.align != "justify"
        self._short = max(_RAGGED_EMS * self._em, limit / _EVEN_SHARE if galley.style.even else 0.0)
        self._least = max(2 * self._em, limit / _EVEN_SHARE if galley.style.even else 0.0)

    def reaches(self, end: float, end_spaces: int) -> bool:
        """Whether a line in hand would need no more than it may give if it ended there."""
        for node in self._active:
            slack = self._limit - (end - node.spot.start)
            if slack <= 0 or self._ratio(slack, end_spaces - node.spot.start_spaces) <= self._tolerance:
                return True
        return False

    def best(self, spots: Iterable[_Spot], indent: float) -> _Node | None:
        """The end of the chain of lines with the fewest demerits, or None if no chain reaches the last
        spot."""
        origin = _Spot(0, False, False, 0.0, 0.0, 0, -indent, 0)
        self._active = [_Node(origin, _DECENT, 0.0, None)]
        reached: dict[int, _Node] = {}
        for spot in spots:
            final = spot.cut == self._end
            reached = {}
            still: list[_Node] = []
            for node in self._active:
                slack = self._limit - (spot.end - node.spot.start)
                ratio = self._ratio(slack, spot.end_spaces - node.spot.start_spaces)
                # Only at a break without a hyphen is it certain that all further lines from here are too
                # long.
                if ratio >= -1.0 or spot.hyphen:
                    still.append(node)
                if ratio >= -1.0 and (ratio <= self._tolerance or final):
                    line = self._line(node, spot, ratio, slack, final)
                    rival = reached.get(line.fitness)
                    if rival is None or line.demerits < rival.demerits:
                        reached[line.fitness] = line
            self._active = still + list(reached.values())
            if not self._active:
                return None
        return min(reached.values(), key=lambda node: node.demerits, default=None)

    def _ratio(self, slack: float, count: int) -> float:
        """How much of what its spaces can give (or take, below 0) a line uses; below -1 it is too long."""
        if self._ragged:
            return slack / self._short if slack >= 0 else -_INFINITE
        if slack >= 0:
            return slack / (count * self._give) if count else (_INFINITE if slack > self._em * 0.01 else 0.0)
        return slack / (count * self._take) if count else -_INFINITE

    def _line(self, node: _Node, spot: _Spot, ratio: float, slack: float, final: bool) -> _Node:
        """The node that a line from ``node`` to ``spot`` leads to."""
        if final:
            ratio = min(ratio, 0.0)
        fitness = _fitness(ratio)
        # Where all lines are hopeless, the fuller ones are still better.
        badness = min(100.0 * abs(ratio) ** 3, _WORST_BADNESS * (1.0 + max(0.0, slack) / self._limit))
        demerits = (_LINE_PENALTY + badness) ** 2 + spot.penalty**2
        if abs(fitness - node.fitness) > 1:
            demerits += _UNEVEN
        if spot.hyphen and node.spot.hyphen:
            demerits += _LADDER
        if final and node.spot.hyphen:
            demerits += _LATE_HYPHEN
        if final and node.previous:
            demerits += self._loneliness(
                self._limit - slack, spot.end_spaces == node.spot.start_spaces and node.spot.hyphen
            )
        return _Node(spot, fitness, node.demerits + demerits, node)

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


def _cuts(last: _Node) -> list[Cut]:
    """The lines of a chain, first to last."""
    cuts: list[Cut] = []
    node = last
    while node.previous is not None:
        cuts.append(Cut(node.previous.spot.cut, node.spot.cut, node.spot.inserted))
        node = node.previous
    return cuts[::-1]
