"""Shapes as PDF path operators, and transformations of coordinates (SVG 2, 8 to 10)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from math import cos, radians, sin, tan
from typing import TYPE_CHECKING, Any

from deckbuilder.plan.figures import KAPPA
from deckbuilder.render.pdf.svg.pathdata import FARTHEST, Point, draw_path
from deckbuilder.render.pdf.svg.reading import Undrawable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_TRANSFORM = re.compile(r"\s*(\w+)\s*\(([^)]*)\)\s*,?")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
#: Pixels to a unit (CSS Values 4, 6.2).
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 9.6 / 2.54,
    "q": 2.4 / 2.54,
}


def written(*values: float) -> str:
    """Numbers in a content stream, which knows no exponents."""
    return " ".join(map(_decimal, values))


def _decimal(value: float) -> str:
    if not abs(value) < FARTHEST:
        raise Undrawable("a place beyond all measure")
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def length(text: str | None, whole: float, default: float = 0.0) -> float:
    """A length in the drawing's units; percentages are of ``whole``."""
    if text is None:
        return default
    found = re.fullmatch(rf"({_NUMBER.pattern})\s*(%|[a-zA-Z]*)", text.strip())
    if found is None:
        raise Undrawable(f"the length {text}")
    unit = whole / 100 if found[2] == "%" else _UNITS.get(found[2].lower())
    if unit is None or not abs(float(found[1]) * unit) < FARTHEST:
        raise Undrawable(f"the length {text}")
    return float(found[1]) * unit


def numbers(text: str) -> list[float]:
    found = [float(number) for number in _NUMBER.findall(text)]
    if not all(abs(number) < FARTHEST for number in found):
        raise Undrawable("a place beyond all measure")
    return found


