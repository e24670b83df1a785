"""From a brand's colours to a palette: the twelve Office slots, and every role as a slot that can be read on
its ground.

A slot holds the brand's own colour, untouched, so that a designer finds it in PowerPoint's colour picker. A
role that would be unreadable in that colour takes a darker or lighter shade of the slot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from deckbuilder.theme.colors import (
    GRAPHIC_CONTRAST,
    TEXT_CONTRAST,
    chroma,
    contrast,
    luminance,
    mixed,
    nearest,
    shifted,
)
from deckbuilder.theme.graphic_roles import graphic_roles
from deckbuilder.theme.shades import reaches, readable, shades
from deckbuilder.theme.slots import Color
from deckbuilder.theme.tokens import Palette

ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")

#: Accents of a brand that names none: distinct hues of one weight that print apart in grey.
DEFAULT_ACCENTS = ("B4491F", "2F5D8A", "4F7A52", "8A6A1F", "6B5B8C", "66727F")
#: Muted text is quieter than text, but not at the edge of what can be read.
_MUTED_CONTRAST = 5.0
#: A hairline shows on its ground without competing with text.
_RULE_CONTRAST = 1.4
#: A panel's tint: seen, but no colour of its own.
SURFACE_RANGE = (1.03, 1.45)
#: Strength of the accent behind marked words on paper.
MARK_SHARE = 0.18
#: Accents with less contrast than this serve as tints rather than as colours of their own.
_PALE = 2.0


def build(named: Mapping[str, str], accents: Sequence[str], *, dark: bool, paper: bool = False) -> Palette:
    """The palette for one document.

    ``named`` holds what the brand gives of ``foreground background dark light link heading success info
    warning danger``; foreground and background must be there. ``accents`` are at most six; too few are
    filled up. ``paper`` is for print: accents are darkened until text can be set in them.
    """
    ground, text = named["background"], named["foreground"]
    surface = _surface(named.get("light"), ground, text)
    heading = named.get("heading") or named.get("dark") or text
    if contrast(heading, ground) < TEXT_CONTRAST and "heading" not in named:
        heading = text
    filled = _filled(accents, ground, dark=dark)
    if paper:
        filled = tuple(
            readable(slot, rgb, (ground,), dark=False).rgb for slot, rgb in zip(ACCENTS, filled, strict=True)
        )
    link = named.get("link", filled[0])
    inks, grounds = (text, heading), (ground, surface)
    (dk1, dk2), (lt1, lt2) = (grounds, inks) if dark else (inks, grounds)
    slots = {"dk1": dk1, "lt1": lt1, "dk2": dk2, "lt2": lt2}
    slots |= dict(zip(ACCENTS, filled, strict=True))
    slots |= {"hlink": link, "folHlink": mixed(link, text, 0.35)}
    base = Base(Color(ground, "bg1"), Color(surface, "bg2"), Color(text, "tx1"), Color(heading, "tx2"))
    called = {color.slot: color.rgb for color in (base.ground, base.surface, base.text, base.heading)}
    return Palette(slots, roles_on(base, slots | called, named, dark=dark), dark)


class Base(Struct, frozen=True):
    """The four colours that all others of a document are measured against."""

    ground: Color
    surface: Color
    """The tint of panels."""
    text: Color
    heading: Color


def roles_on(
    base: Base, slots: Mapping[str, str], named: Mapping[str, str], *, dark: bool
) -> dict[str, Color]:
    """All roles. ``slots`` is RGB by the names slides use (``tx1``, ``accent1``, ``hlink``); ``named`` may
    give ``info success warning danger``, for which the nearest accents are taken."""
    ground, surface = base.ground.rgb, base.surface.rgb
    both = (ground, surface)
    accents = {slot: slots[slot] for slot in ACCENTS}

    def signal(brand_role: str, fallback: str) -> Color:
        slot = nearest(named[brand_role], accents) if brand_role in named else fallback
        return readable(slot, slots[slot], both, dark=dark)

    def kept(color: Color) -> Color:
        """The colour as it is where it can be read, else a shade of its slot."""
        legible = reaches(color, both, TEXT_CONTRAST)
        return color if legible else readable(color.slot, slots[color.slot], both, dark=dark)

    roles = {
        "text": kept(base.text),
        "background": base.ground,
        "heading": kept(base.heading),
        "surface": base.surface,
        "muted": _muted(base, slots, dark=dark),
        "rule": readable(
            base.surface.slot, slots[base.surface.slot], (ground,), dark=dark, ratio=_RULE_CONTRAST
        ),
        "link": readable("hlink", slots["hlink"], both, dark=dark),
        "inverse": base.ground,
        "note": signal("info", "accent2"),
        "tip": signal("success", "accent3"),
        "important": readable("accent1", slots["accent1"], both, dark=dark),
        "warning": signal("warning", "accent4"),
        "caution": signal("danger", "accent1"),
    }
    roles |= {slot: Color(rgb, slot) for slot, rgb in accents.items()}
    roles["accent1"] = roles["important"]
    roles |= {
        "code-keyword": roles["heading"],
        "code-string": roles["tip"],
        "code-comment": roles["muted"],
        "code-number": roles["important"],
        "code-name": roles["note"],
    }
    return roles | graphic_roles(roles, slots, dark=dark)


def highlight(palette: Palette) -> Color:
    """The tint behind marked words on slides: a pale one of the accent, a deep shade of it on
    dark grounds."""
    mod, off = (50, 0) if palette.dark else (25, 75)
    return Color(shifted(palette.slots["accent1"], mod, off), "accent1", mod, off)


def _filled(accents: Sequence[str], ground: str, *, dark: bool) -> tuple[str, ...]:
    """Six accents: the brand's, the palest of them last, then ours that differ from them."""
    first, rest = accents[:1], accents[1:]
    strong = [rgb for rgb in rest if contrast(rgb, ground) >= _PALE]
    pale = [rgb for rgb in rest if rgb not in strong and contrast(rgb, ground) >= SURFACE_RANGE[0]]
    distinct = list(dict.fromkeys([*first, *strong, *pale]))
    spare = (
        readable("", rgb, (ground,), dark=dark, ratio=GRAPHIC_CONTRAST).rgb
        for rgb in (*DEFAULT_ACCENTS, *(shifted(rgb, 75, 0) for rgb in DEFAULT_ACCENTS))
    )
    distinct += [rgb for rgb in spare if not any(_alike(rgb, other) for other in distinct)]
    return tuple(distinct[: len(ACCENTS)])


