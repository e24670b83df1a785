"""What slides of a template stand on, in the deck's own colours: their layouts are as PowerPoint draws them,
and only what colour is behind the text is known of them."""

from __future__ import annotations

from deckbuilder.theme.colors import contrast, nearest
from deckbuilder.theme.frames import FOOTER_ROLES, SlideLayout
from deckbuilder.theme.template.design import Design
from deckbuilder.theme.tokens import Palette

_NEUTRAL = ("background", "surface", "muted", "text")
_ROLES = (*_NEUTRAL, "heading", *(f"accent{number}" for number in range(1, 7)))
#: What is told apart from its ground, if not well (WCAG 2.2, 1.4.11 asks twice as much of figures).
_SEEN = 1.5


def ground(layout: SlideLayout, design: Design, palette: Palette) -> str:
    """The theme role that looks most like a layout's ground; of grounds that are pictures, or on which a
    frame's text would not be seen without the shapes behind it, the neutral one on which it is seen best."""
    grounds = {role: palette.roles[role].rgb for role in _ROLES}
    own = next((one.ground for one in design.layouts if one.part == layout.part), None)
    role = nearest(own, grounds) if own is not None else "background"
    frames = [frame for frame in layout.frames if frame.role not in FOOTER_ROLES]
    inks = {palette.roles[frame.styles[0].color].rgb for frame in frames}

    def seen(role: str) -> float:
        return min((contrast(ink, grounds[role]) for ink in inks), default=_SEEN)

    return role if seen(role) >= _SEEN else max(_NEUTRAL, key=seen)
