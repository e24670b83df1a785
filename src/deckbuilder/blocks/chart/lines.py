"""Lines and areas: values in the order of their categories, joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from deckbuilder.blocks.chart.marks import Key, Marks, Trace
from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.blocks.chart.paint import painted
from deckbuilder.blocks.chart.scale import extremes, of_course, with_zero
from deckbuilder.blocks.chart.strokes import LINE, QUIET_LINE
from deckbuilder.plan import NativeSeries
from deckbuilder.theme.graphic_roles import MUTED_SERIES


def marks(chart: Chart, panel: Panel, shown: Sequence[int]) -> Marks:
    """The lines of some series of a panel; the axes are those of all panels."""
    paint = painted(chart, panel)
    traces, natives = [], []
    for number, index in enumerate(shown):
        series, color = panel.series[index], paint.series[index]
        form = series.format or chart.format
        texts = tuple("" if value is None else form.text(value) for value in series.values)
        quiet = color == MUTED_SERIES and paint.quiet
        width = QUIET_LINE if quiet else LINE
        traces.append(
            Trace(
                number,
                series.values,
                color,
                series.name,
                texts=texts,
                points=paint.points,
                secondary=series.right,
                width=width,
            )
        )
        natives.append(
            NativeSeries(
                series.name,
                series.values,
                "line",
                color,
                points=paint.points,
                width=width,
                secondary=series.right,
                format=form.code(),
            )
        )
    left = _values(chart, shown, right=False)
    right = _values(chart, shown, right=True)
    low, high = of_course(*extremes(left))
    return Marks(
        tuple(natives),
        low,
        high,
        traces=tuple(traces),
        second=of_course(*extremes(right)) if right else None,
        title=traces[0].name if len(traces) == 1 else "",
        keys=tuple(Key(trace.name, trace.color, True) for trace in traces),
    )


def areas(chart: Chart, panel: Panel) -> Marks:
    """Areas on top of each other, as amounts or as shares; a single one stands on zero."""
    paint = painted(chart, panel)
    grouping: Literal["stacked", "percent"] = "percent" if chart.grouping == "percent" else "stacked"
    tops = _cumulated(panel, percent=grouping == "percent")
    traces, natives = [], []
    for index, series in enumerate(panel.series):
        form = series.format or chart.format
        below = tops[index]
        texts = tuple("" if value is None else form.text(value) for value in series.values)
        values = tuple(
            None if value is None and len(panel.series) == 1 else top
            for value, top in zip(series.values, tops[index + 1], strict=True)
        )
        traces.append(Trace(index, values, paint.series[index], series.name, below=below, texts=texts))
        natives.append(
            NativeSeries(series.name, series.values, "area", paint.series[index], format=form.code())
        )
    ends = [
        end for one in chart.panels for row in _cumulated(one, percent=grouping == "percent") for end in row
    ]
    low, high = with_zero(*extremes(ends))
    return Marks(
        tuple(natives),
        low,
        high,
        traces=tuple(traces),
        grouping=grouping if len(traces) > 1 else "clustered",
        title=traces[0].name if len(traces) == 1 else "",
        keys=tuple(Key(trace.name, trace.color) for trace in traces),
    )


def _values(chart: Chart, shown: Sequence[int], *, right: bool) -> list[float]:
    """All values of those series in all panels that are measured on one of the two axes."""
    return [
        value
        for panel in chart.panels
        for index in shown
        if index < len(panel.series) and panel.series[index].right == right
        for value in panel.series[index].values
        if value is not None
    ]


def _cumulated(panel: Panel, *, percent: bool) -> list[tuple[float, ...]]:
    """The sums below each series, and above the last; a gap adds nothing."""
    count = len(panel.categories)
    wholes = [
        sum(abs(series.values[point] or 0.0) for series in panel.series) or 1.0 for point in range(count)
    ]
    rows = [(0.0,) * count]
    for series in panel.series:
        shares = (
            (value or 0.0) / (wholes[point] if percent else 1.0) for point, value in enumerate(series.values)
        )
        rows.append(tuple(below + share for below, share in zip(rows[-1], shares, strict=True)))
    return rows
