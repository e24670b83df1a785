"""Where a shape of a master or layout says that it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuilder.plan import Rect
from deckbuilder.theme.template.package import points

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def box_of(shape: Element) -> Rect | None:
    """The box of a shape, picture or group; None where it inherits that."""
    place = shape.find("spPr/xfrm")
    place = shape.find("grpSpPr/xfrm") if place is None else place
    offset, extent = (place.find("off"), place.find("ext")) if place is not None else (None, None)
    if offset is None or extent is None:
        return None
    return Rect(points(offset, "x"), points(offset, "y"), points(extent, "cx"), points(extent, "cy"))
