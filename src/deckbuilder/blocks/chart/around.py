"""Labels around a circle: beside what they name, none on another, none on the circle. Not a form of chart."""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, atan2, cos, sin, sqrt

from msgspec import Struct

from deckbuilder.blocks.chart.nudge import spread
from deckbuilder.blocks.chart.segment import segment
from deckbuilder.blocks.chart.strokes import LEADER
from deckbuilder.plan import ConnectorShape, Rect
from deckbuilder.plan.geometry import Point, runs_through
from deckbuilder.source import Span

#: Sines of angles nearer to the vertical than this are straight above or below the centre.
_UPRIGHT = 0.02
#: Where leaders begin and how far from their labels they end, as shares of the gap.
FOOT, _SHORT = 0.25, 0.3


class Spoke(Struct, frozen=True):
    """A label that wants to stand at an angle (radians clockwise from 12 o'clock)."""

    angle: float
    width: float
    height: float
    reach: float
    """Angle by which it may stand off and still be seen where it belongs; further off it has a leader."""


class Circle(Struct, frozen=True):
    """What the labels stand around, at a distance of ``gap`` points."""

    x: float
    y: float
    radius: float
    gap: float

    def at(self, angle: float, beyond: float = 0.0) -> Point:
        """The point at an angle, so many points outside."""
        away = self.radius + beyond
        return self.x + away * sin(angle), self.y - away * cos(angle)


class Place(Struct, frozen=True):
    """Where a label stands."""

    box: Rect
    shift: Point = (0.0, 0.0)
    """From where it would stand by itself."""
    leader: tuple[Point, Point] | None = None


def around(spokes: Sequence[Spoke], circle: Circle, box: Rect) -> list[Place] | None:
    """A place in ``box`` for each label, or None where they do not all fit.

    Labels at one side of the circle keep the order of their angles and are moved up and down as little as
    possible; each then touches the circle of the gap.
    """
    places: dict[int, Place] = {}
    top, bottom = box.y, box.bottom
    for index in _uprights(spokes):
        upright = places[index] = _upright(spokes[index], circle)
        if cos(spokes[index].angle) > 0:
            top = max(top, upright.box.bottom)
        else:
            bottom = min(bottom, upright.box.y)
    for right in (True, False):
        members = [
            index
            for index, spoke in enumerate(spokes)
            if index not in places and (sin(spoke.angle) > 0) == right
        ]
        # From top to bottom, so that labels at the same height keep the order of their angles.
        members.sort(key=lambda index: -cos(spokes[index].angle))
        wanted = [circle.at(spokes[index].angle, circle.gap)[1] for index in members]
        middles = spread(wanted, [spokes[index].height for index in members], top, bottom)
        if middles is None:
            return None
        for index, middle in zip(members, middles, strict=True):
            place = _beside(spokes[index], middle, circle, right)
            if place is None:
                return None
            places[index] = place
    found = [places[index] for index in range(len(spokes))]
    return found if all(_inside(place.box, box) for place in found) and _clear(found) else None


def _clear(places: Sequence[Place]) -> bool:
    """Whether no leader runs through words."""
    return not any(
        runs_through(*place.leader, other.box)
        for place in places
        if place.leader
        for other in places
        if other is not place
    )


def _uprights(spokes: Sequence[Spoke]) -> list[int]:
    """The labels straight above and below the centre, where each is the only one there."""
    found: list[int] = []
    for side in (1.0, -1.0):
        there = [
            index
            for index, spoke in enumerate(spokes)
            if abs(sin(spoke.angle)) < _UPRIGHT and side * cos(spoke.angle) > 0
        ]
        found += there if len(there) == 1 else []
    return found


def _upright(spoke: Spoke, circle: Circle) -> Place:
    """Straight above or below the centre."""
    above = cos(spoke.angle) > 0
    edge = circle.radius + circle.gap
    top = circle.y - edge - spoke.height if above else circle.y + edge
    return Place(Rect(circle.x - spoke.width / 2, top, spoke.width, spoke.height))


def _beside(spoke: Spoke, middle: float, circle: Circle, right: bool) -> Place | None:
    """At the left or right with its middle at a height; None where no leader could reach it."""
    off = middle - circle.y
    across = _across(off, spoke.height, circle)
    side = 1.0 if right else -1.0
    turned = atan2(across, -off)
    angle = spoke.angle if right else -spoke.angle
    angle = atan2(sin(angle), cos(angle))
    wanted = circle.at(angle, circle.gap)[1] - circle.y
    aside = across - _across(wanted, spoke.height, circle)
    leader = None
    if abs(turned - angle) > spoke.reach:
        cleared = _cleared(angle, turned, off, circle)
        if cleared is None:
            return None
        aside += max(0.0, cleared - across)
        across = max(across, cleared)
        x, y = circle.at(angle, FOOT * circle.gap)
        end = circle.x + side * (across - _SHORT * circle.gap)
        leader = ((circle.x + side * (x - circle.x), y), (end, middle))
    left = circle.x + across if right else circle.x - across - spoke.width
    at = Rect(left, middle - spoke.height / 2, spoke.width, spoke.height)
    return Place(at, (side * aside, off - wanted), leader)


def _across(off: float, height: float, circle: Circle) -> float:
    """How far from the centre a label begins that touches the circle of the gap, its middle so far below the
    centre."""
    nearest = max(0.0, abs(off) - height / 2)
    return max(circle.gap / 2, sqrt(max(0.0, (circle.radius + circle.gap) ** 2 - nearest**2)))


def _cleared(angle: float, turned: float, off: float, circle: Circle) -> float | None:
    """How far from the centre a label must stand at least so that the leader to it passes by the circle: on
    the tangent from where the leader begins. None where the tangent leads away."""
    begin = circle.radius + FOOT * circle.gap
    reach = acos(circle.radius / begin)
    if abs(turned - angle) <= reach:
        return 0.0
    touch = angle + reach if turned > angle else angle - reach
    if sin(touch) < _UPRIGHT:
        return None
    return (circle.radius + off * cos(touch)) / sin(touch) + _SHORT * circle.gap


def _inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - 1e-6
        and inner.y >= outer.y - 1e-6
        and inner.right <= outer.right + 1e-6
        and inner.bottom <= outer.bottom + 1e-6
    )


def leader(place: Place, span: Span) -> ConnectorShape:
    """The thin line from a circle to a label that stands off from what it names."""
    assert place.leader is not None
    return segment(*place.leader, LEADER, span, "Leader")
