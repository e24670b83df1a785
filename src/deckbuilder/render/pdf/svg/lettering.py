"""Text of a drawing as outlines, set with the fonts its pixels are drawn with (SVG 2, 11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from deckbuilder.render.pdf.svg.geometry import Pen, length, numbers
from deckbuilder.render.pdf.svg.pathdata import Point
from deckbuilder.render.pdf.svg.reading import Document, Style, Undrawable, local
from deckbuilder.text.direction import starts_rtl
from deckbuilder.text.face import Face
from deckbuilder.text.families import drawn_family
from deckbuilder.text.fonts import FontBook

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WEIGHTS = {"normal": 400, "bold": 700, "bolder": 700, "lighter": 300}
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
#: Attributes that place or stretch single letters.
_BEYOND = ("rotate", "textLength", "lengthAdjust", "glyph-orientation-vertical")


class Passage(Struct, frozen=True):
    """Text in one style."""

    text: str
    style: Style


class _Chunk:
    """What is set in one go from a place on, and aligned to it as a whole."""

    def __init__(self, x: float, y: float) -> None:
        self.x = x
        self.y = y
        self.passages: list[Passage] = []


def lettering(
    document: Document, element: Element, style: Style, book: FontBook, viewport: Point
) -> list[tuple[Style, Pen]]:
    """The outlines of a text element, part by part; ``viewport`` is the size that percentages are of."""
    chunks: list[_Chunk] = [_Chunk(0.0, 0.0)]
    _collect(document, element, style, viewport, chunks)
    found = []
    for chunk in chunks:
        _collapse(chunk)
        widths = [_width(passage, book) for passage in chunk.passages]
        share = _ANCHORS.get(chunk.passages[0].style["text-anchor"], 0.0) if widths else 0.0
        x = chunk.x - share * sum(widths)
        for passage, width in zip(chunk.passages, widths, strict=True):
            found.append((passage.style, _traced(passage, x, chunk.y, book)))
            x += width
    return found


def _collect(
    document: Document, element: Element, style: Style, viewport: Point, chunks: list[_Chunk]
) -> None:
    """Text and the places it begins at, in reading order."""
    if any(element.get(key) for key in _BEYOND) or element.get(_XML_SPACE) == "preserve":
        raise Undrawable("letters placed one by one")
    if any(element.get(key) for key in ("x", "y", "dx", "dy")):
        chunks.append(_placed(element, viewport, chunks[-1]))
    _add(element.text, style, chunks)
    for child in element:
        name = local(child)
        if name == "tspan":
            inner = document.style(child, style)
            if inner["opacity"] != "1" or inner["clip-path"] != "none":
                raise Undrawable("a part of a text that can be seen through")
            if inner["display"] != "none":
                _collect(document, child, inner, viewport, chunks)
        elif name and name not in ("title", "desc"):
            raise Undrawable(f"{name} in a text")
        _add(child.tail, style, chunks)


def _placed(element: Element, viewport: Point, before: _Chunk) -> _Chunk:
    values = {key: element.get(key) for key in ("x", "y", "dx", "dy")}
    if any(len(numbers(value or "")) > 1 for value in values.values()):
        raise Undrawable("letters placed one by one")
    if not values["x"] and (before.passages or values["dx"]):
        raise Undrawable("text that goes on elsewhere")
    x = length(values["x"], viewport[0], before.x) + length(values["dx"], viewport[0])
    y = length(values["y"], viewport[1], before.y) + length(values["dy"], viewport[1])
    return _Chunk(x, y)


def _add(text: str | None, style: Style, chunks: list[_Chunk]) -> None:
    if text:
        if starts_rtl(text):
            raise Undrawable("text from right to left")
        chunks[-1].passages.append(Passage(text, style))


def _collapse(chunk: _Chunk) -> None:
    """White space as a reader sees it: line ends are spaces, several are one, none stands at the ends."""
    kept: list[Passage] = []
    open_ = True
    for passage in chunk.passages:
        text = re.sub(r"[ \t\r\n]+", " ", passage.text)
        if open_ and text.startswith(" "):
            text = text[1:]
        if text:
            open_ = text.endswith(" ")
            kept.append(Passage(text, passage.style))
    if kept:
        kept[-1] = Passage(kept[-1].text.rstrip(" "), kept[-1].style)
    chunk.passages = [passage for passage in kept if passage.text]


def _size(style: Style) -> float:
    if style["font-size"].endswith("%"):
        raise Undrawable("a size of letters as a share of another")
    return length(style["font-size"], 0.0)


def _faces(passage: Passage, book: FontBook) -> Iterator[tuple[str, Face]]:
    """The text cut where its face changes."""
    style = passage.style
    weight = _WEIGHTS.get(style["font-weight"]) or int(length(style["font-weight"], 400.0))
    italic = style["font-style"] in ("italic", "oblique")
    for text, face in book.itemise(passage.text, drawn_family(style["font-family"]), weight, italic):
        if face is None:
            raise Undrawable("characters no font has")
        yield text, face


def _width(passage: Passage, book: FontBook) -> float:
    return _size(passage.style) * sum(face.advance(text) for text, face in _faces(passage, book))


def _traced(passage: Passage, x: float, y: float, book: FontBook) -> Pen:
    """The outlines of a passage that begins at ``x`` on the baseline ``y``."""
    size, pen = _size(passage.style), Pen()
    pen.encloses = True
    for text, face in _faces(passage, book):
        scale = size / face.upem
        for glyph in face.glyphs(text):
            place = (x + glyph.x_offset * size, y - glyph.y_offset * size)
            face.outline(glyph.gid, Pen((scale, 0.0, 0.0, -scale, *place), pen))
            x += glyph.x_advance * size
    return pen
