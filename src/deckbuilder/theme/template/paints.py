"""DrawingML colours and fills resolved to RGB (ECMA-376 part 1, 20.1.2.3 and 20.1.8)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from deckbuilder.theme.colors import mixed, shifted, to_hex
from deckbuilder.theme.css_names import CSS_NAMES
from deckbuilder.theme.slots import SLOTS, Color
from deckbuilder.theme.template.package import share

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: What slides call the four colours that the master's colour map assigns, and Office's usual assignment.
MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
#: Elements that hold a colour.
_COLORS = ("schemeClr", "srgbClr", "sysClr", "prstClr", "scrgbClr", "hslClr")
#: Office's colours, for a theme part that lacks some.
_DEFAULTS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4",
    "accent2": "ED7D31", "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47",
    "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip


def slots(theme: Element) -> dict[str, str]:
    """RGB of the twelve colours of a theme part."""
    scheme = theme.find("themeElements/clrScheme")
    found = dict(_DEFAULTS)
    for slot in SLOTS:
        holder = scheme.find(slot) if scheme is not None else None
        if holder is not None and (color := Inks({}).of(holder)) is not None:
            found[slot] = color.rgb
    return found


def mapped(slots: Mapping[str, str], color_map: Element | None) -> dict[str, str]:
    """RGB by the names that slides use, through a master's ``p:clrMap``."""
    written = color_map.attrib if color_map is not None else {}
    names = (*MAP, *SLOTS[4:])
    return {
        name: slots[target] for name in names if (target := written.get(name, MAP.get(name, name))) in slots
    }


class Inks:
    """Resolves the colours of one master. ``mapped`` is RGB by the names slides use, ``slots`` by the
    theme's own."""

    def __init__(self, mapped: Mapping[str, str], slots: Mapping[str, str] | None = None) -> None:
        self._mapped = mapped
        self._slots = slots or {}

    def named(self, name: str) -> Color:
        """The colour that slides call ``name``."""
        return Color(self._mapped.get(name, _DEFAULTS["dk1"]), name)

    def of(self, holder: Element, placeholder: Color | None = None) -> Color | None:
        """The colour that an element such as ``a:solidFill`` holds; None if it holds none.

        ``placeholder`` stands for ``phClr`` in the theme's own fills.
        """
        color = next((child for child in holder if child.tag in _COLORS), None)
        return None if color is None else self._color(color, placeholder)

    def fill(self, holder: Element, placeholder: Color | None = None) -> Color | None:
        """The colour of a fill: of a gradient, the mean of its stops; None for pictures and no fill."""
        if holder.tag == "solidFill":
            return self.of(holder, placeholder)
        if holder.tag != "gradFill":
            return None
        stops = [stop for gs in holder.iter("gs") if (stop := self.of(gs, placeholder)) is not None]
        if not stops:
            return None
        rgb = stops[0].rgb
        for index, stop in enumerate(stops[1:], start=2):
            rgb = mixed(rgb, stop.rgb, 1 / index)
        return Color(rgb, "")

    def _color(self, element: Element, placeholder: Color | None) -> Color | None:
        start = self._start(element, placeholder)
        if start is None:
            return None
        rgb, slot, mod, off = start.rgb, start.slot, start.lum_mod, start.lum_off
        for child in element:
            name, by = child.tag, share(child.get("val"))
            if name == "lumMod":
                rgb, mod = shifted(rgb, round(by * 100), 0), round(mod * by)
            elif name == "lumOff":
                rgb, off = shifted(rgb, 100, round(by * 100)), off + round(by * 100)
            elif name in ("shade", "tint"):
                rgb, slot = mixed(rgb, "000000" if name == "shade" else "FFFFFF", 1 - by), ""
        return Color(rgb, slot, mod, off)

    def _start(self, element: Element, placeholder: Color | None) -> Color | None:
        value = element.get("val", "")
        match element.tag:
            case "schemeClr":
                if value == "phClr":
                    return placeholder
                rgb = self._mapped.get(value) or self._slots.get(value)
                return Color(rgb, value if value in self._mapped else "") if rgb else None
            case "srgbClr":
                return Color(value.upper(), "") if len(value) == 6 and _is_hex(value) else None
            case "sysClr":
                usual = "FFFFFF" if value == "window" else "000000"
                last = element.get("lastClr", usual).upper()
                return Color(last if len(last) == 6 and _is_hex(last) else usual, "")
            case "prstClr":
                rgb = CSS_NAMES.get(value.lower().replace("dk", "dark").replace("lt", "light"))
                return Color(rgb, "") if rgb else None
            case "scrgbClr":
                return Color(to_hex(share(element.get(part)) for part in "rgb"), "")
        return None


def _is_hex(text: str) -> bool:
    return all(digit in "0123456789abcdefABCDEF" for digit in text)
