"""What is shaped by itself: a word, a space, an ideograph, a Tibetan syllable.

Lines may end between units (and within words), never does a glyph depend on the unit before: so widths add
up. It knows characters, not fonts or lines.
"""

from __future__ import annotations

import re
from functools import cache

from deckbuilder.text.clusters import clusters

#: Spaces that may vanish at a line's end. Not among them: the no-break spaces U+00A0, U+2007, U+202F.
SPACES = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_ANY_SPACE = SPACES + "\u00a0"
TSHEG = "\u0f0b"

_UNITS = re.compile(f"[{SPACES}\u00a0]|[^{SPACES}\u00a0]+")
# HarfBuzz shapes a text by the rules of one script. Letters of Latin, Greek and Cyrillic may stand in one
# word with those of scripts with rules of their own (Hindi endings after GDP): there it is cut.
_FIRST_INDIC = "\u0900"
_SHAPED = "\u0900-\u109f\u1100-\u1cff\ua800-\uabff"
_SOUTH_OR_JAMO = re.compile("[\u0f00-\u0fff\u1100-\u11ff]")


def unspaced(text: str) -> bool:
    """Whether ``text`` may hold scripts that do not part words by spaces; quick, and too often true rather
    than not."""
    return not text.isascii() and (max(text) >= "\u2e80" or _SOUTH_OR_JAMO.search(text) is not None)


def is_ideograph(char: str) -> bool:
    """Han, kana, Hangul syllables and their full-width punctuation, before and after which lines may end."""
    return "\u2e80" <= char <= "\ua4cf" or "\uac00" <= char <= "\ud7a3" or "\uf900" <= char <= "\ufaff" or (
        "\ufe30" <= char <= "\ufe4f" or "\uff00" <= char <= "\uffef" or "\U00020000" <= char <= "\U0003ffff"
    )  # fmt: skip


def is_tibetan(char: str) -> bool:
    """Letters, signs and marks of the Tibetan script."""
    return "\u0f00" <= char <= "\u0fff"


def is_tibetan_letter(char: str) -> bool:
    """Tibetan characters that may begin a line: letters and figures, not marks."""
    return char == "\u0f00" or "\u0f20" <= char <= "\u0f33" or "\u0f40" <= char <= "\u0f6c"


def units(text: str) -> list[str]:
    """``text`` cut into units; joined they give ``text`` again."""
    if unspaced(text):
        return _unspaced_units(text)
    found = _UNITS.findall(text)
    if text.isascii() or max(text) < _FIRST_INDIC:
        return found
    return [part for unit in found for part in _seams().findall(unit)]


def words(text: str) -> list[str]:
    """``text`` cut behind its spaces and where else a unit ends; joined they give ``text`` again."""
    found: list[str] = []
    for unit in units(text):
        if found and unit in _ANY_SPACE:
            found[-1] += unit
        else:
            found.append(unit)
    return found


@cache
def _seams() -> re.Pattern[str]:
    """Compiled with the first text that may need it."""
    return re.compile(f"[^{_SHAPED}]+|[{_SHAPED}][^A-Za-z\u00c0-\u052f]*")


def _unspaced_units(text: str) -> list[str]:
    found: list[str] = []
    last = ""
    for cluster in clusters(text):
        first = cluster[0]
        if found and _joined(last, first) and not found[-1].endswith(TSHEG):
            found[-1] += cluster
        else:
            found.append(cluster)
        last = first
    return found


def _joined(last: str, first: str) -> bool:
    """Whether two neighbouring characters, each the base of its cluster, belong to one unit."""
    apart = (
        is_ideograph(last)
        or is_ideograph(first)
        or last in SPACES
        or first in SPACES
        or "\u00a0" in (last, first)
    )
    return not apart and is_tibetan(last) == is_tibetan(first)
