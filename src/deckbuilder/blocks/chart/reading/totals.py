"""The totals of a waterfall: categories that say how much there is so far, instead of a step."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from deckbuilder.blocks.chart.model import Panel
from deckbuilder.blocks.chart.reading.columns import Columns

#: Sums of decimal numbers come out that exact.
_EXACT = 1e-9
#: What agrees up to half a per cent was rounded.
_ROUNDED = 0.005


def with_totals(panel: Panel, columns: Columns) -> Panel:
    """The panel with its totals marked: those that ``total`` lists, else the last category if it has no value
    or that of the sum. A total without a value is the sum of the steps so far; one that is not that sum is
    reported, and counts as written."""
    names = [category.text for category in panel.categories]
    said = columns.options.names("total", names)
    for name in said:
        if name not in names:
            columns.options.fault("total", f"the chart has no `{name}`", f"it has {', '.join(names[:12])}")
    series = panel.series[0]
    totals = said or _guessed(names, series.values)
    level, values = 0.0, list(series.values)
    for index, (name, value) in enumerate(zip(names, series.values, strict=True)):
        if name not in totals:
            level += value or 0.0
            continue
        if value is not None and index:
            _check(name, value, level, columns)
        level = values[index] = level if value is None else value
    return replace(
        panel,
        categories=tuple(replace(one, total=one.text in totals) for one in panel.categories),
        series=(replace(series, values=tuple(values)),),
    )


def _guessed(names: list[str], values: tuple[float | None, ...]) -> Collection[str]:
    """The first and the last category, if the last is what the others come to."""
    if len(names) < 3:
        return ()
    *steps, last = values
    sum_ = sum(step or 0.0 for step in steps)
    agrees = last is None or (sum_ and abs(last - sum_) <= _EXACT * abs(sum_))
    return (names[0], names[-1]) if agrees and values[0] is not None else ()


def _check(name: str, value: float, level: float, columns: Columns) -> None:
    if abs(value - level) > _ROUNDED * max(abs(value), abs(level)):
        columns.report.warning(
            "chart-total",
            f"the total `{name}` is {value:.10g}, but the steps before it come to {level:.10g}",
            columns.options.span("total"),
            "check the steps, or leave the total's cell empty",
        )
