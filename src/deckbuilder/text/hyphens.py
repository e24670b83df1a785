"""Where a word may be hyphenated, by Liang's patterns.

The patterns are the dictionaries of the pyphen package, read directly: importing pyphen and parsing every
pattern takes some 70 ms, filing the lines and parsing only those that match takes 4. Whether a word is
broken is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

#: Fewest letters before and after the hyphen (the usage of English and most European typography).
LEFT, RIGHT = 2, 3
_SHORTEST = LEFT + RIGHT

# Letters in a row; not in compounds with a hyphen, not in addresses, not beside digits.
_CANDIDATE = re.compile(
    f"(?<![\\w\u00ad\u2010\u2011@/\\\\-])(?<!\\w\\.)[^\\W\\d_]{{{_SHORTEST},}}(?![\\w\u00ad\u2010\u2011@/\\\\-]|\\.\\w)"
)


class _Patterns:
    """The patterns of one language, by their letters. A digit before a letter rates the break there; odd
    allows."""

    def __init__(self, path: Path) -> None:
        # First line: the encoding. Comments and settings among the others match no word, for these are
        # lower case.
        name, _, rest = path.read_bytes().partition(b"\n")
        encoding = name.decode("ascii").strip().lower().replace("microsoft-cp", "cp")
        lines = rest.decode(encoding).splitlines()
        letters = rest.translate(None, b"0123456789").decode(encoding).splitlines()
        self._by_letters = dict(zip(letters, lines, strict=True))
        if b"/" in rest:
            self._by_letters |= {
                key.partition("/")[0]: line for key, line in self._by_letters.items() if "/" in key
            }
        self._longest = max(map(len, self._by_letters), default=0)

    def positions(self, word: str) -> list[int]:
        """Indices of the letters a new line may start with, near the word's ends included."""
        marked = f".{word}."
        length, longest = len(marked), self._longest
        rates = [0] * (length + 1)
        get = self._by_letters.get
        matches = [
            (start, pattern)
            for start in range(length)
            for end in range(start + 1, min(start + longest, length) + 1)
            if (pattern := get(marked[start:end]))
        ]
        for start, pattern in matches:
            for offset, rate in _rates(pattern):
                rates[start + offset] = max(rates[start + offset], rate)
        return [at - 1 for at, rate in enumerate(rates) if rate % 2]


def _rates(pattern: str) -> list[tuple[int, int]]:
    """The digits of a pattern with the number of letters before each. A break that would change the spelling
    (``f1f/ff=f``) is rated as forbidden: we cannot draw it."""
    pattern, _, respelt = pattern.partition("/")
    rates = []
    letters = 0
    for char in pattern:
        if char.isdigit():
            rate = int(char)
            rates.append((letters, rate + rate % 2 if respelt else rate))
        else:
            letters += 1
    return rates


class Hyphenator:
    """Hyphenation in every language that has a dictionary; remembers what it looked up."""

    def __init__(self) -> None:
        self._patterns: dict[str, _Patterns | None] = {}
        self._known: dict[tuple[str, str], tuple[int, ...]] = {}

    def points(self, word: str, lang: str) -> tuple[int, ...]:
        """Indices in ``word`` (a word with the marks around it) before which a hyphen may be put.

        None in acronyms, names with inner capitals, compounds with a hyphen, addresses, and beside digits;
        none where the language (a BCP 47 tag) has no dictionary.
        """
        key = (word, lang)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._look_up(word, lang))
        return found

    def _look_up(self, word: str, lang: str) -> Iterator[int]:
        for part in _CANDIDATE.finditer(word):
            letters = part.group()
            if letters[1:].islower():
                patterns = self._language(lang)
                for at in patterns.positions(letters.lower()) if patterns else ():
                    if LEFT <= at <= len(letters) - RIGHT:
                        yield part.start() + at

    def _language(self, lang: str) -> _Patterns | None:
        if lang not in self._patterns:
            path = _dictionary(lang)
            self._patterns[lang] = _Patterns(path) if path else None
        return self._patterns[lang]


def _dictionary(lang: str) -> Path | None:
    """The dictionary of a language tag: with its region or script, else the language's first."""
    spec = find_spec("pyphen")
    places = (spec and spec.submodule_search_locations) or ()
    paths = sorted(path for place in places for path in Path(place, "dictionaries").glob("hyph_*.dic"))
    names = {path.stem[len("hyph_") :].lower(): path for path in paths}
    parts = lang.lower().replace("-", "_").split("_")
    for length in range(len(parts), 0, -1):
        if "_".join(parts[:length]) in names:
            return names["_".join(parts[:length])]
    return next((path for name, path in names.items() if name.split("_")[0] == parts[0]), None)
