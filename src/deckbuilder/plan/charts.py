"""A chart as data: what an Office program needs to draw it again and to edit it.

Nothing here is measured or placed but the plot area; how the chart looks where no such program draws it is
said by the shapes beside it (`ChartShape.drawing`).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from deckbuilder.plan.geometry import Rect
from deckbuilder.plan.text import TextStyle

NativeForm = Literal["bar", "line", "area", "pie", "doughnut", "scatter", "bubble", "radar"]
"""``bar`` stands for columns too: `NativeChart.horizontal` tells them apart."""
LabelPlace = Literal["center", "inside-end", "inside-base", "outside", "left", "right", "above", "below"]


class DataLabel(Struct, frozen=True):
    """What stands at one point of a series."""

    point: int
    """Its index in the series."""
    place: LabelPlace
    text: str = ""
    """Empty: the value, in the series' number format."""
    color: str = "text"
    shift: tuple[float, float] = (0.0, 0.0)
    """From where its place puts it, as shares of the chart's box."""
    strong: bool = False


class NativeSeries(Struct, frozen=True):
    """A series of values, one for each category; None for a gap."""

    name: str
    values: tuple[float | None, ...]
    form: NativeForm
    color: str | None
    """None for what is not seen: what the steps of a waterfall stand on."""
    xs: tuple[float, ...] = ()
    """Of ``scatter`` and ``bubble``."""
    sizes: tuple[float, ...] = ()
    """Of ``bubble``: areas."""
    points: tuple[tuple[int, str], ...] = ()
    """Points with a colour of their own, by index."""
    labels: tuple[DataLabel, ...] = ()
    width: float = 2.25
    """Of its line."""
    dash: bool = False
    marker: bool = False
    secondary: bool = False
    """It is measured on the second value axis, at the right."""
    format: str = "General"
    """Number format code (ECMA-376 part 1, 18.8.31)."""


class NativeAxis(Struct, frozen=True):
    title: str = ""
    low: float | None = None
    high: float | None = None
    step: float | None = None
    """Between two marks. Of an axis of categories: every so many categories have a label."""
    format: str = "General"
    shown: bool = True
    """Its labels are."""
    line: bool = True
    gridlines: bool = False
    reversed: bool = False


class NativeChart(Struct, frozen=True):
    """The chart. Series of unlike forms share its axes."""

    series: tuple[NativeSeries, ...]
    categories: tuple[str, ...] | tuple[date, ...]
    """Empty for ``scatter`` and ``bubble``."""
    style: TextStyle
    """Of axis labels and legend."""
    plot: Rect
    """The plot area within the axis labels, as shares (0 to 1) of the chart's box."""
    grouping: Literal["clustered", "stacked", "percent"] = "clustered"
    horizontal: bool = False
    category_axis: NativeAxis = NativeAxis(line=True)
    """Of ``scatter`` and ``bubble``: the axis of x."""
    value_axis: NativeAxis = NativeAxis(gridlines=True)
    second_axis: NativeAxis | None = None
    gap: float = 0.5
    """Between the bars of two categories, as a share of a bar's width."""
    overlap: float = 0.0
    """Of the bars in a category, as a share of a bar's width."""
    hole: float = 0.6
    """Of a doughnut: its diameter as a share of the outer one."""
    legend: Literal["none", "above", "right", "below"] = "none"
    corner: str = ""
    """What the workbook's first cell says: what the categories are."""
