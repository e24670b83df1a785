"""Each shape of the plan as operators. The union is closed: a new shape is named here by the type checker."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import assert_never

from deckbuilder.plan import (
    ChartShape,
    ConnectorShape,
    FormulaShape,
    GroupShape,
    ImageShape,
    Outline,
    PathShape,
    Rect,
    Shape,
    TableShape,
    TextShape,
)
from deckbuilder.plan.connectors import arrow_heads, path
from deckbuilder.plan.figures import outline
from deckbuilder.render.pdf.content import number
from deckbuilder.render.pdf.images import draw_picture
from deckbuilder.render.pdf.structure import Element
from deckbuilder.render.pdf.surface import Surface
from deckbuilder.render.pdf.tables import draw_table
from deckbuilder.render.pdf.text import draw_frame

#: Shares of it are page coordinates.
_PAGE = Rect(0.0, 0.0, 1.0, 1.0)

#: What stands on every page, in the terms of ISO 32000-1, table 330.
REPEATED = {"header": "Header", "footer": "Footer"}


def draw_shape(surface: Surface, shape: Shape, base: Element | None = None) -> None:
    """Draw a shape and what is inside it, as a part of the structure within ``base`` or the document."""
    match shape:
        case TextShape():
            _draw_text(surface, shape, base)
        case TableShape():
            draw_table(surface, shape, base)
        case ImageShape():
            with _figure(surface, shape, "" if shape.decorative else shape.alt, base):
                _draw_image(surface, shape)
        case PathShape():
            with _figure(surface, shape, shape.alt, base):
                _draw_path(surface, shape)
        case FormulaShape():
            with _figure(surface, shape, shape.alt, base, "Formula"):
                _draw_path(surface, shape.drawing())
        case GroupShape() if shape.role == "slide":
            _draw_slide(surface, shape, base)
        case GroupShape():
            with _figure(surface, shape, shape.alt, base):
                for member in shape.shapes:
                    draw_shape(surface, member)
        case ChartShape():
            with _figure(surface, shape, shape.alt, base):
                for member in shape.drawing:
                    draw_shape(surface, member)
        case ConnectorShape():
            with _figure(surface, shape, shape.alt, base):
                _draw_connector(surface, shape)
        case _:
            assert_never(shape)


def _figure(
    surface: Surface,
    shape: ImageShape | PathShape | ConnectorShape | FormulaShape | GroupShape | ChartShape,
    alt: str,
    base: Element | None,
    role: str = "Figure",
) -> AbstractContextManager[None]:
    """Around what is an element by itself, and decoration where nobody says what it shows."""
    if not alt or shape.role == "artifact" or surface.marks.inside:
        return surface.marks.artifact()
    within = () if isinstance(shape, PathShape | ConnectorShape) else shape.within
    element = surface.structure.figure(role, alt, surface.edges(shape.box), within, base)
    return surface.marks.element(element)


def _draw_slide(surface: Surface, shape: GroupShape, base: Element | None) -> None:
    around, surface.content.look = surface.content.look, surface.slides
    for member in shape.shapes:
        draw_shape(surface, member, base)
    surface.content.look = around


def _draw_text(surface: Surface, shape: TextShape, base: Element | None) -> None:
    if (repeated := REPEATED.get(shape.role)) is not None:
        with surface.marks.artifact(repeated):
            _draw_panel(surface, shape, base)
    else:
        _draw_panel(surface, shape, base)


def _draw_panel(surface: Surface, shape: TextShape, base: Element | None) -> None:
    box = shape.box
    if shape.fill is not None or shape.stroke is not None:
        with surface.marks.artifact():
            if shape.figure == "rect":
                surface.content.paint(surface.content.rectangle(box), shape.fill, shape.stroke)
            else:
                _draw_outline(surface, outline(shape.figure, box, flipped=shape.flipped), shape)
    draw_frame(surface, shape.paras, box.within(shape.inset), shape.anchor, base)


def _draw_image(surface: Surface, shape: ImageShape) -> None:
    """The picture, grown so that what the crop leaves fills the box, and clipped to it."""
    box, crop, content = shape.box, shape.crop, surface.content
    width = box.width / max(1e-6, 1 - crop.left - crop.right)
    height = box.height / max(1e-6, 1 - crop.top - crop.bottom)
    full = Rect(box.x - crop.left * width, box.y - crop.top * height, width, height)
    matrix = " ".join(map(number, (full.width, 0, 0, full.height, full.x, content.y(full.bottom))))
    edge = content.contour(outline("ellipse", box)[0], box) if shape.round else content.rectangle(box)
    content.write(f"q {edge} W n {matrix} cm")
    draw_picture(surface.sheets, surface.book, shape)
    content.write("Q")


def _draw_connector(surface: Surface, shape: ConnectorShape) -> None:
    content = surface.content
    content.line(content.contour(path(shape), _PAGE), shape.stroke)
    for triangle in arrow_heads(shape):
        content.paint(content.polygon(list(triangle)), shape.stroke.color, None)


def _draw_outline(surface: Surface, contours: Outline, shape: TextShape | PathShape) -> None:
    content = surface.content
    for contour in contours:
        drawn = content.contour(contour, shape.box)
        if shape.fill is None and shape.stroke is not None:
            content.line(drawn, shape.stroke)
        else:
            content.paint(drawn, shape.fill, shape.stroke)


def _draw_path(surface: Surface, shape: PathShape) -> None:
    if shape.opacity < 1:
        surface.sheets.setFillAlpha(shape.opacity)
    _draw_figure(surface, shape)
    if shape.opacity < 1:
        surface.sheets.setFillAlpha(1)


def _draw_figure(surface: Surface, shape: PathShape) -> None:
    box, content = shape.box, surface.content
    match shape.figure:
        case "rect":
            path = content.rectangle(box)
        case "round" | "ellipse":
            _draw_outline(surface, outline(shape.figure, box), shape)
            return
        case "polygon":
            path = content.polygon([(box.x + x * box.width, box.y + y * box.height) for x, y in shape.points])
        case "outline":
            _draw_outline(surface, shape.outline, shape)
            return
        case "line":
            if shape.stroke is not None:
                content.rule(box.x, box.y, box.right, box.bottom, shape.stroke)
            return
        case _:
            assert_never(shape.figure)
    content.paint(path, shape.fill, shape.stroke)
