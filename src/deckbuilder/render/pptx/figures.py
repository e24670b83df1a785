"""Figures without text: boxes, dots, polygons and rules."""

from __future__ import annotations

from deckbuilder.plan import PathShape
from deckbuilder.render.pptx.names import PLAIN_OBJECT, Names
from deckbuilder.render.pptx.paint import NO_FILL, NO_LINE, Paint
from deckbuilder.render.pptx.units import emu, transform
from deckbuilder.render.pptx.xml import Xml, element

_PRESETS = {"rect": "rect", "round": "roundRect", "ellipse": "ellipse", "line": "line"}
#: Radius of rounded corners as a share of the shorter side, in 1/100,000.
_ROUND = element("a:avLst", {}, element("a:gd", {"name": "adj", "fmla": "val 8000"}))
_SQUARE = element("a:avLst")


def path(shape: PathShape, paint: Paint, names: Names, *, user_drawn: bool = False) -> Xml:
    """A figure without text. ``user_drawn`` marks decoration of a layout or master."""
    named = names.properties(shape.name or _figure(shape), alt=shape.alt, decorative=not shape.alt)
    marked = element("p:nvPr", {"userDrawn": True}) if user_drawn else PLAIN_OBJECT
    return element(
        "p:sp",
        {},
        element("p:nvSpPr", {}, named, element("p:cNvSpPr"), marked),
        element(
            "p:spPr",
            {},
            transform(shape.box),
            _geometry(shape),
            NO_FILL if shape.figure == "line" else paint.fill(shape.fill),
            paint.line(shape.stroke),
        ),
    )


def _figure(shape: PathShape) -> str:
    words = {"rect": "Box", "round": "Box", "ellipse": "Dot", "line": "Rule", "polygon": "Arrow"}
    return words[shape.figure]


def _geometry(shape: PathShape) -> Xml:
    if shape.figure != "polygon":
        adjust = _ROUND if shape.figure == "round" else _SQUARE
        return element("a:prstGeom", {"prst": _PRESETS[shape.figure]}, adjust)
    width, height = max(1, emu(shape.box.width)), max(1, emu(shape.box.height))
    corners = [element("a:pt", {"x": round(x * width), "y": round(y * height)}) for x, y in shape.points]
    outline = [
        element("a:moveTo", {}, corners[0]),
        *(element("a:lnTo", {}, corner) for corner in corners[1:]),
        element("a:close"),
    ]
    empty = (element("a:avLst"), element("a:gdLst"), element("a:ahLst"), element("a:cxnLst"))
    area = element("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})
    paths = element("a:pathLst", {}, element("a:path", {"w": width, "h": height}, *outline))
    return element("a:custGeom", {}, *empty, area, paths)


def connector(shape: PathShape, paint: Paint, names: Names) -> Xml:
    """A rule as a straight connector, which PowerPoint can attach to shapes."""
    named = names.properties(shape.name or "Rule", alt=shape.alt, decorative=not shape.alt)
    return element(
        "p:cxnSp",
        {},
        element("p:nvCxnSpPr", {}, named, element("p:cNvCxnSpPr"), PLAIN_OBJECT),
        element(
            "p:spPr",
            {},
            transform(shape.box),
            element("a:prstGeom", {"prst": "line"}, _SQUARE),
            paint.line(shape.stroke) if shape.stroke else NO_LINE,
        ),
    )
