"""Charts with two axes: their marks, a frame around them, the words at them.

Values are written at their marks where all of them find room, and the axis is left out; else it stands, with
faint lines. Series are named where they stand; else above the chart.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart import axis, bars, names, ranges, traces
from deckbuilder.blocks.chart.calendar import calendar
from deckbuilder.blocks.chart.cartesian_stage import stage_of
from deckbuilder.blocks.chart.draft import Draft, Task
from deckbuilder.blocks.chart.forms import marks_of
from deckbuilder.blocks.chart.frame import (
    CategoryAxis,
    Frame,
    ValueAxis,
    across,
    across_top,
    right_format,
    upright,
)
from deckbuilder.blocks.chart.header import Header, header
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.blocks.chart.names import EndName
from deckbuilder.blocks.chart.native import native
from deckbuilder.blocks.chart.scale import referred
from deckbuilder.blocks.chart.stage import annotated
from deckbuilder.plan import ChartShape, DataLabel, Rect, Shape, TextShape

#: Height of a chart whose values grow upwards where nothing bounds it, as a share of its width, and its
#: bounds in lines of text, the lower one without legend and titles.
_TALL, _LEAST, _MOST = 0.5, 11.0, 26.0
#: What a category takes at most, in lines of text for each of its bars: a few bars are not made fat to fill
#: a slide. Of columns, and of bars that run across.
_WIDEST_SLOT, _TALLEST_SLOT = 14.0, 3.4
#: A column is no wider than this, in lines of text, while the room between columns is no more than so many of
#: them.
_WIDEST_COLUMN, _LOOSEST = 5.5, 1.6
#: What bars that run across take where nothing bounds them, and with values above them; and the least. Lines
#: of text.
_USUAL_SLOT, _PINNED_SLOT, _LEAST_SLOT = 1.9, 2.4, 1.15
#: What a bar takes for its value to be written, in lines of text.
_WRITTEN = 1.02
#: The least, in heights of its name.
_NAME_SLOT = 1.1
#: The share of the values in stacks that tells enough for the axis to be left out.
_MOST_OF_A_STACK = 0.75
#: The values of a line are written at its points if there are no more of them.
_MOST_WRITTEN = 12
#: Forms whose values grow to the right.
_ACROSS = ("bar", "range")


def draw(chart: Chart, panel: Panel, room: Room) -> ChartShape:
    """The chart in the width of its room, and no taller than that unless its bars could not be told apart."""
    task = _task(chart, ranges.flat(panel) if chart.form == "range" else panel, room)
    draft = next(_drafts(task, room), None)
    if draft is None:
        room.report.note(
            "chart-turned",
            "the columns are drawn as bars, as their names do not fit below them",
            chart.span,
            "write `type=bar`, or shorter names",
        )
        draft = next(_drafts(replace(task, horizontal=True, marks=marks_of(chart, task.panel)), room))
    elif draft.frame.labels.every > 1 and not panel.ordered:
        room.report.note(
            "chart-names",
            f"one of {draft.frame.labels.every} names is written below the chart; there is no room for more",
            chart.span,
            "shorten the names, or write `type=bar`",
        )
    return _shape(draft, room)


def _task(chart: Chart, panel: Panel, room: Room) -> Task:
    letters, marks = Lettering(room, chart.span), marks_of(chart, panel)
    texts = [category.text for category in panel.categories]
    ordered, time = panel.ordered, None if marks.bars else calendar(panel.categories)
    widest = _WIDEST_SLOT * letters.leading * math.sqrt(marks.lanes) if marks.bars else room.width
    across = chart.form in _ACROSS
    if marks.bars and not across:
        loose = min(room.width / len(texts), widest) / (_WIDEST_COLUMN * letters.leading) - marks.lanes
        marks = replace(marks, gap=max(marks.gap, min(_LOOSEST * marks.lanes, loose)))
    categories = CategoryAxis(
        texts,
        # Lines cannot be turned into bars.
        thin=ordered or bool(marks.traces),
        widest=widest,
        flush=not marks.bars and (ordered or chart.form == "area"),
        calendar=time,
    )
    return Task(chart, panel, letters, marks, room.width, categories, across)


def _drafts(task: Task, room: Room) -> Iterator[Draft]:
    """The drafts that will do, the best first."""
    chart, marks = task.chart, task.marks
    stacked = bool(marks.bars) and marks.grouping != "clustered"
    for beside in (names.GAP, names.LED_GAP, None) if _nameable(task) else (None,):
        if chart.labels is not False and _may_be_written(task):
            draft = _laid(task, room, beside=beside, labelled=True, shown=False)
            if draft and _complete(draft):
                yield draft
        labelled = chart.labels is True or (stacked and chart.labels is None)
        draft = _laid(task, room, beside=beside, labelled=labelled, shown=True)
        if draft:
            yield draft


def _nameable(task: Task) -> bool:
    """Whether the series may be named beside the plot."""
    marks = task.marks
    alike = len(marks.traces) == len(marks.keys) if marks.traces else marks.grouping != "clustered"
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
    """Whether every mark has its value; in stacks, all but a few that are too small for it."""
    marks = draft.task.marks
    wanted = sum(1 for bar in marks.bars if bar.text)
    wanted += sum(bool(text) for trace in marks.traces for text in trace.texts)
    stacked = bool(marks.bars) and marks.grouping != "clustered" and not marks.floating
    if len(draft.estimates) < len(marks.pins):
        return False
    return len(draft.values) >= wanted * (_MOST_OF_A_STACK if stacked else 1.0)


def _laid(task: Task, room: Room, *, beside: float | None, labelled: bool, shown: bool) -> Draft | None:
    """A draft with the series named so many ems ``beside`` their marks, or above the plot; None where words
    do not fit."""
    chart, letters, marks = task.chart, task.letters, task.marks
    words = names.words(marks, labelled=labelled) if beside else []
    right = names.room_for(words, beside, letters, task.width) if beside else 0.0
    if right is None:
        return None
    head = _header(task, keyed=not beside and chart.legend is not False and len(marks.keys) > 1)
    height = _height(task, room, head.height, labelled=labelled, shown=shown)
    foot = letters.leading if chart.x.title and not task.horizontal else 0.0
    box = Rect(0.0, head.height, task.width, height - head.height - foot)
    values = _value_axis(task, labelled=labelled, shown=shown)
    if task.horizontal:
        frame: Frame | None = across(letters, box, task.categories.texts, values)
    else:
        frame = upright(letters, box, task.categories, values, _second(task), right)
    named = names.placed(frame.plot, marks, words, beside, letters, chart.span) if frame and beside else []
    if frame is None or named is None:
        return None
    around = [*_around(task, frame)]
    written, labels = _written(task, frame, named, [*head.shapes, *around], height) if labelled else ([], {})
    taken = [shape.box for shape in (*written, *head.shapes, *around)]
    pinned = bars.estimates(frame.plot, marks, letters, taken) if labelled else []
    dotted = (bool(marks.traces) and labelled and not shown) or any(
        trace.points or traces.lonely(trace) for trace in marks.traces
    )
    return Draft(
        task, head, frame, height, _title(task), shown, around, written, labels, pinned, named, dotted
    )


def _title(task: Task) -> str:
    """Of the axis of values: the author's, or the name of the only series where no panel has it."""
    return task.chart.y.title or (task.marks.title if len(task.chart.panels) == 1 else "")


