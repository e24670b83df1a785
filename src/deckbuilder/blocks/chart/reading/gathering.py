"""A chart's fence as a table and options, whichever way they are written."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.chart.keys import KEYS
from deckbuilder.blocks.chart.reading.options import Options
from deckbuilder.blocks.data_body import read_body, read_file
from deckbuilder.blocks.exhibit import KEYS as EXHIBIT_KEYS
from deckbuilder.data.csv_table import CsvFault, Table
from deckbuilder.data.tabular import as_table
from deckbuilder.data.yaml_tree import Listing, Mapping, Scalar, Value
from deckbuilder.model import Attrs
from deckbuilder.report import suggestion
from deckbuilder.source import Span

#: Keys under which YAML may hold the data beside options.
_DATA = ("data", "values")
_HELP = "write a table as CSV, or `data:` with a list of rows"


class Gathered(Struct, frozen=True):
    """What a fence says."""

    table: Table
    options: Options
    typed: bool
    """The numbers are those of YAML or JSON, which have decimal points in all languages."""
    attrs: Attrs
    """The fence's attributes, with what its YAML says of caption, source and alternative text."""


def gathered(node: Node, reading: Reading) -> Gathered | None:
    """The table and the options of a fence; None where there is no table, which is reported."""
    known = len(reading.report)
    body = read_body(node, reading)
    values: dict[str, Value] = {}
    if isinstance(body, Mapping) and any(key.text in (*_DATA, "type") for key, _ in body.entries):
        values, body = _parted(body, reading)
    framing = {key: value.text for key, value in values.items() if isinstance(value, Scalar)}
    attrs = _attrs(node.attrs, framing)
    values |= {key: Scalar(text, True, node.span) for key, text in node.attrs.values}
    table = body if isinstance(body, Table) else _table(body, reading)
    if table is None or not table.rows:
        if len(reading.report) == known:
            message = "the chart has no data" if body is None else "the chart's data are no table"
            if table is not None:
                message = "the chart's table has no rows below its header"
            reading.report.error("chart-empty", message, _span(body) or node.span, _HELP)
        return None
    return Gathered(table, Options(values, node.span, reading.report), body is not table, attrs)


def _attrs(attrs: Attrs, written: dict[str, str]) -> Attrs:
    """A fence's attributes, and those of its YAML; a title is the caption where there is none."""
    found = {key: written[key] for key in EXHIBIT_KEYS if key in written} | dict(attrs.values)
    title = written.get("title") or found.get("title")
    if title:
        found.setdefault("caption", title)
    return replace(attrs, values=tuple(found.items()))


def _parted(body: Mapping, reading: Reading) -> tuple[dict[str, Value], Table | Value | None]:
    """Options, and the data among them: in place, or in the file they name."""
    values: dict[str, Value] = {}
    data: Table | Value | None = None
    for key, value in body.entries:
        if key.text in _DATA:
            data = value
        elif key.text in KEYS or key.text in EXHIBIT_KEYS:
            values[key.text] = value
        else:
            reading.report.error(
                "data-key",
                f"`{key.text}` is no option of a chart",
                key.span,
                suggestion(key.text, (*_DATA, *KEYS), "put the data under `data:`"),
            )
    if isinstance(data, Scalar) and "\n" not in data.text.strip():
        return values, read_file(data.text, reading, data.span)
    return values, data


def _table(value: Value | None, reading: Reading) -> Table | None:
    try:
        return None if value is None else as_table(value)
    except CsvFault as fault:
        reading.report.error("data-broken", fault.message, fault.span, fault.help)
        return None


def _span(body: Table | Value | None) -> Span | None:
    return body.span if isinstance(body, Listing | Mapping) else None
