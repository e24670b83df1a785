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
#: The scripts of Unicode's class SA.
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aad]")
#: What goes with the cluster after it: Thai and Lao vowels written first, signs that stack consonants.
_LEADS = re.compile("[\u0e40-\u0e44\u0ec0-\u0ec4]|[\u1039\u17d2\u1a60]$")
#: A Burmese or Lanna consonant without vowel ends a syllable.
_CLOSES = re.compile("[\u103a\u1a7a]$")
#: What goes with the cluster before it: vowels and signs written last, and figures.
_TRAILS = re.compile(
    "[\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0e50-\u0e5b\u0eaf\u0eb0\u0eb2\u0eb3\u0ebd\u0ec6\u0ed0-\u0ed9"
    "\u1040-\u104b\u17d4-\u17dc\u17e0-\u17e9]"
)

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
    want of better: before clusters that look like the beginning of a syllable, for they have a vowel."""
    if not _UNPARTED.search(word):
        return ()
    parts = clusters(word)
    found = []
    at = 0
    for one, other, third in zip(parts, parts[1:], [*parts[2:], ""], strict=False):
        at += len(one)
        begins = len(other) > 1 or _LEADS.match(other) or _TRAILS.match(third)
        kept = _LEADS.search(one) or _TRAILS.match(other) or _CLOSES.search(other)
        if _UNPARTED.match(one) and _UNPARTED.match(other) and begins and not kept:
            found.append(at)
    return tuple(found)


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
