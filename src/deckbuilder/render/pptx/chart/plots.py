"""The plots of a chart: series of one form on the same axes, drawn together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckbuilder.plan import NativeChart, NativeForm
from deckbuilder.render.pptx.chart.markup import Kit, val
from deckbuilder.render.pptx.chart.series import series
from deckbuilder.render.xml import NOTHING, Xml, element

#: What is drawn first lies behind; PowerPoint keeps to this order, too.
_BEHIND: tuple[NativeForm, ...] = ("area", "bar", "line")
_GROUPINGS = {"clustered": "standard", "stacked": "stacked", "percent": "percentStacked"}
#: Ids of the axis of categories and that of values; of the first pair and of that at the other side.
AXES = ((1, 2), (3, 4))
#: Diameter of the largest bubble as a share of the plot area's shorter side, at a scale of 100.
_BUBBLE = 0.25


class Plot(Struct, frozen=True):
    form: NativeForm
    secondary: bool
    members: tuple[int, ...]
    """Indexes of its series."""


def plots(chart: NativeChart) -> list[Plot]:
    """What is drawn, from back to front."""
    keys = sorted(
        dict.fromkeys((one.secondary, one.form) for one in chart.series),
        key=lambda key: (key[0], _BEHIND.index(key[1]) if key[1] in _BEHIND else 0),
    )
    return [
        Plot(
            form,
            secondary,
            tuple(
                index
                for index, one in enumerate(chart.series)
                if (one.secondary, one.form) == (secondary, form)
            ),
        )
        for secondary, form in keys
    ]


def drawn(chart: NativeChart, kit: Kit) -> Iterator[Xml]:
    """Every plot with its series."""
    order = 0
    for plot in plots(chart):
        members = [series(chart, index, order + at, kit) for at, index in enumerate(plot.members)]
        order += len(members)
        yield _plot(plot, chart, members)


def unseen(chart: NativeChart) -> list[int]:
    """Which entries of a legend stand for a series that is not seen, in the order of what is drawn."""
    members = [index for plot in plots(chart) for index in plot.members]
    return [at for at, index in enumerate(members) if chart.series[index].color is None]


def _plot(plot: Plot, chart: NativeChart, members: Sequence[Xml]) -> Xml:
    one_color = val("c:varyColors", 0)
    axes = [val("c:axId", id) for id in AXES[plot.secondary]]
    match plot.form:
        case "bar":
            return element("c:barChart", {}, *_bars(chart), one_color, *members, *_spacing(chart), *axes)
        case "line":
            return element(
                "c:lineChart",
                {},
                val("c:grouping", "standard"),
                one_color,
                *members,
                val("c:marker", 1),
                *axes,
            )
        case "area":
            grouping = val("c:grouping", _GROUPINGS[chart.grouping])
            return element("c:areaChart", {}, grouping, one_color, *members, *axes)
        case "pie":
            start = val("c:firstSliceAng", 0)
            return element("c:pieChart", {}, val("c:varyColors", 1), *members, start)
        case "doughnut":
            ring = (val("c:firstSliceAng", 0), val("c:holeSize", min(90, max(10, round(chart.hole * 100)))))
            return element("c:doughnutChart", {}, val("c:varyColors", 1), *members, *ring)
        case "scatter":
            style = val("c:scatterStyle", "lineMarker")
            return element("c:scatterChart", {}, style, one_color, *members, *axes)
        case "bubble":
            scale = val("c:bubbleScale", min(300, max(1, round(chart.bubble / _BUBBLE * 100))))
            by = (val("c:showNegBubbles", 0), val("c:sizeRepresents", "area"))
            return element("c:bubbleChart", {}, one_color, *members, scale, *by, *axes)
        case "radar":
            style = val("c:radarStyle", "filled" if chart.filled else "marker")
            return element("c:radarChart", {}, style, one_color, *members, *axes)


def _bars(chart: NativeChart) -> tuple[Xml, Xml]:
    direction = val("c:barDir", "bar" if chart.horizontal else "col")
    grouping = "clustered" if chart.grouping == "clustered" else _GROUPINGS[chart.grouping]
    return direction, val("c:grouping", grouping)


def _spacing(chart: NativeChart) -> tuple[Xml, Xml]:
    gap = min(500, max(0, round(chart.gap * 100)))
    return val("c:gapWidth", gap), NOTHING if chart.grouping == "clustered" else val("c:overlap", 100)
