"""All places within a word where a line may end, for one way of setting text; each with what it costs."""

from __future__ import annotations

from typing import NamedTuple

from deckbuilder.text.breaks import SOFT_HYPHEN, guessed, in_address, inside
from deckbuilder.text.hyphens import Hyphenator
from deckbuilder.text.languages import primary

# Penalties as TeX counts them (a hyphen costs 50 there). A hyphen of ours costs more, and more again if
# only two letters stand before it, in a short word and in what may be a name; one the author wrote or asked
# for costs little.
_HYPHENATED, _STUB, _NAME, _ADDRESS, _COMPOUND, _SOFT, _DASH = 120.0, 180.0, 240.0, 120.0, 60.0, 25.0, 10.0
#: A break that may part a word whose script does not say where words end.
_GUESSED = 150.0
#: Letters of a short word.
_SHORT = 6
#: Languages that write every noun like a name.
_CAPITAL_NOUNS = frozenset(["de", "lb"])


class Break(NamedTuple):
    """A place within a word."""

    at: int
    """The next line begins with this character."""
    inserted: bool
    """A hyphen has to be added to the line that ends here."""
    hyphen: bool
    """The line ends with a hyphen, added or not."""
    penalty: float


class Breaker:
    """Breaks within words: those every document has, with or without hyphenation, and with or without those
    no other program would find: in addresses, and in scripts that need a dictionary."""

    def __init__(self, hyphenator: Hyphenator | None, alone: bool) -> None:
        self._hyphenator = hyphenator
        self._alone = alone
        self._known: dict[tuple[str, str], tuple[Break, ...]] = {}

    def within(self, word: str, lang: str) -> tuple[Break, ...]:
        """The places in ``word``, in order."""
        key = (word, lang)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._breaks(word, lang))
        return found

    def _breaks(self, word: str, lang: str) -> list[Break]:
        breaks = {at: Break(at, False, False, _ADDRESS) for at in (in_address(word) if self._alone else ())}
        if self._alone:
            breaks |= {at: Break(at, False, False, _GUESSED) for at in guessed(word)}
        if self._hyphenator:
            breaks |= {at: _added(at, word, lang) for at in self._hyphenator.points(word, lang)}
        breaks |= {at: _written(at, word[at - 1]) for at in inside(word)}
        return [breaks[at] for at in sorted(breaks)]


def _added(at: int, word: str, lang: str) -> Break:
    """A break by hyphenation."""
    letters = word.lstrip("(\u201c\u2018\u201e\u00ab[").rstrip(".,;:!?)\u201d\u2019]\u00bb")
    if letters[:1].isupper() and primary(lang) not in _CAPITAL_NOUNS:
        return Break(at, True, True, _NAME)
    stub = at < 3 or not word[at - 3].isalpha() or len(letters) <= _SHORT
    return Break(at, True, True, _STUB if stub else _HYPHENATED)


def _written(at: int, mark: str) -> Break:
    """A break after a mark that stands in the text."""
    if mark == SOFT_HYPHEN:
        return Break(at, False, True, _SOFT)
    if mark in "-\u2010":
        return Break(at, False, True, _COMPOUND)
    return Break(at, False, False, _DASH if mark in "\u2013\u2014" else 0.0)
