"""Pictures, each cut and scaled into its box."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.plan import NO_INSETS, Insets
from deckbuilder.render.pptx.units import percent
from deckbuilder.render.xml import NOTHING, Value, Xml, element

#: [MS-ODRAWXML] 2.3.3.2: where PowerPoint 2016 and later look for the drawing behind a picture.
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_ASVG: Value = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


class Blip(Struct, frozen=True):
    """The ids of a picture's relationships to its data."""

    raster: str
    vector: str | None = None


def picture(
    named: Xml, place: Xml, blip: Blip, frame: Xml, crop: Insets = NO_INSETS, *, grouped: bool = True
) -> Xml:
    """`p:pic` (ECMA-376 part 1, 19.3.1.37).

    ``named`` and ``place`` are its `p:cNvPr` and `p:nvPr`, ``frame`` is what it says of its position and
    outline; a picture in a placeholder cannot be ``grouped``.
    """
    locks = element("a:picLocks", {"noGrp": None if grouped else True, "noChangeAspect": True})
    return element(
        "p:pic",
        {},
        element("p:nvPicPr", {}, named, element("p:cNvPicPr", {}, locks), place),
        blip_fill("p:blipFill", blip, crop),
        element("p:spPr", {}, frame),
    )


def blip_fill(tag: str, blip: Blip, crop: Insets = NO_INSETS) -> Xml:
    """A picture stretched over whatever it fills (ECMA-376 part 1, 20.1.8.14), without what ``crop`` cuts
    off."""
    cut: dict[str, Value] = {
        side: percent(share) or None
        for side, share in (("l", crop.left), ("t", crop.top), ("r", crop.right), ("b", crop.bottom))
    }
    return element(
        tag,
        {},
        element("a:blip", {"r:embed": blip.raster}, _drawing(blip.vector) if blip.vector else NOTHING),
        element("a:srcRect", cut) if any(cut.values()) else NOTHING,
        element("a:stretch", {}, element("a:fillRect")),
    )


def _drawing(relation: str) -> Xml:
    svg = element("asvg:svgBlip", {"xmlns:asvg": _ASVG, "r:embed": relation})
    return element("a:extLst", {}, element("a:ext", {"uri": _SVG}, svg))
