"""Other charts as bars, where there is no room for their names."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart import cartesian
from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.blocks.chart.turned import turned
from deckbuilder.plan import ChartShape


def barred(chart: Chart) -> Chart:
    """The chart as bars: those of a slope chart stand by its series, with one for each point in time."""
    if chart.form != "slope":
        return replace(chart, form="bar")
    return replace(chart, form="bar", panels=tuple(map(turned, chart.panels)))


def as_bars(chart: Chart, panel: Panel, room: Room) -> ChartShape:
    """A panel as bars, with a note."""
    room.report.note(
        "chart-turned",
        f"the {chart.form} chart is drawn as bars, as it has no room for its names",
        chart.span,
        "write `type=bar`, or shorter or fewer names",
    )
    return cartesian.draw(barred(chart), turned(panel) if chart.form == "slope" else panel, room)
