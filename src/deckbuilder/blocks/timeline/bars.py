"""Periods as bars below a scale of time, in lanes; moments between them as diamonds. Words stand in their bar
where they fit, else beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import paragraph, seams, text_frame
from deckbuilder.blocks.timeline.events import Event
from deckbuilder.blocks.timeline.moments import Scale
from deckbuilder.blocks.timeline.parts import AIR, DIAMOND, MARKER, axis, marker
from deckbuilder.blocks.timeline.rulers import Ruled, day_line, ruled
from deckbuilder.model import Run, Runs
from deckbuilder.place import height_of
from deckbuilder.plan import Insets, Para, PathShape, Rect, Shape, Span, Stroke, TextShape
from deckbuilder.text.torn import torn_word

#: The lanes' names take this share of the width at most; the scale needs so many times the label's size.
_NAMES, _NARROWEST = 0.22, 22.0
#: Words are set over several lines from this width on, in times of the label's size, if they must.
_WRAPPED = 9.0
#: The shortest bar, and between a bar and its words, in times of the label's size.
_SHORTEST, _PAD = 0.5, 0.35
_FILL = "tint2"


class Bar(Struct, frozen=True):
    """An event, measured. Lengths are from the left of the timeline."""

    index: int
    event: Event
    left: float
    right: float
    lasts: bool
    words: Rect
    """Its ``y`` is 0."""
    paras: tuple[Para, ...]
    inside: bool
    """The words stand in the bar."""

    @property
    def reach(self) -> tuple[float, float]:
        return min(self.left, self.words.x), max(self.right, self.words.right)


class Row(Struct, frozen=True):
    """Bars side by side."""

    bars: tuple[Bar, ...]
    height: float

    @property
    def indexes(self) -> tuple[int, ...]:
        return tuple(bar.index for bar in self.bars)


class Lane(Struct, frozen=True):
    """What belongs together."""

    name: Para | None
    rows: tuple[Row, ...]


class Bars(Struct, frozen=True):
    """The whole of it."""

    ruler: tuple[Ruled, ...]
    scale: Rect
    """Where the scale is; its ``y`` is that of the line below the marks."""
    day: float | None
    """Where the marked day is, from the left."""
    lanes: tuple[Lane, ...]
    tops: tuple[float, ...]
    """Of all rows."""
    air: float

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for lane in self.lanes for row in lane.rows)

    @property
    def bottoms(self) -> list[float]:
        return [top + row.height for top, row in zip(self.tops, self.rows, strict=True)]


def bars_of(events: Sequence[Event], scale: Scale, room: Room) -> Bars | None:
    """The events as bars; None where there is no room for that."""
    label, air = room.styles.label.size, AIR * room.styles.label.size
    names = tuple(dict.fromkeys(event.lane for event in events))
    names_width = _names_width(names, room)
    left = names_width + (2 * air if names_width else 0.0)
    box = Rect(left, 0.0, room.width - left, 0.0)
    if box.width < _NARROWEST * label:
        return None
    bars = [_bar(index, event, scale, box, room) for index, event in enumerate(events)]
    lanes = [
        _lane(name, [bar for bar in bars if bar is not None and bar.event.lane == name], room, names_width)
        for name in names
    ]
    if None in bars or any(lane.name is not None and torn_word(lane.name) for lane in lanes):
        return None
    ruler = ruled(scale, box, 0.0, room, events[0].span)
    line = max((mark.words.box.height for mark in ruler), default=0.0) + air / 2
    return Bars(
        tuple(ruler),
        replace(box, y=line),
        None if scale.today is None else box.x + scale.share(scale.today) * box.width,
        tuple(lanes),
        tuple(_tops(lanes, line + air, air)),
        air,
    )


def _names_width(names: Sequence[str], room: Room) -> float:
    style, setter = room.styles.label_strong, room.typesetter
    runs = [(Run(name),) for name in names if name]
    if not runs:
        return 0.0
    # A hair wider than measured: rounding must not break the longest name.
    natural, least = (
        1.001 * max(measure(name, style) for name in runs) for measure in (setter.width, setter.min_width)
    )
    return max(least, min(natural, _NAMES * room.width))


def _bar(index: int, event: Event, scale: Scale, box: Rect, room: Room) -> Bar | None:
    """None where a word is wider than there is room for."""
    label = room.styles.label.size
    period, pad = scale.periods[index], _PAD * label
    left, right = (box.x + scale.share(at) * box.width for at in (period.start, period.end))
    if period.lasts:
        right = max(right, left + _SHORTEST * label)
        ends = left, right
    else:
        radius = MARKER * DIAMOND * label / 2
        left = right = min(max(left, box.x + radius), box.right - radius)
        ends = left - radius, right + radius
    runs = _words(event)
    style = room.styles.label
    # Programs that round the width of each character need some more than is measured.
    natural = max(room.typesetter.width(one, style) + seams(one, style) for one in runs) * 1.005
    inner, after, before = right - left - 2 * pad, box.right - ends[1] - pad, ends[0] - pad - box.x
    inside = period.lasts and (natural <= inner or inner >= max(after, before, _WRAPPED * label))
    if inside:
        start, width = left + pad, inner
    elif natural <= after or after >= max(before, _WRAPPED * label):
        start, width = ends[1] + pad, min(natural, after)
    else:
        width = min(natural, before)
        start = ends[0] - pad - width
    if width < max(room.typesetter.min_width(one, room.styles.label) for one in runs):
        return None
    if start < left and not inside:
        style = replace(style, align="right")
    paras = tuple(paragraph(one, style, width, room, event.span) for one in runs)
    words = Rect(start, 0.0, width, height_of(paras))
    return Bar(index, event, left, right, period.lasts, words, paras, inside)


def _words(event: Event) -> list[Runs]:
    """What is said at a bar, paragraph by paragraph: its name with its dates, and more if there is more."""
    name = (Run(event.title, bold=True),) if event.title else event.text
    named = (*name, Run(f"\N{EN SPACE}{event.when}"))
    return [named, event.text] if event.title and event.text else [named]


def _lane(name: str, bars: Sequence[Bar], room: Room, width: float) -> Lane:
    """The bars in as few rows as they fit in, in the order of their beginnings."""
    rows: list[list[Bar]] = []
    gap = 2 * AIR * room.styles.label.size
    for bar in sorted(bars, key=lambda bar: (bar.left, bar.index)):
        fitting = (row for row in rows if row[-1].reach[1] + gap <= bar.reach[0])
        row = next(fitting, None)
        if row is None:
            rows.append([bar])
        else:
            row.append(bar)
    pad = _PAD * room.styles.label.size
    found = [Row(tuple(row), max(bar.words.height for bar in row) + 2 * pad) for row in rows]
    para = None
    if name:
        para = paragraph((Run(name),), room.styles.label_strong, width, room, bars[0].event.span)
        gaps = (len(found) - 1) * AIR * room.styles.label.size
        missing = para.height + 2 * pad - sum(row.height for row in found) - gaps
        if missing > 0:
            found[-1] = replace(found[-1], height=found[-1].height + missing)
    return Lane(para, tuple(found))


def _tops(lanes: Sequence[Lane], top: float, air: float) -> Iterator[float]:
    for lane in lanes:
        for row in lane.rows:
            yield top
            top += row.height + air
        # Lanes stand further apart, with a rule between them.
        top += air if lane.name is not None else 0.0


def drawn(chart: Bars, room: Room, span: Span) -> tuple[Shape, ...]:
    """Marks, lanes and bars from top to bottom."""
    line, pad = chart.scale, _PAD * room.styles.label.size
    shapes: list[Shape] = [axis(line, span)]
    shapes += (mark.tick(line.y, chart.air / 2) for mark in chart.ruler)
    shapes += _day(chart, span)
    shapes += (mark.words for mark in chart.ruler)
    number = 0
    for lane in chart.lanes:
        top = chart.tops[number]
        if lane.name is not None:
            if number:
                rule = Rect(0.0, top - chart.air, room.width, 0.0)
                shapes.append(PathShape(rule, span, "line", stroke=Stroke("rule", 0.75), name="Lane rule"))
            width = line.x - 2 * chart.air
            shapes.append(text_frame(0.0, top + pad, width, (lane.name,), lane.name.span, "Lane"))
        for row in lane.rows:
            for bar in row.bars:
                shapes += _drawn(bar, row, chart.tops[number], room)
            number += 1
    return tuple(shapes)


def _drawn(bar: Bar, row: Row, top: float, room: Room) -> Iterator[Shape]:
    """A bar and its words, in the middle of their row."""
    label, span = room.styles.label, bar.event.span
    middle = top + row.height / 2
    if bar.inside:
        tall = bar.words.height + 2 * _PAD * label.size
        box = Rect(bar.left, middle - tall / 2, bar.right - bar.left, tall)
        pad = _PAD * label.size
        yield TextShape(
            box,
            span,
            bar.paras,
            inset=Insets(pad, pad, pad, pad),
            anchor="middle",
            fill=_FILL,
            name=f"Period {bar.event.when}",
        )
        return
    if bar.lasts:
        tall = label.leading + 2 * _PAD * label.size
        box = Rect(bar.left, middle - tall / 2, bar.right - bar.left, tall)
        yield PathShape(box, span, "rect", _FILL, name=f"Period {bar.event.when}")
    else:
        yield marker(bar.left, middle, MARKER * label.size, replace(bar.event, milestone=True))
    words = bar.words
    yield text_frame(
        words.x, middle - words.height / 2, words.width, bar.paras, span, f"Event {bar.event.when}"
    )


def _day(chart: Bars, span: Span) -> Iterator[Shape]:
    """The marked day from the scale downwards, broken where words stand."""
    if chart.day is None:
        return
    begin = chart.scale.y
    for row, top in zip(chart.rows, chart.tops, strict=True):
        if any(bar.words.x - chart.air <= chart.day <= bar.words.right + chart.air for bar in row.bars):
            yield from day_line(chart.day, begin, top, span)
            begin = top + row.height
    yield from day_line(chart.day, begin, chart.bottoms[-1], span)
