"""The colours of charts and diagrams: fills for series, tints for boxes, a scale from pale to strong, and the
ink that can be read on each. What text and panels take is in `palette`."""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.theme.colors import GRAPHIC_CONTRAST, TEXT_CONTRAST, contrast, shifted
from deckbuilder.theme.slots import Color

#: Series of a chart, in the order they are given out.
SERIES = tuple(f"series{number}" for number in range(1, 7))
#: Grounds of boxes in diagrams, one to each series: running text can be read on them.
TINTS = tuple(f"tint{number}" for number in range(1, 7))
#: From low to high.
HEAT = tuple(f"heat{number}" for number in range(1, 6))
#: What is not the point is painted with it.
MUTED_SERIES = "series-muted"
#: Steps of a waterfall: more, less, and what they come to.
STEPS = ("rise", "fall", "total")
FILLS = (*SERIES, MUTED_SERIES, *TINTS, *HEAT, *STEPS)
#: What can be read on each fill: ``on-series1`` …
INKS = tuple(f"on-{fill}" for fill in FILLS)
GRAPHIC_ROLES = (*FILLS, *INKS)
#: Seen beside series in colour, and quieter than any of them.
_MUTED_CONTRAST = 1.9
#: How much of the accent each step of the scale holds, in percent.
_HEAT_SHARES = (15, 35, 60, 85, 100)


def graphic_roles(roles: Mapping[str, Color], slots: Mapping[str, str], *, dark: bool) -> dict[str, Color]:
    """Every one of `GRAPHIC_ROLES`. ``slots`` is RGB by the names slides use."""
    grounds = (roles["background"].rgb, roles["surface"].rgb)
    found: dict[str, Color] = {}
    for number, (series, tint) in enumerate(zip(SERIES, TINTS, strict=True), start=1):
        slot = f"accent{number}"
        found[series] = _shade(slot, slots[slot], grounds, dark=dark, ratio=GRAPHIC_CONTRAST)
        found[tint] = _tint(slot, slots[slot], roles["text"].rgb, dark=dark)
    surface = roles["surface"].slot
    found[MUTED_SERIES] = _shade(surface, slots[surface], grounds, dark=dark, ratio=_MUTED_CONTRAST)
    for role, share in zip(HEAT, _HEAT_SHARES, strict=True):
        found[role] = _mixed("accent1", slots["accent1"], share, dark=dark)
    found |= {"rise": found["series2"], "fall": found["series1"], "total": roles["muted"]}
    inks = (roles["text"], roles["background"])
    return found | {f"on-{fill}": _ink(found[fill].rgb, inks) for fill in FILLS}


def _ink(fill: str, inks: tuple[Color, ...]) -> Color:
    """The one that is best read on a fill."""
    return max(inks, key=lambda ink: contrast(ink.rgb, fill))


def _mixed(slot: str, rgb: str, share: int, *, dark: bool) -> Color:
    """So many percent of a colour, the rest towards the ground."""
    off = 0 if dark else 100 - share
    return Color(shifted(rgb, share, off), slot, share, off)


def _shade(slot: str, rgb: str, grounds: tuple[str, ...], *, dark: bool, ratio: float) -> Color:
    """The colour, or the nearest shade of it with that contrast on all grounds; the strongest where none
    has it."""
    shade = Color(rgb, slot)
    for share in range(100, -1, -5):
        off = 100 - share if dark else 0
        shade = Color(shifted(rgb, share, off), slot, share, off)
        if all(contrast(shade.rgb, ground) >= ratio for ground in grounds):
            break
    return shade


def _tint(slot: str, rgb: str, text: str, *, dark: bool) -> Color:
    """As much of a colour as text can be read on, a fifth at most."""
    shares = (20, 15, 10, 5) if not dark else (35, 30, 25, 20, 15)
    tints = [_mixed(slot, rgb, share, dark=dark) for share in shares]
    return next((tint for tint in tints if contrast(text, tint.rgb) >= TEXT_CONTRAST), tints[-1])