def _alike(one: str, other: str) -> bool:
    return sum(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) for i in (0, 2, 4)) < 40


def _surface(light: str | None, ground: str, text: str) -> str:
    low, high = SURFACE_RANGE
    if light and low <= contrast(light, ground) <= high and contrast(text, light) >= TEXT_CONTRAST:
        return light
    return mixed(ground, text, 0.05 if luminance(ground) > 0.5 else 0.09)


def _muted(base: Base, slots: Mapping[str, str], *, dark: bool) -> Color:
    """The greyer of two: text made quieter, or the neutral tint made stronger."""
    ground, surface, ink = base.ground.rgb, base.surface.rgb, base.text.slot
    quiet = [
        Color(shifted(slots[ink], share, 0 if dark else 100 - share), ink, share, 0 if dark else 100 - share)
        for share in range(50, 101, 5)
    ]
    tint = shades(base.surface.slot, slots[base.surface.slot], dark=dark)
    found = [
        next((shade for shade in ladder if _passes_muted(shade, ground, surface)), None)
        for ladder in (quiet, tint)
    ]
    return min((shade for shade in found if shade), key=lambda shade: chroma(shade.rgb), default=base.text)


def _passes_muted(shade: Color, ground: str, surface: str) -> bool:
    return contrast(shade.rgb, ground) >= _MUTED_CONTRAST and contrast(shade.rgb, surface) >= TEXT_CONTRAST
