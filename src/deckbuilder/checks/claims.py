"""What sentences, cells and points of charts claim: a number, and what it is said of. Not a rule.

A claim is read only where nothing is left to guess: one number in its clause, none that is hedged (“about
40”), a year or a part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from deckbuilder.data.numbers import Mark, read_number
from deckbuilder.source import Span

_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_SCALES |= {"tausend": 1e3, "mio": 1e6, "millionen": 1e6, "mrd": 1e9, "milliarden": 1e9}
_CURRENCIES = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
_PER_CENT = ("%", "per cent", "percent", "prozent", "pour cent", "por ciento", "per cento", "procent")
_NUMBER = re.compile(
    r"(?<![\w.,'’/–-])(?P<currency>(?:[€$£¥]|EUR|USD|GBP|JPY)[ \u00a0\u202f]?)?"
    r"(?P<number>\d+(?:[.,'’\u00a0\u202f]\d{3})*(?:[.,]\d+)?)"
    r"(?:[ \u00a0\u202f]?(?P<unit>%)"
    r"|[ \u00a0\u202f](?P<word>per cent|pour cent|por ciento|per cento|[^\W\d_]+))?"
    r"(?![\w/]|[–-]\w)"
)
_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w/]|[.,]\d)")
#: What parts clauses: marks, and words that begin another statement.
_CLAUSE = re.compile(
    r"[.;!?](?=\s|$)|,\s|\s[–—]\s|[()\u2028]|\b(?:and|but|while|whereas|und|aber|et|mais|y|pero)\b"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_HEDGES = frozenset(
    str.split("""
    about above additional almost another approximately around average below between double each
    estimated exceed fewer further half least less maximum minimum more most nearly only over per
    roughly some than twice under circa etwa fast höchstens knapp mehr mindestens rund unter weniger
    über environ moins plus près
    """)
)
_EMPTY = frozenset(
    str.split("""
    also and are for from had has have her his into its not our that the their this was were which who with
    """)
)
#: What a number stands behind where it is a name.
_NUMBERED = re.compile(
    r"\b(?:annex|article|category|chapter|class|day|figure|goal|group|level|no|number|option|page|part|phase|pillar|"
    r"point|quarter|round|scenario|section|stage|step|table|tier|type|version|week|year|abschnitt|artikel|kapitel|"
    r"punkt|schritt|seite|stufe|tabelle|teil|abbildung|étape|partie|tableau)s?\.?\s$",
    re.IGNORECASE,
)


class Claim(Struct, frozen=True):
    """A number that something is said to be."""

    text: str
    """As it is written."""
    value: float
    unit: str
    """``%``, a currency, or nothing."""
    tolerance: float
    """How far from it what is meant may be, as it is rounded."""
    words: frozenset[str]
    """What it is said of."""
    years: frozenset[str]
    span: Span

    def agrees(self, other: Claim) -> bool:
        """Whether one may be the other, rounded."""
        return abs(self.value - other.value) <= max(self.tolerance, other.tolerance) * 1.0001


def claims(text: str, span: Span, mark: Mark) -> Iterator[Claim]:
    """What the clauses of a text claim; ``mark`` stands before decimals."""
    years = frozenset(_YEAR.findall(text))
    at = 0
    for end in (*(found.span() for found in _CLAUSE.finditer(text)), (len(text), len(text))):
        clause, at = text[at : end[0]], end[1]
        numbers = [found for found in _NUMBER.finditer(clause) if not _YEAR.fullmatch(found[0])]
        if len(numbers) == 1:
            claim = _claim(clause, numbers[0], years, span, mark)
            if claim is not None:
                yield claim


def cell(number: str, about: str, span: Span, mark: Mark) -> Claim | None:
    """What a cell claims of the words in the heads of its row and column."""
    found = _NUMBER.fullmatch(number.strip())
    return (
        None
        if found is None
        else _claim(f"{about} {found[0]}", found, frozenset(_YEAR.findall(about)), span, mark)
    )


def words_of(text: str) -> frozenset[str]:
    """The words that carry meaning, without the endings that English gives nouns."""
    words = (word.lower().removesuffix("s") for word in _WORD.findall(text))
    return frozenset(word for word in words if word not in _EMPTY)


def _claim(clause: str, found: re.Match[str], years: frozenset[str], span: Span, mark: Mark) -> Claim | None:
    word = (found["word"] or "").lower()
    measured = word in _SCALES or word in _PER_CENT
    words = words_of(clause) - (words_of(word) if measured else set())
    figure = read_number(found["number"], mark)
    if figure is None or words & _HEDGES or _NUMBERED.search(clause[: found.start()]):
        return None
    scale = _SCALES.get(word, 1.0)
    unit = "%" if found["unit"] or word in _PER_CENT else ""
    if found["currency"]:
        sign = found["currency"].strip()
        unit = _CURRENCIES.get(sign, sign)
    whole = f"{figure.value:.0f}"
    zeros = len(whole) - len(whole.rstrip("0"))
    tolerance = 0.5 * 10.0 ** (-figure.decimals if figure.decimals else zeros)
    end = found.end("unit" if found["unit"] else "word" if measured else "number")
    text = found.string[found.start() : end].strip()
    return Claim(text, figure.value * scale, unit, tolerance * scale, words, years, span)
