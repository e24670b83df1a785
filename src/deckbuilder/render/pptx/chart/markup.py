"""What every part of a chart is written with."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.plan import Rect
from deckbuilder.render.pptx.chart.text import Lettering
from deckbuilder.render.pptx.paint import NO_FILL, NO_LINE, Paint
from deckbuilder.render.pptx.units import emu
from deckbuilder.render.xml import NOTHING, Value, Xml, element


class Kit(Struct, frozen=True):
    """Colours and text of one deck."""

    paint: Paint
    lettering: Lettering


def val(tag: str, value: Value) -> Xml:
    """An element that is nothing but a value."""
    return element(tag, {"val": value})


def share(value: float) -> str:
    """A share of the chart's box."""
    return f"{value:.5f}".rstrip("0").rstrip(".") if value else "0"


def layout(box: Rect, *, inner: bool = False, sized: bool = True) -> Xml:
    """`c:layout` at a place, in shares of the chart's box. ``inner`` counts the plot area without the labels
    of its axes."""
    return element(
        "c:layout",
        {},
        element(
            "c:manualLayout",
            {},
            val("c:layoutTarget", "inner") if inner else NOTHING,
            val("c:xMode", "edge"),
            val("c:yMode", "edge"),
            val("c:x", share(box.x)),
            val("c:y", share(box.y)),
            val("c:w", share(box.width)) if sized else NOTHING,
            val("c:h", share(box.height)) if sized else NOTHING,
        ),
    )


def line(kit: Kit, color: str, width: float) -> Xml:
    """A stroke with round ends and corners."""
    return element(
        "a:ln",
        {"w": emu(width), "cap": "rnd"},
        kit.paint.fill(color),
        element("a:round"),
    )


def looks(fill: Xml = NO_FILL, stroke: Xml = NO_LINE) -> Xml:
    """`c:spPr`."""
    return element("c:spPr", {}, fill, stroke)
