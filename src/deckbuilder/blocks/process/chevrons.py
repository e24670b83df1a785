"""Steps as chevrons across, in as many rows as their names need; their texts stand below."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import paragraph
from deckbuilder.blocks.process.steps import Step, is_torn, look
from deckbuilder.place import height_of
from deckbuilder.plan import Insets, Para, Rect, Shape, TextShape
from deckbuilder.plan.figures import POINT

#: No more stand in a row, names have no more lines, nor texts, and without texts there are no more rows.
MOST_ACROSS, NAME_LINES, TEXT_LINES, MOST_ROWS = 8, 3, 8, 4
#: Relative to the label's size: above and below names, between chevrons, from them to their texts, between
#: texts, between rows.
_PAD, _GAP, _AIR, _GUTTER, _BETWEEN = 0.75, 0.4, 0.7, 1.0, 0.9
#: The first of these on slides, which have more room than pages.
_PAD_ON_SLIDES = 1.2


class _Row(Struct, frozen=True):
    """The measures of a row."""

    count: int
    height: float
    pitch: float
    """From one chevron to the next."""
    width: float
    """Of a chevron, its point included."""

    @property
    def point(self) -> float:
        return POINT * min(self.width, self.height)


def chevrons(steps: tuple[Step, ...], room: Room) -> tuple[Shape, ...] | None:
    """None where names or texts would be cramped."""
    texts = any(step.text for step in steps)
    for rows in range(1, 2 if texts else MOST_ROWS + 1):
        across = ceil(len(steps) / rows)
        if across <= MOST_ACROSS and (row := _row(steps, across, room)) is not None:
            return _drawn(steps, row, room)
    return None


def _row(steps: Sequence[Step], count: int, room: Room) -> _Row | None:
    """The lowest chevrons that hold all names; None where words break or texts are too long."""
    label = room.styles.label
    pad = _PAD if room.height is None else _PAD_ON_SLIDES
    for lines in range(1, NAME_LINES + 1):
        height = lines * label.leading + 2 * pad * label.size
        gap, point = _GAP * label.size, POINT * height
        pitch = (room.width - point + gap) / count
        row = _Row(count, height, pitch, pitch + point - gap)
        if row.width < height or row.pitch < 2 * _GUTTER * label.size:
            return None
        names = [_name(step, row, room) for step in steps]
        inner = row.width - 2 * row.point
        if all(len(name.lines) <= lines and not is_torn(name, room, inner) for name in names):
            return row if _texts_fit(steps, row, room) else None
    return None


def _texts_fit(steps: Sequence[Step], row: _Row, room: Room) -> bool:
    width = row.pitch - _GUTTER * room.styles.label.size
    texts = [_text(step, row, room) for step in steps if step.text]
    return all(len(text.lines) <= TEXT_LINES and not is_torn(text, room, width) for text in texts)


def _name(step: Step, row: _Row, room: Room) -> Para:
    style = replace(room.styles.label_strong, color=look(step).ink, align="center")
    return paragraph(step.title, style, row.width - 2 * row.point, room, step.span)


def _text(step: Step, row: _Row, room: Room) -> Para:
    width = row.pitch - _GUTTER * room.styles.label.size
    return paragraph(step.text, room.styles.label, width, room, step.span)


def _drawn(steps: tuple[Step, ...], row: _Row, room: Room) -> tuple[Shape, ...]:
    size = room.styles.label.size
    shapes: list[Shape] = []
    for index, step in enumerate(steps):
        x = index % row.count * row.pitch
        y = index // row.count * (row.height + _BETWEEN * size)
        shapes.append(_chevron(step, x, y, row, room, first=index == 0))
        if step.text:
            para = _text(step, row, room)
            box = Rect(x, y + row.height + _AIR * size, row.pitch - _GUTTER * size, height_of((para,)))
            shapes.append(TextShape(box, step.span, (para,), name=f"{step.name}, text"))
    return tuple(shapes)


def _chevron(step: Step, x: float, y: float, row: _Row, room: Room, *, first: bool) -> TextShape:
    """A chevron; the first of all has no notch, but its name stands where those of the others do."""
    painted = look(step)
    return TextShape(
        Rect(x, y, row.width, row.height),
        step.span,
        (_name(step, row, room),),
        inset=Insets(row.point, 0.0, row.point, 0.0),
        anchor="middle",
        fill=painted.fill,
        stroke=painted.stroke,
        name=step.name,
        figure="pentagon" if first else "chevron",
        key=step.key,
    )
