"""Figures without text: boxes, dots, polygons, drawings and rules."""

from __future__ import annotations

from deckbuilder.plan import ConnectorShape, Outline, PathShape, Rect, Step
from deckbuilder.render.pptx.names import PLAIN_OBJECT, Names
from deckbuilder.render.pptx.paint import NO_FILL, NO_LINE, Paint
from deckbuilder.render.pptx.units import emu, transform
from deckbuilder.render.pptx.xml import Xml, element

_PRESETS = {"rect": "rect", "round": "roundRect", "ellipse": "ellipse", "line": "line"}
#: Radius of rounded corners as a share of the shorter side, in 1/100,000.
_ROUND = element("a:avLst", {}, element("a:gd", {"name": "adj", "fmla": "val 8000"}))
_SQUARE = element("a:avLst")
_WORDS = {
    "rect": "Box", "round": "Box", "ellipse": "Dot", "line": "Rule", "polygon": "Arrow", "outline": "Drawing",
}  # fmt: skip
_STEPS = {"move": "a:moveTo", "line": "a:lnTo", "curve": "a:cubicBezTo", "close": "a:close"}
_NO_GUIDES = (element("a:avLst"), element("a:gdLst"), element("a:ahLst"), element("a:cxnLst"))
#: Where text would stand.
_WHOLE = element("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})


def path(shape: PathShape, paint: Paint, names: Names, *, user_drawn: bool = False) -> Xml:
    """A figure without text. ``user_drawn`` marks decoration of a layout or master."""
    named = names.properties(shape.name or _WORDS[shape.figure], alt=shape.alt, decorative=not shape.alt)
    return named_path(shape, named, paint, user_drawn=user_drawn)


def named_path(shape: PathShape, named: Xml, paint: Paint, *, user_drawn: bool = False) -> Xml:
    """The figure with its ``p:cNvPr`` given."""
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
            NO_FILL if shape.figure == "line" else paint.fill(shape.fill, shape.opacity),
            paint.line(shape.stroke),
        ),
    )


def _geometry(shape: PathShape) -> Xml:
    if shape.figure == "outline":
        return _drawn(shape.box, shape.outline)
    if shape.figure == "polygon":
        first, *others = shape.points
        lines = (Step("line", (corner,)) for corner in others)
        return _drawn(shape.box, ((Step("move", (first,)), *lines, Step("close")),))
    adjust = _ROUND if shape.figure == "round" else _SQUARE
    return element("a:prstGeom", {"prst": _PRESETS[shape.figure]}, adjust)


def _drawn(box: Rect, outline: Outline) -> Xml:
    """A geometry of its own (ECMA-376 part 1, 20.1.9.8), each contour a path that is filled by itself."""
    width, height = max(1, emu(box.width)), max(1, emu(box.height))
    size = {"w": width, "h": height}
    paths = (
        element("a:path", size, *(_step(step, width, height) for step in contour)) for contour in outline
    )
    return element("a:custGeom", {}, *_NO_GUIDES, _WHOLE, element("a:pathLst", {}, *paths))


def _step(step: Step, width: int, height: int) -> Xml:
    points = (element("a:pt", {"x": round(x * width), "y": round(y * height)}) for x, y in step.points)
    return element(_STEPS[step.to], {}, *points)


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


def glued(shape: ConnectorShape, paint: Paint, names: Names) -> Xml:
    """A connector as a straight line from its first point to its last."""
    (x, y), (right, bottom) = shape.points[0], shape.points[-1]
    box = shape.box
    left, top = box.x + x * box.width, box.y + y * box.height
    line = PathShape(
        Rect(left, top, (right - x) * box.width, (bottom - y) * box.height), shape.span, "line",
        stroke=shape.stroke, name=shape.name or "Connector",
    )  # fmt: skip
    return connector(line, paint, names)
