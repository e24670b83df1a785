"""Where a chart's data stand in its workbook: the columns, and the references that lead there."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from deckbuilder.plan import NativeChart, NativeSeries
from deckbuilder.render.pptx.workbook import FIRST_DAY, Column, Entry, cells

#: Forms whose points have numbers on both axes.
SCATTERED = ("scatter", "bubble")
_DATES = "yyyy\\-mm\\-dd"


class Source(Struct, frozen=True):
    """The cells of a series."""

    name: str
    values: str
    along: str
    """Of its categories, or of its x values."""
    sizes: str = ""


def are_days(chart: NativeChart) -> bool:
    """Whether the categories are dates that a workbook can hold."""
    return bool(chart.categories) and all(
        isinstance(category, date) and category >= FIRST_DAY for category in chart.categories
    )


def day_format(chart: NativeChart) -> str:
    """How dates are written at their axis."""
    code = chart.category_axis.format
    return _DATES if code == "General" else code


def names(chart: NativeChart) -> tuple[str, ...]:
    """The categories as text."""
    return tuple(c.isoformat() if isinstance(c, date) else c for c in chart.categories)


def columns(chart: NativeChart) -> list[Column]:
    """The categories and beside them each series; of points, each series with its own x values (and
    sizes)."""
    if chart.series[0].form in SCATTERED:
        return [column for series in chart.series for column in _points(series, chart)]
    days = are_days(chart)
    along: tuple[Entry, ...] = chart.categories if days else names(chart)
    first = Column(chart.corner, along, day_format(chart) if days else "General")
    return [first, *(Column(one.name, one.values, one.format) for one in chart.series)]


def _points(series: NativeSeries, chart: NativeChart) -> list[Column]:
    found = [
        Column(chart.category_axis.title or "x", series.xs, chart.category_axis.format),
        Column(series.name, series.values, series.format),
    ]
    return [*found, Column("Size", series.sizes)] if series.form == "bubble" else found


def source(chart: NativeChart, index: int) -> Source:
    """The cells of the series of that index."""
    series = chart.series[index]
    last = 1 + len(series.values)
    if series.form not in SCATTERED:
        return Source(cells(index + 1, 1, 1), cells(index + 1, 2, last), cells(0, 2, last))
    at = index * (3 if series.form == "bubble" else 2)
    sizes = cells(at + 2, 2, last) if series.form == "bubble" else ""
    return Source(cells(at + 1, 1, 1), cells(at + 1, 2, last), cells(at, 2, last), sizes)
