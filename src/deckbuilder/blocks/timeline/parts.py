"""What all forms of a timeline are made of: dates, words, markers, the axis."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import paragraph
from deckbuilder.blocks.timeline.events import Event
from deckbuilder.model import Run, Runs
from deckbuilder.plan import Para, PathShape, Rect, Span, Stroke, TextStyle
from deckbuilder.plan.geometry import square

#: Sizes relative to the label text: markers, and the distances between date, axis and text.
MARKER, AIR = 0.8, 0.6
#: A diamond is that much larger than a dot, so that both weigh the same.
DIAMOND = 1.25
_CORNERS = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))


def date_para(event: Event, room: Room, width: float) -> Para:
    style = replace(room.styles.label_strong, color="accent1")
    return paragraph((Run(event.when),), style, width, room, event.span)


def text_paras(event: Event, room: Room, width: float) -> tuple[Para, ...]:
    """The event's title, if it has one, and its text."""
    styles = room.styles
    written: list[tuple[Runs, TextStyle]] = []
    if event.title:
        written.append(((Run(event.title),), styles.label_strong))
    if event.text:
        written.append((event.text, styles.label))
    return tuple(paragraph(runs, style, width, room, event.span) for runs, style in written)


def marker(x: float, y: float, diameter: float, event: Event) -> PathShape:
    """A dot whose middle is at a point; a diamond for a milestone."""
    if not event.milestone:
        return PathShape(square(x, y, diameter), event.span, "ellipse", fill="accent1", name="Marker")
    side = diameter * DIAMOND
    box = Rect(x - side / 2, y - side / 2, side, side)
    return PathShape(box, event.span, "polygon", "accent1", points=_CORNERS, name="Milestone")


def axis(box: Rect, span: Span) -> PathShape:
    return PathShape(box, span, "line", stroke=Stroke("rule", 1.5), name="Axis")
