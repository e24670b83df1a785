"""How languages write numbers: what parts thousands and decimals, and where a currency stands.

After the Unicode Common Locale Data Repository, version 46 (symbols and currency patterns). Digits are
European everywhere.
"""

from __future__ import annotations

from typing import Literal

from deckbuilder.data.numbers import Mark

_NARROW, _NBSP = "\u202f", "\u00a0"
#: Separators of thousands by language; all other languages write ``1,234.5``.
_GROUPS = {
    **dict.fromkeys(("de", "nl", "da", "it", "tr", "id", "el", "is", "ro", "sl", "hr", "sr"), "."),
    **dict.fromkeys(("es", "pt", "vi", "gl", "ca"), "."),
    **dict.fromkeys(("ru", "uk", "be", "bg", "pl", "cs", "sk", "hu", "fi", "sv", "nb", "nn", "no"), _NBSP),
    **dict.fromkeys(("et", "lv", "lt", "kk", "ky", "uz"), _NBSP),
    "fr": _NARROW,
}
#: Places that write otherwise than their language does.
_PLACES: dict[str, tuple[str, Mark]] = {
    "de-ch": ("’", "."), "de-li": ("’", "."), "it-ch": ("’", "."), "de-at": (_NBSP, ","),
    "pt-pt": (_NBSP, ","), "es-mx": (",", "."), "es-us": (",", "."), "en-za": (_NBSP, ","),
    "fr-ch": (_NARROW, ","),
}  # fmt: skip
#: Languages in which a currency stands before the number with a space between.
_BEFORE = frozenset({"nl", "de-at", "de-ch", "de-li", "it-ch", "pt-br", "da-gl", "tr-cy"})

#: Languages with a space before the sign of per cent.
_SPACED_PERCENT = frozenset((
    "de", "fr", "es", "sv", "da", "nb", "nn", "no", "fi", "cs", "sk", "ru", "be", "ro", "sl", "hr", "ca",
    "lt", "gl",
))  # fmt: skip


def separators(lang: str) -> tuple[str, Mark]:
    """What stands between thousands, and before decimals, in a language (a BCP 47 tag)."""
    tag = lang.lower()
    if tag in _PLACES:
        return _PLACES[tag]
    group = _GROUPS.get(tag.partition("-")[0])
    return (",", ".") if group is None else (group, ",")


def currency_place(lang: str, currency: str) -> tuple[Literal["prefix", "suffix"], str]:
    """Where a currency stands in a language: ``€5``, ``EUR 5``, ``5 €``; and what it is there, with its
    space."""
    tag = lang.lower()
    language = tag.partition("-")[0]
    if tag in _BEFORE or language in _BEFORE:
        return "prefix", currency + _NBSP
    if language in _GROUPS and language not in ("tr", "id"):
        return "suffix", _NBSP + currency
    return "prefix", currency + (_NBSP if currency[-1:].isalpha() else "")


def percent_sign(lang: str) -> str:
    """The sign of per cent behind a number, with the space that some languages put before it."""
    language = lang.lower().partition("-")[0]
    space = _NARROW if language == "fr" else _NBSP if language in _SPACED_PERCENT else ""
    return f"{space}%"
