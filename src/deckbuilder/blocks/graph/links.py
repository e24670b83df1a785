"""Lines of diagrams: connectors between nodes and the labels on them. Not a block kind."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import seams, sized
from deckbuilder.model import Runs, plain
from deckbuilder.plan import (
    ConnectorShape,
    Glue,
    Insets,
    Para,
    PathShape,
    Rect,
    Shape,
    Side,
    Stroke,
    TextShape,
)
from deckbuilder.plan.connectors import anchor
from deckbuilder.plan.geometry import Point, bounded
from deckbuilder.source import Span

#: Thickness of a line in ems of the labels, and the least and most of it where weights say otherwise.
_THICK = 0.085
_WEIGHTS = (0.8, 3.2)
#: Air around a label, in ems; and the widest one may be.
_AIR = 0.25
WIDEST = 9.0


def line_width(size: float, weight: float, weights: Sequence[float]) -> float:
    """Points of a line whose weight is one of ``weights``, beside text of some size."""
    low, high = min(weights), max(weights)
    thin, thick = _WEIGHTS[0], min(_WEIGHTS[1], _WEIGHTS[0] * high / low)
    share = 1.0 if high <= low else thin + (thick - thin) * (weight - low) / (high - low)
    return round(size * _THICK * share, 2)


def label_para(runs: Runs, room: Room, size: float, span: Span, widest: float) -> tuple[Para, float, float]:
    """A label set about ``widest`` points wide at the most, unless a word is longer, and the width and height
    it takes with air around it."""
    style = replace(sized(room.styles.label, size), align="center")
    least, whole = room.typesetter.extents(runs, style)
    width = max(min(whole, WIDEST * size, widest), least) * 1.001 + 0.01 + seams(runs, style)
    para = Para(runs, style, "P", span, room.typesetter.set(runs, style, width))
    return para, width + 2 * _AIR * size, para.height


def labelled(para: Para, box: Rect, fill: str, key: str) -> TextShape:
    """A label on the ground's colour, so that its line ends before it."""
    air = _AIR * para.style.size
    inset = Insets(air, 0.0, air, 0.0)
    name = f"Label: {plain(para.runs)}"
    return TextShape(box, para.span, (para,), inset=inset, anchor="middle", fill=fill, name=name, key=key)


def routed(
    points: Sequence[Point],
    ends: tuple[TextShape, TextShape],
    stroke: Stroke,
    heads: tuple[bool, bool],
    joint: TextShape | PathShape,
    name: str,
) -> tuple[Shape, ...]:
    """Connectors that run through some points, glued to the sides of the shapes where they begin and end.

    Programs draw a connector that turns more than twice, or runs outside of the box around its ends, each in
    its own way: such a line is two connectors that meet in the middle, at the ``joint``.
    """
    begin, end = ends
    leaves, enters = side(begin.box, points[0]), side(end.box, points[-1])
    if len(points) == 2 or (len(points) == 4 and leaves != enters):
        return (_connector([*points], begin, leaves, end, enters, stroke, heads, name),)
    middle = len(points) // 2
    box = joint.box
    centre = box.x + box.width / 2, box.y + box.height / 2
    before, after = side_towards(centre, points[middle - 1]), side_towards(centre, points[middle])
    first, second = [*points[:middle], centre], [centre, *points[middle:]]
    return (
        _connector(first, begin, leaves, joint, before, stroke, (heads[0], False), name),
        _connector(second, joint, after, end, enters, stroke, (False, heads[1]), name),
    )


def joint_at(points: Sequence[Point], stroke: Stroke, span: Span, key: str) -> PathShape:
    """A dot as wide as the line, in the middle of the part that has as many turns before it as after it."""
    (x, y), (other_x, other_y) = points[len(points) // 2 - 1 : len(points) // 2 + 1]
    size = stroke.width
    box = Rect((x + other_x - size) / 2, (y + other_y - size) / 2, size, size)
    return PathShape(box, span, "ellipse", fill=stroke.color, name="Joint", key=key)


def needs_joint(points: Sequence[Point], begin: Rect, end: Rect) -> bool:
    """Whether a line is two connectors."""
    return len(points) > 4 or (len(points) == 4 and side(begin, points[0]) == side(end, points[-1]))


def _connector(
    path: list[Point],
    begin: TextShape | PathShape,
    leaves: Side,
    end: TextShape | PathShape,
    enters: Side,
    stroke: Stroke,
    heads: tuple[bool, bool],
    name: str,
) -> ConnectorShape:
    path = [anchor(begin, leaves), *path[1:-1], anchor(end, enters)]
    box, shares = bounded(path)
    return ConnectorShape(
        box,
        begin.span,
        shares,
        stroke,
        "straight" if len(path) == 2 else "elbow",
        Glue(begin.key, leaves),
        Glue(end.key, enters),
        heads,
        name=name,
    )


def side_towards(start: Point, goal: Point) -> Side:
    """The side that a part along an axis leaves by."""
    dx, dy = goal[0] - start[0], goal[1] - start[1]
    if abs(dx) > abs(dy):
        return "right" if dx > 0 else "left"
    return "bottom" if dy > 0 else "top"


def side(box: Rect, point: Point) -> Side:
    """The side of a box that a point is at."""
    x, y = point
    distances: dict[Side, float] = {
        "top": abs(y - box.y),
        "bottom": abs(y - box.bottom),
        "left": abs(x - box.x),
        "right": abs(x - box.right),
    }
    return min(distances, key=lambda name: distances[name])
