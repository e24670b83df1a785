"""A chart with axes as data for programs that draw charts, with everything that was decided for the
drawing."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.chart.axis import tick_format
from deckbuilder.blocks.chart.draft import Draft
from deckbuilder.blocks.chart.plot import shares
from deckbuilder.plan import NativeAxis, NativeChart, Rect

#: Shares of a whole are fractions to such programs.
_PERCENT = "0%"


def native(draft: Draft) -> NativeChart:
    """The panel as a native chart."""
    task, frame = draft.task, draft.frame
    marks, head = task.marks, draft.head
    return NativeChart(
        tuple(
            replace(series, labels=tuple(draft.labels.get(index, ())))
            for index, series in enumerate(marks.series)
        ),
        tuple(category.text for category in task.panel.categories),
        task.letters.style,
        _shares(frame.plot.box, draft),
        grouping=marks.grouping,
        horizontal=task.horizontal,
        category_axis=NativeAxis(step=float(frame.labels.every), reversed=task.horizontal),
        value_axis=_value_axis(draft),
        gap=marks.gap,
        overlap=0.0 if marks.grouping == "clustered" else 1.0,
        legend="above" if head.legend else "none",
        legend_box=head.legend and _shares(head.legend, draft),
        corner=task.chart.corner,
    )


def _value_axis(draft: Draft) -> NativeAxis:
    task, head = draft.task, draft.head
    scale = draft.frame.plot.scale
    percent = task.marks.grouping == "percent"
    return NativeAxis(
        draft.title,
        head.title and _shares(head.title, draft),
        low=scale.low,
        high=scale.high,
        step=scale.step,
        format=_PERCENT if percent else tick_format(task.chart.format, scale.decimals).code(),
        shown=draft.shown,
        line=False,
        gridlines=draft.shown,
    )


def _shares(box: Rect, draft: Draft) -> Rect:
    return shares(box, draft.task.width, draft.height)
