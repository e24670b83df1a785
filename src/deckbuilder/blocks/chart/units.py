"""The unit of a chart's values, said once in the title of their axis rather than at every number."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.chart.model import AxisWish, Chart, Panel
from deckbuilder.data.number_format import NumberFormat


def told_once(chart: Chart) -> Chart:
    """The chart with plain numbers and its units in the titles of its axes. Signs of per cent stay: they are
    as short as they are clear. So does all where series on one axis differ in their units."""
    first = chart.panels[0]
    left = [series for series in first.series if not series.right]
    right = [series for series in first.series if series.right]
    if any(series.format is not None for series in left):
        return chart
    title = chart.y.title or (left[0].name if len(left) == 1 else "")
    chart = replace(chart, y=_with_unit(chart.y, title, chart.format)) if left else chart
    other = next((series.format for series in right if series.format), chart.format)
    if right:
        name = chart.right.title or (right[0].name if len(right) == 1 else "")
        chart = replace(chart, right=_with_unit(chart.right, name, other))
    return replace(
        chart, format=_bare(chart.format), panels=tuple(_with_bare(panel) for panel in chart.panels)
    )


def _with_unit(axis: AxisWish, title: str, form: NumberFormat) -> AxisWish:
    unit = " ".join(filter(None, (form.prefix.strip(), form.suffix.strip()))) if _named(form) else ""
    if not unit or unit in title.replace("\N{NO-BREAK SPACE}", " "):
        return axis
    return replace(axis, title=f"{title} ({unit})" if title else unit)


def _with_bare(panel: Panel) -> Panel:
    return replace(
        panel,
        series=tuple(
            replace(series, format=_bare(series.format)) if series.format else series
            for series in panel.series
        ),
    )


def _bare(form: NumberFormat) -> NumberFormat:
    return replace(form, prefix="", suffix="") if _named(form) else form


def _named(form: NumberFormat) -> bool:
    """Whether numbers have a unit that takes room."""
    return bool(form.prefix) or form.suffix.strip() not in ("", "%")
