"""Colours and gradients of a drawing (SVG 2, 13 and 14; ISO 32000-1, 8.7.4.5)."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from deckbuilder.render.pdf.svg.geometry import Matrix, length, product, transformation, written
from deckbuilder.render.pdf.svg.pathdata import Point
from deckbuilder.render.pdf.svg.reading import HREF, INHERITED, Document, Style, Undrawable, local
from deckbuilder.theme.css_names import CSS_NAMES

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_RGB = re.compile(r"rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)\s*(?:[,/]\s*([\d.]+%?)\s*)?\)")
_GRADIENTS = ("linearGradient", "radialGradient")
#: Gradients may take their colours from others, and these from further ones.
_DEEPEST = 8


class Color(Struct, frozen=True):
    """A colour in the terms of a content stream."""

    components: str
    opacity: float


class Gradient(Struct, frozen=True):
    shading: str
    """The shading dictionary."""
    matrix: Matrix
    """From the gradient's space to the shape's."""


def fraction(text: str) -> float:
    """An opacity or an offset: a number or a percentage, brought between 0 and 1."""
    try:
        value = float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        raise Undrawable(f"the share {text}") from None
    return min(1.0, max(0.0, value))


def color(text: str, style: Style) -> Color | None:
    """None for ``none``."""
    word = text.strip().lower()
    if word == "currentcolor":
        word = style["color"].strip().lower()
    if word in ("none", "transparent"):
        return None
    if word in CSS_NAMES:
        word = f"#{CSS_NAMES[word].lower()}"
    if re.fullmatch(r"#[0-9a-f]{3}", word):
        word = "#" + "".join(2 * digit for digit in word[1:])
    if re.fullmatch(r"#[0-9a-f]{6}", word):
        return Color(_components(*(int(word[at : at + 2], 16) / 255 for at in (1, 3, 5))), 1.0)
    found = _RGB.fullmatch(word)
    if found is None:
        raise Undrawable(f"the colour {text}")
    shares = (part if part.endswith("%") else str(float(part) / 255) for part in found.groups()[:3])
    parts = map(fraction, shares)
    return Color(_components(*parts), fraction(found[4]) if found[4] else 1.0)


def _components(*parts: float) -> str:
    return " ".join(f"{part:.4g}" for part in parts)


def gradient(
    document: Document, element: Element, box: tuple[float, float, float, float] | None, viewport: Point
) -> Gradient | Color | None:
    """What a gradient paints in a shape that fills ``box``: one colour where it has but one, None where it
    has none."""
    chain = _chain(document, element)
    stops = next((found for one in chain if (found := _stops(document, one))), [])
    if len(stops) < 2:
        return stops[0][1] if stops else None

    def get(key: str, default: str) -> str:
        own = (
            chain
            if key in ("gradientUnits", "gradientTransform", "spreadMethod")
            else (one for one in chain if local(one) == local(element))
        )
        return next((value for one in own if (value := one.get(key)) is not None), default)

    if get("spreadMethod", "pad") != "pad":
        raise Undrawable("a gradient that is repeated")
    matrix, size = transformation(get("gradientTransform", "")), viewport
    if get("gradientUnits", "objectBoundingBox") == "objectBoundingBox":
        if box is None or not (box[2] and box[3]):
            return None
        matrix, size = product(matrix, (box[2], 0, 0, box[3], box[0], box[1])), (1.0, 1.0)
    kind, places = (2, _line(get, size)) if local(element) == "linearGradient" else (3, _circles(get, size))
    if not places:
        return stops[-1][1]
    shading = (
        f"<</ShadingType {kind}/ColorSpace/DeviceRGB/Coords[{written(*places)}]/Extend[true true]"
        f"/Function{_function(stops)}>>"
    )
    return Gradient(shading, matrix)


def _line(get: Callable[[str, str], str], size: Point) -> list[float]:
    """The ends of a linear gradient; nothing where they are the same."""
    across, down = size
    start = [length(get("x1", "0%"), across), length(get("y1", "0%"), down)]
    end = [length(get("x2", "100%"), across), length(get("y2", "0%"), down)]
    return [*start, *end] if start != end else []


def _circles(get: Callable[[str, str], str], size: Point) -> list[float]:
    """Centre and radius of the circles a radial gradient begins and ends at; nothing where the latter has no
    size."""
    across, down = size
    whole = ((across**2 + down**2) / 2) ** 0.5
    x, y = get("cx", "50%"), get("cy", "50%")
    center = length(x, across), length(y, down)
    focus = length(get("fx", x), across), length(get("fy", y), down)
    radius, inner = length(get("r", "50%"), whole), length(get("fr", "0"), whole)
    if radius <= 0:
        return []
    if (center[0] - focus[0]) ** 2 + (center[1] - focus[1]) ** 2 >= (0.99 * (radius - inner)) ** 2:
        raise Undrawable("a gradient with its focus at its edge")
    return [*focus, inner, *center, radius]


def _chain(document: Document, element: Element) -> list[Element]:
    """A gradient and those it refers to for what it does not say."""
    chain = [element]
    while (href := chain[-1].get(HREF) or chain[-1].get("href")) is not None:
        chain.append(document.referred(href))
        if len(chain) > _DEEPEST or local(chain[-1]) not in _GRADIENTS:
            raise Undrawable("a gradient that refers to itself")
    return chain


def _stops(document: Document, element: Element) -> list[tuple[float, Color]]:
    """Offsets, none under the one before, and colours."""
    stops: list[tuple[float, Color]] = []
    for stop in element:
        if local(stop) != "stop":
            continue
        style = document.style(stop, INHERITED)
        found = color(style["stop-color"], style)
        if found is None or found.opacity * fraction(style["stop-opacity"]) < 1:
            raise Undrawable("a gradient that can be seen through")
        offset = fraction(stop.get("offset", "0"))
        stops.append((max(offset, stops[-1][0] if stops else 0.0), found))
    return stops


def _function(stops: list[tuple[float, Color]]) -> str:
    """Straight from each stop to the next (ISO 32000-1, 7.10.4), with the outermost colours beyond."""
    first, last = stops[0], stops[-1]
    padded = [(0.0, first[1]), *stops, (1.0, last[1])]
    parts = [(one, other) for one, other in pairwise(padded) if other[0] > one[0]]  # a jump has no width
    pieces = "".join(
        f"<</FunctionType 2/Domain[0 1]/N 1/C0[{one[1].components}]/C1[{other[1].components}]>>"
        for one, other in parts
    )
    bounds = written(*(other[0] for _, other in parts[:-1]))
    encode = " ".join("0 1" for _ in parts)
    return f"<</FunctionType 3/Domain[0 1]/Functions[{pieces}]/Bounds[{bounds}]/Encode[{encode}]>>"
