"""Timelines as a block: which form they take, and where they are cut.

What reads and draws it is imported when a brief has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.exhibit import KEYS, Exhibit, framed, lay_exhibit, report_empty
from deckbuilder.blocks.series import EPSILON
from deckbuilder.model import Run, Runs
from deckbuilder.plan import GroupShape, Rect, Shape

if TYPE_CHECKING:
    from deckbuilder.blocks.timeline.bars import Bars
    from deckbuilder.blocks.timeline.events import Event
    from deckbuilder.blocks.timeline.moments import Scale

_SCALES = ("even", "time")


class Timeline(Exhibit, frozen=True, kw_only=True):
    """Events in the order written."""

    events: tuple[Event, ...]
    scale: Scale | None = None
    """The scale they stand on; None where they are evenly spaced."""
    upright: bool = False
    """Set from top to bottom even where it would fit across: a part of one that did not."""
    bars: bool = False
    """Set as bars even where it has neither periods nor lanes: a part of one that has."""

    def words(self) -> tuple[Runs, ...]:
        lanes = dict.fromkeys(event.lane for event in self.events if event.lane)
        return (*((Run(lane),) for lane in lanes), *map(_words, self.events))


def _words(event: Event) -> Runs:
    return (Run(event.when), *((Run(event.title),) if event.title else ()), *event.text)


def read(node: Node, reading: Reading) -> Timeline | None:
    from deckbuilder.blocks.timeline.events import read_events

    found = len(reading.report)
    events = read_events(node, reading)
    if not events:
        help = "write `- 1968: …`"
        report_empty(node, reading, found, "timeline-empty", "the timeline has no events", help)
        return None
    return Timeline(events=events, scale=_scale(events, node, reading), **framed(node))


def _scale(events: tuple[Event, ...], node: Node, reading: Reading) -> Scale | None:
    """The scale of time that the author asks for, or that periods and lanes ask for where all dates can be
    read."""
    from deckbuilder.blocks.timeline.moments import is_range, place, placed, scale_of

    wish, day = node.attrs.get("scale"), node.attrs.get("today")
    if wish not in (None, *_SCALES):
        _warn(f"`scale={wish}` is neither even nor time", "write `scale=time`", node, reading)
    asked = wish == "time" or day is not None
    if wish == "even" or not (asked or any(is_range(event) or event.lane for event in events)):
        return None
    periods = placed(events)
    if isinstance(periods, str):
        if asked:
            message = f"`{periods}` is no date with a place on a scale of time; events are evenly spaced"
            _warn(message, "write `2024`, `2024-05`, `May 2024` or `2024-05-17`", node, reading)
        return None
    today = place(day) if day is not None else None
    if day is not None and today is None:
        _warn(f"`today={day}` is no date", "write `today=2025-06-01`", node, reading)
    return scale_of(periods, today, day or "")


def _warn(message: str, help: str, node: Node, reading: Reading) -> None:
    reading.report.warning("timeline-date", message, node.span, help)


def lay(block: Timeline, room: Room) -> Laid:
    return lay_exhibit(block, room, lambda inner: _group(block, inner))


def _group(block: Timeline, room: Room) -> GroupShape:
    drawing = _drawing(block, room)
    box = Rect(0.0, 0.0, room.width, max(shape.box.bottom for shape in drawing))
    alt = block.alt or _alt(block)
    return GroupShape(box, block.span, drawing, alt=alt, name="Timeline", within=room.within)


def _drawing(block: Timeline, room: Room) -> tuple[Shape, ...]:
    from deckbuilder.blocks.timeline import bars, even, flags

    if block.upright:
        return even.upright(block.events, block.span, room)
    across: tuple[Shape, ...] | None
    if (chart := _bars(block, room)) is not None:
        across = bars.drawn(chart, room, block.span)
    elif block.scale is not None:
        across = flags.drawn(block.events, block.scale, block.span, room)
    else:
        across = even.across(block.events, block.span, room)
    return across or even.upright(block.events, block.span, room)


def _bars(block: Timeline, room: Room) -> Bars | None:
    """The timeline as bars, where it holds periods or lanes and there is room for them."""
    from deckbuilder.blocks.timeline.bars import bars_of

    scale = block.scale
    if scale is None or block.upright:
        return None
    lasts = any(period.lasts for period in scale.periods) or any(event.lane for event in block.events)
    if not (block.bars or lasts):
        return None
    return bars_of(block.events, scale, room)


def _alt(block: Timeline) -> str:
    events, count = block.events, len(block.events)
    said = "; ".join(_said(event) for event in events)
    if count == 1:
        return f"Timeline of one event. {said}"
    first, last = _ends(block)
    return f"Timeline of {count} events from {first} to {last}. {said}"


def _ends(block: Timeline) -> tuple[str, str]:
    """What the timeline begins and ends with, as written."""
    from deckbuilder.blocks.timeline.moments import written_ends

    events, scale = block.events, block.scale
    if scale is None:
        return events[0].when, events[-1].when
    pairs = list(zip(scale.periods, events, strict=True))
    first = min(pairs, key=lambda pair: pair[0].start)[1]
    last = max(pairs, key=lambda pair: pair[0].end)[1]
    return written_ends(first)[0], written_ends(last)[-1]


def _said(event: Event) -> str:
    said = f"{event.when}: {event.words()}"
    return f"{said} ({event.lane})" if event.lane else said


def split(block: Timeline, room: Room, height: float) -> tuple[Timeline, Timeline] | None:
    """Cut between two rows of bars, or two events of an upright timeline."""
    chart = _bars(block, room)
    if chart is None:
        return _parts(replace(block, upright=True), _above(block, room, height))
    rows = sum(bottom <= height + EPSILON for bottom in chart.bottoms)
    return _parts(replace(block, bars=True), {index for row in chart.rows[:rows] for index in row.indexes})


def _above(block: Timeline, room: Room, height: float) -> set[int]:
    from deckbuilder.blocks.timeline import even

    bottoms = even.bottoms(block.events, block.span, room)
    return {index for index, bottom in enumerate(bottoms) if bottom <= height + EPSILON}


def _parts(block: Timeline, above: set[int]) -> tuple[Timeline, Timeline] | None:
    """The block in two: some of its events, and the others."""
    count = len(block.events)
    if len(above) == count:
        above = above - {count - 1}
    below = [index for index in range(count) if index not in above]
    if not above:
        return None
    return (
        replace(_only(block, sorted(above)), continued=True),
        replace(_only(block, below), continues=True),
    )


def _only(block: Timeline, indexes: list[int]) -> Timeline:
    """The events of some indexes, on the same scale."""
    scale = block.scale
    if scale is not None:
        scale = replace(scale, periods=tuple(scale.periods[index] for index in indexes))
    return replace(block, events=tuple(block.events[index] for index in indexes), scale=scale)


KIND = Kind(
    Timeline, ("fence:timeline", "div:timeline"), read, lay, split, whole=True, keys=(*KEYS, "scale", "today")
)
