"""Waterfalls: how steps up and down lead from one total to another."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.chart.intervals import Layer, above, below, end_place, unseen
from deckbuilder.blocks.chart.marks import Bar, Link, Marks
from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.blocks.chart.scale import extremes, with_zero

_GAP = 0.4


class _Step(Struct, frozen=True):
    """A bar of the waterfall."""

    point: int
    begin: float
    end: float
    color: str


def marks(chart: Chart, panel: Panel) -> Marks:
    """The steps of the first series, each beginning where the one before it ends."""
    series, steps = panel.series[0], list(_steps(panel))
    form = series.format or chart.format
    signed = replace(form, signed=True)
    runs = {step.point: (step.begin, step.end) for step in steps}
    intervals = [runs.get(point) for point in range(len(panel.categories))]
    colors = tuple((step.point, step.color) for step in steps)
    layers = [
        unseen(intervals),
        Layer(series.name, tuple(above(intervals)), "rise", colors),
        Layer(series.name, tuple(below(intervals)), "rise", colors),
    ]
    # Steps of nothing have a series, too.
    shown = [layer for layer in layers if not layer.empty] or layers[1:2]
    places = {id(layer): place for place, layer in enumerate(shown)}
    bars = []
    for step in steps:
        up = step.end >= step.begin
        upper, place = end_place(*sorted((step.begin, step.end)), up=up)
        total = step.color == "total"
        bars.append(
            Bar(
                places.get(id(layers[1 if upper else 2]), 0),
                step.point,
                step.begin,
                step.end,
                step.color,
                up,
                text=form.text(step.end) if total else signed.text(step.end - step.begin),
                strong=total,
                name=panel.categories[step.point].text,
                place=place,
            )
        )
    ends = [end for one in chart.panels for step in _steps(one) for end in (step.begin, step.end)]
    low, high = with_zero(*extremes(ends))
    return Marks(
        tuple(layer.native(form.code()) for layer in shown),
        low,
        high,
        bars=tuple(bars),
        links=tuple(Link(step.point, step.end) for step in steps[:-1]),
        gap=_GAP,
        grouping="stacked",
        floating=True,
        title=series.name,
    )


def reached(panel: Panel) -> float:
    """Where the last step ends."""
    return [panel.series[0].begin, *(step.end for step in _steps(panel))][-1]


def _steps(panel: Panel) -> Iterator[_Step]:
    """A total stands on zero and says how much there is; a gap is no step."""
    series, level = panel.series[0], panel.series[0].begin
    for point, (category, value) in enumerate(zip(panel.categories, series.values, strict=True)):
        if category.total:
            level = level if value is None else value
            yield _Step(point, 0.0, level, "total")
        elif value is not None:
            yield _Step(point, level, level + value, "rise" if value >= 0 else "fall")
            level += value
