"""Round charts as bars, where their names find no room around them."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart import cartesian
from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.plan import ChartShape


def as_bars(chart: Chart, panel: Panel, room: Room) -> ChartShape:
    """The chart as bars, with a note."""
    room.report.note(
        "chart-turned",
        f"the {chart.form} is drawn as bars, as it has no room for its names",
        chart.span,
        "write `type=bar`, or shorter or fewer names",
    )
    return cartesian.draw(replace(chart, form="bar"), panel, room)
