"""Ranges: intervals from a low to a high value, with an estimate between them where there is one."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.blocks.chart.intervals import Layer, above, below, end_place, unseen
from deckbuilder.blocks.chart.marks import Bar, Marks, Pin
from deckbuilder.blocks.chart.model import Category, Chart, Panel, Series
from deckbuilder.blocks.chart.paint import painted
from deckbuilder.blocks.chart.scale import extremes, of_course

#: Between two bars, in bars: they are slimmer than those of amounts, not to be taken for them, and estimates
#: find room.
_GAP = 2.0


def flat(panel: Panel) -> Panel:
    """The panel with one series: several become rows of their own under each category's name."""
    if len(panel.series) == 1:
        return panel
    rows = [
        (f"{category.text}, {series.name}", series, point)
        for point, category in enumerate(panel.categories)
        for series in panel.series
    ]
    first = panel.series[0]
    return Panel(
        panel.title,
        tuple(Category(text) for text, _, _ in rows),
        (
            Series(
                "",
                tuple(series.values[point] for _, series, point in rows),
                first.span,
                format=first.format,
                lows=tuple(series.lows[point] for _, series, point in rows),
                highs=tuple(series.highs[point] for _, series, point in rows),
            ),
        ),
    )


def marks(chart: Chart, panel: Panel) -> Marks:
    """The intervals of a panel with one series, each in two parts that meet at the estimate."""
    series, paint = panel.series[0], painted(chart, panel)
    form = series.format or chart.format
    rows = zip(series.lows, series.highs, series.values, strict=True)
    parts = [_parts(*row) for row in rows]
    lower = [part and (part[1], part[0]) for part in parts]
    upper = [part and (part[1], part[2]) for part in parts]
    color = paint.series[0]
    layers = [
        unseen([part and (part[0], part[2]) for part in parts]),
        Layer(series.name, tuple(below(upper)), color, paint.points),
        Layer(series.name, tuple(below(lower)), color, paint.points),
        Layer(series.name, tuple(above(lower)), color, paint.points),
        Layer(series.name, tuple(above(upper)), color, paint.points),
    ]
    # Intervals of nothing have a series, too.
    shown = [layer for layer in layers if not layer.empty] or layers[4:]
    places = {id(layer): place for place, layer in enumerate(shown)}
    bars = []
    for up, intervals, negative, positive in (
        (False, lower, layers[2], layers[3]),
        (True, upper, layers[1], layers[4]),
    ):
        for point, interval in enumerate(intervals):
            if interval is None:
                continue
            is_above, place = end_place(*sorted(interval), up=up)
            layer = positive if is_above else negative
            bars.append(
                Bar(
                    places.get(id(layer), 0),
                    point,
                    *interval,
                    paint.of(0, point),
                    up,
                    text="" if lower[point] == upper[point] and not up else form.text(interval[1]),
                    name=panel.categories[point].text,
                    place=place,
                )
            )
    low, high = of_course(*extremes(_reach(chart)))
    return Marks(
        tuple(layer.native(form.code()) for layer in shown),
        low,
        high,
        bars=tuple(bars),
        pins=tuple(
            Pin(point, value, form.text(value))
            for point, (value, part) in enumerate(zip(series.values, parts, strict=True))
            if value is not None and part is not None and part[0] <= value <= part[2]
        ),
        gap=_GAP,
        grouping="stacked",
        floating=True,
        title=series.name,
    )


def _parts(
    low: float | None, high: float | None, estimate: float | None
) -> tuple[float, float, float] | None:
    """Low end, where its parts meet, and high end; None where an end is not known."""
    if low is None or high is None:
        return None
    low, high = min(low, high), max(low, high)
    return low, estimate if estimate is not None and low <= estimate <= high else (low + high) / 2, high


def _reach(chart: Chart) -> Iterator[float | None]:
    for panel in chart.panels:
        for series in panel.series:
            yield from (*series.lows, *series.highs)
