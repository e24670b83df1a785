"""Where a line may end: between words, after hyphens and dashes, between ideographs, after a Tibetan tsheg.

The rules for Latin text are those on which PowerPoint and LibreOffice agree, which are narrower than UAX #14's: a
break they might refuse is not offered, so that a slide never needs more lines than planned. Hyphenation is `hyphens`'
work; which breaks are taken, `greedy`'s and `totalfit`'s.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from deckbuilder.text.clusters import clusters

SOFT_HYPHEN = "\u00ad"
#: Spaces that may vanish at a line's end. Not among them: the no-break spaces U+00A0, U+2007, U+202F.
SPACES = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"

_WORD = re.compile(f"[^{SPACES}]+[{SPACES}]*|[{SPACES}]+")
_DENSE = re.compile(
    "[\u0f00-\u0fff\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]|[\U00020000-\U0003ffff]"
)
_IDEOGRAPH = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_TSHEG = "\u0f0b"
_TIBETAN_LETTER = re.compile("[\u0f00\u0f20-\u0f33\u0f40-\u0f6c]")
# Kinsoku: what must not begin or end a line (JIS X 4051, and UAX #14 classes CL, CP, EX, IS, NS, OP, QU).
_NO_START = frozenset(
    "、。，．・：；？！゛゜´｀¨＾ヽヾゝゞ々〻ー’”）〕］｝〉》」』】〙〗〟｠»"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ‐゠–〜～…‥%‰℃°,.!?:;)]}/％"
)
_NO_END = frozenset("‘“（〔［｛〈《「『【〘〖〝｟«([{￥＄£$")
_GLUE = frozenset("\u00a0\u2007\u202f\u2011\u2060\ufeff\u0f0c")

_INSIDE = re.compile(
    "(?<=[^\\W\\d_][-\u2010])(?=[^\\W\\d_])"  # well-known, but not COVID-19 or 5-year
    "|(?<=\\w[\u2013\u2014])(?=[^\\W\\d_\u2013\u2014])"  # word—word, but not 2010–2020
    "|(?<=[\\w)\u2019\u201d\"'.,;:!?][\u2014])(?=[^\\W\\d_])"
    "|(?<=\u200b)(?=.)"
    "|(?<=\\w\u00ad)(?=\\w)"
)
_ADDRESS = re.compile("://|^www\\.|@.*\\.|.*[/_=&.].*[/_=&.]")
_IN_ADDRESS = re.compile("(?<=[\\w)][/.?&=_#%~:-])(?=[^\\W_])|(?<=://)(?=\\w)")


class Break(NamedTuple):
    """A place inside a word where a line may end."""

    at: int
    """The next line begins with this character."""
    hyphen: bool
    """A soft hyphen stands before it, which is drawn if the line ends here."""


def words(text: str) -> list[str]:
    """``text`` cut wherever a line may end without a mark: after spaces, which stay with the word before them, and
    between the characters of scripts that write none. Joined they give ``text`` again."""
    found = _WORD.findall(text)
    if not _DENSE.search(text):
        return found
    return [part for word in found for part in (_dense(word) if _DENSE.search(word) else (word,))]


def inside(word: str) -> tuple[Break, ...]:
    """Further places, within one of the `words`, where a line may end."""
    if word.isalpha():
        return ()
    return tuple(Break(m.start(), word[m.start() - 1] == SOFT_HYPHEN) for m in _INSIDE.finditer(word))


def in_address(word: str) -> tuple[int, ...]:
    """Where a web or mail address, or another long string of marks and names, may be broken without a hyphen."""
    return tuple(m.start() for m in _IN_ADDRESS.finditer(word)) if _ADDRESS.search(word) else ()


def _dense(word: str) -> list[str]:
    parts: list[str] = []
    for cluster in clusters(word):
        if parts and not _may_part(parts[-1], cluster):
            parts[-1] += cluster
        else:
            parts.append(cluster)
    return parts


def _may_part(before: str, cluster: str) -> bool:
    last, first = before[-1], cluster[0]
    if first in SPACES or first in _NO_START or first in _GLUE or last in _GLUE:
        return False
    if last in SPACES:
        return True
    if last == _TSHEG:
        return bool(_TIBETAN_LETTER.match(first))
    base = clusters(before)[-1][0]
    return base not in _NO_END and bool(_IDEOGRAPH.match(base) or _IDEOGRAPH.match(first))
