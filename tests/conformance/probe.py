"""A deck painted so that every character of its drawing tells which paragraph it belongs to.

Each paragraph gets a colour of its own, and autofit is switched off so that nothing is shrunk to fit.
Positions, sizes and words stay as written. What is drawn is judged in `overflow`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

EMU_PER_POINT = 12700
#: Steps through all 24-bit colours without repeating one: odd, so coprime to 2^24.
COLOUR_STEP = 2654435761


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, origin at the slide's top left, y downwards."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that shows something."""

    text: str
    colour: int
    """0xRRGGBB, unique in the deck."""


@dataclass(frozen=True, slots=True)
class Body:
    """One text body of the deck (a shape's text, a table cell) and the frame its text must stay in."""

    slide: int
    """Counted from 1, hidden slides included."""
    name: str
    """The shape's name; a cell's row and column, counted from 1, follow in brackets."""
    text: str
    frame: Box
    turned: bool
    """Rotated or set vertically: the frame says nothing about where its text is drawn."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    text: str
    frame: Box
    turned: bool
    element: Any
    """The ``p:txBody`` or ``a:txBody``."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Maps a group's child coordinates to the slide's (ECMA-376 part 1, 20.1.7.2 and 20.1.7.5)."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def box(self, left: float, top: float, width: float, height: float) -> Box:
        points = 1 / EMU_PER_POINT
        return Box(
            (self.x + left * self.across) * points,
            (self.y + top * self.down) * points,
            width * self.across * points,
            height * self.down * points,
        )

    def inside(self, group: Any) -> _Scale:
        """The scale of the group's own members; this one where the group writes no coordinates."""
        frame = group.find(f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")
        if frame is None:
            return self
        offset, extent, inner, span = (frame.find(qn(f"a:{tag}")) for tag in ("off", "ext", "chOff", "chExt"))
        across = self.across * int(extent.get("cx")) / max(1, int(span.get("cx")))
        down = self.down * int(extent.get("cy")) / max(1, int(span.get("cy")))
        return _Scale(
            self.x + int(offset.get("x")) * self.across - int(inner.get("x")) * across,
            self.y + int(offset.get("y")) * self.down - int(inner.get("y")) * down,
            across,
            down,
        )


def painted(deck: bytes) -> tuple[bytes, list[Body]]:
    """The deck as a probe, and its text bodies in slide order. Hidden slides are shown and judged too."""
    presentation = Presentation(io.BytesIO(deck))
    bodies: list[Body] = []
    colours = (number * COLOUR_STEP % 0x1000000 for number in count(1))
    for number, slide in enumerate(presentation.slides, start=1):
        slide._element.attrib.pop("show", None)
        for found in _bodies(slide.shapes, _Scale()):
            passages = tuple(_painted(found.element, colours))
            _switch_off_autofit(found.element)
            bodies.append(Body(number, found.name, found.text, found.frame, found.turned, passages))
    probe = io.BytesIO()
    presentation.save(probe)
    return probe.getvalue(), bodies


def _bodies(shapes: Iterable[Any], scale: _Scale) -> Iterator[_Found]:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _bodies(shape.shapes, scale.inside(shape._element))
        elif shape.has_text_frame:
            if shape.text_frame.text.strip():
                element = shape._element.txBody
                turned = bool(shape.rotation) or element.find(qn("a:bodyPr")).get("vert", "horz") != "horz"
                frame = scale.box(shape.left, shape.top, shape.width, shape.height)
                yield _Found(shape.name, shape.text_frame.text, frame, turned, element)
        elif getattr(shape, "has_table", False):
            yield from _cells(shape, scale)


def _cells(shape: Any, scale: _Scale) -> Iterator[_Found]:
    """The written cells of a table, each with the frame its column widths and row heights give."""
    table = shape.table
    lefts = _edges(shape.left, [column.width for column in table.columns])
    tops = _edges(shape.top, [row.height for row in table.rows])
    for row in range(len(table.rows)):
        for column in range(len(table.columns)):
            cell = table.cell(row, column)
            if cell.is_spanned or not cell.text.strip():
                continue
            right = lefts[column + (cell.span_width if cell.is_merge_origin else 1)]
            bottom = tops[row + (cell.span_height if cell.is_merge_origin else 1)]
            frame = scale.box(lefts[column], tops[row], right - lefts[column], bottom - tops[row])
            yield _Found(f"{shape.name} [{row + 1}, {column + 1}]", cell.text, frame, False, cell._tc.txBody)


def _edges(start: int, lengths: list[int]) -> list[int]:
    edges = [start]
    for length in lengths:
        edges.append(edges[-1] + length)
    return edges


def _painted(body: Any, colours: Iterator[int]) -> Iterator[Passage]:
    """The paragraphs that hold words, each painted with the next colour."""
    for paragraph in body.iter(qn("a:p")):
        text = "".join(
            node.text or "" if node.tag == qn("a:t") else " "
            for node in paragraph.iter(qn("a:t"), qn("a:br"))
        )
        if text.strip():
            colour = next(colours)
            _paint(paragraph, colour)
            yield Passage(text, colour)


def _paint(paragraph: Any, colour: int) -> None:
    """Fill every run and field with ``colour``. Links go, since they are drawn in the theme's link colour."""
    for run in list(paragraph.iter(qn("a:r"), qn("a:fld"))):
        properties = run.find(qn("a:rPr"))
        if properties is None:
            properties = etree.Element(qn("a:rPr"))
            run.insert(0, properties)
        for tag in ("solidFill", "gradFill", "noFill", "pattFill", "hlinkClick", "highlight", "effectLst"):
            for child in properties.findall(qn(f"a:{tag}")):
                properties.remove(child)
        fill = etree.Element(qn("a:solidFill"))
        etree.SubElement(fill, qn("a:srgbClr")).set("val", f"{colour:06X}")
        properties.insert(0 if properties.find(qn("a:ln")) is None else 1, fill)


def _switch_off_autofit(body: Any) -> None:
    frame = body.find(qn("a:bodyPr"))
    for tag in ("normAutofit", "spAutoFit", "noAutofit"):
        for child in frame.findall(qn(f"a:{tag}")):
            frame.remove(child)
    warp = frame.find(qn("a:prstTxWarp"))
    frame.insert(0 if warp is None else 1, etree.Element(qn("a:noAutofit")))