def _header(task: Task, *, keyed: bool) -> Header:
    chart, marks = task.chart, task.marks
    return header(
        task.letters,
        task.width,
        marks.keys if keyed else (),
        _title(task),
        chart.right.title if marks.second else "",
        chart.span,
        pinned=bool(marks.pins),
    )


def _around(task: Task, frame: Frame) -> Iterator[TextShape]:
    """The labels of the axes."""
    plot, letters = frame.plot, task.letters
    if frame.ticks:
        yield from axis.tick_labels(plot, frame.ticks, letters)
    if plot.second:
        yield from axis.tick_labels(plot, frame.second_ticks, letters, second=True)
    yield from axis.category_labels(plot, frame.labels, letters, task.width)


def _written(
    task: Task, frame: Frame, named: Sequence[EndName], words: Sequence[Shape], height: float
) -> tuple[list[TextShape], dict[int, list[DataLabel]]]:
    """The values that find room at their marks, clear of the other ``words``."""
    size = (task.width, height)
    at_bars, labels = bars.values(frame.plot, task.marks, task.letters, size)
    taken = [shape.box for shape in (*at_bars, *words, *(name.shape for name in named))]
    at_points, more = traces.values(frame.plot, task.marks, task.letters, size, taken, ended=bool(named))
    return [*at_bars, *at_points], labels | more


