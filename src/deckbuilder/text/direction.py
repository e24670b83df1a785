"""Which languages, texts and paragraphs run from right to left. It orders nothing: `bidi` does."""

from __future__ import annotations

import re
from unicodedata import bidirectional

from deckbuilder.model import Runs
from deckbuilder.plan import TextStyle

#: Languages written from right to left, by the first part of their tag: those whose likely script is Arabic,
#: Hebrew, Thaana, Syriac or N'Ko (Unicode CLDR, likely subtags).
_LANGUAGES = frozenset({
    "ar", "arc", "arz", "ary", "apc", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks",
    "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd", "skr", "syr", "ug", "ur", "yi",
})  # fmt: skip
#: Scripts written from right to left (ISO 15924).
_SCRIPTS = frozenset(["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"])
#: No script written from right to left has letters below Hebrew.
_FIRST_RTL = "\u0590"
#: Hebrew and all scripts and marks that run from right to left, or say so: only with one of them, text that
#: starts at the left needs to be put in order.
_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def is_rtl_language(tag: str) -> bool:
    """Whether text in a language runs from right to left; a script in its tag decides (``az-Arab``)."""
    first, *others = tag.lower().replace("_", "-").split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), None)
    return first in _LANGUAGES if script is None else script in _SCRIPTS


def starts_rtl(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (UAX #9, rules P2 and P3)."""
    if text.isascii() or max(text) < _FIRST_RTL:
        return False
    directions = map(bidirectional, text)
    return next((found for found in directions if found in ("L", "R", "AL")), "L") != "L"


def needs_order(text: str) -> bool:
    """Whether anything in ``text`` runs from right to left."""
    return not text.isascii() and max(text) >= _FIRST_RTL and _TURNING.search(text) is not None


def runs_rtl(runs: Runs, style: TextStyle) -> bool:
    """Whether a paragraph runs from right to left: in a style that does, or because its first letter does.

    Code never does. Passages in other languages are passed over, as isolates are (UAX #9, rule P2), where
    there is anything else.
    """
    if style.rtl or style.family == style.mono or all(run.text.isascii() for run in runs):
        return style.rtl
    own = "".join(run.text for run in runs if run.lang is None or run.lang == style.lang)
    return starts_rtl(own if any(map(str.isalpha, own)) else "".join(run.text for run in runs))
