"""Where a line of justified text gives, and how far: at its word spaces; in scripts that write none, between
ideographs and after Tibetan syllables. Which lines are formed is `totalfit`'s work.
"""

from __future__ import annotations

import re
from functools import cache

#: Characters that justification widens and narrows. The narrow and the figure space keep their width.
WORD_SPACES = " \u00a0"
#: Shares of the word space that a well set line adds or takes away at most. Text faces have narrow word
#: spaces today (0.24 em), so these are wider than TeX's 0.5 and 0.33 of a wide one; narrower ones buy
#: evenness with hyphens.
STRETCH, SHRINK = 0.75, 0.3
#: A line that would need more than this (word spaces three times their width) is better left ragged.
LOOSEST = 2.0
#: Ems between ideographs, or after a syllable, that count as a word space does: a well set line adds 0.06 em
#: there at most, and none more than 0.16.
JOINT = 0.08
_WIDE = (
    "\u2e80-\u2fdf\u3001-\u3029\u3030-\u312f\u3190-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60"
    "\U00020000-\U0003ffff"
)
# Nothing is added behind an opening mark, or before a closing one (JLREQ, 3.8.4) and what is drawn over the
# character before it.
_OPENING = "「『（【〈《〔［｛〘〖｟"
_CLOSING = "、。，．：；？！）」』】〉》〕］｝〙〗｠…‥゛゜"
_OVERSTRUCK = "\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef\u0f0b-\u0f14"


def spaces(text: str) -> int:
    """How many word spaces a text has."""
    return text.count(" ") + text.count("\u00a0")


def places(text: str, between: bool) -> int:
    """In how many places a text gives: its word spaces and, if asked, its `joints`."""
    return spaces(text) + joints(text) if between else spaces(text)


def joints(text: str) -> int:
    """How many ideographs and syllables in a text have a place behind them that gives."""
    return len(_joint().findall(text))


def parted(text: str) -> list[str]:
    """A text cut behind its `joints`."""
    ends = [match.end() for match in _joint().finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if start < end]


@cache
def _joint() -> re.Pattern[str]:
    """Compiled with the first text that may need it."""
    return re.compile(f"(?:(?![{_OPENING}])[{_WIDE}]|\u0f0b)(?![{_CLOSING}{_OVERSTRUCK}])")


def spread(slack: float, count: int, space: float) -> float:
    """Points to add to each of ``count`` places, ``space`` points wide, so that ``slack`` points are
    used up."""
    if not count or slack > LOOSEST * space * count:
        return 0.0
    return slack / count
