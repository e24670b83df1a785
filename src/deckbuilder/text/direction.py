"""Which languages and texts run from right to left. It orders nothing: who draws a line does."""

from __future__ import annotations

from unicodedata import bidirectional

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
