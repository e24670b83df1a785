"""Words of estimative probability on published scales, and probabilities written as numbers.

Words that a scale does not have stand for no range: readers of ``low`` or ``possible`` do not agree on one
(S. Kent, Words of Estimative Probability, Studies in Intelligence, 1964).
"""

from __future__ import annotations

import re

from msgspec import Struct


class Term(Struct, frozen=True):
    """Words of a scale for one range."""

    words: tuple[str, ...]
    low: float
    high: float
    """Per cent."""


class Yardstick(Struct, frozen=True):
    """A scale, and what it is called under a drawing."""

    name: str
    terms: tuple[Term, ...]


#: Office of the Director of National Intelligence, Intelligence Community Directive 203, Analytic Standards,
#: 2 January 2015, section D.6.e(2)(a): both rows of its table. The everyday forms of a term are added to it.
ICD203 = Yardstick(
    "ICD 203, Analytic Standards (US ODNI, 2015)",
    (
        Term(("almost no chance", "remote", "remote chance"), 1, 5),
        Term(("very unlikely", "highly improbable"), 5, 20),
        Term(("unlikely", "improbable"), 20, 45),
        Term(
            ("roughly even chance", "roughly even odds", "roughly even", "even chance", "even odds"), 45, 55
        ),
        Term(("likely", "probable", "probably"), 55, 80),
        Term(("very likely", "highly probable"), 80, 95),
        Term(("almost certain", "almost certainly", "nearly certain"), 95, 99),
    ),
)
#: Professional Head of Intelligence Assessment, Probability Yardstick, as in: Explaining Uncertainty in UK
#: Intelligence Assessment, gov.uk, 24 March 2025. Its ranges leave gaps on purpose.
PHIA = Yardstick(
    "PHIA Probability Yardstick (UK, 2025)",
    (
        Term(("remote chance", "remote"), 0, 5),
        Term(("highly unlikely",), 10, 20),
        Term(("unlikely",), 25, 35),
        Term(("realistic possibility", "realistic probability"), 40, 50),
        Term(("likely", "probable", "probably"), 55, 75),
        Term(("highly likely", "highly probable"), 80, 90),
        Term(("almost certain", "almost certainly"), 95, 100),
    ),
)
YARDSTICKS = {"icd203": ICD203, "phia": PHIA}

_NUMBER = r"(\d+(?:[.,]\d+)?)"
_RANGE = re.compile(rf"{_NUMBER}\s*%?\s*(?:-|–|—|to|bis|à)\s*{_NUMBER}\s*%?")
_POINT = re.compile(rf"(?:c\.|ca\.|about|around|~|≈)?\s*{_NUMBER}\s*%")
_BOUND = re.compile(rf"(<|≤|>|≥|under|below|over|above)\s*{_NUMBER}\s*%?")


def term(written: str, yardstick: Yardstick) -> Term | None:
    """The term of a scale that some words are; None where it has no such words."""
    words = " ".join(written.casefold().split())
    words = words.removeprefix("a ").removeprefix("an ")
    return next((term for term in yardstick.terms if words in term.words), None)


def numbers(written: str) -> tuple[float, float] | None:
    """The range that numbers give, in per cent; one number is both ends of it. None where there are none, or
    none between 0 and 100."""
    text = written.strip().casefold()
    if found := _RANGE.fullmatch(text):
        low, high = sorted(map(_value, found.groups()))
    elif found := _POINT.fullmatch(text):
        low = high = _value(found[1])
    elif found := _BOUND.fullmatch(text):
        edge = _value(found[2])
        low, high = (0.0, edge) if found[1] in ("<", "≤", "under", "below") else (edge, 100.0)
    else:
        return None
    return (low, high) if high <= 100 else None


def _value(text: str) -> float:
    return float(text.replace(",", "."))
