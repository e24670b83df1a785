"""Where words of scripts that would need a dictionary may be broken for want of better. It knows Thai, Lao,
Khmer, Burmese and their neighbours by the shape of their syllables, and no word.
"""

from __future__ import annotations

import re

from deckbuilder.text.clusters import clusters

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


def beginnings(word: str) -> tuple[int, ...]:
    """Indices of the clusters, but for the first, that look like the beginning of a syllable, for they have a
    vowel."""
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
