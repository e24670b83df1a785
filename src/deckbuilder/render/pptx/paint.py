"""Colours, fills and outlines: theme roles as scheme colours, so that a deck stays re-colourable."""

from __future__ import annotations

from deckbuilder.plan import Stroke
from deckbuilder.render.pptx.units import emu, percent
from deckbuilder.render.xml import NOTHING, Xml, element
from deckbuilder.theme.palette import highlight
from deckbuilder.theme.slots import Color
from deckbuilder.theme.tokens import Palette

NO_FILL = element("a:noFill")
NO_LINE = element("a:ln", {}, NO_FILL)


class Paint:
    """The colours of one palette as markup, each written once."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._colors: dict[str, Xml] = {}
        self._fills: dict[str, Xml] = {}

    def color(self, role: str) -> Xml:
        """The role as a scheme colour (ECMA-376 part 1, 20.1.2.3.29)."""
        if role not in self._colors:
            self._colors[role] = _scheme(self.palette.roles[role])
        return self._colors[role]

    @property
    def highlight(self) -> Xml:
        """What stands behind marked words."""
        return _scheme(highlight(self.palette))

    def fill(self, role: str | None, opacity: float = 1.0) -> Xml:
        """A solid fill, or none."""
        if role is None:
            return NO_FILL
        if opacity < 1:
            alpha = element("a:alpha", {"val": percent(opacity)})
            return element("a:solidFill", {}, _scheme(self.palette.roles[role], alpha))
        if role not in self._fills:
            self._fills[role] = element("a:solidFill", {}, self.color(role))
        return self._fills[role]

    def line(self, stroke: Stroke | None, tag: str = "a:ln", ends: Xml = NOTHING) -> Xml:
        """An outline, or none; ``tag`` names the edge of a cell it stands on, ``ends`` says how its parts are
        joined and what stands at its ends."""
        if stroke is None:
            return NO_LINE
        dash = element("a:prstDash", {"val": "dash"}) if stroke.dash else NOTHING
        return element(tag, {"w": emu(stroke.width)}, self.fill(stroke.color), dash, ends)


def _scheme(color: Color, alpha: Xml = NOTHING) -> Xml:
    modified = color.lum_mod != 100 or color.lum_off != 0
    shifts = (
        element("a:lumMod", {"val": color.lum_mod * 1000}) if modified else NOTHING,
        element("a:lumOff", {"val": color.lum_off * 1000}) if color.lum_off else NOTHING,
    )
    return element("a:schemeClr", {"val": color.slot}, *shifts, alpha)
