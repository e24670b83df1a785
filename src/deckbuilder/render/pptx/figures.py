"""Figures without text: boxes, dots, polygons, drawings and rules."""

from __future__ import annotations

from deckbuilder.plan import PathShape
from deckbuilder.render.pptx.names import PLAIN_OBJECT, Names
from deckbuilder.render.pptx.outlines import path_outline
from deckbuilder.render.pptx.paint import NO_FILL, NO_LINE, Paint
from deckbuilder.render.pptx.units import transform
from deckbuilder.render.xml import Xml, element

_WORDS = {
    "rect": "Box", "round": "Box", "ellipse": "Dot", "line": "Rule", "polygon": "Arrow", "outline": "Drawing",
}  # fmt: skip


def path(
    shape: PathShape,
    paint: Paint,
    names: Names,
    *,
    user_drawn: bool = False,
    number: int | None = None,
) -> Xml:
    """A figure without text. ``user_drawn`` marks decoration of a layout or master; ``number`` is an id that
    was reserved for it."""
    named = names.properties(
        shape.name or _WORDS[shape.figure], alt=shape.alt, decorative=not shape.alt, number=number
    )
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
            path_outline(shape),
            NO_FILL if shape.figure == "line" else paint.fill(shape.fill, shape.opacity),
            paint.line(shape.stroke),
        ),
    )


def rule(shape: PathShape, paint: Paint, names: Names) -> Xml:
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
            path_outline(shape),
            paint.line(shape.stroke) if shape.stroke else NO_LINE,
        ),
    )
