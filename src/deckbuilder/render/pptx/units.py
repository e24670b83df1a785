"""DrawingML's units. Everywhere else lengths are points."""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.plan import Rect
from deckbuilder.render.xml import NO_ATTRS, Value, Xml, element

#: English Metric Units in a point (ECMA-376 part 1, 20.1.2.1).
EMU = 12700

#: The outline of everything rectangular.
RECTANGLE = element("a:prstGeom", {"prst": "rect"}, element("a:avLst"))
#: The outline of what is round.
ELLIPSE = element("a:prstGeom", {"prst": "ellipse"}, element("a:avLst"))


def emu(points: float) -> int:
    """Points as whole EMU."""
    return round(points * EMU)


def centi(points: float) -> int:
    """Points as hundredths, kept to a tenth of a point as PowerPoint shows them: font sizes and spacing."""
    return round(points * 10) * 10


def percent(share: float) -> int:
    """A share (1.0 is all) as thousandths of a percent."""
    return round(share * 100) * 1000


def transform(
    box: Rect, tag: str = "a:xfrm", *, inner: bool = False, turned: Mapping[str, Value] = NO_ATTRS
) -> Xml:
    """Position and size; ``inner`` repeats them as the coordinates of a group's members, ``turned`` is how
    the object is flipped and rotated in that place."""
    off = {"x": emu(box.x), "y": emu(box.y)}
    ext = {"cx": emu(box.right) - off["x"], "cy": emu(box.bottom) - off["y"]}
    members = (element("a:chOff", off), element("a:chExt", ext)) if inner else ()
    return element(tag, turned, element("a:off", off), element("a:ext", ext), *members)
