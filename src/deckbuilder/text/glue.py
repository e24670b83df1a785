"""The word space of justified text: how far it gives. Which lines are formed is `totalfit`'s work."""

from __future__ import annotations

#: Characters that justification widens and narrows. The narrow and the figure space keep their width.
WORD_SPACES = " \u00a0"
#: Shares of the word space that a well set line adds or takes away at most. Text faces have narrow word
#: spaces today (0.24 em), so these are wider than TeX's 0.5 and 0.33 of a wide one; narrower ones buy
#: evenness with hyphens.
STRETCH, SHRINK = 0.75, 0.3
#: A line that would need more than this (word spaces three times their width) is better left ragged.
LOOSEST = 2.0


def spaces(text: str) -> int:
    """How many word spaces a text has."""
    return text.count(" ") + text.count("\u00a0")


def spread(slack: float, count: int, space: float) -> float:
    """Points to add to each of ``count`` word spaces, ``space`` points wide, so that ``slack`` points are
    used up."""
    if not count or slack > LOOSEST * space * count:
        return 0.0
    return slack / count
