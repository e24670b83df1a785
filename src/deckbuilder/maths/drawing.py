"""A formula as outlines, set by ziamath in STIX Two Math: sizes in ems, no letter left that needs a font."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from deckbuilder.maths.fault import BadFormula
from deckbuilder.plan import Contour, Outline, Step

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: Points an em is drawn at: ziamath writes three decimals.
_EM = 100.0
#: Longer formulas, in ems, are no formulas.
_LONGEST = 10_000.0
_ROWS = ("}math", "}mrow", "}mtd", "}mroot")
#: What takes about a second to set.
_DEAREST = 10_000
_UNDRAWABLE = "the formula cannot be drawn", "write it in fewer or simpler parts"

Point = tuple[float, float]


class Drawing(Struct, frozen=True):
    """A formula as drawn at any size."""

    width: float
    """Of the ink, in ems."""
    height: float
    outline: Outline
    missing: str
    """Characters the mathematical font does not have, each once; they are drawn as boxes."""


@lru_cache(maxsize=256)
def draw(mathml: str) -> Drawing:
    """Set a ``math`` element.

    Raises:
        BadFormula: what it holds has no outline, or is more than ziamath sets.
    """
    from xml.etree.ElementTree import fromstring

    tree = fromstring(mathml)
    if _cost(tree) > _DEAREST:
        raise BadFormula(
            "the formula is nested too deep to be drawn", "write its parts as formulas of their own"
        )
    try:
        with warnings.catch_warnings():
            # Of what Python may one day no longer offer ziamath; they are not for authors.
            warnings.simplefilter("ignore")
            svg, missing = _svg(tree)
    except Exception as fault:  # whatever ziamath stumbles over: it checks nothing it is given
        raise BadFormula(*_UNDRAWABLE) from fault
    contours = [contour for element in svg for contour in _contours(element)]
    points = [point for contour in contours for step in contour for point in step.points]
    if not points:
        raise BadFormula(*_UNDRAWABLE)
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width = max(x for x, _ in points) - left
    height = max(y for _, y in points) - top
    if not (0 < width < _LONGEST * _EM and 0 < height < _LONGEST * _EM):
        raise BadFormula(*_UNDRAWABLE)

    def share(point: Point) -> Point:
        return (point[0] - left) / width, (point[1] - top) / height

    outline = tuple(
        tuple(Step(step.to, tuple(map(share, step.points))) for step in contour) for contour in contours
    )
    return Drawing(width / _EM, height / _EM, outline, missing)


def _cost(element: Element, times: int = 1) -> int:
    """How many elements ziamath sets: it sets the parts of a row twice, to find its height and to draw it."""
    if element.tag.endswith(_ROWS):
        times *= 2
    return times + sum(_cost(child, times) for child in element)


def _svg(tree: Element) -> tuple[list[Element], str]:
    """The elements of the formula's SVG, and the characters it has no letter for."""
    from ziamath.config import config
    from ziamath.zmath import Math

    # Every letter as a path in place rather than a reference to a symbol.
    config.svg2 = False
    # A tree, as text would go through replacements that are meant for MathML written by hand.
    formula = Math(tree, size=_EM)
    characters = dict.fromkeys(chain.from_iterable(formula.mathml.itertext()))
    known = formula.font.cmap
    missing = (it for it in characters if not it.isspace() and known is not None and not known.glyphid(it))
    return list(formula.svgxml().iter()), "".join(missing)


def _contours(element: Element) -> Iterator[Contour]:
    """What one element of the SVG paints; what only groups or defines paints nothing."""
    if element.tag == "rect":
        yield from _rectangle(element)
    elif element.tag == "path" and element.get("stroke-width"):
        yield _stroked(element.get("d", "").split(), float(element.get("stroke-width", "1")))
    elif element.tag == "path":
        yield tuple(_steps(element.get("d", "").split()))


def _rectangle(element: Element) -> Iterator[Contour]:
    """A bar, or a frame as four bars."""
    x, y, width, height = (float(element.get(key, "0")) for key in ("x", "y", "width", "height"))
    if element.get("stroke-width") is None:
        yield _bar(x, y, width, height)
        return
    pen = float(element.get("stroke-width", "1"))
    yield _bar(x - pen / 2, y - pen / 2, width + pen, pen)
    yield _bar(x - pen / 2, y + height - pen / 2, width + pen, pen)
    yield _bar(x - pen / 2, y - pen / 2, pen, height + pen)
    yield _bar(x + width - pen / 2, y - pen / 2, pen, height + pen)


def _bar(x: float, y: float, width: float, height: float) -> Contour:
    return _polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def _polygon(corners: list[Point]) -> Contour:
    first, *others = corners
    return (Step("move", (first,)), *(Step("line", (corner,)) for corner in others), Step("close"))


def _stroked(words: list[str], pen: float) -> Contour:
    """A straight line ``M x y L x y`` as thick as its pen."""
    x0, y0, x1, y1 = (float(words[at]) for at in (1, 2, 4, 5))
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
    dx, dy = (y1 - y0) / length * pen / 2, (x0 - x1) / length * pen / 2
    return _polygon([(x0 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1 - dx, y1 - dy), (x0 - dx, y0 - dy)])


def _steps(words: list[str]) -> Iterator[Step]:
    """Path data in absolute coordinates: ``M``, ``L``, ``Q``, ``C`` and ``Z``, parted by spaces."""
    at, here = 0, (0.0, 0.0)
    while at < len(words):
        command, count = words[at], {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 0}[words[at]]
        numbers = [float(word) for word in words[at + 1 : at + 1 + 2 * count]]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        at += 1 + 2 * count
        match command:
            case "Z":
                yield Step("close")
            case "Q":
                yield Step("curve", _raised(here, *points))
            case _:
                yield Step({"M": "move", "L": "line", "C": "curve"}[command], tuple(points))  # type: ignore[arg-type]
        here = points[-1] if points else here


def _raised(start: Point, control: Point, end: Point) -> tuple[Point, Point, Point]:
    """A quadratic Bézier curve as a cubic one."""

    def towards(point: Point) -> Point:
        return point[0] + (control[0] - point[0]) * 2 / 3, point[1] + (control[1] - point[1]) * 2 / 3

    return towards(start), towards(end), end
