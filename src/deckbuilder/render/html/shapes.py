"""Each shape of the plan as elements. The union is closed: a new shape is named here by the type checker."""

from __future__ import annotations

from collections.abc import Iterable
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
from deckbuilder.render.html.paths import contour, polygon, straight
from deckbuilder.render.html.pictures import clip, full_box, media
from deckbuilder.render.html.surface import Attrs, Surface, edges
from deckbuilder.render.html.tables import draw_table
from deckbuilder.render.html.text import draw_frame
from deckbuilder.render.xml import NOTHING, Xml, element, join

#: Shares of it are page coordinates.
_PAGE = Rect(0.0, 0.0, 1.0, 1.0)
#: Roles of text that says nothing by itself.
_DECORATION = ("artifact", "header", "footer")


def draw_shape(surface: Surface, shape: Shape) -> Xml:
    """A shape and what is inside it."""
    with surface.at(shape.span) as place:
        match shape:
            case TextShape():
                if shape.role in _DECORATION and not surface.inside:
                    place["aria-hidden"] = "true"
                return _held(place, _text(surface, shape))
            case TableShape():
                if not surface.inside:
                    place |= {"role": "table", "aria-label": shape.alt or None}
                return element("g", place, _area(shape), draw_table(surface, shape))
            case ImageShape():
                told = _figure(surface, shape, "" if shape.decorative else shape.alt)
                return element("image", place | told | _picture(surface, shape))
            case PathShape():
                return _held(place | _figure(surface, shape, shape.alt), _path(surface, shape))
            case FormulaShape():
                return _held(place | _figure(surface, shape, shape.alt), _path(surface, shape.drawing()))
            case ConnectorShape():
                return _held(place | _figure(surface, shape, shape.alt), _connector(surface, shape))
            case GroupShape() if shape.role == "slide":
                return element("g", place, _slide(surface, shape))
            case GroupShape():
                return element("g", *_members(surface, shape, shape.shapes, place))
            case ChartShape():
                return element("g", *_members(surface, shape, shape.drawing, place))
            case _:
                assert_never(shape)


def _held(attrs: Attrs, inner: Xml) -> Xml:
    """What has attributes of its own as a whole."""
    return element("g", attrs, inner) if attrs else inner


def _figure(
    surface: Surface,
    shape: ImageShape | PathShape | ConnectorShape | FormulaShape | GroupShape | ChartShape,
    alt: str,
) -> Attrs:
    """What is told as a whole, or is decoration where nobody says what it shows."""
    if surface.inside:
        return {}
    if not alt or shape.role == "artifact":
        return {"aria-hidden": "true"}
    return {"role": "img", "aria-label": alt}


def _members(
    surface: Surface, shape: GroupShape | ChartShape, members: Iterable[Shape], place: Attrs
) -> tuple[Attrs, Xml, Xml]:
    attrs = place | _figure(surface, shape, shape.alt)
    around, surface.inside = surface.inside, True
    drawn = join(*(draw_shape(surface, member) for member in members))
    surface.inside = around
    return attrs, NOTHING if around else _area(shape), drawn


def _area(shape: Shape) -> Xml:
    """The whole box, so that a pointer between its parts is on the shape."""
    return element("rect", {**edges(shape.box), "fill": "none", "pointer-events": "all"})


def _slide(surface: Surface, shape: GroupShape) -> Xml:
    around, surface.look = surface.look, surface.slides
    drawn = join(*(draw_shape(surface, member) for member in shape.shapes))
    surface.look = around
    return drawn


def _text(surface: Surface, shape: TextShape) -> Xml:
    box, ground = shape.box, NOTHING
    if shape.fill is not None or shape.stroke is not None:
        if shape.figure == "rect":
            ground = element("rect", edges(box) | surface.paint(shape.fill, shape.stroke))
        else:
            ground = _outline(surface, outline(shape.figure, box, flipped=shape.flipped), shape)
    return join(ground, draw_frame(surface, shape.paras, box.within(shape.inset), shape.anchor))


def _picture(surface: Surface, shape: ImageShape) -> Attrs:
    file = media(shape)
    surface.media.setdefault(file.name, file)
    return {
        **edges(full_box(shape)),
        "preserveAspectRatio": "none",
        "clip-path": clip(shape),
        "href": surface.folder + file.name,
    }


def _connector(surface: Surface, shape: ConnectorShape) -> Xml:
    line = {"d": contour(path(shape), _PAGE), "fill": "none", "stroke-linejoin": "round"}
    fill = {"fill": surface.rgb(shape.stroke.color)}
    heads = (element("path", {"d": polygon(triangle), **fill}) for triangle in arrow_heads(shape))
    return join(element("path", {**line, **surface.pen(shape.stroke)}), *heads)


def _outline(surface: Surface, contours: Outline, shape: TextShape | PathShape) -> Xml:
    """Contours painted one after the other."""
    paint = surface.paint(shape.fill, shape.stroke)
    if shape.fill is None:
        paint["stroke-linejoin"] = "round"
    return _held_paths(paint, [contour(steps, shape.box) for steps in contours])


def _held_paths(paint: Attrs, data: list[str]) -> Xml:
    if len(data) == 1:
        return element("path", {"d": data[0], **paint})
    return element("g", paint, *(element("path", {"d": one}) for one in data))


def _path(surface: Surface, shape: PathShape) -> Xml:
    box, paint = shape.box, surface.paint(shape.fill, shape.stroke)
    if shape.opacity < 1:
        paint["fill-opacity"] = f"{shape.opacity:.3g}"
    match shape.figure:
        case "rect":
            return element("rect", edges(box) | paint)
        case "round" | "ellipse":
            contours = outline(shape.figure, box)
        case "outline":
            contours = shape.outline
        case "polygon":
            corners = ((box.x + x * box.width, box.y + y * box.height) for x, y in shape.points)
            return element("path", {"d": polygon(corners), **paint})
        case "line":
            return element("path", {"d": straight(box.x, box.y, box.right, box.bottom), **paint})
        case _:
            assert_never(shape.figure)
    return _held_paths(paint, [contour(steps, box) for steps in contours])
