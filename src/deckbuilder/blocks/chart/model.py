"""A chart, once read: its data and what the author said about it. How it looks is not decided here."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from msgspec import Struct

from deckbuilder.blocks.exhibit import Exhibit
from deckbuilder.data.number_format import NumberFormat
from deckbuilder.model import Run, Runs
from deckbuilder.source import Span

Form = Literal[
    "bar", "column", "line", "area", "pie", "doughnut", "scatter", "bubble", "radar", "combo", "waterfall",
    "range", "slope",
]  # fmt: skip
"""``bar`` runs across, ``column`` upwards; ``combo`` has columns and lines; ``range`` shows intervals."""
Grouping = Literal["clustered", "stacked", "percent"]

#: Characters of a label that is little more than a number: `FY 2019/20`.
_SHORT = 10
_DIGITS = re.compile(r"\d+")


class Category(Struct, frozen=True):
    """What values belong to: a name, or a day."""

    text: str
    """As it is shown."""
    day: date | None = None
    """Set where all categories of the chart are days: then the axis is a scale of time."""
    total: bool = False
    """Of a waterfall: the sum so far, not a step."""


class Series(Struct, frozen=True):
    """Values of one kind, one for each category; None for a gap."""

    name: str
    values: tuple[float | None, ...]
    span: Span
    line: bool = False
    """Of a combo: a line, not columns."""
    right: bool = False
    """It is measured on a second axis, at the right."""
    format: NumberFormat | None = None
    """Where it is not the chart's."""
    xs: tuple[float, ...] = ()
    """Of ``scatter`` and ``bubble``."""
    sizes: tuple[float, ...] = ()
    """Of ``bubble``."""
    names: tuple[str, ...] = ()
    """Of ``scatter`` and ``bubble``: what each point is called, empty where it has no name."""
    lows: tuple[float | None, ...] = ()
    """Of ``range``: where each interval begins; it ends at ``highs``, and ``values`` are the estimates."""
    highs: tuple[float | None, ...] = ()
    begin: float = 0.0
    """Of ``waterfall``: where its first step begins, in a part of one."""


class Panel(Struct, frozen=True):
    """One of small multiples; a plain chart has one without a title."""

    title: str
    categories: tuple[Category, ...]
    series: tuple[Series, ...]

    @property
    def ordered(self) -> bool:
        """Whether the categories are days, or short and differ in their figures alone (years, quarters,
        weeks): those whose labels an axis leaves out can be told."""
        texts = [category.text for category in self.categories]
        return all(category.day is not None for category in self.categories) or (
            max(map(len, texts)) <= _SHORT
            and any(map(str.isdigit, texts[0]))
            and len({_DIGITS.sub("0", text) for text in texts}) == 1
        )


class AxisWish(Struct, frozen=True):
    """What the author said of an axis; None and empty for nothing."""

    title: str = ""
    low: float | None = None
    high: float | None = None


class Reference(Struct, frozen=True):
    """A line across the chart: a target, an average, a date."""

    value: float | str
    """On the value axis; or a category's text, for a line at that category."""
    label: str = ""
    span: Span | None = None


class Remark(Struct, frozen=True):
    """Words at a point of the chart."""

    category: str
    text: str
    series: str = ""
    """Empty: at the uppermost value."""
    span: Span | None = None


class Chart(Exhibit, frozen=True, kw_only=True):
    """A chart. Its panels share their scales."""

    form: Form
    panels: tuple[Panel, ...]
    grouping: Grouping = "clustered"
    format: NumberFormat = NumberFormat()
    corner: str = ""
    """What the categories are: the first column's name."""
    x: AxisWish = AxisWish()
    y: AxisWish = AxisWish()
    right: AxisWish = AxisWish()
    x_format: NumberFormat = NumberFormat()
    """Of the x axis of ``scatter`` and ``bubble``."""
    highlight: tuple[str, ...] = ()
    """Series or categories in colour, all others muted; empty: nothing is."""
    references: tuple[Reference, ...] = ()
    remarks: tuple[Remark, ...] = ()
    labels: bool | None = None
    """Whether values stand at their points; None: where there is room for them."""
    legend: bool | None = None
    """None: where the series cannot be named where they stand."""

    def words(self) -> tuple[Runs, ...]:
        """Names of panels, categories, series and points, and what is written into the chart. The marks of an
        axis that `Panel.ordered` tells of are no words, and a series alone needs no name."""
        names: list[str] = []
        for panel in self.panels:
            names.append(panel.title)
            if panel.categories and not panel.ordered:
                names += (category.text for category in panel.categories)
            if len(panel.series) > 1:
                names += (series.name for series in panel.series)
            names += (name for series in panel.series for name in series.names)
        said = [self.x.title, self.y.title, self.right.title]
        said += [reference.label for reference in self.references]
        said += [remark.text for remark in self.remarks]
        return tuple((Run(text),) for text in dict.fromkeys((*names, *said)) if text)
