"""Events at their dates on one axis, their words above it or on both sides, each on a staff of its own.

Staffs never cross words: of events whose words would stand above each other, the earlier ones stand further
from the axis.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import text_frame
from deckbuilder.blocks.series import EPSILON
from deckbuilder.blocks.timeline.events import Event
from deckbuilder.blocks.timeline.moments import Period, Scale
from deckbuilder.blocks.timeline.parts import AIR, MARKER, axis, date_para, marker, text_paras
from deckbuilder.blocks.timeline.rulers import Ruled, ruled
from deckbuilder.place import height_of
from deckbuilder.plan import Para, PathShape, Rect, Shape, Span, Step, Stroke
from deckbuilder.plan.geometry import bounded
from deckbuilder.text.torn import torn_word
from deckbuilder.theme.graphic_roles import MUTED_SERIES

#: Widths that words are tried in, in times of the label's size, and what they are at most, as a share of all.
_WIDTHS, _WIDEST = (18.0, 15.0, 12.0, 10.0, 8.0), 0.3
#: More events do not stand so, and more levels on a side would stand too far from the axis.
_MOST_EVENTS, _MOST_LEVELS = 24, 5
#: Between two staffs at least, in times of the label's size.
_APART = 0.8


class Flag(Struct, frozen=True):
    """The words of an event."""

    event: Event
    at: float
    """Where its date is, from the left."""
    staff: float
    """Where its staff is: beside the date where others would be too near."""
    paras: tuple[Para, ...]
    above: bool
    level: int
    """Counted from the axis."""

    @property
    def height(self) -> float:
        return height_of(self.paras)


def drawn(events: Sequence[Event], scale: Scale, span: Span, room: Room) -> tuple[Shape, ...] | None:
    """The timeline; None where its words cannot stand so."""
    if len(events) > _MOST_EVENTS:
        return None
    if scale.today is not None:
        # The day that is marked has a flag of its own.
        events = (*events, Event(scale.label, "", (), span))
        day = Period(scale.today, scale.today)
        scale = replace(scale, periods=(*scale.periods, day), today=None)
    found: tuple[Shape, ...] | None = None
    lowest = float("inf") if room.height is None else room.height + EPSILON
    for both in (False, True):
        for ems in _WIDTHS:
            width = min(ems * room.styles.label.size, _WIDEST * room.width)
            shapes = _tried(events, scale, span, room, width, both)
            if shapes is not None and (tall := max(shape.box.bottom for shape in shapes)) <= lowest:
                found, lowest = shapes, tall - EPSILON
        if found is not None:
            break
    return found


def _tried(
    events: Sequence[Event], scale: Scale, span: Span, room: Room, width: float, both: bool
) -> tuple[Shape, ...] | None:
    radius = MARKER * room.styles.label.size / 2
    axis_box = Rect(radius, 0.0, room.width - width - 2 * radius, 0.0)
    flags = _flags(events, scale, axis_box, room, width, both)
    if flags is None:
        return None
    air = AIR * room.styles.label.size
    uppers, lowers = (_heights(flags, above) for above in (True, False))
    middle = sum(uppers) + air * len(uppers) + air + radius
    ruler = ruled(scale, axis_box, middle + radius + air / 2, room, span)
    below = middle + radius + air + max((mark.words.box.height for mark in ruler), default=0.0)
    taken = [flag.staff for flag in flags if not flag.above]
    shapes: list[Shape] = [axis(Rect(0.0, middle, room.width, 0.0), span)]
    ruler = [mark for mark in ruler if not _is_crossed(mark, taken, air / 2)]
    shapes += (mark.tick(middle, radius) for mark in ruler)
    texts: list[Shape] = [mark.words for mark in ruler]
    seen: set[float] = set()
    for flag in flags:
        if flag.above:
            top = middle - radius - air - sum(uppers[: flag.level + 1]) - air * flag.level
            ends = (middle, top)
        else:
            top = below + sum(lowers[: flag.level]) + air * flag.level
            ends = (middle, top + flag.height)
        shapes.append(_staff(flag, *ends, air))
        texts.append(
            text_frame(
                flag.staff + air, top, width - air, flag.paras, flag.event.span, f"Event {flag.event.when}"
            )
        )
    for flag in flags:
        if flag.at not in seen or flag.event.milestone:
            dot = marker(flag.at, middle, 2 * radius, flag.event)
            shapes.append(dot if flag.event.words() else _hollow(dot))
        seen.add(flag.at)
    return (*shapes, *texts)


def _is_crossed(mark: Ruled, staffs: Sequence[float], air: float) -> bool:
    """Whether a staff runs through the words of a mark."""
    box = mark.words.box
    return any(box.x - air <= staff <= box.right + air for staff in staffs)


def _hollow(dot: PathShape) -> PathShape:
    """The marker of a day on which nothing happens."""
    return replace(dot, fill="background", stroke=Stroke("accent1", dot.box.width / 6), name="Day")


def _flags(
    events: Sequence[Event], scale: Scale, box: Rect, room: Room, width: float, both: bool
) -> list[Flag] | None:
    """The flags in the order of their dates; None where a word is torn or there are too many levels."""
    label = room.styles.label.size
    order = sorted(range(len(events)), key=lambda index: scale.periods[index].start)
    places = [box.x + scale.share(scale.periods[index].start) * box.width for index in order]
    staffs = spread(places, _APART * label, room.width - width)
    if staffs is None:
        return None
    found: list[Flag] = []
    for number in reversed(range(len(order))):
        event = events[order[number]]
        inner = width - AIR * label
        paras = (date_para(event, room, inner), *text_paras(event, room, inner))
        if any(map(torn_word, paras)):
            return None
        levels = {side: _level(found, staffs[number], width, side) for side in (True, False)}
        above = not both or levels[True] <= levels[False]
        if levels[above] >= _MOST_LEVELS:
            return None
        found.append(Flag(event, places[number], staffs[number], paras, above, levels[above]))
    return found[::-1]


def _level(later: Sequence[Flag], staff: float, width: float, above: bool) -> int:
    """The level nearest to the axis that is further from it than all words this flag's would stand over."""
    levels = [flag.level for flag in later if flag.above == above and flag.staff < staff + width]
    return max(levels, default=-1) + 1


