"""Where a line may end: between words, after hyphens and dashes, between ideographs, after a Tibetan tsheg.

The rules for Latin text are those on which PowerPoint and LibreOffice agree, which are narrower than UAX
#14's: a break they might refuse is not offered, so that a slide never needs more lines than planned. Where
nobody else breaks the lines, all other scripts follow UAX #14 (`unicode_words`).
Hyphenation is `hyphens`' work; which breaks are taken, `greedy`'s and `totalfit`'s.
"""

from __future__ import annotations

import re
from itertools import pairwise

from deckbuilder.text.clusters import clusters
from deckbuilder.text.units import SPACES, TSHEG, is_ideograph, is_tibetan_letter, unspaced

SOFT_HYPHEN = "\u00ad"
#: No word is this long: what goes on without a space is data, and is cut so that measuring it stays linear.
LONGEST = 200
_WORD = re.compile(f"[^{SPACES}]{{1,{LONGEST}}}[{SPACES}]*|[{SPACES}]+")
# Kinsoku: what must not begin or end a line (JIS X 4051, and UAX #14 classes CL, CP, EX, IS, NS, OP, QU).
_NO_START = frozenset(
    "、。，．・：；？！゛゜´｀¨＾ヽヾゝゞ々〻ー’”）〕］｝〉》」』】〙〗〟｠»"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ‐゠–〜～…‥%‰℃°,.!?:;)]}/％"
)
_NO_END = frozenset("‘“（〔［｛〈《「『【〘〖〝｟«([{￥＄£$")
_GLUE = frozenset("\u00a0\u2007\u202f\u2011\u2060\ufeff\u0f0c")

#: Text that needs no more than the rules here: letters below Hebrew, punctuation, signs.
_WESTERN = re.compile("[\u0000-\u058f\u1e00-\u2bff\ufeff]*")

_INSIDE = re.compile(
    "(?<=[^\\W\\d_][-\u2010])(?=[^\\W\\d_])"  # well-known, but not COVID-19 or 5-year
    "|(?<=\\w[\u2013\u2014])(?=[^\\W\\d_\u2013\u2014])"  # word—word, but not 2010–2020
    "|(?<=[\\w)\u2019\u201d\"'.,;:!?][\u2014])(?=[^\\W\\d_])"
    "|(?<=\u200b)(?=.)"
    "|(?<=\\w\u00ad)(?=\\w)"
)
_ADDRESS = re.compile("://|^www\\.|@.*\\.|.*[/_=&.].*[/_=&.]")
_IN_ADDRESS = re.compile("(?<=[\\w)][/.?&=_#%~:-])(?=[^\\W_])|(?<=://)(?=\\w)")


def words(text: str) -> list[str]:
    """``text`` cut wherever a line may end without a mark: after spaces, which stay with the word before
    them, and between the characters of scripts that write none. Joined they give ``text`` again."""
    return _unspaced_words(text) if unspaced(text) else _WORD.findall(text)


def unicode_words(text: str) -> list[str]:
    """`words` by UAX #14 (strict: no small kana begin a line), for all scripts but Latin, Greek, Cyrillic and
    Armenian, which keep the rules above: signs between their letters and figures are for `inside` to
    judge."""
    if _WESTERN.fullmatch(text):
        return words(text)
    from deckbuilder.text.uax14 import opportunities

    spots = [
        at
        for at in opportunities(text)
        if text[at - 1] in SPACES or not _WESTERN.fullmatch(text[at - 1 : at + 1])
    ]
    return [text[start:end] for start, end in pairwise([0, *spots, len(text)])] if text else []


def guessed(word: str) -> tuple[int, ...]:
    """Where a word of a script that would need a dictionary (Thai, Lao, Khmer, Burmese …) may be broken for
    want of better."""
    if _WESTERN.fullmatch(word):
        return ()
    from deckbuilder.text.syllables import beginnings

    return beginnings(word)


def inside(word: str) -> tuple[int, ...]:
    """Indices within one of the `words` before which a line may end as well: after a mark that stands
    there."""
    return () if word.isalpha() else tuple(m.start() for m in _INSIDE.finditer(word))


def in_address(word: str) -> tuple[int, ...]:
    """Where a web or mail address, or another long string of marks and names, may be broken without a
    hyphen."""
    return tuple(m.start() for m in _IN_ADDRESS.finditer(word)) if _ADDRESS.search(word) else ()


def _unspaced_words(text: str) -> list[str]:
    parts: list[str] = []
    last = ""
    for cluster in clusters(text):
        if parts and not _may_part(last, cluster[0]):
            parts[-1] += cluster
        else:
            parts.append(cluster)
        last = cluster
    return parts


def _may_part(last: str, first: str) -> bool:
    """Whether a line may end between a cluster and a character."""
    base = last[0]
    if first in SPACES or first in _NO_START or first in _GLUE or base in _GLUE:
        return False
    if base in SPACES:
        return True
    if base == TSHEG:
        return is_tibetan_letter(first)
    return base not in _NO_END and (is_ideograph(base) or is_ideograph(first))
