"""Timelines: events along an axis, from left to right where there is room, else from top to bottom."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.exhibit import KEYS, Exhibit, framed, lay_exhibit
from deckbuilder.blocks.series import EPSILON
from deckbuilder.blocks.timeline_events import Event, from_fence, from_list
from deckbuilder.model import Run, Runs, plain
from deckbuilder.place import height_of
from deckbuilder.plan import GroupShape, Para, PathShape, Rect, Shape, Stroke, TextShape, TextStyle

#: More events than this do not stand side by side: each would be a ribbon of single words.
MOST_ACROSS = 7
#: Nor do texts that would take more lines than this.
MOST_LINES = 7
#: Sizes relative to the label text: markers, and the distances between date, axis and text.
MARKER, AIR = 0.8, 0.6
#: Width the dates of a vertical timeline may take at most, as a share of the whole.
DATES = 0.3


class Timeline(Exhibit, frozen=True, kw_only=True):
    """Events in the order written, evenly spaced."""

    events: tuple[Event, ...]
    upright: bool = False
    """Set from top to bottom even where it would fit across: a part of one that did not."""

    def words(self) -> tuple[Runs, ...]:
        return tuple(
            (Run(event.date), *((Run(event.title),) if event.title else ()), *event.text)
            for event in self.events
        )


def read(node: Node, reading: Reading) -> Timeline | None:
    found = len(reading.report)
    events = from_list(node, reading) if node.kind == "div" else from_fence(node, reading)
    if not events:
        if len(reading.report) == found:
            reading.report.error(
                "timeline-empty", "the timeline has no events", node.span, "write `- 1968: …`"
            )
        return None
    return Timeline(events=events, **framed(node))


def lay(block: Timeline, room: Room) -> Laid:
    return lay_exhibit(block, room, lambda inner: _group(block, inner))


def _group(block: Timeline, room: Room) -> GroupShape:
    drawing = _drawing(block, room, room.height)
    box = Rect(0.0, 0.0, room.width, max(shape.box.bottom for shape in drawing))
    alt = block.alt or _alt(block)
    return GroupShape(box, block.span, drawing, alt=alt, name="Timeline", within=room.within)


def _drawing(block: Timeline, room: Room, height: float | None) -> tuple[Shape, ...]:
    across = None if block.upright else _across(block, room, height)
    return across or _upright(block, room)


def _alt(block: Timeline) -> str:
    events, count = block.events, len(block.events)
    said = "; ".join(f"{event.date}: {_words(event)}" for event in events)
    if count == 1:
        return f"Timeline of one event. {said}"
    return f"Timeline of {count} events from {events[0].date} to {events[-1].date}. {said}"


def _words(event: Event) -> str:
    return ", ".join(part for part in (event.title, plain(event.text)) if part)


def _across(block: Timeline, room: Room, height: float | None) -> tuple[Shape, ...] | None:
    """Dates over the axis, texts under it, all flush with their markers; None where it would be cramped."""
    count, label = len(block.events), room.styles.label
    gap = 1.5 * label.size
    width = (room.width - gap * (count - 1)) / count
    if count > MOST_ACROSS or width <= 0:
        return None
    dates = [_date(event, room, width) for event in block.events]
    texts = [_texts(event, room, width) for event in block.events]
    if any(len(date.lines) > 1 for date in dates) or any(_cramped(paras, room, width) for paras in texts):
        return None
    diameter, air = MARKER * label.size, AIR * label.size
    top = max(date.height for date in dates) + air
    below = top + diameter + air
    if height is not None and below + max(height_of(paras) for paras in texts) > height + EPSILON:
        return None
    lefts = [index * (width + gap) for index in range(count)]
    axis = Rect(diameter / 2, top + diameter / 2, room.width - diameter / 2, 0.0)
    shapes: list[Shape] = [_axis(axis, block)]
    shapes += (_marker(left, top, diameter, event) for left, event in zip(lefts, block.events, strict=True))
    for left, date, paras, event in zip(lefts, dates, texts, block.events, strict=True):
        shapes.append(_text(left, top - air - date.height, width, (date,), event))
        shapes.append(_text(left, below, width, paras, event))
    return tuple(shapes)


def _upright(block: Timeline, room: Room) -> tuple[Shape, ...]:
    """Dates to the left of the axis, texts to its right, first lines level with the markers."""
    setter, label, strong = room.typesetter, room.styles.label, room.styles.label_strong
    diameter, air = MARKER * label.size, AIR * label.size
    # A hair wider than measured: rounding must not break the longest date.
    natural = max(setter.width((Run(event.date),), strong) for event in block.events) * 1.001
    longest = max(setter.min_width((Run(event.date),), strong) for event in block.events) * 1.001
    dates_width = max(min(natural, room.width * DATES), min(longest, room.width / 2))
    axis = dates_width + 2 * air + diameter / 2
    left = axis + diameter / 2 + 2 * air
    width = max(1.0, room.width - left)
    texts: list[Shape] = []
    markers: list[Shape] = []
    y, centre = 0.0, 0.0
    for event in block.events:
        date, paras = _date(event, room, dates_width), _texts(event, room, width)
        centre = y + date.lines[0].height / 2
        markers.append(_marker(axis - diameter / 2, centre - diameter / 2, diameter, event))
        texts += (_text(0.0, y, dates_width, (date,), event), _text(left, y, width, paras, event))
        y += max(date.height, height_of(paras)) + 2 * air
    first = markers[0].box.y + diameter / 2
    return (_axis(Rect(axis, first, 0.0, centre - first), block), *markers, *texts)


def _date(event: Event, room: Room, width: float) -> Para:
    style = replace(room.styles.label_strong, color="accent1")
    runs = (Run(event.date),)
    return Para(runs, style, "P", event.span, room.typesetter.set(runs, style, width))


def _texts(event: Event, room: Room, width: float) -> tuple[Para, ...]:
    """The event's title, if it has one, and its text."""
    styles, setter = room.styles, room.typesetter
    written: list[tuple[Runs, TextStyle]] = []
    if event.title:
        written.append(((Run(event.title),), styles.label_strong))
    if event.text:
        written.append((event.text, styles.label))
    return tuple(
        Para(runs, style, "P", event.span, setter.set(runs, style, width)) for runs, style in written
    )


