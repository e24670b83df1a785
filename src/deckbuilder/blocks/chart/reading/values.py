"""A chart's values as the table that stands below it: a node that the kind of tables reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckbuilder.blocks.base import Node
from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.data.number_format import NumberFormat
from deckbuilder.model import Attrs, Run

_GAP = "–"
#: A row of a table that fits any page has no more characters, with so many between two cells.
_WIDEST, _BETWEEN = 80, 3


def value_table(chart: Chart, source: str | None) -> Node:
    """A row for each category or point, a column for each series, or the other way round where categories are
    periods; ``source`` stands below."""
    head, *body = _upright(chart, list(_lines(chart)))
    rows = (_row(head, chart, "header"), *(_row(line, chart, "") for line in body))
    values = (("source", source),) if source else ()
    return Node(
        "table",
        chart.span,
        children=rows,
        attrs=Attrs(classes=("header-column",), values=values),
        mark=" ".join(("left", *("right" for _ in head[1:]))),
    )


def _upright(chart: Chart, lines: list[Sequence[str]]) -> list[Sequence[str]]:
    """Periods run across, as they do in the chart, where they find room on a page."""
    panel = chart.panels[0]
    if len(chart.panels) > 1 or not panel.categories or not panel.ordered or len(lines) <= len(lines[0]):
        return lines
    wide = sum(max(map(len, line)) + _BETWEEN for line in lines)
    return [list(column) for column in zip(*lines, strict=True)] if wide <= _WIDEST else lines


def _lines(chart: Chart) -> Iterator[Sequence[str]]:
    several = len(chart.panels) > 1
    before = ("",) if several else ()
    for index, panel in enumerate(chart.panels):
        head, *body = list(_of_points(chart, panel) if not panel.categories else _of_values(chart, panel))
        if not index:
            yield (*before, *head)
        for line in body:
            yield (panel.title, *line) if several else line


def _of_values(chart: Chart, panel: Panel) -> Iterator[Sequence[str]]:
    ranges = chart.form == "range"
    head = [chart.corner]
    for series in panel.series:
        ends = [f"{series.name} ({word})".strip() for word in ("low", "high")] if ranges else []
        head += [*([series.name] if any(v is not None for v in series.values) or not ranges else []), *ends]
    yield head
    for index, category in enumerate(panel.categories):
        line = [category.text]
        for series in panel.series:
            form = series.format or chart.format
            if not ranges or any(v is not None for v in series.values):
                line.append(_text(series.values[index], form))
            if ranges:
                line += [_text(series.lows[index], form), _text(series.highs[index], form)]
        yield line


def _of_points(chart: Chart, panel: Panel) -> Iterator[Sequence[str]]:
    sized = any(series.sizes for series in panel.series)
    grouped = len(panel.series) > 1
    yield [
        chart.corner,
        *([""] if grouped else []),
        chart.x.title,
        chart.y.title,
        *(["Size"] if sized else []),
    ]
    for series in panel.series:
        for index, name in enumerate(series.names):
            line = [name, *([series.name] if grouped else []), chart.x_format.text(series.xs[index])]
            line.append(_text(series.values[index], chart.format))
            yield [*line, *([f"{series.sizes[index]:.10g}"] if sized else [])]


def _text(value: float | None, form: NumberFormat) -> str:
    return _GAP if value is None else form.text(value)


def _row(texts: Sequence[str], chart: Chart, mark: str) -> Node:
    cells = (Node("table_cell", chart.span, runs=(Run(text),) if text else ()) for text in texts)
    return Node("table_row", chart.span, children=tuple(cells), mark=mark)
