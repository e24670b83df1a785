"""A chart as data: what an Office program needs to draw it again and to edit it.

Nothing here is measured or placed but the plot area; how the chart looks where no such program draws it is
said by the shapes beside it (`ChartShape.drawing`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.plan.geometry import Rect
from deckbuilder.plan.text import TextStyle

NativeForm = Literal["bar", "line", "area", "pie", "doughnut", "scatter", "bubble", "radar"]
"""``bar`` stands for columns too: `NativeChart.horizontal` tells them apart."""
LabelPlace = Literal["center", "inside-end", "inside-base", "outside", "left", "right", "above", "below"]

_EPOCH = date(1899, 12, 30)
#: What reads the same way whichever side a page begins at.
_ROUND = ("pie", "doughnut", "radar")


def serial(day: date) -> int:
    """A day as spreadsheets count them, from 1 March 1900 on: theirs has a 29 February before (ECMA-376
    part 1, 18.17.4.1)."""
    return (day - _EPOCH).days


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

    def mirrored(self) -> DataLabel:
        place: LabelPlace = (
            "right" if self.place == "left" else "left" if self.place == "right" else self.place
        )
        return replace(self, place=place, shift=(-self.shift[0], self.shift[1]))


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
    """Of its line; ``scatter`` has none."""
    marker: bool = False
    """A dot stands at each point; those of ``scatter`` always have one."""
    marker_size: float = 7.0
    """Diameter of the dots in points."""
    opacity: float = 1.0
    """Of ``area``, ``bubble`` and a filled ``radar``."""
    secondary: bool = False
    """It is measured on the second value axis, at the right."""
    format: str = "General"
    """Number format code (ECMA-376 part 1, 18.8.31)."""


class NativeAxis(Struct, frozen=True):
    title: str = ""
    """Always set horizontally."""
    title_box: Rect | None = None
    """Where the title stands, as shares of the chart's box; None: beside the axis."""
    color: str = "muted"
    """Of the title, and of labels that are values."""
    low: float | None = None
    """Where it begins. Of an axis of days: a day as spreadsheets count them."""
    high: float | None = None
    step: float | None = None
    """Between two marks. Of an axis of categories: every so many categories have a label. Of an axis of days:
    so many of ``unit``."""
    unit: Literal["days", "months", "years"] = "days"
    format: str = "General"
    shown: bool = True
    """Its labels are."""
    line: bool = True
    gridlines: bool = False
    reversed: bool = False

    def mirrored(self, *, along: bool) -> NativeAxis:
        """``along`` says that the axis runs from side to side."""
        box = self.title_box and self.title_box.mirrored(1)
        return replace(self, title_box=box, reversed=self.reversed != along)


class NativeChart(Struct, frozen=True):
    """The chart. Series of unlike forms share its axes."""

    series: tuple[NativeSeries, ...]
    categories: tuple[str, ...] | tuple[date, ...]
    """Empty for ``scatter`` and ``bubble``."""
    style: TextStyle
    """Of all its text."""
    plot: Rect
    """The plot area within the axis labels, as shares (0 to 1) of the chart's box."""
    grouping: Literal["clustered", "stacked", "percent"] = "clustered"
    horizontal: bool = False
    category_axis: NativeAxis = NativeAxis()
    """Of ``scatter`` and ``bubble``: the axis of x."""
    value_axis: NativeAxis = NativeAxis(gridlines=True)
    second_axis: NativeAxis | None = None
    gap: float = 0.5
    """Between the bars of two categories, as a share of a bar's width."""
    flush: bool = False
    """The first and the last category stand at the edges of the plot area, not half a category within: lines
    and areas over time. Charts with bars never are."""
    bubble: float = 0.25
    """Diameter of the largest bubble as a share of the plot area's shorter side."""
    filled: bool = False
    """Of ``radar``: its outlines are filled."""
    hole: float = 0.6
    """Of a doughnut: its diameter as a share of the outer one."""
    legend: Literal["none", "above", "below"] = "none"
    legend_box: Rect | None = None
    """Where the legend stands, as shares of the chart's box; None: in the middle of its side."""
    corner: str = ""
    """What the workbook's first cell says: what the categories are."""

    @property
    def round(self) -> bool:
        """Whether it has a centre rather than sides, and is the same on a mirrored page."""
        return all(series.form in _ROUND for series in self.series)

    def inked(self, ink: Callable[[str], str]) -> NativeChart:
        """The chart on another ground: ``ink`` gives the role for text that has been set in another. What
        stands on marks keeps its colour."""

        def on_marks(label: DataLabel) -> bool:
            return label.color.startswith("on-")

        def axis(one: NativeAxis) -> NativeAxis:
            return replace(one, color=ink(one.color))

        return replace(
            self,
            series=tuple(
                replace(
                    one,
                    labels=tuple(
                        label if on_marks(label) else replace(label, color=ink(label.color))
                        for label in one.labels
                    ),
                )
                for one in self.series
            ),
            style=replace(self.style, color=ink(self.style.color)),
            category_axis=axis(self.category_axis),
            value_axis=axis(self.value_axis),
            second_axis=self.second_axis and axis(self.second_axis),
        )

    def mirrored(self) -> NativeChart:
        """The chart with its sides exchanged."""
        across = self.horizontal
        return replace(
            self,
            series=tuple(
                replace(series, labels=tuple(label.mirrored() for label in series.labels))
                for series in self.series
            ),
            plot=self.plot.mirrored(1),
            category_axis=self.category_axis.mirrored(along=not across),
            value_axis=self.value_axis.mirrored(along=across),
            second_axis=self.second_axis and self.second_axis.mirrored(along=across),
            legend_box=self.legend_box and self.legend_box.mirrored(1),
        )
