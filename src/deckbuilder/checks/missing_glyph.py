"""missing-glyph: no font at hand has a character."""

from __future__ import annotations

import unicodedata

from msgspec import Struct

from deckbuilder.checks.base import Built
from deckbuilder.plan import paras
from deckbuilder.report import Report
from deckbuilder.source import Span
from deckbuilder.text.families import is_serif
from deckbuilder.text.scripts import preferred

#: More characters than this are counted rather than shown: the reader sees the script by then.
MOST_SHOWN = 12
#: So many families are named that would do.
MOST_NAMED = 3
#: The first of the letters that make flags; behind them are Unicode's blocks of pictographs.
_PICTOGRAPHS = "\U0001f1e6"


class _Place(Struct):
    """Characters first met in one paragraph, and in how many stretches of text each stands in all."""

    family: str
    counts: dict[str, int]


def check(built: Built, report: Report) -> None:
    """Report each character once, where it first occurs; together those that first occur together."""
    places: dict[Span, _Place] = {}
    first: dict[str, _Place] = {}
    for page in built.plan.pages:
        for para in paras(page.shapes):
            for piece in (piece for line in para.lines for piece in line.pieces if piece.font is None):
                for char in dict.fromkeys(piece.text):
                    place = first.get(char)
                    if place is None:
                        place = first[char] = places.setdefault(para.span, _Place(para.style.family, {}))
                    place.counts[char] = place.counts.get(char, 0) + 1
    tell = report.warning if built.plan.kind == "deck" else report.error
    for span, place in places.items():
        tell(
            "missing-glyph",
            f"no font has {_listed(place.counts)} (looked in {place.family} and every fallback)",
            span,
            f"install a font that has it ({_serving(place, built.plan.meta.lang)}), add one to the theme's "
            "`fonts/`, or write something else",
        )


def _serving(place: _Place, lang: str) -> str:
    """The families that were looked for first."""
    char = next(iter(place.counts))
    families = preferred(char, serif=is_serif(place.family), lang=lang)
    if char >= _PICTOGRAPHS:
        families = tuple(sorted(families, key=lambda family: "Emoji" not in family))
    return ", ".join(families[:MOST_NAMED])


def _listed(counts: dict[str, int]) -> str:
    """The characters in words, with how often they come again where there is only one."""
    chars = list(counts)
    if len(chars) == 1:
        again = counts[chars[0]] - 1
        return described(chars[0]) + (f", here and {_more(again)}" if again else "")
    more = " …" if len(chars) > MOST_SHOWN else ""
    return f"{len(chars)} characters of this text: `{' '.join(chars[:MOST_SHOWN])}`{more}"


def described(char: str) -> str:
    """A character with its code point and name."""
    name = unicodedata.name(char, "")
    return f"`{char}` (U+{ord(char):04X}{' ' + name if name else ''})"


def _more(count: int) -> str:
    return f"in {count} more place{'' if count == 1 else 's'}"
