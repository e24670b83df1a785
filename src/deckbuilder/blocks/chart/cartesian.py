"""Charts with two axes: their marks, a frame around them, the words at them.

Values are written at their marks where all of them find room, and the axis is left out; else it stands, with
faint lines. Series are named where they stand; else above the chart.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart import axis, bars, names, traces
from deckbuilder.blocks.chart.calendar import calendar
from deckbuilder.blocks.chart.draft import Draft, Task
from deckbuilder.blocks.chart.forms import marks_of
from deckbuilder.blocks.chart.frame import CategoryAxis, ValueAxis, across, right_format, upright
from deckbuilder.blocks.chart.header import header
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.blocks.chart.native import native
from deckbuilder.blocks.chart.scale import referred
from deckbuilder.plan import ChartShape, Rect, Shape

#: Height of a chart whose values grow upwards where nothing bounds it, as a share of its width, and its
#: bounds in lines of text.
_TALL, _LEAST, _MOST = 0.5, 11.0, 26.0
#: What a category takes at most, in lines of text for each of its bars: a few bars are not made fat to fill
#: a slide. Of columns, and of bars that run across.
_WIDEST_SLOT, _TALLEST_SLOT = 9.0, 3.4
#: What bars that run across take where nothing bounds them, and the least, in lines of text.
_USUAL_SLOT, _LEAST_SLOT = 1.9, 1.15
#: The values of a line are written at its points if there are no more of them.
_MOST_WRITTEN = 12
#: Forms whose values grow to the right.
_ACROSS = ("bar", "range")


def draw(chart: Chart, panel: Panel, room: Room) -> ChartShape:
    """The chart in the width of its room, and no taller than that unless its bars could not be told apart."""
    task = _task(chart, panel, room)
    draft = next(_drafts(task, room), None)
    if draft is None:
        room.report.note(
            "chart-turned",
            "the columns are drawn as bars, as their names do not fit below them",
            chart.span,
            "write `type=bar`, or shorter names",
        )
        draft = next(_drafts(replace(task, horizontal=True), room))
    return _shape(draft, room)


def _task(chart: Chart, panel: Panel, room: Room) -> Task:
    letters, marks = Lettering(room, chart.span), marks_of(chart, panel)
    texts = [category.text for category in panel.categories]
    ordered, time = panel.ordered, None if marks.bars else calendar(panel.categories)
    categories = CategoryAxis(
        texts,
        # Points of a line are too many to be turned into bars.
        thin=ordered or not marks.bars,
        widest=_WIDEST_SLOT * letters.leading * math.sqrt(marks.lanes) if marks.bars else room.width,
        flush=not marks.bars and (ordered or chart.form == "area"),
        calendar=time,
    )
    return Task(chart, panel, letters, marks, room.width, categories, chart.form in _ACROSS)


def _drafts(task: Task, room: Room) -> Iterator[Draft]:
    """The drafts that will do, the best first."""
    chart, marks = task.chart, task.marks
    beside = names.room_for(marks, task.letters, task.width) if _nameable(task) else None
    for side in ([beside] if beside is not None else []) + [None]:
        if chart.labels is not False and _may_be_written(task):
            draft = _laid(task, room, side, labelled=True, shown=False)
            if draft and _complete(draft):
                yield draft
        stacked = bool(marks.bars) and marks.grouping != "clustered"
        labelled = chart.labels is True or (stacked and chart.labels is None)
        draft = _laid(task, room, side, labelled=labelled, shown=True)
        if draft:
            yield draft


def _nameable(task: Task) -> bool:
    """Whether the series may be named beside the plot."""
    marks = task.marks
    alike = not (marks.bars and marks.traces) and (not marks.bars or marks.grouping != "clustered")
    alike = alike and len(task.chart.panels) == 1
    return alike and len(marks.keys) > 1 and not task.horizontal and task.chart.legend is not True


def _may_be_written(task: Task) -> bool:
    """Whether all values may be written at their marks, and the axis left out."""
    marks = task.marks
    if not marks.traces:
        return True
    points = sum(value is not None for trace in marks.traces for value in trace.values)
    return not marks.bars and len(marks.traces) == 1 and not marks.traces[0].below and points <= _MOST_WRITTEN


def _complete(draft: Draft) -> bool:
    """Whether every mark has its value."""
    marks = draft.task.marks
    written = sum(1 for bar in marks.bars if bar.text)
    return len(draft.values) == written + sum(bool(text) for trace in marks.traces for text in trace.texts)


def _laid(task: Task, room: Room, side: float | None, *, labelled: bool, shown: bool) -> Draft | None:
    """A draft with names in ``side`` points beside the plot, or above it; None where words do not fit."""
    chart, letters, marks = task.chart, task.letters, task.marks
    keys = marks.keys if side is None and chart.legend is not False and len(marks.keys) > 1 else ()
    only = len(marks.series) == len(chart.panels) == 1
    title = chart.y.title or (marks.series[0].name if only else "")
    head = header(letters, task.width, keys, title, chart.right.title if marks.second else "", chart.span)
    height = _height(task, room, head.height)
    foot = letters.leading if chart.x.title and not task.horizontal else 0.0
    box = Rect(0.0, head.height, task.width, height - head.height - foot)
    low, high = referred(chart, marks.low, marks.high)
    ends = bars.ends(marks, letters, horizontal=task.horizontal) if labelled else (0.0, 0.0)
    if labelled and marks.traces:
        ends = (max(ends[0], traces.room_for(letters)), max(ends[1], traces.room_for(letters)))
    values = ValueAxis(low, high, chart.y, chart.format, shown, ends, percent=marks.grouping == "percent")
    if task.horizontal:
        frame = across(letters, box, task.categories.texts, values)
    else:
        found = upright(letters, box, task.categories, values, _second(task), side or 0.0)
        if found is None:
            return None
        frame = found
    named = names.placed(frame.plot, marks, letters, chart.span) if side is not None else []
    if named is None:
        return None
    written, labels = bars.values(frame.plot, marks, letters) if labelled else ([], {})
    if labelled:
        more, others = traces.values(frame.plot, marks, letters, task.width, written)
        written, labels = written + more, labels | others
    dotted = any(map(traces.lonely, marks.traces)) or (bool(marks.traces) and labelled and not shown)
    return Draft(task, head, frame, height, title, shown, written, labels, named, dotted)


def _second(task: Task) -> ValueAxis | None:
    """The axis at the right."""
    chart, second = task.chart, task.marks.second
    if second is None:
        return None
    return ValueAxis(*second, chart.right, right_format(chart, task.panel), shown=True)


def _height(task: Task, room: Room, head: float) -> float:
    """Of the whole chart, of which ``head`` stands above the plot."""
    line = task.letters.leading
    if not task.horizontal:
        if room.height is not None:
            return room.height
        return min(max(_TALL * task.width, _LEAST * line), _MOST * line)
    each, count = math.sqrt(task.marks.lanes), len(task.categories.texts)
    lines = axis.beside(task.categories.texts, task.width, task.letters)[1]
    least = max(_LEAST_SLOT * each, lines * 1.1) * line
    top = head + 2 * line
    if room.height is None:
        return top + count * max(_USUAL_SLOT * each * line, least)
    slot = min((room.height - top) / count, max(_TALLEST_SLOT * each, lines * 1.5) * line)
    return top + count * max(slot, least)


def _shape(draft: Draft, room: Room) -> ChartShape:
    chart = draft.task.chart
    box = Rect(0.0, 0.0, draft.task.width, draft.height)
    over = tuple(_over(draft))
    drawing = (*_drawing(draft), *over)
    return ChartShape(
        box, chart.span, native(draft), drawing, over, alt=chart.alt, name="Chart", within=room.within
    )


def _drawing(draft: Draft) -> Iterator[Shape]:
    """All that a chart program draws, too."""
    task, frame, plot = draft.task, draft.frame, draft.frame.plot
    chart, letters = task.chart, task.letters
    yield from draft.head.shapes
    if draft.shown:
        yield from axis.grid(plot, chart.span)
        yield from axis.tick_labels(plot, frame.ticks, letters)
        if plot.second:
            yield from axis.tick_labels(plot, frame.second_ticks, letters, second=True)
    yield from bars.draw(plot, task.marks, chart.span)
    yield axis.baseline(plot, chart.span)
    yield from traces.draw(plot, task.marks, chart.span, dotted=draft.dotted)
    yield from axis.category_labels(plot, frame.labels, letters)
    if chart.x.title and not task.horizontal:
        yield axis.title_below(plot, chart.x.title, letters, draft.height)
    yield from draft.values
    if not _over_names(draft):
        yield from (name.shape for name in draft.names)


def _over(draft: Draft) -> Iterator[Shape]:
    """What no chart program draws."""
    yield from (name.line for name in draft.names if name.line)
    if _over_names(draft):
        yield from (name.shape for name in draft.names)


def _over_names(draft: Draft) -> bool:
    """Whether names beside the plot are no labels of points: those of lines are."""
    return bool(draft.task.marks.bars) or any(trace.below for trace in draft.task.marks.traces)
