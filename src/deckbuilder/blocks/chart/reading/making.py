"""The chart made of what was read, by what its form needs."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.blocks.base import Node
from deckbuilder.blocks.chart.model import Chart, Form, Grouping, Panel, Series
from deckbuilder.blocks.chart.reading import said
from deckbuilder.blocks.chart.reading.columns import Columns
from deckbuilder.blocks.chart.reading.formats import as_shares, number_format, plain_format
from deckbuilder.blocks.chart.reading.forms import chosen
from deckbuilder.blocks.chart.reading.intervals import read_intervals
from deckbuilder.blocks.chart.reading.order import ordered
from deckbuilder.blocks.chart.reading.points import read_points
from deckbuilder.blocks.chart.reading.suiting import suited, too_large, without_gaps
from deckbuilder.blocks.chart.reading.totals import with_totals
from deckbuilder.blocks.chart.reading.turning import along_time
from deckbuilder.blocks.chart.reading.wide import Strand, read_wide
from deckbuilder.blocks.chart.turned import turned
from deckbuilder.blocks.exhibit import framed
from deckbuilder.data.number_format import NumberFormat

#: Forms that have a scale of time.
_ON_TIME: tuple[Form, ...] = ("line", "area")


def by_category(
    node: Node, columns: Columns, form: Form | None, grouping: Grouping | None, lang: str
) -> Chart | None:
    """A chart whose values belong to categories."""
    wide, options = read_wide(columns), columns.options
    if wide is None:
        return None
    if form in (None, *_ON_TIME):
        wide = along_time(wide)
    names = [strand.name for strand in wide.strands]
    lines, right = _listed(columns, "line", names), _listed(columns, "right", names)
    form = form or chosen(wide.categories, timed=wide.timed, lines=bool(lines or right))
    form, grouping, strands = suited(form, grouping or "clustered", wide, columns)
    if too_large(form, grouping, replace(wide, strands=strands), columns):
        return None
    if form in ("pie", "doughnut"):
        wide = without_gaps(wide, columns)
        strands = wide.strands
    if form == "combo" and not lines:
        lines = right or tuple(names[1:][-1:])
    shared = as_shares(strands, columns)
    format, others = _formats(strands, columns, right, lang)
    categories = wide.categories
    if form not in _ON_TIME:
        categories = tuple(replace(category, day=None) for category in categories)

    def series(strand: Strand, panel: int) -> Series:
        values = tuple(None if v is None else v * shared for v in strand.values[panel])
        line = form == "combo" and strand.name in lines
        return Series(strand.name, values, strand.span, line, strand.name in right, others.get(strand.name))

    panels = tuple(
        Panel(title, categories, tuple(series(strand, index) for strand in strands))
        for index, title in enumerate(wide.panels)
    )
    if form == "waterfall":
        panels = tuple(with_totals(panel, columns) for panel in panels)
    panels = ordered(panels, options, stacked=grouping != "clustered")
    corner = wide.corner
    if form == "slope" and not wide.timed:
        # A row for each line, a column for each point in time.
        panels, corner = tuple(map(turned, panels)), ""
    chart = Chart(**framed(node), form=form, panels=panels, grouping=grouping, format=format, corner=corner)
    return _finished(chart, columns)


def by_interval(node: Node, columns: Columns, lang: str) -> Chart | None:
    """A chart of ranges."""
    found = read_intervals(columns)
    if found is None:
        return None
    format = number_format(found.measures, columns.options, lang)
    panels = ordered(found.panels, columns.options, stacked=False)
    chart = Chart(**framed(node), form="range", panels=panels, format=format, corner=found.corner)
    return _finished(chart, columns)


def by_point(node: Node, columns: Columns, form: Form, lang: str) -> Chart | None:
    """A chart of points."""
    found = read_points(columns, sized=form == "bubble")
    if found is None:
        return None
    chart = Chart(
        **framed(node),
        form=form,
        panels=found.panels,
        format=number_format((found.up,), columns.options, lang),
        x_format=plain_format((found.across,), lang),
        corner=found.corner,
    )
    chart = _finished(chart, columns)
    return replace(
        chart,
        x=replace(chart.x, title=chart.x.title or found.x.name),
        y=replace(chart.y, title=chart.y.title or found.y.name),
    )


def _finished(chart: Chart, columns: Columns) -> Chart:
    """The chart with what its author says of it besides."""
    options = columns.options
    return replace(
        chart,
        x=said.axis(options, "x-title", "x-min", "x-max"),
        y=said.axis(options, "y-title", "min", "max"),
        right=said.axis(options, "right-title", "right-min", "right-max"),
        highlight=said.highlight(options, chart.panels),
        references=said.references(options, chart.panels, columns.mark),
        remarks=said.remarks(options, chart.panels),
        labels=options.truth("labels"),
        legend=options.truth("legend"),
    )


def _listed(columns: Columns, key: str, names: Sequence[str]) -> tuple[str, ...]:
    """The series that an option lists."""
    found = columns.options.names(key, names)
    for name in found:
        if name not in names:
            columns.options.fault(key, f"the chart has no series `{name}`", f"it has {', '.join(names[:12])}")
    return tuple(name for name in found if name in names)


def _formats(
    strands: Sequence[Strand], columns: Columns, right: Sequence[str], lang: str
) -> tuple[NumberFormat, dict[str, NumberFormat]]:
    """The form of the chart's numbers, and those of the series that stand in another unit."""
    main = next((strand for strand in strands if strand.name not in right), strands[0]).measure
    alike = [one for one in strands if (one.measure.prefix, one.measure.suffix) == (main.prefix, main.suffix)]
    others = {one.name: plain_format((one.measure,), lang) for one in strands if one not in alike}
    return number_format([one.measure for one in alike], columns.options, lang), others
