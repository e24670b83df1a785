"""The palette of a deck on a template: our roles in the template's own colours, readable on its ground."""

from __future__ import annotations

from deckbuilder.theme.colors import TEXT_CONTRAST, contrast, luminance, nearest, shifted
from deckbuilder.theme.palette import SURFACE_RANGE, Base, roles_on
from deckbuilder.theme.slots import Color
from deckbuilder.theme.template.design import Design
from deckbuilder.theme.template.styles import listed
from deckbuilder.theme.tokens import Palette

#: WCAG 2.2, 1.4.3, for large text: a template's own text colour is kept down to this.
_LARGE_TEXT = 3.0
_SLOTS = ("bg1", "tx1", "bg2", "tx2")


def palette(design: Design) -> Palette:
    """Slots are the template's, roles what of them can be read on the ground of content slides."""
    ground = design.ground
    mapped = design.mapped
    text = _text(design)
    dark = luminance(ground) < luminance(text.rgb)
    heading = design.title.color
    if not heading.slot or contrast(heading.rgb, ground) < TEXT_CONTRAST:
        heading = Color(mapped["tx2"], "tx2")
        if contrast(heading.rgb, ground) < TEXT_CONTRAST:
            heading = text
    grounds = {slot: mapped[slot] for slot in _SLOTS}
    slot = next((slot for slot, rgb in grounds.items() if rgb == ground), None) or nearest(ground, grounds)
    base = Base(Color(ground, slot), _surface(design, slot, text, dark=dark), text, heading)
    return Palette(design.slots, roles_on(base, mapped, {}, dark=dark), dark)


def _text(design: Design) -> Color:
    """The colour of the template's own running text, unless it cannot be read or named."""
    own = listed(design)[0].color
    if own.slot and contrast(own.rgb, design.ground) >= _LARGE_TEXT:
        return own
    inks = {slot: design.mapped[slot] for slot in ("tx1", "bg1", "tx2", "bg2")}
    if not own.slot and contrast(own.rgb, design.ground) >= TEXT_CONTRAST:
        near = nearest(own.rgb, inks)
        if contrast(inks[near], design.ground) >= TEXT_CONTRAST:
            return Color(inks[near], near)
    best = max(inks, key=lambda slot: contrast(inks[slot], design.ground))
    return Color(inks[best], best)


def _surface(design: Design, slot: str, text: Color, *, dark: bool) -> Color:
    """A tint for panels: the template's second ground where it is one, else a shade of the first."""
    low, high = SURFACE_RANGE
    second = design.mapped["bg2"]
    if low <= contrast(second, design.ground) <= high and contrast(text.rgb, second) >= TEXT_CONTRAST:
        return Color(second, "bg2")
    mod, off = (90, 10) if dark else (95, 0)
    tint = Color(shifted(design.mapped[slot], mod, off), slot, mod, off)
    return tint if contrast(text.rgb, tint.rgb) >= TEXT_CONTRAST else Color(design.ground, slot)
