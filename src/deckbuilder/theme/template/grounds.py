"""What slides of a layout stand on: the colour of the background, followed from layout to master to theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuilder.theme.template.package import whole
from deckbuilder.theme.template.paints import Inks

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: ``p:bgRef/@idx`` counts the theme's background fills from here (ECMA-376 part 1, 19.3.1.3).
_FIRST_BACKGROUND = 1001
#: A shape that covers this share of the slide is its background, whatever the file calls it.
_COVERS = 0.9
PICTURE = ""
"""Stands for a background of which no colour is known."""


def ground(slide: Element, theme: Element, inks: Inks, size: tuple[int, int]) -> str | None:
    """RGB of a master's or layout's own background, `PICTURE`, or None if it has none of its own.

    ``size`` is the slide's, in EMU.
    """
    common = slide.find("cSld")
    if common is None:
        return None
    own = _background(common.find("bg"), theme, inks)
    covering = [
        _shape(shape, inks)
        for shape in common.find("spTree") or ()
        if shape.tag in ("sp", "pic") and shape.find(".//nvPr/ph") is None and _covers(shape, size)
    ]
    return next((found for found in reversed(covering) if found is not None), own)


def _background(background: Element | None, theme: Element, inks: Inks) -> str | None:
    if background is None or not len(background):
        return None
    holder = background[0]
    if holder.tag == "bgPr":
        fill = holder[0] if len(holder) else None
        color = inks.fill(fill) if fill is not None else None
        return color.rgb if color else PICTURE if fill is not None and fill.tag == "blipFill" else None
    fills = theme.find("themeElements/fmtScheme/bgFillStyleLst")
    index = whole(holder, "idx") - _FIRST_BACKGROUND
    named = inks.of(holder)
    if fills is None or not 0 <= index < len(fills):
        return named.rgb if named else None
    color = inks.fill(fills[index], named)
    return color.rgb if color else named.rgb if named else PICTURE


def _shape(shape: Element, inks: Inks) -> str | None:
    if shape.tag == "pic":
        return PICTURE
    fills = [
        child for child in shape.find("spPr") or () if child.tag in ("solidFill", "gradFill", "blipFill")
    ]
    if not fills:
        return None
    color = inks.fill(fills[0])
    return color.rgb if color else PICTURE


def _covers(shape: Element, size: tuple[int, int]) -> bool:
    extent = shape.find("spPr/xfrm/ext")
    if extent is None:
        return False
    width, height = whole(extent, "cx"), whole(extent, "cy")
    return width >= _COVERS * size[0] and height >= _COVERS * size[1]
