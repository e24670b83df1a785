"""Typewriter's punctuation as a typesetter sets it: quotes by language, apostrophes, dashes, ellipses.

pandoc's extension ``smart``. Code, formulas, addresses and escaped signs are not given to it. A mark it is
not sure of stays as it is.
"""

from __future__ import annotations

import re

from deckbuilder.text.languages import primary

_THIN = "\u202f"
#: Outer and inner quotes by language: Unicode CLDR, delimiters. English for all others.
_QUOTES = {
    "ar": "”“’‘", "bg": "„“’’", "cs": "„“‚‘", "da": "“”‘’", "de": "„“‚‘", "de-ch": "«»‹›", "el": "«»“”",
    "en": "“”‘’", "es": "«»“”", "et": "„“«»", "fa": "«»‹›", "fi": "””’’", "fr-ch": "«»‹›", "he": "””’’",
    "hr": "„“‚‘", "hu": "„”»«", "it": "«»“”", "lt": "„“„“", "lv": "“”‘’", "nb": "«»‘’", "nn": "«»‘’",
    "no": "«»‘’", "pl": "„”«»", "pt-pt": "«»“”", "ro": "„”«»", "ru": "«»„“", "sk": "„“‚‘", "sl": "„“‚‘",
    "sr": "„“’’", "sv": "””’’", "uk": "«»„“",
}  # fmt: skip
#: Their quotes are on their keyboards; what stands there in ASCII is meant so.
_UNTOUCHED = ("ja", "zh")
_SIGN = re.compile(r"(?<![-<|+])-{2,3}(?![->|+])|(?<!\.)\.{3}(?!\.)|[\"']")
_SIGNS = ('"', "'", "--", "...")
#: French sets some marks off; where the author wrote a space, it must not end a line.
_FRENCH_SPACE = re.compile(r"(?<=\S) (?=[;:!?»])|(?<=«) ")
#: After these a quote opens.
_BEFORE_OPENING = frozenset("([{—–-/=«„“‚‘‹¡¿\u00a0\u202f")
#: In a word of Hebrew, marks of an abbreviation or a sound.
_HEBREW, _GERESH, _GERSHAYIM = ("\u05d0", "\u05ea"), "\u05f3", "\u05f4"
#: Words that begin with an apostrophe.
_SHORTENED = re.compile(r"\d|(?:tis|twas|em|n|til|cause|round|bout|s)\b", re.IGNORECASE)
#: As many letters tell such a word.
_LOOK_AHEAD = 8
#: A single quote at the end of a word.
_CLOSING = re.compile(r"(?<=\S)'(?!\w)")


class Smart:
    """Sets one piece of content, which may come in several texts."""

    def __init__(self) -> None:
        self._single = False
        self._double = False

    def set(self, text: str, before: str, lang: str) -> str:
        """``text`` in a language, with ``before`` as the last character ahead of it (or nothing)."""
        base = primary(lang)
        if base in _UNTOUCHED:
            return text
        if base == "fr":
            text = _FRENCH_SPACE.sub(_THIN, text)
        if not any(sign in text for sign in _SIGNS):  # most have none: looking is cheaper than matching
            return text
        quotes = _quotes(lang.lower(), base)
        last_closing = max((found.start() for found in _CLOSING.finditer(text)), default=-1)

        def replaced(found: re.Match[str]) -> str:
            start, end = found.span()
            previous = text[start - 1] if start else before
            following = text[end : end + _LOOK_AHEAD]
            return self._sign(found[0], previous, following, end <= last_closing, quotes)

        return _SIGN.sub(replaced, text)

    def _sign(self, sign: str, before: str, after: str, closes: bool, quotes: tuple[str, ...]) -> str:
        """What ``sign`` becomes; ``closes`` says whether a single quote after it may close one."""
        if sign == "...":
            return "…"
        opens = not before or before.isspace() or before in _BEFORE_OPENING
        if sign[0] == "-":
            option = opens and after[:1].isalpha()
            return sign if option else "—" if len(sign) > 2 else "–"
        if _HEBREW[0] <= before <= _HEBREW[1]:
            if sign == '"' and _HEBREW[0] <= after[:1] <= _HEBREW[1]:
                return _GERSHAYIM
            if sign == "'" and not self._single:
                return _GERESH
        if sign == '"':
            return self._quote(before, after, opens, quotes)
        return self._tick(before, after, opens, closes, quotes)

    def _quote(self, before: str, after: str, opens: bool, quotes: tuple[str, ...]) -> str:
        """A double quote; after a figure, where none is open, it says inches or seconds."""
        if opens and not after[:1].isspace() and (after or not self._double):
            self._double = True
            return quotes[0]
        if not self._double and (opens or before.isdigit()):
            return '"'
        self._double = False
        return quotes[1]

    def _tick(self, before: str, after: str, opens: bool, closes: bool, quotes: tuple[str, ...]) -> str:
        """A single quote or an apostrophe; after a figure it says feet or minutes."""
        if opens:
            if after[:1].isalnum() and not _SHORTENED.match(after) and closes:
                self._single = True
                return quotes[2]
            return "’" if after[:1].isalnum() else "'"
        if self._single and not after[:1].isalnum():
            self._single = False
            return quotes[3]
        return "'" if before.isdigit() and not after[:1].isalpha() else "’"


def _quotes(lang: str, base: str) -> tuple[str, ...]:
    if base == "fr" and lang != "fr-ch":
        return f"«{_THIN}", f"{_THIN}»", "“", "”"
    return tuple(_QUOTES.get(lang) or _QUOTES.get(base) or _QUOTES["en"])
