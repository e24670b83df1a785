"""Charts as authors write them: a table and options to a `Chart`. How it is drawn is decided elsewhere."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.chart.model import Chart, Form, Grouping
from deckbuilder.blocks.chart.reading.columns import Columns
from deckbuilder.blocks.chart.reading.forms import asked
from deckbuilder.blocks.chart.reading.gathering import gathered
from deckbuilder.blocks.chart.reading.making import by_category, by_interval, by_point
from deckbuilder.blocks.chart.reading.picking import picked
from deckbuilder.blocks.chart.reading.values import value_table
from deckbuilder.data.conventions import separators
from deckbuilder.model import Block


def read_chart(node: Node, reading: Reading) -> tuple[Block, ...] | None:
    """The chart in a fence, and the table of its values if that is asked for; None where it has none to show,
    which is reported."""
    found = gathered(node, reading)
    if found is None:
        return None
    form, grouping = asked(found.options)
    usual = "." if found.typed else separators(reading.lang)[1]
    columns = Columns(picked(found.table, found.options), found.options, reading.report, usual)
    chart = _made(replace(node, attrs=found.attrs), columns, form, grouping, reading.lang)
    if chart is None:
        return None
    if not found.options.truth("data-table"):
        return (chart,)
    # What the values are from is said below all of them.
    table = value_table(chart, chart.source)
    return replace(chart, source=None), *reading.blocks((table,))


def _made(
    node: Node, columns: Columns, form: Form | None, grouping: Grouping | None, lang: str
) -> Chart | None:
    if form in ("scatter", "bubble"):
        return by_point(node, columns, form, lang)
    if form == "range":
        return by_interval(node, columns, lang)
    return by_category(node, columns, form, grouping, lang)
