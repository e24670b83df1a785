"""Steps one below the other, beside their numbers on a line."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import paragraph
from deckbuilder.blocks.process.steps import Step, look
from deckbuilder.model import Run
from deckbuilder.place import height_of
from deckbuilder.plan import ConnectorShape, Rect, Shape, Stroke, TextShape
from deckbuilder.plan.connectors import connected
from deckbuilder.plan.figures import text_box, text_insets

#: Relative to the label's size: discs, from them to the text, between steps, and how far the way back stays
#: beside the discs.
_DISC, _AIR, _BETWEEN, _BACK = 1.9, 0.8, 0.7, 1.4
#: Names stand beside the texts where both have so many times the label's size, of which names take so much.
_WIDE, _NAMES = 32, 0.3
#: A disc is so much wider than its number.
_AROUND = 1.5
_LINE = Stroke("rule", 1.5)
_RETURN = Stroke("muted", 1.25)


def upright(steps: tuple[Step, ...], room: Room, *, loops: bool = False) -> tuple[Shape, ...]:
    """Discs with their texts, then the lines between the discs; those of a loop lead back to the first."""
    loops = loops and len(steps) > 1
    drawn = rows(steps, room, _BACK * room.styles.label.size if loops else 0.0)
    discs = [row[0] for row in drawn]
    shapes: list[Shape] = [shape for row in drawn for shape in row]
    shapes += (_line(one, other) for one, other in pairwise(discs))
    return (*shapes, _way_back(discs[-1], discs[0])) if loops else tuple(shapes)


def rows(steps: tuple[Step, ...], room: Room, left: float = 0.0) -> list[tuple[TextShape, ...]]:
    """The disc of each step, ``left`` points from the edge, and its texts: beside each other where the names
    leave room for that, else in one frame."""
    size = room.styles.label.size
    disc = _diameter(steps, room)
    x = left + disc + _AIR * size
    names = _names_width(steps, room, room.width - x)
    found: list[tuple[TextShape, ...]] = []
    y = 0.0
    for step in steps:
        beside = _beside(step, x, room, names) if names else (_together(step, x, room),)
        # The first line stands level with the number, however much larger the disc is.
        drop = max(0.0, y + (disc - beside[0].paras[0].lines[0].height) / 2)
        texts = [replace(shape, box=shape.box.moved(0.0, drop)) for shape in beside]
        found.append((_disc(step, Rect(left, y, disc, disc), room), *texts))
        y = max(y + disc, *(shape.box.bottom for shape in texts)) + _BETWEEN * size
    return found


def _names_width(steps: tuple[Step, ...], room: Room, width: float) -> float | None:
    """Of a column of names beside the texts; None where there are no texts, or names too long for that."""
    size, strong = room.styles.label.size, room.styles.label_strong
    if width < _WIDE * size or not any(step.text for step in steps):
        return None
    # A hair wider than measured: rounding must not break the longest name.
    longest = max(room.typesetter.width(step.title, strong) for step in steps) * 1.001
    return longest + _AIR * size if longest <= _NAMES * width else None


def _beside(step: Step, x: float, room: Room, names: float) -> tuple[TextShape, ...]:
    name = paragraph(step.title, room.styles.label_strong, names, room, step.span)
    shown = TextShape(Rect(x, 0.0, names, name.height), step.span, (name,), name=f"{step.name}, name")
    if not step.text:
        return (shown,)
    width = max(1.0, room.width - x - names - _AIR * room.styles.label.size)
    text = paragraph(step.text, room.styles.label, width, room, step.span)
    box = Rect(room.width - width, 0.0, width, text.height)
    return shown, TextShape(box, step.span, (text,), name=f"{step.name}, text")


def _together(step: Step, x: float, room: Room) -> TextShape:
    width = max(1.0, room.width - x)
    paras = [paragraph(step.title, room.styles.label_strong, width, room, step.span)]
    if step.text:
        paras.append(paragraph(step.text, room.styles.label, width, room, step.span))
    box = Rect(x, 0.0, width, height_of(paras))
    return TextShape(box, step.span, tuple(paras), name=f"{step.name}, text")


def _diameter(steps: tuple[Step, ...], room: Room) -> float:
    """Of the discs: wide enough for the longest number."""
    strong = room.styles.label_strong
    widest = max(room.typesetter.width((Run(str(step.number)),), strong) for step in steps)
    return max(_DISC * strong.size, _AROUND * widest)


def _disc(step: Step, box: Rect, room: Room) -> TextShape:
    painted = look(step)
    style = replace(room.styles.label_strong, color=painted.ink, align="center")
    number = paragraph((Run(str(step.number)),), style, text_box("ellipse", box).width, room, step.span)
    return TextShape(
        box,
        step.span,
        (number,),
        inset=text_insets("ellipse", box),
        anchor="middle",
        fill=painted.fill,
        stroke=painted.stroke,
        name=step.name,
        figure="ellipse",
        key=step.key,
    )


def _line(one: TextShape, other: TextShape) -> ConnectorShape:
    name = f"{one.name} to {other.name}"
    return connected(one, "bottom", other, "top", _LINE, heads=(False, False), name=name)


def _way_back(last: TextShape, first: TextShape) -> ConnectorShape:
    name = f"{last.name} to {first.name}"
    return connected(last, "left", first, "left", _RETURN, route="curve", at=_RETURN.width, name=name)
