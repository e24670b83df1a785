"""Lines between shapes as connectors, which follow the shapes they are glued to."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from deckbuilder.plan import ConnectorShape, Figure, Rect, Side
from deckbuilder.plan.connectors import corners
from deckbuilder.plan.geometry import Point
from deckbuilder.render.pptx.names import PLAIN_OBJECT, Names
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.units import transform
from deckbuilder.render.xml import NOTHING, Value, Xml, element, join

_PRESETS = {
    ("straight", 2): "straightConnector1",
    ("elbow", 3): "bentConnector2",
    ("elbow", 4): "bentConnector3",
    ("curve", 3): "curvedConnector2",
    ("curve", 4): "curvedConnector3",
}
#: Every figure has a site at each side, in this order; ellipses have another one between any two.
_SIDES: tuple[Side, ...] = ("top", "left", "bottom", "right")
#: Shares of the box are rounded: corners nearer than this are level. Points.
_LEVEL = 0.01
#: A route that ends where it began, seen along its first part, is drawn in a frame this wide: turns are
#: given as shares of that width. Points.
_NARROWEST = 0.1
_QUARTER = 90 * 60000
_ROUND = element("a:round")
_TRIANGLE: dict[str, Value] = {"type": "triangle", "w": "med", "len": "med"}


class Joint(Struct, frozen=True):
    """A shape that connectors can be glued to."""

    number: int
    """Its id on the slide."""
    figure: Figure
    flipped: bool = False

    def site(self, side: Side) -> int:
        """The index of the connection site that is seen at one side."""
        if self.flipped and side in ("left", "right"):
            side = "right" if side == "left" else "left"
        return _SIDES.index(side) * (2 if self.figure == "ellipse" else 1)


def connector(shape: ConnectorShape, joints: Mapping[str, Joint], paint: Paint, names: Names) -> Xml:
    """`p:cxnSp`, glued where its ends name one of the ``joints``."""
    named = names.properties(shape.name or "Connector", alt=shape.alt, decorative=not shape.alt)
    glue = join(
        *(
            element(tag, {"id": joints[end.key].number, "idx": joints[end.key].site(end.side)})
            for tag, end in (("a:stCxn", shape.begin), ("a:endCxn", shape.end))
            if end is not None and end.key in joints
        )
    )
    points = corners(shape)
    begins, ends = shape.heads
    heads = join(
        _ROUND,
        element("a:headEnd", _TRIANGLE) if begins else NOTHING,
        element("a:tailEnd", _TRIANGLE) if ends else NOTHING,
    )
    return element(
        "p:cxnSp",
        {},
        element("p:nvCxnSpPr", {}, named, element("p:cNvCxnSpPr", {}, glue), PLAIN_OBJECT),
        element(
            "p:spPr",
            {},
            *_geometry(points, _PRESETS[shape.route, len(points)]),
            paint.line(shape.stroke, ends=heads),
        ),
    )


def _geometry(points: list[Point], preset: str) -> tuple[Xml, Xml]:
    """Frame and outline. The preset begins at its upper left corner and leaves to the right: it is flipped
    for other directions, and turned by a quarter for routes that leave upwards or downwards."""
    first, last = points[0], points[-1]
    across = len(points) == 2 or _leaves_across(points)
    axis = 0 if across else 1
    along, aside = last[axis] - first[axis], last[1 - axis] - first[1 - axis]
    guides: tuple[Xml, ...] = ()
    if len(points) == 4:
        along = along if abs(along) >= _NARROWEST else _NARROWEST
        turn = (points[1][axis] - first[axis]) / along
        guides = (element("a:gd", {"name": "adj1", "fmla": f"val {round(turn * 100000)}"}),)
    width, height = abs(along), abs(aside)
    frame = Rect((first[0] + last[0] - width) / 2, (first[1] + last[1] - height) / 2, width, height)
    turned: dict[str, Value] = {
        "rot": None if across else _QUARTER,
        "flipH": along < 0 or None,
        "flipV": (aside < 0 if across else aside > 0) or None,
    }
    outline = element("a:prstGeom", {"prst": preset}, element("a:avLst", {}, *guides))
    return transform(frame, turned=turned), outline


def _leaves_across(points: list[Point]) -> bool:
    """Whether the first part of a broken line runs to the left or right."""
    first, second, third = points[:3]
    return abs(first[1] - second[1]) < _LEVEL and abs(second[0] - third[0]) < _LEVEL