def _cramped(paras: tuple[Para, ...], room: Room, width: float) -> bool:
    lines = sum(len(para.lines) for para in paras)
    return lines > MOST_LINES or any(
        room.typesetter.min_width(para.runs, para.style) > width for para in paras
    )


def _text(x: float, y: float, width: float, paras: tuple[Para, ...], event: Event) -> TextShape:
    return TextShape(Rect(x, y, width, height_of(paras)), event.span, paras)


def _marker(x: float, y: float, diameter: float, event: Event) -> PathShape:
    return PathShape(Rect(x, y, diameter, diameter), event.span, "ellipse", fill="accent1", name="Marker")


def _axis(box: Rect, block: Timeline) -> PathShape:
    return PathShape(box, block.span, "line", stroke=Stroke("rule", 1.5), name="Axis")


def split(block: Timeline, room: Room, height: float) -> tuple[Timeline, Timeline] | None:
    """Cut between two events of an upright timeline."""
    texts = _upright(block, room)[-2 * len(block.events) :]
    pairs = zip(texts[::2], texts[1::2], strict=True)
    bottoms = [max(date.box.bottom, text.box.bottom) for date, text in pairs]
    count = min(sum(bottom <= height + EPSILON for bottom in bottoms), len(bottoms) - 1)
    if count == 0:
        return None
    whole = replace(block, upright=True)
    return (
        replace(whole, events=block.events[:count], continued=True),
        replace(whole, events=block.events[count:], continues=True),
    )


KIND = Kind(Timeline, ("fence:timeline", "div:timeline"), read, lay, split, whole=True, keys=KEYS)
