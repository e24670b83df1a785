"""Lines between shapes: where they leave, how they run, and what is drawn for them.

Their routes are those of PowerPoint's connectors (ECMA-376 part 1, presetShapeDefinitions.xml:
``straightConnector1``, ``bentConnector2`` and ``3``, ``curvedConnector2`` and ``3``).
"""

from __future__ import annotations

from math import hypot
from typing import Literal

from deckbuilder.plan.figures import site
from deckbuilder.plan.geometry import Point, Stroke, bounded
from deckbuilder.plan.shapes import ConnectorShape, Contour, Figure, Glue, PathShape, Side, Step, TextShape

Route = Literal["straight", "elbow", "curve"]

#: How far a connector that leaves and enters at the same side goes round, beyond the further shape. Points.
ROUND = 18.0
#: Length and width of an arrow head in stroke widths, and the thinnest stroke it grows with.
HEAD, HEAD_STROKE = 3.0, 2.0
#: So much of a head the line reaches into: no gap shows between them, nor the line beside the tip.
_COVERED = 0.2


def connected(
    begin: TextShape | PathShape,
    leaves: Side,
    end: TextShape | PathShape,
    enters: Side,
    stroke: Stroke,
    *,
    route: Route = "straight",
    at: float | None = None,
    heads: tuple[bool, bool] = (False, True),
    name: str = "Connector",
) -> ConnectorShape:
    """A connector between the sites at two sides of shapes that have a ``key``.

    ``at`` is where the middle part of a broken line stands that leaves and enters along the same axis: an
    abscissa for lines that leave to the left or right, else an ordinate; None for halfway, or round the
    outside where both sides are the same. A line that turns once has none.
    """
    first, last = anchor(begin, leaves), anchor(end, enters)
    corners = (first, last) if route == "straight" else _corners(first, leaves, last, enters, at)
    box, shares = bounded(corners)
    return ConnectorShape(
        box,
        begin.span,
        shares,
        stroke,
        route,
        Glue(begin.key, leaves),
        Glue(end.key, enters),
        heads,
        name=name,
    )


def anchor(shape: TextShape | PathShape, side: Side) -> Point:
    """The connection site at one side of a shape."""
    figure: Figure = "ellipse" if shape.figure == "ellipse" else "rect"
    if isinstance(shape, TextShape):
        return site(shape.figure, shape.box, side, flipped=shape.flipped)
    return site(figure, shape.box, side)


def corners(shape: ConnectorShape) -> list[Point]:
    """The points of a connector, on the page."""
    box = shape.box
    return [(box.x + x * box.width, box.y + y * box.height) for x, y in shape.points]


def path(shape: ConnectorShape) -> Contour:
    """The line that is drawn, in page coordinates; where it has heads it ends within them."""
    points = corners(shape)
    back = (1 - _COVERED) * head_size(shape.stroke)
    if shape.heads[0]:
        points[0] = _towards(points[0], _next(points), back)
    if shape.heads[1]:
        points[-1] = _towards(points[-1], _next(points[::-1]), back)
    first, *others = points
    if shape.route == "curve":
        return (Step("move", (first,)), *_curves(points))
    return (Step("move", (first,)), *(Step("line", (corner,)) for corner in others))


def arrow_heads(shape: ConnectorShape) -> tuple[tuple[Point, Point, Point], ...]:
    """The triangles at its ends, tip first, in page coordinates."""
    points = corners(shape)
    found = []
    for shown, way in zip(shape.heads, (points, points[::-1]), strict=True):
        if shown:
            found.append(_head(way[0], _next(way), head_size(shape.stroke)))
    return tuple(found)


def head_size(stroke: Stroke) -> float:
    """Length and width of the arrow heads on a stroke."""
    return HEAD * max(stroke.width, HEAD_STROKE)


def _corners(first: Point, leaves: Side, last: Point, enters: Side, at: float | None) -> tuple[Point, ...]:
    (x, y), (right, bottom) = first, last
    across, enters_across = leaves in ("left", "right"), enters in ("left", "right")
    if across != enters_across:
        return first, (right, y) if across else (x, bottom), last
    if at is None:
        at = _middle(*((x, right) if across else (y, bottom)), leaves, enters)
    return (first, (at, y), (at, bottom), last) if across else (first, (x, at), (right, at), last)


def _middle(first: float, last: float, leaves: Side, enters: Side) -> float:
    if leaves != enters:
        return (first + last) / 2
    return max(first, last) + ROUND if leaves in ("right", "bottom") else min(first, last) - ROUND


def _next(points: list[Point]) -> Point:
    """The first point that is elsewhere than the first one."""
    return next((other for other in points if other != points[0]), points[0])


def _towards(start: Point, goal: Point, by: float) -> Point:
    """The point ``by`` further on, no further than the goal."""
    dx, dy = goal[0] - start[0], goal[1] - start[1]
    share = min(1.0, by / (hypot(dx, dy) or 1.0))
    return start[0] + dx * share, start[1] + dy * share


def _head(tip: Point, behind: Point, size: float) -> tuple[Point, Point, Point]:
    dx, dy = behind[0] - tip[0], behind[1] - tip[1]
    length = hypot(dx, dy) or 1.0
    dx, dy = dx / length * size, dy / length * size
    x, y = tip[0] + dx, tip[1] + dy
    return tip, (x - dy / 2, y + dx / 2), (x + dy / 2, y - dx / 2)


def _curves(points: list[Point]) -> tuple[Step, ...]:
    """The curve that rounds off a broken line."""
    first, *inner, last = points
    if len(inner) == 1:
        (corner,) = inner
        return (Step("curve", (_halfway(first, corner), _halfway(corner, last), last)),)
    one, other = inner
    middle = _halfway(one, other)
    return (
        Step("curve", (_halfway(first, one), _halfway(one, middle), middle)),
        Step("curve", (_halfway(middle, other), _halfway(other, last), last)),
    )


def _halfway(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
