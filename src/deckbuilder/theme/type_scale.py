"""A text style from a family and a size: leading and the size of inline code follow from the fonts."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from deckbuilder.plan import TextStyle
from deckbuilder.text.direction import is_rtl_language
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.tokens import SINGLE, Families

#: Ems that the last line of a heading or label has at least: those are never so long that a third of their
#: measure would not do.
EVEN = 40.0
Use = Literal["body", "heading", "small", "mono"]

#: Inline code is brought to the x-height of its text, but neither much smaller nor larger than it:
#: PowerPoint's lines grow with the largest text on them, beyond the style's leading.
_MONO_SCALE = (0.85, 1.0)


class Type(Struct, frozen=True):
    """The fonts and the language of one document."""

    fonts: FontBook
    families: Families
    lang: str
    _scales: dict[str, float] = field(default_factory=dict)

    def deck(
        self,
        size: float,
        color: str = "text",
        *,
        spacing: float,
        use: Use = "body",
        weight: int = 400,
        italic: bool = False,
        before: float = 0.0,
        after: float = 0.0,
    ) -> TextStyle:
        """A style of the deck: leading as PowerPoint spaces lines, ``spacing`` times single."""
        family = self._family(use)
        own = self.fonts.face(family, weight, italic).line_height
        leading = max(SINGLE, own) * size * spacing
        return TextStyle(
            family,
            size,
            color,
            leading,
            weight,
            italic,
            before,
            after,
            lang=self.lang,
            mono=self.families.mono,
            mono_scale=self.mono_scale(family),
            rtl=use != "mono" and is_rtl_language(self.lang),
        )

    def memo(
        self,
        size: float,
        leading: float,
        color: str = "text",
        *,
        use: Use = "body",
        weight: int = 400,
        italic: bool = False,
        before: float = 0.0,
        after: float = 0.0,
        indent: float = 0.0,
        justify: bool = False,
    ) -> TextStyle:
        """A style of the memo: leading as given; hyphenated where it is justified; in lines of even length
        where it is no running text."""
        family = self._family(use)
        return TextStyle(
            family,
            size,
            color,
            leading,
            weight,
            italic,
            before,
            after,
            align="justify" if justify else "left",
            lang=self.lang,
            mono=self.families.mono,
            mono_scale=self.mono_scale(family),
            indent=indent,
            hyphenate=justify,
            optimal=use != "mono",
            even=EVEN if use in ("heading", "small") else 0.0,
            rtl=use != "mono" and is_rtl_language(self.lang),
        )

    def _family(self, use: Use) -> str:
        families: dict[Use, str] = {
            "body": self.families.body,
            "heading": self.families.heading,
            "small": self.families.small or self.families.heading,
            "mono": self.families.mono,
        }
        return families[use]

    def mono_scale(self, family: str) -> float:
        """Size of the monospaced font beside ``family``, in steps of 5 %."""
        if family not in self._scales:
            text, mono = self.fonts.face(family), self.fonts.face(self.families.mono)
            ratio = text.x_height / mono.x_height if text.x_height and mono.x_height else 1.0
            low, high = _MONO_SCALE
            self._scales[family] = min(high, max(low, round(ratio * 20) / 20))
        return self._scales[family]
