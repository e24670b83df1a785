"""Where a chart stands in its block, what draws each form, and where a long one is cut."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.chart.alt import alt_text
from deckbuilder.blocks.chart.model import Chart, Form, Panel
from deckbuilder.blocks.chart.units import told_once
from deckbuilder.blocks.exhibit import drawn_once, lay_exhibit
from deckbuilder.plan import ChartShape, GroupShape

#: Forms whose values all stand on axes with titles.
_ON_AXES = ("bar", "column", "line", "area", "combo", "waterfall", "range")

Draw = Callable[[Chart, Panel, Room], ChartShape]
"""Draws a panel in the width of its room and, where that is bounded, its height; top left at 0, 0."""


def lay(chart: Chart, room: Room) -> Laid:
    """The chart with its caption and source, told in words where the author did not."""
    return lay_exhibit(chart, room, lambda inner: drawn_once(chart, inner, partial(_drawn, chart)))


def _drawn(chart: Chart, room: Room) -> ChartShape | GroupShape:
    form = drawing(chart.form)
    chart = plainly(chart if chart.alt else replace(chart, alt=alt_text(chart)))
    if len(chart.panels) > 1 or chart.panels[0].title:
        from deckbuilder.blocks.chart import panels

        return panels.draw(chart, room, form)
    return form(chart, chart.panels[0], room)


def plainly(chart: Chart) -> Chart:
    """The chart as it is drawn, where its axes can tell the units."""
    return told_once(chart) if chart.form in _ON_AXES else chart


def drawing(form: Form) -> Draw:
    """What draws a form; its modules are read with the first chart of it."""
    match form:
        case "pie" | "doughnut":
            from deckbuilder.blocks.chart import pie

            return pie.draw
        case "radar":
            from deckbuilder.blocks.chart import radar

            return radar.draw
        case "scatter" | "bubble":
            from deckbuilder.blocks.chart import scatter

            return scatter.draw
        case "slope":
            from deckbuilder.blocks.chart import slope

            return slope.draw
        case _:
            from deckbuilder.blocks.chart import cartesian

            return cartesian.draw
