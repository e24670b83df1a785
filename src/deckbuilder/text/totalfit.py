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
_HAIR = 0.01
"""Ems by which a line without spaces may be too short."""
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


_Opening = tuple[float, int, list[_Node]]
"""Where a line may begin: `_Spot.start`, `_Spot.start_spaces` and the best ways to come there."""


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
    measured = _words(galley)
    best: _Node | None = None
    for hyphenated, tolerance in _PASSES:
        torn = limit if tolerance == _INFINITE else _INFINITE
        search = _Search(galley, limit, tolerance)
        offered = breaker if hyphenated else plain
        found = search.best(_spots(galley, measured, offered, torn, search.reaches), indent)
        if found is not None and (best is None or found.demerits < best.demerits):
            best = found
        if best is not None and not _ends_lonely(best):
            break
    return _cuts(best) if best is not None else None


class _Word(NamedTuple):
    """A word with where it stands, were the paragraph all on one line."""

    at: int
    text: str
    """Without the spaces that follow it."""
    x: float
    spaces: int
    """How many stand before it."""
    width: float
    end: _Spot
    """Where a line may end behind it."""


def _words(galley: Galley) -> list[_Word]:
    parts = words(galley.text)
    found: list[_Word] = []
    x = 0.0
    count = at = 0
    for part, (width, full), follower in zip(parts, galley.word_widths(parts), [*parts[1:], ""], strict=True):
        text = part.rstrip(SPACES)
        next_at, next_x, next_count = at + len(part), x + full, count + spaces(part)
        penalty = _BEFORE_DASH if follower.startswith(_DASHES) and follower.rstrip(SPACES) in _DASHES else 0.0
        inked = next_count if text is part else count + spaces(text)
        end = _Spot(next_at, False, False, penalty, x + width, inked, next_x, next_count)
        found.append(_Word(at, text, x, count, width, end))
        at, x, count = next_at, next_x, next_count
    return found


def _spots(
    galley: Galley, words: list[_Word], breaker: Breaker, limit: float, reaches: Callable[[float, int], bool]
) -> Iterator[_Spot]:
    """Where lines may end, the paragraph's end last. Words wider than ``limit`` may be torn anywhere.

    ``reaches`` is asked whether a line that ends at some point, after so many spaces, could be full: only
    there are words looked into, which means a look at the dictionary and shaping all their parts.
    """
    for word in words:
        at, text, x, count, width, end = word
        inner: tuple[Break, ...] = ()
        # A part with its hyphen is wider than the whole word at most by a hyphen.
        if len(text) > 1 and reaches(x + width + galley.space, end.end_spaces):
            inner = breaker.within(text, galley.lang(at))
        if width > limit:
            inner = _torn(galley, at, text, inner, limit)
        for place, inserted, hyphen, penalty in inner:
            ends = x + galley.width(at, at + place, inserted)
            start = x + width - galley.width(at + place, at + len(text))
            passed = count + spaces(text[:place])
            yield _Spot(at + place, inserted, hyphen, penalty, ends, passed, start, passed)
        yield end


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
        self._active: list[_Opening] = []
        self._end = len(galley.text)
        self._limit = limit + EPSILON
        self._tolerance = tolerance
        em = galley.style.size
        self._hair = _HAIR * em
        ragged = galley.style.align != "justify"
        # What a line gives: so much, and so much more for every space; and what each space can take.
        even = limit / _EVEN_SHARE if galley.style.even else 0.0
        self._margin = max(_RAGGED_EMS * em, even) if ragged else 0.0
        self._give = 0.0 if ragged else STRETCH * galley.space
        self._take = 0.0 if ragged else SHRINK * galley.space
        self._least = max(2 * em, even)

    def reaches(self, end: float, end_spaces: int) -> bool:
        """Whether a line in hand would need no more than it may give if it ended there."""
        if not self._active:
            return False
        # Of all lines the one that begins first is the fullest.
        start, start_spaces, _ = self._active[0]
        slack = self._limit - (end - start)
        # Without limits to what nothing may give, this compares with no number.
        return not slack > self._tolerance * (self._margin + (end_spaces - start_spaces) * self._give)

    def best(self, spots: Iterable[_Spot], indent: float) -> _Node | None:
        """The end of the chain of lines with the fewest demerits, or None if no chain reaches the last
        spot."""
        origin = _Spot(0, False, False, 0.0, 0.0, 0, -indent, 0)
        active = self._active = [(-indent, 0, [_Node(origin, _DECENT, 0.0, None)])]
        ways: list[_Node] = []
        for spot in spots:
            ways = self._ways(spot)
            if ways:
                active.append((spot.start, spot.start_spaces, ways))
            elif not active:
                return None
        return ways[0] if ways else None

    def _ways(self, spot: _Spot) -> list[_Node]:
        """The best ways to end a line at ``spot``, the very best first; none if no line in hand can.

        Lines in hand are in the order in which they begin, so those that are too long come first and those
        that are too loose last: only the ones between are looked at, and the time is linear in the text.
        """
        end, end_spaces = spot.end, spot.end_spaces
        final = spot.cut == self._end
        price = spot.penalty**2
        found: dict[int, _Node] = {}
        bound = _INFINITE
        gone = 0
        for start, start_spaces, begun in self._active:
            slack = self._limit - (end - start)
            count = end_spaces - start_spaces
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
                rival = found.get(fitness)
                if demerits <= bound and (rival is None or demerits < rival.demerits):
                    found[fitness] = _Node(spot, fitness, demerits, way)
                    # What has more is beaten whatever lines follow: they depend on the class by as much.
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


def _ends_lonely(last: _Node) -> bool:
    return last.previous is not None and last.demerits - last.previous.demerits >= _LONELY


def _cuts(last: _Node) -> list[Cut]:
    """The lines of a chain, first to last."""
    cuts: list[Cut] = []
    node = last
    while node.previous is not None:
        cuts.append(Cut(node.previous.spot.cut, node.spot.cut, node.spot.inserted))
        node = node.previous
    return cuts[::-1]
