"""The geometry of frames that are no rectangles: outline, room for text, connection sites.

It is that of PowerPoint's preset shapes (ECMA-376 part 1, 20.1.10.56 and presetShapeDefinitions.xml), so
that a frame looks the same wherever it is drawn: ``rect``, ``roundRect`` (``round`` and ``stadium``),
``ellipse``, ``diamond``, ``flowChartPreparation`` (``hexagon``), ``flowChartInputOutput``
(``parallelogram``), ``flowChartMagneticDisk`` (``cylinder``), ``homePlate`` (``pentagon``), ``chevron``.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.plan.geometry import NO_INSETS, Insets, Rect
from deckbuilder.plan.shapes import Contour, Figure, Outline, Side, Step

#: Radius of round corners, as a share of the shorter side.
CORNER = 0.08
#: Depth of the point of a pentagon or chevron, as a share of the shorter side.
POINT = 0.3
#: Control points of a quarter circle, as a share of its radius: 4/3 · (√2 − 1).
KAPPA = 0.5523
#: How far the square within a circle stays from its edge, as a share of the radius: 1 − cos 45°.
_WITHIN = 0.29289


def radius(figure: Figure, box: Rect) -> float:
    """Of the corners of a ``round`` or ``stadium``."""
    return min(box.width, box.height) * (CORNER if figure == "round" else 0.5)


def point(box: Rect) -> float:
    """Depth of the point of a ``pentagon`` or ``chevron``."""
    return min(box.width, box.height) * POINT


def outline(figure: Figure, box: Rect, *, flipped: bool = False) -> Outline:
    """The contours of a figure, as shares of its box. One that is not closed is a line, not an area."""
    contours: Outline
    match figure:
        case "round" | "stadium":
            contours = (_rounded(radius(figure, box), box),)
        case "ellipse":
            contours = (_rounded(None, box),)
        case "cylinder":
            contours = _CYLINDER
        case "pentagon" | "chevron":
            share = point(box) / (box.width or 1.0)
            notch = ((share, 0.5),) if figure == "chevron" else ()
            contours = (_polygon((0, 0), (1 - share, 0), (1, 0.5), (1 - share, 1), (0, 1), *notch),)
        case _:
            contours = (_CORNERED[figure],)
    return tuple(_mirrored(contour) for contour in contours) if flipped else contours


def text_insets(figure: Figure, box: Rect, *, flipped: bool = False) -> Insets:
    """What a figure takes of its box on each side before text begins."""
    width, height = box.width, box.height
    match figure:
        case "rect":
            return NO_INSETS
        case "round" | "stadium":
            by = radius(figure, box) * _WITHIN
            return Insets(by, by, by, by)
        case "ellipse":
            across, down = width / 2 * _WITHIN, height / 2 * _WITHIN
            return Insets(across, down, across, down)
        case "diamond":
            return Insets(width / 4, height / 4, width / 4, height / 4)
        case "hexagon" | "parallelogram":
            return Insets(width / 5, 0.0, width / 5, 0.0)
        case "cylinder":
            return Insets(0.0, height / 3, 0.0, height / 6)
        case "chevron":
            return Insets(point(box), 0.0, point(box), 0.0)
        case "pentagon":
            by = point(box) / 2
            return Insets(by, 0.0, 0.0, 0.0) if flipped else Insets(0.0, 0.0, by, 0.0)


def text_box(figure: Figure, box: Rect, *, flipped: bool = False) -> Rect:
    """The part of a figure's box that text may take."""
    return box.within(text_insets(figure, box, flipped=flipped))


def site(figure: Figure, box: Rect, side: Side, *, flipped: bool = False) -> tuple[float, float]:
    """The connection site at one side of a figure, on the page."""
    if flipped:
        other: dict[Side, Side] = {"left": "right", "right": "left"}
        x, y = site(figure, box, other.get(side, side))
        return 2 * box.x + box.width - x, y
    x, y = box.x + box.width / 2, box.y + box.height / 2
    match side:
        case "top" | "bottom":
            if figure in ("pentagon", "chevron"):
                x -= point(box) / 2
            return x, box.y if side == "top" else box.bottom
        case "left" | "right":
            slope = box.width / 10 if figure == "parallelogram" else 0.0
            notch = point(box) if figure == "chevron" and side == "left" else 0.0
            return (box.x + slope + notch if side == "left" else box.right - slope), y


def _polygon(*corners: tuple[float, float]) -> Contour:
    first, *others = corners
    return (Step("move", (first,)), *(Step("line", (corner,)) for corner in others), Step("close"))


def _rounded(by: float | None, box: Rect) -> Contour:
    """A box with corners of that radius; without one, the ellipse that fills it."""
    across = 0.5 if by is None else min(0.5, by / (box.width or 1.0))
    down = 0.5 if by is None else min(0.5, by / (box.height or 1.0))
    near, low = across * (1 - KAPPA), down * (1 - KAPPA)
    return (
        Step("move", ((across, 0),)),
        Step("line", ((1 - across, 0),)),
        Step("curve", ((1 - near, 0), (1, low), (1, down))),
        Step("line", ((1, 1 - down),)),
        Step("curve", ((1, 1 - low), (1 - near, 1), (1 - across, 1))),
        Step("line", ((across, 1),)),
        Step("curve", ((near, 1), (0, 1 - low), (0, 1 - down))),
        Step("line", ((0, down),)),
        Step("curve", ((0, low), (near, 0), (across, 0))),
        Step("close"),
    )


def _arch(y: float, down: float, *, leftwards: bool) -> tuple[Step, Step]:
    """Half an ellipse over the whole width, which bulges by ``down``."""
    start, end = (1.0, 0.0) if leftwards else (0.0, 1.0)
    by = 0.5 * KAPPA if leftwards else -0.5 * KAPPA
    return (
        Step("curve", ((start, y + down * KAPPA), (0.5 + by, y + down), (0.5, y + down))),
        Step("curve", ((0.5 - by, y + down), (end, y + down * KAPPA), (end, y))),
    )


def _mirrored(contour: Contour) -> Contour:
    return tuple(replace(step, points=tuple((1 - x, y) for x, y in step.points)) for step in contour)


_CYLINDER: Outline = (
    (
        Step("move", ((0, 1 / 6),)),
        *_arch(1 / 6, -1 / 6, leftwards=False),
        Step("line", ((1, 5 / 6),)),
        *_arch(5 / 6, 1 / 6, leftwards=True),
        Step("close"),
    ),
    (Step("move", ((1, 1 / 6),)), *_arch(1 / 6, 1 / 6, leftwards=True)),
)
_CORNERED: dict[Figure, Contour] = {
    "rect": _polygon((0, 0), (1, 0), (1, 1), (0, 1)),
    "diamond": _polygon((0, 0.5), (0.5, 0), (1, 0.5), (0.5, 1)),
    "hexagon": _polygon((0, 0.5), (0.2, 0), (0.8, 0), (1, 0.5), (0.8, 1), (0.2, 1)),
    "parallelogram": _polygon((0, 1), (0.2, 0), (1, 0), (0.8, 1)),
}
