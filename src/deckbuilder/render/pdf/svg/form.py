"""A drawing as a form XObject that fills the unit square (ISO 32000-1, 8.10)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFName, PDFStream

from deckbuilder.render.pdf.objects import flate
from deckbuilder.render.pdf.svg.geometry import (
    IDENTITY,
    Matrix,
    Pen,
    applied,
    draw_shape,
    inverse,
    length,
    numbers,
    product,
    transformation,
    written,
)
from deckbuilder.render.pdf.svg.lettering import lettering
from deckbuilder.render.pdf.svg.paint import Color, Gradient, color, fraction, gradient
from deckbuilder.render.pdf.svg.pathdata import FARTHEST, Point
from deckbuilder.render.pdf.svg.reading import HREF, INHERITED, Document, Style, Undrawable, local
from deckbuilder.text.fonts import FontBook

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
#: What is for reading, or only drawn where something refers to it.
_SILENT = frozenset({
    "", "title", "desc", "metadata", "defs", "style", "linearGradient", "radialGradient", "clipPath",
    "symbol", "marker", "mask", "pattern", "filter",
})  # fmt: skip
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
#: Groups and copies inside one another, elements in all, and bytes: what goes beyond these is not worth the
#: wait, and better shown in pixels.
_DEEPEST, _MOST, _LARGEST = 60, 50_000, 1_000_000

#: Adds a stream to the file; the number of its object.
Add = Callable[[PDFStream], int]


def form(data: bytes, book: FontBook, add: Add) -> PDFStream:
    """The form of a safe SVG document that states its size and view box.

    Raises:
        Undrawable: it holds what this program does not draw.
    """
    if len(data) > _LARGEST:
        raise Undrawable("more than can be drawn")
    document = Document(data)
    root = document.root
    width, height = length(root.get("width"), 0.0), length(root.get("height"), 0.0)
    box = numbers(root.get("viewBox", ""))
    if len(box) != 4 or not (box[2] > 0 and box[3] > 0 and width > 0 and height > 0):
        raise Undrawable("no view box")
    scale = min(width / box[2], height / box[3])
    fitted = root.get("preserveAspectRatio", "xMidYMid").strip() in ("xMidYMid meet", "xMidYMid")
    if not fitted and abs(width / box[2] - height / box[3]) > 1e-3 * scale:
        raise Undrawable("preserveAspectRatio")
    x, y = (width - scale * box[2]) / 2 - scale * box[0], (height - scale * box[3]) / 2 - scale * box[1]
    painter = _Painter(document, book, add, (box[2], box[3]), (0.0, 0.0, width, height))
    painter.root((scale, 0.0, 0.0, scale, x, y))
    return painter.stream((1 / width, 0.0, 0.0, -1 / height, 0.0, 1.0))


class _Painter:
    """Writes the operators of one form."""

    def __init__(
        self,
        document: Document,
        book: FontBook,
        add: Add,
        viewport: Point,
        bounds: tuple[float, float, float, float],
        depth: int = 0,
    ) -> None:
        self._document = document
        self._book = book
        self._add = add
        self._viewport = viewport
        self._bounds = bounds
        """The form's bounding box: left, top, right and bottom."""
        self._depth = depth
        self._written: list[str] = []
        self._resources: dict[str, dict[str, str]] = {"ExtGState": {}, "Shading": {}, "XObject": {}}
        self._elements = 0

    def stream(self, matrix: Matrix = IDENTITY, *, group: bool = False) -> PDFStream:
        """What has been painted, as a form."""
        resources = "".join(
            f"/{kind}<<{''.join(f'/{name} {body}' for body, name in held.items())}>>"
            for kind, held in self._resources.items()
            if held
        )
        entries: dict[str, object] = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": f"[{written(*self._bounds)}]",
            "Matrix": f"[{' '.join(f'{value:.9f}' for value in matrix)}]",
            "Resources": f"<<{resources}>>",
        }
        if group:
            entries["Group"] = "<</S/Transparency/CS/DeviceRGB>>"
        return flate("\n".join(self._written).encode("ascii"), **entries)

    def root(self, matrix: Matrix) -> None:
        """The whole drawing; ``matrix`` leads from its view box to the form's coordinates."""
        style = self._document.style(self._document.root, INHERITED)
        if style["opacity"] != "1" or style["clip-path"] != "none" or style["display"] == "none":
            raise Undrawable("a drawing that can be seen through")
        self._written.append(f"{_operands(matrix)} cm")
        self._members(self._document.root, style, matrix)

    def _members(self, element: Element, style: Style, matrix: Matrix) -> None:
        """The members of a group; ``matrix`` leads from their coordinates to the form's."""
        self._depth += 1
        for child in element:
            self._element(child, style, matrix)
        self._depth -= 1

    def _element(self, element: Element, inherited: Style, matrix: Matrix) -> None:
        self._elements += 1
        name = local(element)
        if name in _SILENT:
            return
        if self._elements > _MOST or self._depth > _DEEPEST:
            raise Undrawable("more than can be drawn")
        style = self._document.style(element, inherited)
        if style["display"] == "none":
            return
        own = transformation(element.get("transform"))
        opacity = fraction(style["opacity"])
        whole = name in _SHAPES or name == "text"
        if opacity < 1 and (not whole or _paints_twice(style) or name == "text"):
            self._apart(element, inherited, matrix, opacity)
            return
        self._written.append("q")
        if own != IDENTITY:
            self._written.append(f"{_operands(own)} cm")
        self._clip(style)
        self._draw(element, name, style, product(own, matrix), opacity)
        self._written.append("Q")

    def _draw(self, element: Element, name: str, style: Style, matrix: Matrix, opacity: float) -> None:
        """An element within its own coordinates."""
        if name in _SHAPES:
            pen = Pen()
            draw_shape(element, name, pen, self._viewport)
            if style["visibility"] == "visible":
                self._paint(pen, style, opacity)
        elif name == "text":
            viewport = self._viewport
            for own, letters in lettering(self._document, element, style, self._book, viewport):
                if own["visibility"] == "visible":
                    self._paint(letters, {**own, "fill-rule": "nonzero"}, 1.0)
        elif name in ("g", "a"):
            self._members(element, style, matrix)
        elif name == "use":
            self._use(element, style, matrix)
        else:
            raise Undrawable(name)

    def _use(self, element: Element, style: Style, matrix: Matrix) -> None:
        """A copy of another element."""
        target = self._document.referred(element.get(HREF) or element.get("href") or "")
        if local(target) in ("symbol", "svg", *_SILENT):
            raise Undrawable(f"a copy of {local(target)}")
        move = length(element.get("x"), self._viewport[0]), length(element.get("y"), self._viewport[1])
        self._depth += 1
        self._written.append(f"q 1 0 0 1 {written(*move)} cm")
        self._element(target, style, product((1.0, 0.0, 0.0, 1.0, *move), matrix))
        self._written.append("Q")
        self._depth -= 1

    def _apart(self, element: Element, inherited: Style, matrix: Matrix, opacity: float) -> None:
        """An element painted by itself, then laid over what is there, seen through as a whole."""
        back = inverse(matrix)
        if back is None:
            return
        left, top, right, bottom = self._bounds
        corners = [applied(back, (x, y)) for x in (left, right) for y in (top, bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        bounds = (min(xs), min(ys), max(xs), max(ys))
        inner = _Painter(self._document, self._book, self._add, self._viewport, bounds, self._depth + 1)
        opaque = _without_opacity(element)
        inner._element(opaque, inherited, IDENTITY)
        self._elements += inner._elements
        number = self._add(inner.stream(group=True))
        name = self._name("XObject", f"{number} 0 R")
        self._written.append(f"q {self._state(opacity, opacity)} /{name} Do Q")

    def _clip(self, style: Style) -> None:
        if style["clip-path"] == "none":
            return
        clip = self._document.referred(style["clip-path"])
        children = [child for child in clip if local(child) not in ("title", "desc", "")]
        if local(clip) != "clipPath" or len(children) != 1 or local(children[0]) not in _SHAPES:
            raise Undrawable("a clip of several shapes")
        own = self._document.style(clip, INHERITED)
        shape = self._document.style(children[0], own)
        if clip.get("clipPathUnits", "userSpaceOnUse") != "userSpaceOnUse" or clip.get("clip-path"):
            raise Undrawable("a clip in shares of a shape")
        if shape["clip-path"] != "none" or shape["display"] == "none" or shape["visibility"] != "visible":
            raise Undrawable("a clip that is clipped")
        matrix = product(transformation(children[0].get("transform")), transformation(clip.get("transform")))
        pen = Pen(matrix)
        draw_shape(children[0], local(children[0]), pen, self._viewport)
        path = " ".join(pen.operators) or "0 0 0 0 re"
        self._written.append(f"{path} {'W*' if shape['clip-rule'] == 'evenodd' else 'W'} n")

    def _paint(self, pen: Pen, style: Style, opacity: float) -> None:
        """Fill and stroke of a path."""
        if not pen.operators:
            return
        path, star = " ".join(pen.operators), "*" if style["fill-rule"] == "evenodd" else ""
        fill = self._ink(style["fill"], style, pen) if pen.encloses else None
        stroke = self._ink(style["stroke"], style, pen) if length(style["stroke-width"], 1.0) > 0 else None
        if isinstance(stroke, Gradient):
            raise Undrawable("a line with a gradient")
        over = fraction(style["fill-opacity"]) * opacity * (fill.opacity if isinstance(fill, Color) else 1.0)
        along = fraction(style["stroke-opacity"]) * opacity * (stroke.opacity if stroke else 1.0)
        state = self._state(over, along)
        if isinstance(fill, Gradient):
            shading = self._name("Shading", fill.shading)
            self._written.append(f"q {state} {path} W{star} n {_operands(fill.matrix)} cm /{shading} sh Q")
        elif fill is not None:
            self._written.append(f"q {state} {fill.components} rg {path} f{star} Q")
        if stroke is not None:
            self._written.append(f"q {state} {stroke.components} RG {self._line(style)} {path} S Q")

    def _ink(self, text: str, style: Style, pen: Pen) -> Color | Gradient | None:
        if not text.startswith("url("):
            return color(text, style)
        target = self._document.referred(text.split(")")[0] + ")")
        if local(target) not in ("linearGradient", "radialGradient"):
            raise Undrawable(f"paint of the kind {local(target)}")
        return gradient(self._document, target, pen.box, self._viewport)

    def _line(self, style: Style) -> str:
        """The pen's width, ends, joins and dashes."""
        whole = ((self._viewport[0] ** 2 + self._viewport[1] ** 2) / 2) ** 0.5
        width = length(style["stroke-width"], whole)
        dashes = (
            []
            if style["stroke-dasharray"] == "none"
            else [length(part, whole) for part in style["stroke-dasharray"].replace(",", " ").split()]
        )
        if any(dash < 0 for dash in dashes) or not any(dashes):
            dashes = []
        dashes *= 1 + len(dashes) % 2
        if style["stroke-linecap"] not in _CAPS or style["stroke-linejoin"] not in _JOINS:
            raise Undrawable(f"lines that join {style['stroke-linejoin']}")
        return (
            f"{written(width)} w {_CAPS[style['stroke-linecap']]} J {_JOINS[style['stroke-linejoin']]} j "
            f"{written(max(1.0, length(style['stroke-miterlimit'], 1.0)))} M "
            f"[{written(*dashes)}] {written(length(style['stroke-dashoffset'], whole))} d"
        )

    def _state(self, fill: float, stroke: float) -> str:
        """The operator that sets opacities; none where nothing can be seen through."""
        if fill >= 1 and stroke >= 1:
            return ""
        return f"/{self._name('ExtGState', f'<</ca {written(fill)}/CA {written(stroke)}>>')} gs"

    def _name(self, kind: str, body: str) -> str:
        held = self._resources[kind]
        return held.setdefault(body, f"{kind[0]}{len(held) + 1}")


def _operands(matrix: Matrix) -> str:
    """Six decimals, as what is small may be scaled up."""
    if not all(abs(value) < FARTHEST for value in matrix):
        raise Undrawable("a place beyond all measure")
    return " ".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in matrix)


def _paints_twice(style: Style) -> bool:
    """Whether a line lies over the ground it encloses."""
    return style["fill"] != "none" and style["stroke"] != "none"


def _without_opacity(element: Element) -> Element:
    """The element without an opacity of its own."""
    from copy import copy

    opaque = copy(element)
    opaque.set("style", f"{element.get('style', '')};opacity:1")
    return opaque
