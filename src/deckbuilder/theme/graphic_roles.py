"""The colours of charts and diagrams: fills for series, tints for boxes, a scale from pale to strong, and the
ink that can be read on each. What text and panels take is in `palette`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from math import cos, radians, sin

from deckbuilder.theme.colors import TEXT_CONTRAST, contrast, shifted
from deckbuilder.theme.series_colors import series_colors
from deckbuilder.theme.shades import reaches, readable
from deckbuilder.theme.slots import Color
from deckbuilder.theme.vision import Seen, difference, lightness, seen

#: Series of a chart, in the order they are given out.
SERIES = tuple(f"series{number}" for number in range(1, 7))
#: Grounds of boxes in diagrams, one to each series: running text can be read on them.
TINTS = tuple(f"tint{number}" for number in range(1, 7))
#: From low to high, in steps of the same lightness.
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
#: How far the palest step of the scale is from the ground, in OKLab's lightness.
_HEAT_START = 0.06
#: The lightness of its strongest step on light grounds. Darker than most accents: above it their shades grow
#: brighter than they are themselves.
_HEAT_END = 0.42
#: The hue of warnings, between red and orange, as OKLab has it. Degrees.
_WARM = radians(35)
#: What a sum may be painted with.
_NEUTRAL = ("muted", "heading", "text")
#: Colours this far apart are told apart by all: well, and just so.
_CLEAR, _ENOUGH = 0.15, 0.1


def graphic_roles(roles: Mapping[str, Color], slots: Mapping[str, str], *, dark: bool) -> dict[str, Color]:
    """Every one of `GRAPHIC_ROLES`. ``slots`` is RGB by the names slides use."""
    grounds = (roles["background"].rgb, roles["surface"].rgb)
    accents = [(slot, slots[slot]) for slot in (f"accent{number}" for number in range(1, 7))]
    series = series_colors(accents, grounds, dark=dark)
    found = dict(zip(SERIES, series, strict=True))
    for tint, color in zip(TINTS, series, strict=True):
        found[tint] = _tint(color.slot, slots[color.slot], roles["text"].rgb, dark=dark)
    found[MUTED_SERIES] = _muted(roles["surface"], roles["text"], slots, grounds, dark=dark)
    found |= zip(HEAT, _heat(series[0], slots[series[0].slot], grounds[0], dark=dark), strict=True)
    found |= zip(STEPS, _steps(series, [roles[role] for role in _NEUTRAL]), strict=True)
    inks = (roles["text"], roles["background"])
    return found | {f"on-{fill}": _ink(found[fill].rgb, inks, slots) for fill in FILLS}


def _muted(
    surface: Color, text: Color, slots: Mapping[str, str], grounds: Sequence[str], *, dark: bool
) -> Color:
    """The greyer of two that are just seen on the grounds: the tint of panels made stronger, or text made
    quieter. Shades of a brand's tint may be colours themselves."""
    tint = readable(surface.slot, slots[surface.slot], grounds, dark=dark, ratio=_MUTED_CONTRAST)
    quieter = (_towards_ground(slots[text.slot], text.slot, share, dark=dark) for share in range(95, 0, -5))
    seen_so = takewhile(lambda shade: reaches(shade, grounds, _MUTED_CONTRAST), quieter)
    *_, quiet = (text, *seen_so)
    return min(tint, quiet, key=lambda shade: seen(shade.rgb).chroma)


def _ink(fill: str, inks: Sequence[Color], slots: Mapping[str, str]) -> Color:
    """The one that is best read on a fill; where neither can be, its shade towards black or white."""
    best = max(inks, key=lambda ink: contrast(ink.rgb, fill))
    if contrast(best.rgb, fill) >= TEXT_CONTRAST:
        return best
    darker, lighter = (
        max(
            (readable(ink.slot, slots[ink.slot], (fill,), dark=light) for ink in inks),
            key=lambda shade: contrast(shade.rgb, fill),
        )
        for light in (False, True)
    )
    return max(darker, lighter, key=lambda shade: contrast(shade.rgb, fill))


def _tint(slot: str, rgb: str, text: str, *, dark: bool) -> Color:
    """As much of a colour as text can be read on, a fifth at most."""
    shares = (20, 15, 10, 5) if not dark else (35, 30, 25, 20, 15)
    tints = [_towards_ground(rgb, slot, share, dark=dark) for share in shares]
    return next((tint for tint in tints if contrast(text, tint.rgb) >= TEXT_CONTRAST), tints[-1])


def _towards_ground(rgb: str, slot: str, share: int, end: tuple[int, int] = (100, 0), *, dark: bool) -> Color:
    """So many percent of a shade of a colour, the rest white, or black in the dark."""
    mod = round(end[0] * share / 100)
    off = round(end[1] * share / 100) + (0 if dark else 100 - share)
    return Color(shifted(rgb, mod, off), slot, mod, off)


def _heat(strong: Color, rgb: str, ground: str, *, dark: bool) -> Iterator[Color]:
    """Steps from a breath of colour up to the strong one, as far apart in lightness as the eye sees it."""
    end = (strong.lum_mod, strong.lum_off)
    ladder = [_towards_ground(rgb, strong.slot, share, end, dark=dark) for share in range(0, 101, 2)]
    if not dark:
        ladder += [
            Color(shifted(rgb, share, end[1]), strong.slot, share, end[1]) for share in range(end[0], 20, -2)
        ]
    light = [lightness(shade.rgb) for shade in ladder]
    away = _HEAT_START if dark else -_HEAT_START
    first = lightness(ground) + away
    last = light[-1] if dark else min(_HEAT_END, lightness(strong.rgb))
    for step in range(len(HEAT)):
        wanted = first + (last - first) * step / (len(HEAT) - 1)
        yield min(zip(light, ladder, strict=True), key=lambda pair: abs(pair[0] - wanted))[1]


def _steps(series: Sequence[Color], neutral: Sequence[Color]) -> tuple[Color, Color, Color]:
    """For more, less and their sum: less is the warmest of the series' colours, more the coolest that nobody
    takes for it, the sum the quietest neutral one that nobody takes for either."""
    looks = {color: seen(color.rgb) for color in (*series, *neutral)}
    fall = max(series, key=lambda color: _warmth(looks[color]))
    others = [color for color in series if color != fall]
    rise = max(
        others, key=lambda color: min(difference(looks[color], looks[fall]), _CLEAR) - _warmth(looks[color])
    )

    def apart(color: Color) -> float:
        return min(difference(looks[color], looks[step]) for step in (rise, fall))

    total = next((color for color in neutral if apart(color) >= _ENOUGH), None) or max(neutral, key=apart)
    return rise, fall, total


def _warmth(look: Seen) -> float:
    return look.full[1] * cos(_WARM) + look.full[2] * sin(_WARM)
