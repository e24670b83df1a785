"""The data in a fence, or in the file it names with ``data=``: YAML, JSON or CSV. Not a block kind."""

from __future__ import annotations

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.data import files
from deckbuilder.data.csv_table import Table, separator
from deckbuilder.data.yaml_tree import Value
from deckbuilder.source import Span


def read_body(node: Node, reading: Reading) -> Table | Value | None:
    """The data of a fence. None where it holds none, or where they cannot be read, which is reported.

    In a fence, a first line with commas, semicolons or tabs and without the marks of YAML (``- `` at its
    start, ``: `` or a colon at its end) is the header of a table.
    """
    name = node.attrs.get("data")
    if name is None:
        lines = node.lines or files.lines_of(node.text, node.span.path, node.span.first + 1)
        return files.read_lines(lines, reading.report, table=_is_table(node.text))
    if node.text.strip():
        message = "there are data here and in the file that `data=` names"
        reading.report.error("data-twice", message, node.span, "keep one of them")
        return None
    return read_file(name, reading, node.span)


def read_file(name: str, reading: Reading, span: Span) -> Table | Value | None:
    """The data of a file, or of what the front matter calls so; ``span`` is where it is named."""
    return files.read_file(reading.data.get(name, name), reading.folder, reading.base, reading.report, span)


def _is_table(text: str) -> bool:
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    yaml = first.startswith(("- ", "{", "[", "#", "---")) or ": " in first or first.endswith(":")
    return not yaml and separator(first) is not None
