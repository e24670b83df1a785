"""The places where the lines of one paragraph may end, measured: what `totalfit` chooses from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from deckbuilder.text import margins
from deckbuilder.text.bonds import bonds
from deckbuilder.text.breaker import Break, Breaker
from deckbuilder.text.clusters import clusters
from deckbuilder.text.galley import Galley
from deckbuilder.text.glue import joints, places, spaces
from deckbuilder.text.units import SPACES

# Penalties, as TeX counts them.
_TORN = 5_000.0
"""A word cut between any two letters."""
_BEFORE_DASH = 100.0
"""The next line begins with a dash that stands between spaces."""
_DASHES = ("\u2013", "\u2014")


class Spot(NamedTuple):
    """A place where a line may end. Widths are points from the paragraph's start, were it all on one line."""

    cut: int
    inserted: bool
    hyphen: bool
    penalty: float
    end: float
    """Where the line that ends here ends: a hyphen included, spaces and what hangs beyond the margin not."""
    end_places: int
    """How many places that give stand before its end."""
    start: float
    """Where the line that begins here begins, what hangs before the margin left out."""
    start_places: int


class Word(NamedTuple):
    """A word with where it stands, were the paragraph all on one line."""

    at: int
    text: str
    """Without the spaces that follow it."""
    x: float
    places: int
    """How many places that give stand before it."""
    width: float
    end: Spot
    """Where a line may end behind it."""


def measured(galley: Galley) -> list[Word]:
    """The words of a paragraph."""
    parts = galley.words()
    bonded = bonds(galley.text, galley.style.lang)
    starters, enders = (margins.START, margins.END) if galley.hangs else ({}, {})
    between = galley.between
    inner = between or "\u00a0" in galley.text
    found: list[Word] = []
    x = 0.0
    count = at = 0
    for part, (width, full), follower in zip(parts, galley.word_widths(parts), [*parts[1:], ""], strict=True):
        text = part.rstrip(SPACES)
        gap = part[len(text) :]
        inked = count + places(text, between) if inner else count
        next_at, next_x = at + len(part), x + full
        next_count = inked + (1 if gap == " " else spaces(gap))
        if between:
            inked -= joints(text[-1:])
        penalty = bonded.get(next_at, 0.0)
        if follower.startswith(_DASHES) and follower.rstrip(SPACES) in _DASHES:
            penalty = _BEFORE_DASH
        ends, starts = x + width, next_x
        if text[-1:] in enders:
            ends -= galley.hang_after(at + len(text) - 1)
        if follower[:1] in starters:
            starts += galley.hang_before(next_at)
        end = Spot(next_at, False, False, penalty, ends, inked, starts, next_count)
        found.append(Word(at, text, x, count, width, end))
        at, x, count = next_at, next_x, next_count
    return found


def spots(
    galley: Galley,
    words: Sequence[Word],
    breaker: Breaker,
    limit: float,
    reaches: Callable[[float, int], bool],
) -> Iterator[Spot]:
    """Where lines may end, the paragraph's end last. Words wider than ``limit`` may be torn anywhere.

    ``reaches`` is asked whether a line that ends at some point, after so many places, could be full: only
    there are words looked into, which means a look at the dictionary and shaping all their parts.
    """
    for word in words:
        at, text, x, count, width, end = word
        inner: tuple[Break, ...] = ()
        # A part with its hyphen is wider than the whole word at most by a hyphen.
        if len(text) > 1 and reaches(x + width + galley.space, end.end_places):
            inner = breaker.within(galley.bare(at, text), galley.lang(at))
        if width > limit:
            inner = _torn(galley, at, text, inner, limit)
        for place, inserted, hyphen, penalty in inner:
            cut = at + place
            ends = x + galley.width(at, cut, inserted) - galley.hang_after(cut - 1, inserted)
            starts = x + width - galley.width(cut, at + len(text)) + galley.hang_before(cut)
            passed = count + places(text[:place], galley.between)
            yield Spot(cut, inserted, hyphen, penalty, ends, passed, starts, passed)
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
