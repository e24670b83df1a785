"""Events evenly spaced: from left to right where there is room, else from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import paragraph, text_frame
from deckbuilder.blocks.series import EPSILON
from deckbuilder.blocks.timeline.events import Event
from deckbuilder.blocks.timeline.parts import (
    AIR,
    MARKER,
    axis,
    date_para,
    marker,
    text_paras,
)
from deckbuilder.model import Run
from deckbuilder.place import height_of
from deckbuilder.plan import Para, PathShape, Rect, Shape, Span, Stroke
from deckbuilder.theme.graphic_roles import MUTED_SERIES

#: More events than this do not stand side by side: each would be a ribbon of single words.
MOST_ACROSS = 7
#: Nor do texts that would take more lines than this.
MOST_LINES = 7
#: Width the dates of a vertical timeline may take at most, as a share of the whole.
DATES = 0.3


def across(events: Sequence[Event], span: Span, room: Room) -> tuple[Shape, ...] | None:
    """Dates over the axis, texts under it, all flush with their markers; None where it would be cramped."""
    count, label = len(events), room.styles.label
    gap = 1.5 * label.size
    width = (room.width - gap * (count - 1)) / count
    if count > MOST_ACROSS or width <= 0:
        return None
    lefts = [index * (width + gap) for index in range(count)]
    dates = [date_para(event, room, width) for event in events]
    texts = [text_paras(event, room, width) for event in events]
    lanes = list(_lanes(events, lefts, width, room))
    singles = [*dates, *(para for _, para in lanes)]
    if any(len(para.lines) > 1 for para in singles) or any(_cramped(paras, room, width) for paras in texts):
        return None
    diameter, air = MARKER * label.size, AIR * label.size
    above = lanes[0][1].height + 2 * air if lanes else 0.0
    top = above + max(date.height for date in dates) + air
    below = top + diameter + air
    tall = below + max(height_of(paras) for paras in texts)
    if room.height is not None and tall > room.height + EPSILON:
        return None
    line = Rect(diameter / 2, top + diameter / 2, room.width - diameter / 2, 0.0)
    shapes: list[Shape] = [axis(line, span)]
    for left, event in zip(lefts, events, strict=True):
        shapes.append(marker(left + diameter / 2, top + diameter / 2, diameter, event))
    for box, para in lanes:
        shapes.append(text_frame(box.x, 0.0, box.width, (para,), para.span))
        under = Rect(box.x, para.height + air / 2, box.width, 0.0)
        shapes.append(PathShape(under, para.span, "line", stroke=Stroke(MUTED_SERIES, 1.0), name="Section"))
    for left, date, paras, event in zip(lefts, dates, texts, events, strict=True):
        shapes.append(
            text_frame(left, top - air - date.height, width, (date,), event.span, f"Date {event.when}")
        )
        shapes.append(text_frame(left, below, width, paras, event.span, f"Event {event.when}"))
    return tuple(shapes)


def _lanes(
    events: Sequence[Event], lefts: Sequence[float], width: float, room: Room
) -> Iterator[tuple[Rect, Para]]:
    """What neighbouring events belong to, above all of them."""
    at = 0
    for lane, members in groupby(events, key=lambda event: event.lane):
        found = list(members)
        if lane:
            last = at + len(found) - 1
            box = Rect(lefts[at], 0.0, lefts[last] + width - lefts[at], 0.0)
            yield box, paragraph((Run(lane),), room.styles.label_strong, box.width, room, found[0].span)
        at += len(found)


def upright(events: Sequence[Event], span: Span, room: Room) -> tuple[Shape, ...]:
    """Dates to the left of the axis, texts to its right, first lines level with the markers."""
    setter, label, strong = room.typesetter, room.styles.label, room.styles.label_strong
    diameter, air = MARKER * label.size, AIR * label.size
    # A hair wider than measured: rounding must not break the longest date.
    natural = max(setter.width((Run(event.when),), strong) for event in events) * 1.001
    longest = max(setter.min_width((Run(event.when),), strong) for event in events) * 1.001
    dates_width = max(min(natural, room.width * DATES), min(longest, room.width / 2))
    centre = dates_width + 2 * air + diameter / 2
    left = centre + diameter / 2 + 2 * air
    width = max(1.0, room.width - left)
    texts: list[Shape] = []
    markers: list[Shape] = []
    y, lane = 0.0, ""
    for event in events:
        if event.lane not in ("", lane):
            head = paragraph((Run(event.lane),), strong, width, room, event.span)
            y += air if y else 0.0
            texts.append(text_frame(left, y, width, (head,), event.span, "Section"))
            y += head.height + air
        lane = event.lane
        date, paras = date_para(event, room, dates_width), text_paras(event, room, width)
        markers.append(marker(centre, y + date.lines[0].height / 2, diameter, event))
        texts.append(text_frame(0.0, y, dates_width, (date,), event.span, f"Date {event.when}"))
        texts.append(text_frame(left, y, width, paras, event.span, f"Event {event.when}"))
        y += max(date.height, height_of(paras)) + 2 * air
    first, last = (shape.box.y + shape.box.height / 2 for shape in (markers[0], markers[-1]))
    return (axis(Rect(centre, first, 0.0, last - first), span), *markers, *texts)


def bottoms(events: Sequence[Event], span: Span, room: Room) -> list[float]:
    """Where each event of an upright timeline ends."""
    found: list[float] = []
    for shape in upright(events, span, room)[1 + len(events) :]:
        if shape.box.x == 0.0:
            found.append(shape.box.bottom)
        elif shape.name != "Section":
            found[-1] = max(found[-1], shape.box.bottom)
    return found


def _cramped(paras: tuple[Para, ...], room: Room, width: float) -> bool:
    lines = sum(len(para.lines) for para in paras)
    return lines > MOST_LINES or any(
        room.typesetter.min_width(para.runs, para.style) > width for para in paras
    )