def _heights(flags: Sequence[Flag], above: bool) -> list[float]:
    """Of the levels on one side."""
    side = [flag for flag in flags if flag.above == above]
    count = 1 + max((flag.level for flag in side), default=-1)
    return [max((flag.height for flag in side if flag.level == level), default=0.0) for level in range(count)]


def spread(places: Sequence[float], apart: float, last: float) -> list[float] | None:
    """The places, in order, moved as little as needed to stand so far apart and not beyond the last one; None
    where there is no room."""
    groups: list[tuple[float, int]] = []
    for place in places:
        start, count = place, 1
        # Places too near to each other become a group around their middle (pool adjacent violators).
        while groups and groups[-1][0] + groups[-1][1] * apart > start:
            before, members = groups.pop()
            start = (before * members + (start - members * apart) * count) / (members + count)
            count += members
        groups.append((max(0.0, start), count))
    found = [start + number * apart for start, count in groups for number in range(count)]
    limit = last
    for index in reversed(range(len(found))):
        found[index] = min(found[index], limit)
        limit = found[index] - apart
    return found if not found or found[0] >= -EPSILON else None


def _staff(flag: Flag, begin: float, end: float, air: float) -> PathShape:
    """From the axis to the far end of the words; slanted near the axis where it stands beside the date."""
    stroke, span = Stroke(MUTED_SERIES, 0.75), flag.event.span
    if abs(flag.at - flag.staff) <= EPSILON:
        box = Rect(min(flag.at, flag.staff), min(begin, end), 0.0, abs(end - begin))
        return PathShape(box, span, "line", stroke=stroke, name="Staff")
    bend = begin + (air if end > begin else -air) * 1.6
    box, (first, *others) = bounded([(flag.at, begin), (flag.staff, bend), (flag.staff, end)])
    contour = (Step("move", (first,)), *(Step("line", (share,)) for share in others))
    return PathShape(box, span, "outline", stroke=stroke, outline=(contour,), name="Staff")
