"""Which shades of a brand's accents the series of a chart take, and in which order.

Every accent is taken once, so that the palette stays the brand's. The first stays first; each next one is
the accent, in the shade of it, that looks most unlike those before it, above all its neighbour, to all kinds
of colour vision and in grey print. Small differences give way to the brand's order and to its own shades.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckbuilder.theme.colors import GRAPHIC_CONTRAST, shifted
from deckbuilder.theme.shades import reaches, readable
from deckbuilder.theme.slots import Color
from deckbuilder.theme.vision import Seen, difference, seen

#: Shades of a colour: what share is left of its luminance, how much white is added, both in percent, and what
#: each costs: dark ones much, as they pass for black.
_SHADES = (
    (100, 0, 0.0), (85, 0, 1.0), (75, 0, 2.5), (60, 0, 6.0), (45, 0, 11.0), (90, 10, 1.0), (80, 20, 1.5),
    (60, 40, 2.0), (40, 60, 3.0),
)  # fmt: skip
#: Weights and caps, in OKLab's unit: chosen by looking at the packaged themes, Office's palettes and brands
#: of one to three colours. More distance than the cap is not worth a worse shade.
_CAP, _NEIGHBOUR_CAP, _LIGHTNESS_CAP = 0.1, 0.13, 0.1
_WEIGHT, _NEIGHBOUR_WEIGHT, _LIGHTNESS_WEIGHT = 1.6, 0.5, 0.5
_SHADE_COST, _RANK_COST = 0.008, 0.006
#: Accents with less chroma than this pass for muted ones: they come late.
_GREY = 0.035


class _Choice(Struct, frozen=True):
    color: Color
    look: Seen
    cost: float


def series_colors(
    accents: Sequence[tuple[str, str]], grounds: Sequence[str], *, dark: bool
) -> tuple[Color, ...]:
    """A colour for each of ``accents``: slot and RGB, in the brand's order."""
    first = readable(*accents[0], grounds, dark=dark, ratio=GRAPHIC_CONTRAST)
    chosen = [_Choice(first, seen(first.rgb), 0.0)]
    pool = list(_choices(accents[1:], grounds, dark=dark))
    far = [float("inf")] * len(pool)
    while pool:
        last = chosen[-1].look
        steps = [difference(choice.look, last) for choice in pool]
        far = [min(before, step) for before, step in zip(far, steps, strict=True)]
        scores = (_score(*parts, last) for parts in zip(pool, far, steps, strict=True))
        best = max(zip(scores, range(0, -len(pool), -1), pool, strict=True))[2]
        chosen.append(best)
        kept = [index for index, choice in enumerate(pool) if choice.color.slot != best.color.slot]
        pool, far = [pool[index] for index in kept], [far[index] for index in kept]
    return tuple(choice.color for choice in chosen)


def _score(choice: _Choice, far: float, step: float, last: Seen) -> float:
    lighter = abs(choice.look.lightness - last.lightness)
    return (
        _WEIGHT * min(far, _CAP)
        + _NEIGHBOUR_WEIGHT * min(step, _NEIGHBOUR_CAP)
        + _LIGHTNESS_WEIGHT * min(lighter, _LIGHTNESS_CAP)
        - choice.cost
    )


def _choices(accents: Sequence[tuple[str, str]], grounds: Sequence[str], *, dark: bool) -> Iterator[_Choice]:
    """Every accent in the shade that is nearest to it of those seen on the grounds, and shades of that."""
    ranked = sorted(accents, key=lambda accent: seen(accent[1]).chroma < _GREY)
    for rank, (slot, rgb) in enumerate(ranked):
        base = readable(slot, rgb, grounds, dark=dark, ratio=GRAPHIC_CONTRAST)
        for share, white, cost in _SHADES:
            mod, off = (round(part * share / 100) for part in (base.lum_mod, base.lum_off))
            color = Color(shifted(rgb, mod, off + white), slot, mod, off + white)
            if color == base or reaches(color, grounds, GRAPHIC_CONTRAST):
                yield _Choice(color, seen(color.rgb), cost * _SHADE_COST + rank * _RANK_COST)
