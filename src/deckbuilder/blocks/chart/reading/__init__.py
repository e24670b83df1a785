"""Charts as authors write them: a table and options to a `Chart`. How it is drawn is decided elsewhere."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.chart.model import Chart
from deckbuilder.blocks.chart.reading.columns import Columns
from deckbuilder.blocks.chart.reading.forms import asked
from deckbuilder.blocks.chart.reading.gathering import gathered
from deckbuilder.blocks.chart.reading.making import by_category, by_interval, by_point
from deckbuilder.data.conventions import separators


def read_chart(node: Node, reading: Reading) -> Chart | None:
    """The chart in a fence; None where it has none to show, which is reported."""
    found = gathered(node, reading)
    if found is None:
        return None
    form, grouping = asked(found.options)
    usual = "." if found.typed else separators(reading.lang)[1]
    columns = Columns(found.table, found.options, reading.report, usual)
    node = replace(node, attrs=found.attrs)
    if form in ("scatter", "bubble"):
        return by_point(node, columns, form, reading.lang)
    if form == "range":
        return by_interval(node, columns, reading.lang)
    return by_category(node, columns, form, grouping, reading.lang)
