"""A chart with axes as data for programs that draw charts, with everything that was decided for the
drawing."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deckbuilder.blocks.chart.axis import tick_format
from deckbuilder.blocks.chart.draft import Draft
from deckbuilder.blocks.chart.frame import right_format
from deckbuilder.blocks.chart.names import EndName
from deckbuilder.blocks.chart.scale import Scale
from deckbuilder.blocks.chart.shares import shares
from deckbuilder.data.number_format import NumberFormat
from deckbuilder.plan import DataLabel, NativeAxis, NativeChart, NativeSeries, Rect
from deckbuilder.plan.charts import serial

#: Shares of a whole are fractions to such programs.
_PERCENT = "0%"


def native(draft: Draft) -> NativeChart:
    """The panel as a native chart."""
    task, frame = draft.task, draft.frame
    marks, head, time = task.marks, draft.head, task.categories.calendar
    texts = tuple(task.categories.texts)
    return NativeChart(
        tuple(_series(draft)),
        time.days if time else texts,
        task.letters.style,
        _shares(frame.plot.box, draft),
        grouping=marks.grouping,
        horizontal=task.horizontal,
        category_axis=_category_axis(draft),
        value_axis=_value_axis(draft),
        second_axis=_second_axis(draft),
        gap=marks.gap,
        flush=task.categories.flush,
        legend="above" if head.legend else "none",
        legend_box=head.legend and _shares(head.legend, draft),
        corner=task.chart.corner,
    )


def _series(draft: Draft) -> Iterator[NativeSeries]:
    """The series with what is written at their points: values, and at the end of a line its name."""
    named = {name.series: name for name in draft.names}
    for index, series in enumerate(draft.task.marks.series):
        labels = draft.labels.get(index, []) if series.form != "area" else []
        if series.form == "line" and index in named:
            labels = _named(series, labels, named[index], draft)
        yield replace(series, labels=tuple(labels), marker=series.form == "line" and draft.dotted)


def _named(series: NativeSeries, labels: list[DataLabel], name: EndName, draft: Draft) -> list[DataLabel]:
    """The labels with that of the last point: the name of its line."""
    last = len(series.values) - 1
    color = name.shape.paras[0].style.color
    shift = (name.moved[0] / draft.task.width, name.moved[1] / draft.height)
    text = "".join(run.text for run in name.shape.paras[0].runs)
    label = DataLabel(last, "right", text, color, shift)
    return [*(one for one in labels if one.point != last), label]


def _category_axis(draft: Draft) -> NativeAxis:
    task, time = draft.task, draft.task.categories.calendar
    title = task.chart.x.title
    if time is None:
        return NativeAxis(title, step=float(draft.frame.labels.every), reversed=task.horizontal)
    if time.yearly:
        return NativeAxis(
            title,
            low=float(serial(time.start)),
            step=float(draft.frame.labels.every),
            unit="years",
            format="yyyy",
        )
    months = all(day.day == 1 for day in time.days)
    return NativeAxis(title, format="mmm yyyy" if months else "d mmm yyyy")


def _value_axis(draft: Draft) -> NativeAxis:
    head, plot = draft.head, draft.frame.plot
    axis = _scaled(draft.task.chart.format, plot.scale, percent=draft.task.marks.grouping == "percent")
    title = head.title and _shares(head.title, draft)
    return replace(axis, title=draft.title, title_box=title, shown=draft.shown, gridlines=draft.shown)


def _second_axis(draft: Draft) -> NativeAxis | None:
    head, second = draft.head, draft.frame.plot.second
    if second is None:
        return None
    axis = _scaled(right_format(draft.task.chart, draft.task.panel), second)
    return replace(
        axis, title=draft.task.chart.right.title, title_box=head.second and _shares(head.second, draft)
    )


def _scaled(form: NumberFormat, scale: Scale, *, percent: bool = False) -> NativeAxis:
    """An axis without a line and its bounds and marks."""
    code = _PERCENT if percent else tick_format(form, scale.decimals).code()
    return NativeAxis(low=scale.low, high=scale.high, step=scale.step, format=code, line=False)


def _shares(box: Rect, draft: Draft) -> Rect:
    return shares(box, Rect(0.0, 0.0, draft.task.width, draft.height))
