"""Columns and bars: beside each other, or on top of each other as amounts or as shares."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.blocks.chart.marks import Bar, Key, Marks
from deckbuilder.blocks.chart.model import Chart, Panel, Series
from deckbuilder.blocks.chart.paint import Paint, painted
from deckbuilder.blocks.chart.scale import extremes, with_zero
from deckbuilder.data.number_format import PERCENT
from deckbuilder.plan import NativeSeries

#: Between the bars of two categories, in bars: where one stands alone, and where several stand together.
_GAP, _GAP_AROUND_GROUPS = 0.5, 0.8


def marks(chart: Chart, panel: Panel) -> Marks:
    """The bars of a panel; the axis is that of all panels."""
    paint = painted(chart, panel)
    shown = [index for index, series in enumerate(panel.series) if not series.line]
    stacked = chart.grouping != "clustered" and len(shown) > 1
    bars = _stacked(chart, panel, paint, shown) if stacked else _abreast(chart, panel, paint, shown)
    low, high = with_zero(*_range(chart, stacked=stacked))
    lanes = 1 if stacked else max(1, len(shown))
    return Marks(
        tuple(native(chart, panel, index, paint) for index in shown),
        low,
        high,
        bars=tuple(bars),
        lanes=lanes,
        gap=_GAP if lanes == 1 else _GAP_AROUND_GROUPS,
        grouping=chart.grouping if stacked else "clustered",
        title=panel.series[shown[0]].name if len(shown) == 1 else "",
        keys=tuple(Key(panel.series[index].name, paint.series[index]) for index in shown),
    )


def native(chart: Chart, panel: Panel, index: int, paint: Paint) -> NativeSeries:
    """A series of bars as data."""
    series = panel.series[index]
    return NativeSeries(
        series.name,
        series.values,
        "bar",
        paint.series[index],
        points=paint.points,
        format=(series.format or chart.format).code(),
    )


def name_of(panel: Panel, series: int, point: int) -> str:
    """What a bar is called in the selection pane."""
    category = panel.categories[point].text
    return f"{panel.series[series].name} {category}".strip() if len(panel.series) > 1 else category


def _abreast(chart: Chart, panel: Panel, paint: Paint, shown: Sequence[int]) -> list[Bar]:
    return [
        Bar(
            lane,
            point,
            0.0,
            value,
            paint.of(index, point),
            value >= 0,
            lane,
            (panel.series[index].format or chart.format).text(value),
            strong=(point, paint.of(index, point)) in paint.points,
            name=name_of(panel, index, point),
        )
        for lane, index in enumerate(shown)
        for point, value in enumerate(panel.series[index].values)
        if value is not None
    ]


def _stacked(chart: Chart, panel: Panel, paint: Paint, shown: Sequence[int]) -> list[Bar]:
    """Each on those before it; what is below zero grows downwards."""
    bars: list[Bar] = []
    for point in range(len(panel.categories)):
        whole = _whole(panel.series, shown, point) if chart.grouping == "percent" else None
        ends = [0.0, 0.0]
        for number, index in enumerate(shown):
            value = panel.series[index].values[point]
            if value is None:
                continue
            shown_as = (
                PERCENT.text(100 * value / whole)
                if whole
                else (panel.series[index].format or chart.format).text(value)
            )
            size = value / whole if whole else value
            begin = ends[size < 0]
            ends[size < 0] = begin + size
            name = name_of(panel, index, point)
            bars.append(
                Bar(
                    number,
                    point,
                    begin,
                    begin + size,
                    paint.of(index, point),
                    size >= 0,
                    text=shown_as,
                    at="middle",
                    name=name,
                )
            )
    return bars


def _whole(series: Sequence[Series], shown: Sequence[int], point: int) -> float:
    """What shares are shares of, as Excel has it: the sum without signs. 1 where that is nothing."""
    return sum(abs(series[index].values[point] or 0.0) for index in shown) or 1.0


def _range(chart: Chart, *, stacked: bool) -> tuple[float, float]:
    """Of the bars of all panels."""
    ends: list[float | None] = []
    for panel in chart.panels:
        shown = [series for series in panel.series if not series.line]
        if not stacked:
            ends += [value for series in shown for value in series.values]
            continue
        for values in zip(*(series.values for series in shown), strict=True):
            known = [value for value in values if value is not None]
            whole = (sum(map(abs, known)) or 1.0) if chart.grouping == "percent" else 1.0
            ends.append(sum(value for value in known if value > 0) / whole)
            ends.append(sum(value for value in known if value < 0) / whole)
    return extremes(ends)
