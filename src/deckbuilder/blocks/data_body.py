"""The data in a fence, or in the file it names with ``data=``: YAML, JSON or CSV. Not a block kind."""

from __future__ import annotations

from pathlib import PurePath

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.data.csv_table import CsvFault, Table, read_csv, separator
from deckbuilder.data.yaml_tree import Value, YamlFault, read_yaml
from deckbuilder.source import Line, Span, Unreadable

#: What files are read as tables.
_TABLES = (".csv", ".tsv", ".tab")


def read_body(node: Node, reading: Reading) -> Table | Value | None:
    """The data of a fence. None where it holds none, or where they cannot be read, which is reported.

    In a fence, a first line with commas, semicolons or tabs and without the marks of YAML (``- `` at its
    start, ``: `` or a colon at its end) is the header of a table.
    """
    name = node.attrs.get("data")
    if name is None:
        lines = node.lines or _lines(node.text, node.span.path, node.span.first + 1)
        return _read(lines, reading, node.span, table=_is_table(node.text))
    if node.text.strip():
        message = "there are data here and in the file that `data=` names"
        reading.report.error("data-twice", message, node.span, "keep one of them")
        return None
    return read_file(name, reading, node.span)


def read_file(name: str, reading: Reading, span: Span) -> Table | Value | None:
    """The data of a file, as `read_body` gives them; ``span`` is where the file is named."""
    try:
        path = reading.folder.locate(name, reading.base)
        text, shown = reading.folder.text(path), reading.folder.name(path)
    except Unreadable as fault:
        reading.report.error("data-unreadable", fault.message, span, fault.help)
        return None
    table = PurePath(name).suffix.lower() in _TABLES
    return _read(_lines(text, shown, 1), reading, span, table=table)


def _lines(text: str, path: str, first: int) -> tuple[Line, ...]:
    return tuple(Line(line, path, number) for number, line in enumerate(text.split("\n"), first))


def _is_table(text: str) -> bool:
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    yaml = first.startswith(("- ", "{", "[", "#", "---")) or ": " in first or first.endswith(":")
    return not yaml and separator(first) is not None


def _read(lines: tuple[Line, ...], reading: Reading, span: Span, *, table: bool) -> Table | Value | None:
    filled = [line.text for line in lines if line.text.strip()]
    if not filled:
        return None
    try:
        return read_csv(lines, separator(filled[0]) or ",") if table else read_yaml(lines)
    except (CsvFault, YamlFault) as fault:
        reading.report.error("data-broken", fault.message, fault.span, fault.help)
        return None
