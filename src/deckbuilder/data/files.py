"""Files of data: CSV as a table, YAML and JSON as a tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PurePath

from deckbuilder.data.characters import clean
from deckbuilder.data.csv_table import CsvFault, Table, read_csv, separator
from deckbuilder.data.yaml_tree import Value, YamlFault, read_yaml
from deckbuilder.report import Report
from deckbuilder.source import Folder, Line, Span, Unreadable

#: What files are read as tables.
_TABLES = (".csv", ".tsv", ".tab")
#: What spreadsheets write where they are not asked for UTF-8.
_LEGACY = "cp1252"
#: How a first line tells spreadsheets what parts the cells.
_SEPARATOR = re.compile(r"sep=.$", re.IGNORECASE)
#: "Unicode text" of spreadsheets, with tabs.
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_file(name: str, folder: Folder, base: Path, report: Report, span: Span) -> Table | Value | None:
    """The data of the file that is named at ``span``, from the folder ``base``; None where it holds none, or
    where it cannot be read, which is reported."""
    try:
        path = folder.locate(name, base)
        text = _text(path, folder, report, span)
    except Unreadable as fault:
        report.error("data-unreadable", fault.message, span, fault.help)
        return None
    table = PurePath(name).suffix.lower() in _TABLES
    return read_lines(clean(lines_of(text, folder.name(path), 1), report), report, table=table)


def lines_of(text: str, path: str, first: int) -> tuple[Line, ...]:
    """The lines of some text, counted from ``first``."""
    return tuple(Line(line, path, number) for number, line in enumerate(text.split("\n"), first))


def read_lines(lines: Sequence[Line], report: Report, *, table: bool) -> Table | Value | None:
    """The data in some lines, as CSV or as YAML."""
    if table and lines and _SEPARATOR.match(lines[0].text):
        lines = lines[1:]
    filled = [line.text for line in lines if line.text.strip()]
    if not filled:
        return None
    try:
        if not table:
            return read_yaml(lines)
        found = read_csv(lines, separator(filled[0]) or separator(filled[-1]) or ",")
    except (CsvFault, YamlFault) as fault:
        report.error("data-broken", fault.message, fault.span, fault.help)
        return None
    if found.above:
        report.note(
            "data-above",
            "these lines stand above the table's header, and are left out",
            found.above,
            "delete them if they are no part of the data",
        )
    if found.below:
        report.note(
            "data-below",
            "these lines stand below the table's last row, and are left out",
            found.below,
            "say in the caption or the source what readers should know of it",
        )
    return found


def _text(path: Path, folder: Folder, report: Report, span: Span) -> str:
    try:
        return folder.text(path)
    except Unreadable as fault:
        if fault.code != "not-utf8":
            raise
        if folder.data(path).startswith(_UTF16_MARKS):
            return folder.text(path, encoding="utf-16")
        # Zeros are those of no text at all.
        if b"\0" in folder.data(path):
            raise
        text = folder.text(path, encoding=_LEGACY)
        report.warning("data-encoding", f"{fault.message}; it is read as Windows-1252", span, fault.help)
        return text
