"""What a reader takes for one character: a base with its marks, a joined emoji, a Hangul syllable.

A compact form of UAX #29's extended grapheme clusters, enough never to part a letter from its accents. It
does not know about words or lines.
"""

from __future__ import annotations

import re
import unicodedata

# Where none of these occurs, every character is a cluster of its own: combining marks start at U+0300.
_PLAIN = re.compile("[\u0000-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200c\u2010-\u20cf\u2190-\u2bff]*")
_JOINER = "\u200d"
_MODIFIERS = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_REGIONAL = range(0x1F1E6, 0x1F200)


def clusters(text: str) -> list[str]:
    """``text`` cut into clusters; joined they give ``text`` again."""
    if _PLAIN.fullmatch(text):
        return list(text)
    found: list[str] = []
    for char in text:
        if found and _continues(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _continues(cluster: str, char: str) -> bool:
    code = ord(char)
    if (
        char == _JOINER
        or code in _MODIFIERS
        or code in _TAGS
        or unicodedata.category(char) in ("Mn", "Me", "Mc")
    ):
        return True
    last = cluster[-1]
    if last == _JOINER:
        return code >= 0x2190 and unicodedata.category(char) == "So"
    if code in _REGIONAL:
        return len(cluster) == 1 and ord(last) in _REGIONAL
    return _jamo(code) > 0 and 0 < _jamo(ord(last)) <= _jamo(code)


def _jamo(code: int) -> int:
    """Place in a decomposed Hangul syllable: 1 leading consonant, 2 vowel, 3 trailing consonant, 0 none."""
    if 0x1100 <= code < 0x1160:
        return 1
    if 0x1160 <= code < 0x11A8:
        return 2
    return 3 if 0x11A8 <= code < 0x1200 else 0
