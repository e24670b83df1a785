"""Steps of a loop as boxes around a middle, clockwise from the top, with an arrow from each to the next."""

from __future__ import annotations

from itertools import pairwise, product
from math import cos, pi, sin

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.process.cards import ARROW, card, card_text, is_cramped
from deckbuilder.blocks.process.steps import Step
from deckbuilder.place import height_of
from deckbuilder.plan import ConnectorShape, Rect, Shape, Side, TextShape
from deckbuilder.plan.connectors import connected

#: Fewer do not surround anything; more would be too small.
FEWEST, MOST = 3, 8
#: Widths of the boxes that are tried, as shares of the room's.
_WIDTHS = (0.26, 0.22, 0.19, 0.16)
#: Relative to the label's size: within boxes, the least distance between two of them, and that in both
#: directions where an arrow turns a corner.
_PAD, _APART, _CORNER = 0.75, 1.8, 0.9
#: Arrows that turn no corner join boxes which share so much of their width or height: what is tried first
#: gives the roundest rings.
_LEVEL = (0.95, 0.25, 0.0)
#: Height of a ring on pages at most, as a share of the width.
_TALLEST = 0.7
#: A ring is no flatter than this: height over width of the line that the middles of its boxes lie on.
_FLATTEST = 0.4
_TRIALS = 12


def ring(steps: tuple[Step, ...], room: Room) -> tuple[Shape, ...] | None:
    """None where there are too few or too many steps, or where their texts do not fit."""
    if not FEWEST <= len(steps) <= MOST:
        return None
    pad = _PAD * room.styles.label.size
    for level, share in product(_LEVEL, _WIDTHS):
        width = share * room.width
        if width < 4 * pad:
            continue
        paras = [card_text(step, room, width - 2 * pad, centred=True) for step in steps]
        if any(is_cramped(each, room, width - 2 * pad) for each in paras):
            continue
        height = max(map(height_of, paras)) + 2 * pad
        boxes = _boxes(len(steps), width, height, room, level)
        if boxes is not None:
            drawn = [card(*each, pad) for each in zip(steps, boxes, paras, strict=True)]
            arrows = (_arrow(one, other, room) for one, other in pairwise([*drawn, drawn[0]]))
            return (*drawn, *arrows)
    return None


def _boxes(count: int, width: float, height: float, room: Room, level: float) -> list[Rect] | None:
    """Boxes on the lowest ellipse on which no two come too near each other."""
    most = room.width * _TALLEST if room.height is None else room.height
    highest = (most - height) / 2
    for trial in range(1, _TRIALS + 1):
        down = highest * trial / _TRIALS
        across = min((room.width - width) / 2, down / _FLATTEST)
        boxes = _around(count, width, height, across, down, room.width / 2)
        neighbours = pairwise([*boxes, boxes[0]])
        if down > 0 and all(_clear(one, other, room, level) for one, other in neighbours):
            top = min(box.y for box in boxes)
            return [box.moved(0.0, -top) for box in boxes]
    return None


def _around(count: int, width: float, height: float, across: float, down: float, middle: float) -> list[Rect]:
    angles = [2 * pi * index / count for index in range(count)]
    return [
        Rect(middle + across * sin(angle) - width / 2, -down * cos(angle) - height / 2, width, height)
        for angle in angles
    ]


def _clear(one: Rect, other: Rect, room: Room, level: float) -> bool:
    """Whether there is room for an arrow between two boxes: one that turns a corner, or joins boxes which
    share as much as ``level`` of a side."""
    across, down = _gaps(one, other)
    size = room.styles.label.size
    if max(across, down) < _APART * size:
        return False
    if min(across, down) >= _CORNER * size or not level:
        return True
    return across <= -one.width * level or down <= -one.height * level


def _gaps(one: Rect, other: Rect) -> tuple[float, float]:
    """Distances across and down; less than 0 where one stands above or beside the other."""
    return (
        max(one.x, other.x) - min(one.right, other.right),
        max(one.y, other.y) - min(one.bottom, other.bottom),
    )


def _arrow(one: TextShape, other: TextShape, room: Room) -> ConnectorShape:
    leaves, enters = _sides(one.box, other.box, _CORNER * room.styles.label.size)
    name = f"{one.name} to {other.name}"
    return connected(one, leaves, other, enters, ARROW, route="curve", name=name)


def _sides(one: Rect, other: Rect, corner: float) -> tuple[Side, Side]:
    """Where an arrow leaves and enters: round the corner, clockwise, where there is room for that."""
    right, down = other.x > one.x, other.y > one.y
    gaps = _gaps(one, other)
    if min(gaps) >= corner:
        if down:
            return ("right", "top") if right else ("bottom", "right")
        return ("top", "left") if right else ("left", "bottom")
    if gaps[0] > gaps[1]:
        return ("right", "left") if right else ("left", "right")
    return ("bottom", "top") if down else ("top", "bottom")
