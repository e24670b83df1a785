"""Lines of diagrams: connectors between nodes and the labels on them. Not a block kind."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.graph_nodes import scaled
from deckbuilder.model import Runs, plain
from deckbuilder.plan import ConnectorShape, Glue, Insets, Para, Rect, Side, Stroke, TextShape
from deckbuilder.plan.connectors import Point, anchor
from deckbuilder.source import Span

#: Thickness of a line in ems of the labels, and the least and most of it where weights say otherwise.
_THICK = 0.085
_WEIGHTS = (0.7, 3.2)
#: Air around a label, in ems; and the widest one may be.
_AIR = 0.25
WIDEST = 9.0


def line_width(size: float, weight: float, weights: Sequence[float]) -> float:
    """Points of a line whose weight is one of ``weights``, beside text of some size."""
    low, high = min(weights), max(weights)
    share = 1.0 if high <= low else _WEIGHTS[0] + (_WEIGHTS[1] - _WEIGHTS[0]) * (weight - low) / (high - low)
    return round(size * _THICK * share, 2)


def label_para(runs: Runs, room: Room, size: float, span: Span) -> tuple[Para, float, float]:
    """A label set, and the width and height it takes with air around it."""
    style = replace(scaled(room.styles.label, size), align="center")
    least, whole = room.typesetter.extents(runs, style)
    width = max(min(whole, WIDEST * size), least) * 1.001 + 0.01
    para = Para(runs, style, "P", span, room.typesetter.set(runs, style, width))
    return para, width + 2 * _AIR * size, para.height


def labelled(para: Para, box: Rect, fill: str) -> TextShape:
    """A label on the ground's colour, so that its line ends before it."""
    air = _AIR * para.style.size
    inset = Insets(air, 0.0, air, 0.0)
    return TextShape(
        box, para.span, (para,), inset=inset, anchor="middle", fill=fill, name=f"Label: {plain(para.runs)}"
    )


def routed(
    points: Sequence[Point],
    begin: TextShape,
    end: TextShape,
    stroke: Stroke,
    heads: tuple[bool, bool],
    span: Span,
    name: str,
) -> ConnectorShape:
    """A connector that runs through some points, glued to the sides of the shapes where it begins and
    ends."""
    leaves, enters = side(begin.box, points[0]), side(end.box, points[-1])
    path = [anchor(begin, leaves), *points[1:-1], anchor(end, enters)]
    xs, ys = [x for x, _ in path], [y for _, y in path]
    box = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    shares = tuple(
        ((x - box.x) / box.width if box.width else 0.0, (y - box.y) / box.height if box.height else 0.0)
        for x, y in path
    )
    return ConnectorShape(
        box,
        span,
        shares,
        stroke,
        "straight" if len(path) == 2 else "elbow",
        Glue(begin.key, leaves),
        Glue(end.key, enters),
        heads,
        name=name,
    )


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