def _value_axis(task: Task, *, labelled: bool, shown: bool) -> ValueAxis:
    chart, letters, marks = task.chart, task.letters, task.marks
    beyond: tuple[tuple[float, float], ...] = ()
    if labelled:
        beyond = (*bars.reaches(marks, letters, horizontal=task.horizontal), *traces.reaches(marks, letters))
    low, high, percent = marks.low, marks.high, marks.grouping == "percent"
    low, high = (low, high) if percent else referred(chart, low, high)
    return ValueAxis(low, high, chart.y, chart.format, shown, beyond, percent)


def _second(task: Task) -> ValueAxis | None:
    """The axis at the right."""
    chart, second = task.chart, task.marks.second
    if second is None:
        return None
    return ValueAxis(*second, chart.right, right_format(chart, task.panel), shown=True)


def _height(task: Task, room: Room, head: float, *, labelled: bool, shown: bool) -> float:
    """Of the whole chart, of which ``head`` stands above everything else."""
    line = task.letters.leading
    if not task.horizontal:
        if room.height is not None:
            return room.height
        return min(max(_TALL * task.width, _LEAST * line + head), _MOST * line)
    each, count = math.sqrt(task.marks.lanes), len(task.categories.texts)
    named = axis.beside(task.categories.texts, task.width, task.letters)[1]
    least = max(_LEAST_SLOT * each * line, _NAME_SLOT * named)
    top = head + (across_top(task.letters) if shown else 0.0)
    if room.height is None:
        written = (task.marks.lanes + task.marks.gap) * line * _WRITTEN
        tall = labelled and task.marks.lanes > 1 and count * written < _MOST * line
        usual = _PINNED_SLOT if task.marks.pins else _USUAL_SLOT
        return top + count * max(written if tall else usual * each * line, least)
    slot = min((room.height - top) / count, max(_TALLEST_SLOT * each * line, 1.5 * named))
    return top + count * max(slot, least)


def _shape(draft: Draft, room: Room) -> ChartShape:
    chart = draft.task.chart
    box = Rect(0.0, 0.0, draft.task.width, draft.height)
    over = tuple(_over(draft))
    drawn = (*_drawing(draft), *over)
    more = annotated(chart, stage_of(draft), drawn, box, draft.task.letters, room)
    over, drawing = (*over, *more), (*drawn, *more)
    return ChartShape(
        box, chart.span, native(draft), drawing, over, alt=chart.alt, name="Chart", within=room.within
    )


def _drawing(draft: Draft) -> Iterator[Shape]:
    """All that a chart program draws, too."""
    task, plot = draft.task, draft.frame.plot
    chart, letters = task.chart, task.letters
    yield from draft.head.shapes
    if draft.shown:
        yield from axis.grid(plot, chart.span)
    yield from bars.draw(plot, task.marks, chart.span)
    yield axis.baseline(plot, chart.span)
    yield from traces.draw(plot, task.marks, chart.span, dotted=draft.dotted)
    yield from draft.around
    if chart.x.title and not task.horizontal:
        yield axis.title_below(plot, chart.x.title, letters, draft.height)
    yield from _words(draft, native=True)


def _over(draft: Draft) -> Iterator[Shape]:
    """What no chart program draws."""
    yield from draft.head.over
    yield from bars.links(draft.frame.plot, draft.task.marks, draft.task.chart.span)
    yield from bars.pins(draft.frame.plot, draft.task.marks, draft.task.chart.span)
    yield from draft.estimates
    yield from (name.line for name in draft.names if name.line)
    yield from _words(draft, native=False)


def _words(draft: Draft, *, native: bool) -> Iterator[Shape]:
    """Values and names that are labels of points in a native chart, or those that are not: values at areas,
    names at these and at stacks."""
    marks = draft.task.marks
    areas = any(trace.below for trace in marks.traces)
    if native != areas:
        yield from draft.values
    if native != (areas or bool(marks.bars)):
        yield from (name.shape for name in draft.names)
