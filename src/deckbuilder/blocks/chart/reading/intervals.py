"""Charts of ranges: where each interval begins and ends, and perhaps an estimate between."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.blocks.chart.model import Panel, Series
from deckbuilder.blocks.chart.reading.columns import Column, Columns
from deckbuilder.blocks.chart.reading.suiting import too_large
from deckbuilder.blocks.chart.reading.wide import Wide, spread
from deckbuilder.data.measures import Measure

_LOWS = ("low", "lower", "min", "minimum", "from", "start", "lo", "p10", "p25")
_HIGHS = ("high", "upper", "max", "maximum", "to", "end", "hi", "p90", "p75")


class Intervals(Struct, frozen=True):
    """The intervals by panel, and the columns of numbers they come from."""

    panels: tuple[Panel, ...]
    measures: tuple[Measure, ...]
    corner: str


def read_intervals(columns: Columns) -> Intervals | None:
    """The intervals of a table; None where it has none, which is reported.

    ``low``, ``high`` and ``y`` list as many columns each, ``y`` perhaps none. Unless they do, columns are
    known by names such as ``lower``, else by the size of their numbers.
    """
    x = columns.named("x") or columns.all[0]
    group, panel = columns.named("group"), columns.named("panel")
    lows, highs, middles = columns.listed("low"), columns.listed("high"), columns.listed("y")
    if not (lows or highs):
        numeric = columns.numeric((x, group, panel, *middles))
        lows, highs, found = _known(columns, numeric)
        middles = middles or found
        if lows:
            columns.note_unread((x, group, panel, *lows, *highs, *middles))
    if not lows or len(lows) != len(highs) or (middles and len(middles) != len(lows)):
        columns.report.error(
            "chart-empty",
            "a chart of ranges needs a column of low and one of high values",
            columns.all[0].span,
            "name them: `low=`, `high=`, and `y=` for estimates",
        )
        return None
    wides = [spread(columns, x, group, panel, found) for found in (lows, highs, middles) if found]
    if too_large("range", "clustered", wides[0], columns):
        return None
    return Intervals(_panels(wides, columns), tuple(s.measure for w in wides for s in w.strands), x.name)


def _known(
    columns: Columns, numeric: Sequence[Column]
) -> tuple[tuple[Column, ...], tuple[Column, ...], tuple[Column, ...]]:
    """The columns of low and high values and of estimates, by their names or their numbers."""
    low = next((one for one in numeric if _is_called(one, _LOWS)), None)
    high = next((one for one in numeric if _is_called(one, _HIGHS)), None)
    if low is None or high is None:
        rest = sorted(numeric[:3], key=lambda one: _mean(columns.measure(one)))
        if len(rest) < 2:
            return (), (), ()
        low, high = rest[0], rest[-1]
    middle = tuple(one for one in numeric if one not in (low, high))[:1]
    return (low,), (high,), middle


def _is_called(column: Column, words: Sequence[str]) -> bool:
    return any(word in words for word in column.name.lower().replace("_", " ").split())


def _mean(measure: Measure) -> float:
    values = [value for value in measure.values if value is not None]
    return sum(values) / len(values) if values else 0.0


def _panels(wides: Sequence[Wide], columns: Columns) -> tuple[Panel, ...]:
    low, high, *middle = wides
    estimates = middle[0].strands if middle else (None,) * len(low.strands)
    named = len(low.strands) > 1 or bool(middle)
    panels: list[Panel] = []
    for index, title in enumerate(low.panels):
        series = []
        for one, other, estimate in zip(low.strands, high.strands, estimates, strict=True):
            lows, highs = one.values[index], other.values[index]
            values = estimate.values[index] if estimate else (None,) * len(lows)
            name = (estimate.name if estimate else one.name) if named else ""
            series.append(Series(name, values, one.span, lows=lows, highs=highs))
        _check(low, series, columns)
        panels.append(Panel(title, low.categories, tuple(series)))
    return tuple(panels)


def _check(low: Wide, series: Sequence[Series], columns: Columns) -> None:
    """Name the intervals that end before they begin."""
    for one in series:
        for category, begin, end in zip(low.categories, one.lows, one.highs, strict=True):
            if begin is not None and end is not None and begin > end:
                columns.report.warning(
                    "chart-interval",
                    f"the interval of `{category.text}` ends at {end:.10g}, before it begins at {begin:.10g}",
                    one.span,
                    "exchange the two numbers, or the columns `low=` and `high=`",
                )
