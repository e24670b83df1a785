"""Shades of a slot's colour: darker on light grounds, lighter on dark ones, until they can be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckbuilder.theme.colors import TEXT_CONTRAST, contrast, shifted
from deckbuilder.theme.slots import Color


def shades(slot: str, rgb: str, *, dark: bool) -> Iterator[Color]:
    """The slot's colour, then ever stronger shades of it."""
    for share in range(100, -1, -5):
        off = 100 - share if dark else 0
        yield Color(shifted(rgb, share, off), slot, share, off)


def reaches(shade: Color, grounds: Sequence[str], ratio: float) -> bool:
    """Whether a colour has that contrast on all ``grounds``."""
    return all(contrast(shade.rgb, ground) >= ratio for ground in grounds)


def readable(
    slot: str, rgb: str, grounds: Sequence[str], *, dark: bool, ratio: float = TEXT_CONTRAST
) -> Color:
    """The slot's colour or its nearest shade with that contrast on all ``grounds``; the strongest where none
    has it."""
    strongest = Color(rgb, slot)
    for shade in shades(slot, rgb, dark=dark):
        strongest = shade
        if reaches(shade, grounds, ratio):
            break
    return strongest
