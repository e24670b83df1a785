"""Steps as numbered cards of one size in rows, with an arrow from each to the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import paragraph
from deckbuilder.blocks.process.steps import Step, is_torn, look
from deckbuilder.model import Run
from deckbuilder.place import height_of
from deckbuilder.plan import ConnectorShape, Insets, Para, Rect, Shape, Stroke, TextShape
from deckbuilder.plan.connectors import connected

#: No more cards stand in a row, there are no more rows, and a card holds no more lines.
MOST_ACROSS, MOST_ROWS, MOST_LINES = 5, 4, 9
#: Relative to the label's size: between cards, within them, and their least width.
_GAP, _PAD, _NARROWEST = 2.2, 0.75, 6.5
ARROW = Stroke("muted", 1.25)


def cards(steps: tuple[Step, ...], room: Room) -> tuple[Shape, ...] | None:
    """None where texts would be cramped, or where there are too many."""
    size = room.styles.label.size
    for rows in range(1, MOST_ROWS + 1):
        across = ceil(len(steps) / rows)
        width = (room.width - (across - 1) * _GAP * size) / across
        if across > MOST_ACROSS or width < _NARROWEST * size:
            continue
        inner = width - 2 * _PAD * size
        paras = [card_text(step, room, inner) for step in steps]
        if not any(is_cramped(each, room, inner) for each in paras):
            return _drawn(steps, paras, across, width, room)
    return None


def card_text(step: Step, room: Room, width: float, *, centred: bool = False) -> tuple[Para, ...]:
    """Number, name and text."""
    styles, ink = room.styles, look(step).ink
    align = "center" if centred else "left"
    strong = replace(styles.label_strong, align=align, color=ink)
    number = paragraph((Run(str(step.number)),), strong, width, room, step.span)
    name = paragraph(step.title, strong, width, room, step.span)
    if not step.text:
        return number, name
    text = paragraph(step.text, replace(styles.label, align=align, color=ink), width, room, step.span)
    return number, name, text


def is_cramped(paras: Sequence[Para], room: Room, width: float) -> bool:
    """Whether a word is too wide, or there are too many lines."""
    lines = sum(len(para.lines) for para in paras)
    return lines > MOST_LINES or any(is_torn(para, room, width) for para in paras)


def card(step: Step, box: Rect, paras: tuple[Para, ...], pad: float) -> TextShape:
    painted = look(step)
    return TextShape(
        box,
        step.span,
        paras,
        inset=Insets(pad, pad, pad, pad),
        fill=painted.fill,
        stroke=painted.stroke,
        name=step.name,
        figure="round",
        key=step.key,
    )


def _drawn(
    steps: tuple[Step, ...], paras: Sequence[tuple[Para, ...]], across: int, width: float, room: Room
) -> tuple[Shape, ...]:
    size = room.styles.label.size
    pad, gap = _PAD * size, _GAP * size
    height = max(map(height_of, paras)) + 2 * pad
    drawn = [
        card(
            step,
            Rect(index % across * (width + gap), index // across * (height + gap), width, height),
            texts,
            pad,
        )
        for index, (step, texts) in enumerate(zip(steps, paras, strict=True))
    ]
    return (*drawn, *(_arrow(one, other) for one, other in pairwise(drawn)))


def _arrow(one: TextShape, other: TextShape) -> ConnectorShape:
    """To the right, or between the rows to the beginning of the next."""
    name = f"{one.name} to {other.name}"
    if one.box.y == other.box.y:
        return connected(one, "right", other, "left", ARROW, name=name)
    return connected(one, "bottom", other, "top", ARROW, route="elbow", name=name)
