"""A chart with more bars or panels than a page can hold, in parts on the same scale."""

from __future__ import annotations

import math

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart import panels
from deckbuilder.blocks.chart.as_bars import barred
from deckbuilder.blocks.chart.lay import drawing, lay, plainly
from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.blocks.chart.waterfall import reached
from deckbuilder.blocks.series import EPSILON
from deckbuilder.plan import ChartShape

#: A part has no fewer bars.
_FEWEST = 2
#: What is drawn as bars where its own form has no room.
_TURNED = ("column", "pie", "doughnut", "radar", "slope")


def split(chart: Chart, room: Room, height: float) -> tuple[Chart, Chart] | None:
    """Cut between two rows of panels, or two bars that run across, so that no part is much shorter than the
    others; None where that leaves a part too few of them, or where values grow upwards."""
    if len(chart.panels) > 1:
        chart = plainly(chart)
        return panels.split(chart, room, height, drawing(chart.form))
    laid = lay(chart, room)
    shape = laid.shapes[0]
    if not isinstance(shape, ChartShape) or not shape.chart.horizontal:
        return None
    chart = barred(chart) if chart.form in _TURNED else chart
    panel, count = chart.panels[0], len(chart.panels[0].categories)
    bars = shape.chart.plot.height * shape.box.height
    beside = laid.height - bars
    fits = math.floor((height - beside) / (bars / count) + EPSILON)
    fresh = math.floor(((room.height or height) - beside) / (bars / count) + EPSILON)
    if fits < _FEWEST:
        return None
    first = min(fits, math.ceil(count / math.ceil(count / max(fits, fresh))), count - _FEWEST)
    if first < _FEWEST:
        return None
    axis = shape.chart.value_axis
    whole = replace(chart, y=replace(chart.y, low=axis.low, high=axis.high))
    # A part may show an axis where the whole had room for all values.
    for stop in range(first, _FEWEST - 1, -1):
        part = replace(whole, panels=(_part(panel, 0, stop),), continued=True)
        if lay(part, room).height <= height + EPSILON:
            rest = _part(panel, stop, count)
            if chart.form == "waterfall":
                rest = _begun(rest, reached(part.panels[0]))
            return part, replace(whole, panels=(rest,), continues=True)
    return None


def _begun(panel: Panel, level: float) -> Panel:
    """Steps that lead on from a level."""
    return replace(panel, series=(replace(panel.series[0], begin=level),))


def _part(panel: Panel, start: int, stop: int) -> Panel:
    """Some of the categories, with their values in all series."""
    return replace(
        panel,
        categories=panel.categories[start:stop],
        series=tuple(
            replace(
                series,
                values=series.values[start:stop],
                lows=series.lows[start:stop],
                highs=series.highs[start:stop],
            )
            for series in panel.series
        ),
    )
