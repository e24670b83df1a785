"""How text of a placeholder looks level by level: its layout's list style, its master's, the master's text
styles, the presentation's defaults, in this order (ECMA-376 part 1, 19.3.1.51, 21.1.2.4.12).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from deckbuilder.plan import Align
from deckbuilder.theme.slots import Color
from deckbuilder.theme.template.design import Level
from deckbuilder.theme.template.package import EMU, share, whole
from deckbuilder.theme.template.paints import Inks
from deckbuilder.theme.tokens import SINGLE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LEVELS = 9
#: What holds where nobody says anything: PowerPoint's own size for text.
_SIZE = 18.0
#: What a damaged file may say beyond this, no slide can show. Points.
_SIZES, _DEEPEST = (4.0, 288.0), 400.0
_ALIGN: dict[str, Align] = {"ctr": "center", "r": "right", "just": "justify", "dist": "justify"}
#: Bullets of symbol fonts, as text fonts have them (Wingdings' and Symbol's own charts).
_SYMBOLS = {
    "wingdings": {
        "§": "▪", "l": "●", "n": "■", "q": "❑", "u": "◆", "v": "❖", "w": "◆", "Ø": "➢", "à": "→",
        "è": "➔", "ü": "✓", "þ": "☑", "o": "□", "¡": "○", "s": "▪", "m": "○", "p": "□", "ð": "⇨",
    },
    "symbol": {"·": "•", "Þ": "⇒", "¨": "♦", "®": "→"},
    "monotype sorts": {"l": "●", "m": "○", "n": "■", "o": "□", "u": "◆", "s": "▲", "Ø": "➢", "4": "✔"},
    "webdings": {"4": "▶", "<": "■", "=": "●", "a": "✔"},
}  # fmt: skip


class Fonts(Struct, frozen=True):
    """A theme's two families."""

    body: str
    heading: str

    def named(self, typeface: str | None) -> str | None:
        """The family a ``typeface`` means; None for an empty one."""
        match (typeface or "")[:3]:
            case "+mn":
                return self.body
            case "+mj":
                return self.heading
        return typeface or None


class Sources(Struct, frozen=True):
    """List styles that say something of one placeholder, the nearest first."""

    styles: Sequence[Element]
    fonts: Fonts
    inks: Inks
    family: str
    """Where none of them names a typeface."""

    def levels(self) -> tuple[Level, ...]:
        """All nine levels."""
        return tuple(self._level(number) for number in range(1, LEVELS + 1))

    def _level(self, number: int) -> Level:
        said = [level for style in self.styles if (level := style.find(f"lvl{number}pPr")) is not None]
        runs = [run for level in said if (run := level.find("defRPr")) is not None]
        size = _first_number(runs, "sz", _SIZE * 100) / 100
        size = _within(size, *_SIZES) if size > 0 else _SIZE
        spacing, leading = _spacing(said)
        mark = _mark(said)
        return Level(
            family=self._family(runs),
            size=size,
            bold=_flag(runs, "b"),
            italic=_flag(runs, "i"),
            color=self._color(runs),
            align=_ALIGN.get(_first(said, "algn") or "", "left"),
            spacing=spacing,
            leading=_within(leading, size / 2, 3 * size) if leading is not None else None,
            before=_distance(said, "spcBef", size),
            after=_distance(said, "spcAft", size),
            left=_within(_first_number(said, "marL") / EMU, 0.0, _DEEPEST),
            hang=_within(-_first_number(said, "indent") / EMU, -_DEEPEST, _DEEPEST),
            mark=mark,
            capitals=_first(runs, "cap") == "all",
        )

    def _family(self, runs: Sequence[Element]) -> str:
        for run in runs:
            latin = run.find("latin")
            named = self.fonts.named(latin.get("typeface")) if latin is not None else None
            if named is not None:
                return named
        return self.family

    def _color(self, runs: Sequence[Element]) -> Color:
        for run in runs:
            for child in run:
                if child.tag in ("solidFill", "gradFill") and (color := self.inks.fill(child)) is not None:
                    return color
        return self.inks.named("tx1")


def _within(value: float, least: float, most: float) -> float:
    return min(most, max(least, value))


def _first(elements: Sequence[Element], key: str) -> str | None:
    return next((value for element in elements if (value := element.get(key)) is not None), None)


def _first_number(elements: Sequence[Element], key: str, default: float = 0.0) -> float:
    holder = next((element for element in elements if element.get(key) is not None), None)
    return default if holder is None else whole(holder, key, round(default))


def _flag(elements: Sequence[Element], key: str) -> bool:
    return _first(elements, key) in ("1", "true", "on")


def _child(elements: Sequence[Element], tag: str) -> Element | None:
    return next((found for element in elements if (found := element.find(tag)) is not None), None)


def _spacing(said: Sequence[Element]) -> tuple[float, float | None]:
    """Line spacing as a share, and the fixed distance of baselines instead of it."""
    spacing = _child(said, "lnSpc")
    if spacing is None or not len(spacing):
        return 1.0, None
    if spacing[0].tag == "spcPts":
        return 1.0, whole(spacing[0], "val", 1800) / 100
    return min(3.0, max(0.5, share(spacing[0].get("val"), 1.0))), None


def _distance(said: Sequence[Element], tag: str, size: float) -> float:
    """Space before or after, in points; percentages are of a line's height."""
    spacing = _child(said, tag)
    if spacing is None or not len(spacing):
        return 0.0
    if spacing[0].tag == "spcPts":
        return _within(whole(spacing[0], "val") / 100, 0.0, _DEEPEST)
    return _within(round(share(spacing[0].get("val")) * size * SINGLE * 2) / 2, 0.0, _DEEPEST)


def _mark(said: Sequence[Element]) -> str:
    """The bullet of the nearest level that says anything of bullets."""
    for level in said:
        for child in level:
            if child.tag == "buNone":
                return ""
            if child.tag == "buChar":
                return _shown(child.get("char", ""), _child(said, "buFont"))
            if child.tag == "buAutoNum":
                return "1."
            if child.tag == "buBlip":
                return "•"
    return ""


def _shown(char: str, font: Element | None) -> str:
    """The character as a text font has it."""
    family = (font.get("typeface", "") if font is not None else "").lower().rstrip(" 23")
    if char and "\uf000" <= char[0] <= "\uf0ff":  # symbol fonts are also addressed in the private use area
        char = chr(ord(char[0]) - 0xF000)
        family = family or "wingdings"
    symbols = _SYMBOLS.get(family)
    return char[:1] if symbols is None else symbols.get(char[:1], "•")
