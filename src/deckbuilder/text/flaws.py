"""What an eye catches in set lines that no single line shows: words stacked at an edge, rivers of spaces.

Demerits between neighbouring lines cannot tell them cheaply, so they are looked for in the lines found, and
`totalfit` tries again without one of their breaks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from deckbuilder.text.galley import Cut, Galley
from deckbuilder.text.spots import Word

#: Letters of a word that is seen twice below each other; shorter ones are seen the third time.
_SEEN = 4
#: Lines through which a river runs, and the part of a word space by which its spaces overlap.
_RIVER, _OVERLAP = 4, 0.5


def flawed(galley: Galley, words: Sequence[Word], cuts: Sequence[Cut], measure: float) -> list[int]:
    """Indices of the lines whose end a flaw hangs on, in order, one for each flaw. ``measure`` is the width
    that lines are set to, in points."""
    found = _stacks(galley.text, cuts)
    if galley.hangs and not galley.between:
        found += _rivers(galley, words, cuts, measure)
    return sorted(found)


def _stacks(text: str, cuts: Sequence[Cut]) -> list[int]:
    lines = [text[cut.start : cut.end].split() for cut in cuts]
    found = []
    for side in (0, -1):
        edge = [line[side].casefold().strip(".,;:!?") if line else "" for line in lines]
        for at, (one, other) in enumerate(pairwise(edge)):
            twice = one and one == other
            if twice and (len(one) >= _SEEN or (at and edge[at - 1] == one)):
                found.append(at)
    return found


def _rivers(galley: Galley, words: Sequence[Word], cuts: Sequence[Cut], measure: float) -> list[int]:
    if len(cuts) <= _RIVER:
        return []
    starts = [word.at for word in words]
    least = _OVERLAP * galley.space
    found = []
    flow: dict[float, int] = {}
    for index, cut in enumerate(cuts):
        gaps = _gaps(words, starts, cut, measure if index + 1 < len(cuts) else None)
        ends = [right for _, right in gaps]
        lengths = dict.fromkeys((left for left, _ in gaps), 1)
        for x, length in flow.items():
            at = bisect_left(ends, x + least)
            if at < len(gaps) and gaps[at][0] <= x + galley.space - least:
                lengths[gaps[at][0]] = length + 1
        if _RIVER in lengths.values():
            found.append(index - 1)
        flow = lengths
    return found


def _gaps(
    words: Sequence[Word], starts: Sequence[int], cut: Cut, measure: float | None
) -> list[tuple[float, float]]:
    """The word spaces of a line, from left to right, each with its ends in points from the line's start."""
    first = max(bisect_right(starts, cut.start) - 1, 0)
    last = bisect_left(starts, cut.end) - 1
    if last <= first:
        return []
    begin = words[first].x if starts[first] == cut.start else words[first + 1].x - words[first].width
    width = words[last].x + words[last].width - begin
    added = (measure - width) / (last - first) if measure is not None else 0.0
    gaps = []
    for nth, index in enumerate(range(first, last)):
        left = words[index].x + words[index].width - begin + nth * added
        gaps.append((left, words[index + 1].x - begin + (nth + 1) * added))
    return gaps
