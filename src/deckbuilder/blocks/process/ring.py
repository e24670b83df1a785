"""Steps of a loop as boxes around a middle, clockwise from the top, with an arrow from each to the next."""

from __future__ import annotations

from itertools import pairwise
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
#: Relative to the label's size: within boxes, and the least distance between two of them.
_PAD, _APART = 0.75, 1.8
#: Of that distance, what a box round the corner is away in the other direction at least.
_CORNER = 0.5
_STRAIGHT = (("top", "bottom"), ("bottom", "top"), ("left", "right"), ("right", "left"))
#: A ring is no flatter than this: height over width of the line that the middles of its boxes lie on.
_FLATTEST = 0.4
_TRIALS = 12


def ring(steps: tuple[Step, ...], room: Room) -> tuple[Shape, ...] | None:
    """None where there are too few or too many steps, or where their texts do not fit."""
    if not FEWEST <= len(steps) <= MOST:
        return None
    pad = _PAD * room.styles.label.size
    for share in _WIDTHS:
        width = share * room.width
        if width < 4 * pad:
            return None
        paras = [card_text(step, room, width - 2 * pad, centred=True) for step in steps]
        if any(map(is_cramped, paras)):
            continue
        height = max(map(height_of, paras)) + 2 * pad
        boxes = _boxes(len(steps), width, height, room)
        if boxes is not None:
            drawn = [card(*each, pad) for each in zip(steps, boxes, paras, strict=True)]
            return (*drawn, *(_arrow(one, other) for one, other in pairwise([*drawn, drawn[0]])))
    return None


def _boxes(count: int, width: float, height: float, room: Room) -> list[Rect] | None:
    """Boxes on the lowest ellipse on which no two come too near each other."""
    apart = _APART * room.styles.label.size
    most = room.width * 0.7 if room.height is None else room.height
    highest = (most - height) / 2
    for trial in range(1, _TRIALS + 1):
        down = highest * trial / _TRIALS
        across = min((room.width - width) / 2, down / _FLATTEST)
        boxes = _around(count, width, height, across, down, room.width / 2)
        if down > 0 and all(_clear(one, other, apart) for one, other in pairwise([*boxes, boxes[0]])):
            top = min(box.y for box in boxes)
            return [box.moved(0.0, -top) for box in boxes]
    return None


def _around(count: int, width: float, height: float, across: float, down: float, middle: float) -> list[Rect]:
    angles = [2 * pi * index / count for index in range(count)]
    return [
        Rect(middle + across * sin(angle) - width / 2, -down * cos(angle) - height / 2, width, height)
        for angle in angles
    ]


def _clear(one: Rect, other: Rect, apart: float) -> bool:
    """Whether there is room for an arrow between two boxes, round a corner in both directions."""
    across = max(one.x, other.x) - min(one.right, other.right)
    down = max(one.y, other.y) - min(one.bottom, other.bottom)
    return max(across, down) >= apart and (
        min(across, down) >= _CORNER * apart or _sides(one, other) in _STRAIGHT
    )


def _arrow(one: TextShape, other: TextShape) -> ConnectorShape:
    leaves, enters = _sides(one.box, other.box)
    name = f"{one.name} to {other.name}"
    return connected(one, leaves, other, enters, ARROW, route="curve", name=name)


def _sides(one: Rect, other: Rect) -> tuple[Side, Side]:
    """Where an arrow leaves and enters: straight on where a box stands above or beside the other, else round
    the corner, clockwise."""
    right, down = other.x > one.x, other.y > one.y
    if abs(other.x - one.x) < one.width / 2 + ARROW.width:
        return ("bottom", "top") if down else ("top", "bottom")
    if abs(other.y - one.y) < one.height / 2 + ARROW.width:
        return ("right", "left") if right else ("left", "right")
    if down:
        return ("right", "top") if right else ("bottom", "right")
    return ("top", "left") if right else ("left", "bottom")
