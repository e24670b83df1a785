"""missing-glyph: no font at hand has a character.

What it finds: a character that neither the theme's fonts nor any fallback can draw.
Why: the memo would show a box in its place, and the deck a font of PowerPoint's choosing that was not
measured.
Example: an emoji, or a script no installed font covers.
Mend: install a font that has it, add one to the theme's `fonts/`, or write something else.
"""

from __future__ import annotations

import unicodedata

from msgspec import Struct

from deckbuilder.checks.base import Built, paras_of, shapes_of
from deckbuilder.report import Report
from deckbuilder.source import Span


class _Place(Struct):
    """Where a character was first met, set in what family, and in how many stretches of text in all."""

    span: Span
    family: str
    count: int = 0


def check(built: Built, report: Report) -> None:
    """Warn once of each character, where it first occurs."""
    found: dict[str, _Place] = {}
    for page in built.plan.pages:
        for shape in shapes_of(page):
            for para in paras_of(shape):
                for piece in (piece for line in para.lines for piece in line.pieces if piece.font is None):
                    for char in dict.fromkeys(piece.text):
                        found.setdefault(char, _Place(para.span, para.style.family)).count += 1
    for char, place in found.items():
        again = f", here and {_more(place.count - 1)}" if place.count > 1 else ""
        report.warning(
            "missing-glyph",
            f"no font has {described(char)}{again} (looked in {place.family} and every fallback)",
            place.span,
            "install a font that has it, add one to the theme's `fonts/`, or write something else",
        )


def described(char: str) -> str:
    """A character with its code point and name."""
    name = unicodedata.name(char, "")
    return f"`{char}` (U+{ord(char):04X}{' ' + name if name else ''})"


def _more(count: int) -> str:
    return f"in {count} more place{'' if count == 1 else 's'}"
