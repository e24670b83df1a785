"""Which marks show a chart of each form with axes."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.chart import columns, lines, ranges, waterfall
from deckbuilder.blocks.chart.marks import Marks
from deckbuilder.blocks.chart.model import Chart, Panel


def marks_of(chart: Chart, panel: Panel) -> Marks:
    """The marks of a panel."""
    match chart.form:
        case "line":
            return lines.marks(chart, panel, range(len(panel.series)))
        case "area":
            return lines.areas(chart, panel)
        case "combo":
            return _combined(chart, panel)
        case "waterfall":
            return waterfall.marks(chart, panel)
        case "range":
            return ranges.marks(chart, panel)
        case _:
            return columns.marks(chart, panel)


def _combined(chart: Chart, panel: Panel) -> Marks:
    """Columns, and lines over them."""
    bars = columns.marks(chart, panel)
    over = lines.marks(chart, panel, [index for index, series in enumerate(panel.series) if series.line])
    if not bars.series:
        return over
    moved = tuple(replace(trace, series=trace.series + len(bars.series)) for trace in over.traces)
    left = any(not trace.secondary for trace in over.traces)
    return replace(
        bars,
        series=(*bars.series, *over.series),
        traces=moved,
        low=min(bars.low, over.low) if left else bars.low,
        high=max(bars.high, over.high) if left else bars.high,
        second=over.second,
        title="",
        keys=(*bars.keys, *over.keys),
    )
