"""data-unused: data lie beside the brief, or have a name in its front matter, and nothing uses them.

YAML and JSON files are settings of some program more often than data, and count only in a folder `data`.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from deckbuilder.checks.unused import TEMPLATES, lines_with, listed, place, unused_files, unused_names
from deckbuilder.checks.written import Written
from deckbuilder.report import Report

_TABLES = frozenset((".csv", ".tsv", ".tab"))
_TREES = frozenset((".yml", ".yaml", ".json"))
_FOLDER = "data"


def check(written: Written, report: Report) -> None:
    """Note all such files, once, and each name."""
    names = [
        name
        for name in unused_files(written, _TABLES | _TREES)
        if PurePosixPath(name).suffix.lower() in _TABLES or _FOLDER in PurePosixPath(name).parts[:-1]
    ]
    if names:
        report.note(
            "data-unused",
            f"no brief uses {'this file' if len(names) == 1 else 'these files'} of data: {listed(names)}",
            place(written),
            "show what it holds, delete it, or keep it in a folder whose name begins with `_`",
        )
    given = {data.name: data.span for data in written.document.meta.data}
    for name in unused_names(given, lines_with(written, (*TEMPLATES, "data"))) if given else ():
        report.note(
            "data-unused", f"the data `{name}` are never used", given[name], "delete the line, or use them"
        )
