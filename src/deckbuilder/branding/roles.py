"""From a few colours to the roles of a brand: what can be read is chosen or made, the brand's own colours
stay in the palette."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import atan2, degrees, dist

from msgspec import Struct

from deckbuilder.theme.colors import GRAPHIC_CONTRAST, TEXT_CONTRAST, contrast, mixed, shifted
from deckbuilder.theme.palette import ACCENTS
from deckbuilder.theme.shades import readable
from deckbuilder.theme.vision import seen

_WHITE, _NIGHT = "FFFFFF", "14181D"
#: Less chroma in OKLab passes for grey.
_GREY = 0.035
#: Nearer than this in OKLab, two accents are one.
_ALIKE = 0.06
#: Fields of colour and titles: text stands on them in white, also small.
_FIELD_CONTRAST = 7.0
_INK_CONTRAST = 12.0
#: Where hues end, in degrees of OKLab, with their everyday names.
_HUES = (
    (15, "pink"), (42, "red"), (75, "orange"), (115, "yellow"), (165, "green"), (215, "teal"), (285, "blue"),
    (325, "purple"), (361, "pink"),
)  # fmt: skip


class Roles(Struct, frozen=True):
    """The ``color`` section of a brand file."""

    palette: Mapping[str, str]
    """RGB by name: the brand's own colours, then those made from them."""
    own: tuple[str, ...]
    """The names of the former."""
    primary: str
    secondary: str
    dark: str
    accents: tuple[str, ...]
    """Names, the first one ``primary``."""


def roles(colors: Sequence[str]) -> Roles:
    """Roles for a brand of ``colors``, RGB with the most important first; at least one.

    The primary colour has 4.5:1 on white, as text, the other accents 3:1, as parts of graphics: where the
    brand's own have less, darker shades of them take their roles.
    """
    palette = _named(dict.fromkeys(colors))
    own = tuple(palette)
    lively = [name for name in own if _chroma(palette[name]) >= _GREY] or list(own)
    main = max(lively[:3], key=lambda name: _chroma(palette[name]) - 0.04 * lively.index(name))
    primary = _shade(main, palette, TEXT_CONTRAST)
    dark = _field(palette, main)
    palette["ink"] = _ink(palette[dark])
    palette["mist"] = mixed(_WHITE, palette[dark], 0.06)
    grey = mixed(palette[dark], "8A9099", 0.7)
    palette["slate"] = readable("", grey, (_WHITE, palette["mist"]), dark=False).rgb
    others = [_shade(name, palette, GRAPHIC_CONTRAST) for name in own if name != main]
    accents = _apart((primary, *others, "slate"), palette)
    secondary = next((name for name in accents[1:] if name != dark), "slate")
    return Roles(palette, own, primary, secondary, dark, accents)


def _named(colors: Sequence[str] | Mapping[str, None]) -> dict[str, str]:
    """Colours by the everyday names of their hues, counted where a hue comes twice."""
    found: dict[str, str] = {}
    for rgb in colors:
        word = _word(rgb)
        count = sum(name.rstrip("0123456789-") == word for name in found)
        found[f"{word}-{count + 1}" if count else word] = rgb
    return found


def _word(rgb: str) -> str:
    lightness, red, yellow = seen(rgb).full
    if _chroma(rgb) < _GREY:
        return "black" if lightness < 0.3 else "white" if lightness > 0.97 else "grey"
    hue = degrees(atan2(yellow, red)) % 360
    return next(name for end, name in _HUES if hue < end)


def _shade(name: str, palette: dict[str, str], ratio: float) -> str:
    """The name of a colour, or of a darker shade of it that is added, with that contrast on white."""
    rgb = palette[name]
    shade = readable("", rgb, (_WHITE, mixed(_WHITE, rgb, 0.06)), dark=False, ratio=ratio).rgb
    if shade == rgb:
        return name
    palette[f"{name}-dark"] = shade
    return f"{name}-dark"


def _apart(names: Sequence[str], palette: Mapping[str, str]) -> tuple[str, ...]:
    """The first of ``names`` that look unlike each other, as many as there are accents."""
    kept: list[str] = []
    for name in names:
        look = seen(palette[name]).full
        if all(dist(look, seen(palette[other]).full) >= _ALIKE for other in kept):
            kept.append(name)
    return tuple(kept[: len(ACCENTS)])


def _field(palette: dict[str, str], main: str) -> str:
    """The brand's darkest colour, if white text stands well on it; else a dark shade of the main one."""
    name = max(palette, key=lambda name: contrast(palette[name], _WHITE))
    if contrast(palette[name], _WHITE) >= _FIELD_CONTRAST:
        return name
    shares = (shifted(palette[main], share, 0) for share in range(95, 0, -5))
    deep = next((rgb for rgb in shares if contrast(rgb, _WHITE) >= _FIELD_CONTRAST), _NIGHT)
    palette["deep"] = mixed(deep, _NIGHT, 0.65)
    return "deep"


def _ink(dark: str) -> str:
    """Text: nearly black, with a breath of the brand."""
    shares = (mixed(dark, _NIGHT, share / 10) for share in range(7, 11))
    return next((rgb for rgb in shares if contrast(rgb, _WHITE) >= _INK_CONTRAST), _NIGHT)


def _chroma(rgb: str) -> float:
    return seen(rgb).chroma
