"""Charts with two axes: their marks, a frame around them, the words at them.

Values are written at their bars where all of them find room, and the axis is left out; else it stands, with
faint lines.
"""

from __future__ import annotations

import math

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart import axis, bars, columns
from deckbuilder.blocks.chart.draft import Draft, Task
from deckbuilder.blocks.chart.frame import ValueAxis, across, upright
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


def draw(chart: Chart, panel: Panel, room: Room) -> ChartShape:
    """The chart in the width of its room, and no taller than that unless its bars could not be told apart."""
    letters = Lettering(room, chart.span)
    task = Task(chart, panel, letters, columns.marks(chart, panel), room.width, chart.form == "bar")
    draft = _draft(task, room)
    if draft is None:
        room.report.note(
            "chart-turned",
            "the columns are drawn as bars, as their names do not fit below them",
            chart.span,
            "write `type=bar`, or shorter names",
        )
        draft = _draft(replace(task, horizontal=True), room)
        assert draft is not None
    return _shape(draft, room)


def _draft(task: Task, room: Room) -> Draft | None:
    """With all values written and without an axis where there is room for that, else with the axis."""
    chart = task.chart
    if chart.labels is not False:
        draft = _laid(task, room, labelled=True, shown=False)
        if draft is None or bars.complete(task.marks, draft.values):
            return draft
    stacked = task.marks.grouping != "clustered"
    labelled = chart.labels is True or (stacked and chart.labels is None)
    return _laid(task, room, labelled=labelled, shown=True)


def _laid(task: Task, room: Room, *, labelled: bool, shown: bool) -> Draft | None:
    chart, letters, marks = task.chart, task.letters, task.marks
    keys, title = marks.keys if chart.legend is not False else (), _title(task)
    head = header(letters, task.width, keys, title, "", chart.span)
    ends = bars.ends(marks, letters, horizontal=task.horizontal) if labelled else (0.0, 0.0)
    low, high = referred(chart, marks.low, marks.high)
    values = ValueAxis(low, high, chart.y, chart.format, shown, ends, percent=marks.grouping == "percent")
    texts = [category.text for category in task.panel.categories]
    height = _height(task, room, head.height)
    box = Rect(0.0, head.height, task.width, height - head.height)
    if task.horizontal:
        frame = across(letters, box, texts, values)
    else:
        widest = _WIDEST_SLOT * letters.leading * math.sqrt(marks.lanes)
        found = upright(letters, box, texts, values, None, thin=axis.ordered(texts), widest_slot=widest)
        if found is None:
            return None
        frame = found
    drawn, labels = bars.values(frame.plot, marks, letters) if labelled else ([], {})
    return Draft(task, head, frame, height, title, shown, drawn, labels)


def _title(task: Task) -> str:
    """The title of the axis of values: the author's, or the name of the only series."""
    series = task.panel.series
    return task.chart.y.title or (series[0].name if len(series) == 1 else "")


def _height(task: Task, room: Room, head: float) -> float:
    """Of the whole chart, of which ``head`` stands above the plot."""
    line = task.letters.leading
    if not task.horizontal:
        if room.height is not None:
            return room.height
        return min(max(_TALL * task.width, _LEAST * line), _MOST * line)
    marks, count = task.marks, len(task.panel.categories)
    lines = axis.beside([one.text for one in task.panel.categories], task.width, task.letters).lines
    each = math.sqrt(marks.lanes)
    least = max(_LEAST_SLOT * each, lines * 1.1) * line
    top = head + 2 * line
    if room.height is None:
        return top + count * max(_USUAL_SLOT * each * line, least)
    slot = min((room.height - top) / count, max(_TALLEST_SLOT * each, lines * 1.5) * line)
    return top + count * max(slot, least)


def _shape(draft: Draft, room: Room) -> ChartShape:
    task, plot = draft.task, draft.frame.plot
    chart, span = task.chart, task.chart.span
    texts = [category.text for category in task.panel.categories]
    shapes: list[Shape] = [*draft.head.shapes]
    if draft.shown:
        shapes += axis.grid(plot, span)
        shapes += axis.tick_labels(plot, draft.frame.ticks, task.letters)
    shapes += bars.draw(plot, task.marks, span)
    shapes.append(axis.baseline(plot, span))
    shapes += axis.category_labels(plot, texts, draft.frame.labels, task.letters)
    shapes += draft.values
    box = Rect(0.0, 0.0, task.width, draft.height)
    return ChartShape(
        box, span, native(draft), tuple(shapes), alt=chart.alt, name="Chart", within=room.within
    )