def product(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies ``first``, then ``then``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def applied(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def inverse(matrix: Matrix) -> Matrix | None:
    """None where all is flattened into a line."""
    a, b, c, d, e, f = matrix
    size = a * d - b * c
    if abs(size) < 1e-12:
        return None
    return d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size


def transformation(text: str | None) -> Matrix:
    """The value of ``transform`` (CSS Transforms 1, 7)."""
    matrix, at = IDENTITY, 0
    text = (text or "").strip()
    while at < len(text):
        found = _TRANSFORM.match(text, at)
        if found is None:
            raise Undrawable(f"the transformation {text}")
        matrix = product(_one(found[1], numbers(found[2])), matrix)
        at = found.end()
    return matrix


def _one(name: str, values: list[float]) -> Matrix:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x, *rest] if len(rest) < 2:
            return 1, 0, 0, 1, x, rest[0] if rest else 0
        case "scale", [x, *rest] if len(rest) < 2:
            return x, 0, 0, rest[0] if rest else x, 0, 0
        case "rotate", [angle]:
            turn = radians(angle)
            return cos(turn), sin(turn), -sin(turn), cos(turn), 0, 0
        case "rotate", [angle, x, y]:
            return product(product((1, 0, 0, 1, -x, -y), _one("rotate", [angle])), (1, 0, 0, 1, x, y))
        case "skewX", [angle]:
            return 1, 0, tan(radians(angle)), 1, 0, 0
        case "skewY", [angle]:
            return 1, tan(radians(angle)), 0, 1, 0, 0
        case _:
            raise Undrawable(f"the transformation {name}")


class Pen:
    """Takes the segments of a path (as `pathdata` and HarfBuzz draw) as operators, and remembers how far they
    reach."""

    def __init__(self, matrix: Matrix = IDENTITY, whole: Pen | None = None) -> None:
        """``matrix`` applies to all points; what is drawn is a part of ``whole``."""
        self._matrix = matrix
        self._here: Point = (0.0, 0.0)
        self.operators: list[str] = whole.operators if whole else []
        self.encloses = whole is not None
        """Whether there is an area to be filled: PDF would show that of a line as a hair (8.5.3.3.1)."""
        self._straight = 0
        self._spans: tuple[list[float], list[float]] = whole._spans if whole else ([], [])
        """Ordinates that lines and curves reach, on each axis."""

    def _points(self, *points: Point) -> list[Point]:
        return [applied(self._matrix, point) for point in points]

    def _add(self, operator: str, points: list[Point]) -> None:
        self.operators.append(f"{written(*(value for point in points for value in point))} {operator}")

    def moveTo(self, point: Point) -> None:
        self._here, self._straight = point, 0
        self._add("m", self._points(point))

    def lineTo(self, point: Point) -> None:
        for x, y in self._points(self._here, point):
            self._spans[0].append(x)
            self._spans[1].append(y)
        self._here, self._straight = point, self._straight + 1
        self.encloses = self.encloses or self._straight > 1
        self._add("l", self._points(point))

    def curveTo(self, *points: Point) -> None:
        ends = self._points(self._here, *points)
        for axis in (0, 1):
            self._spans[axis].extend(_extremes(*(point[axis] for point in ends)))
        self._here, self.encloses = points[-1], True
        self._add("c", ends[1:])

    def qCurveTo(self, *points: Point) -> None:
        control, end = points
        first, second = (
            (x + (control[0] - x) * 2 / 3, y + (control[1] - y) * 2 / 3) for x, y in (self._here, end)
        )
        self.curveTo(first, second, end)

    def closePath(self) -> None:
        self.operators.append("h")

    def endPath(self) -> None:
        """A path may stay open."""

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """Left, top, width and height; None for a path without segments."""
        xs, ys = self._spans
        if not xs:
            return None
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _extremes(start: float, one: float, other: float, end: float) -> list[float]:
    """The ordinates of a cubic Bézier curve's ends, and where it turns between them."""
    a, b, c = 3 * (one - other) + end - start, 2 * (start - 2 * one + other), one - start
    found = [start, end]
    if abs(a) < 1e-12:
        turns = [-c / b] if abs(b) > 1e-12 else []
    else:
        root = b * b - 4 * a * c
        turns = [(-b + sign * root**0.5) / (2 * a) for sign in (1, -1)] if root >= 0 else []
    for t in turns:
        if 0 < t < 1:
            u = 1 - t
            found.append(u**3 * start + 3 * u * u * t * one + 3 * u * t * t * other + t**3 * end)
    return found


def draw_shape(element: Element, name: str, pen: Pen, viewport: Point) -> None:
    """One of SVG's shapes."""
    across, down = viewport

    def get(key: str, whole: float) -> float:
        return length(element.get(key), whole)

    match name:
        case "path":
            if (data := element.get("d", "")) != "none":
                draw_path(data, pen)
        case "rect":
            _rectangle(element, pen, get, viewport)
        case "circle":
            r = get("r", (across**2 + down**2) ** 0.5 / 2**0.5)
            _ellipse(pen, get("cx", across), get("cy", down), r, r)
        case "ellipse":
            _ellipse(pen, get("cx", across), get("cy", down), get("rx", across), get("ry", down))
        case "line":
            pen.moveTo((get("x1", across), get("y1", down)))
            pen.lineTo((get("x2", across), get("y2", down)))
        case "polyline" | "polygon":
            values = numbers(element.get("points", ""))
            corners = list(zip(values[::2], values[1::2], strict=False))
            _lines(corners, pen, closed=name == "polygon")


def _lines(corners: Sequence[Point], pen: Any, *, closed: bool) -> None:
    if corners:
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        if closed:
            pen.closePath()


def _rectangle(element: Element, pen: Pen, get: Callable[[str, float], float], viewport: Point) -> None:
    x, y = get("x", viewport[0]), get("y", viewport[1])
    width, height = get("width", viewport[0]), get("height", viewport[1])
    if width <= 0 or height <= 0:
        return
    rx, ry = (element.get(key, "auto") for key in ("rx", "ry"))
    rx, ry = (rx if rx != "auto" else ry), (ry if ry != "auto" else rx)
    if rx == "auto":
        _lines([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], pen, closed=True)
        return
    a, b = min(length(rx, viewport[0]), width / 2), min(length(ry, viewport[1]), height / 2)
    right, bottom, i, j = x + width, y + height, a * (1 - KAPPA), b * (1 - KAPPA)
    pen.moveTo((x + a, y))
    pen.lineTo((right - a, y))
    pen.curveTo((right - i, y), (right, y + j), (right, y + b))
    pen.lineTo((right, bottom - b))
    pen.curveTo((right, bottom - j), (right - i, bottom), (right - a, bottom))
    pen.lineTo((x + a, bottom))
    pen.curveTo((x + i, bottom), (x, bottom - j), (x, bottom - b))
    pen.lineTo((x, y + b))
    pen.curveTo((x, y + j), (x + i, y), (x + a, y))
    pen.closePath()


def _ellipse(pen: Pen, x: float, y: float, a: float, b: float) -> None:
    if a <= 0 or b <= 0:
        return
    i, j = a * KAPPA, b * KAPPA
    pen.moveTo((x + a, y))
    pen.curveTo((x + a, y + j), (x + i, y + b), (x, y + b))
    pen.curveTo((x - i, y + b), (x - a, y + j), (x - a, y))
    pen.curveTo((x - a, y - j), (x - i, y - b), (x, y - b))
    pen.curveTo((x + i, y - b), (x + a, y - j), (x + a, y))
    pen.closePath()
