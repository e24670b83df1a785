"""Table rows with more or fewer cells than the table has columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckbuilder.blocks.base import Node, Reading

_BAR = re.compile(r"(?<!\\)\|")
_OUTER_BARS = re.compile(r"^\||(?<!\\)\|$")


def check(row: Node, number: int, count: int, reading: Reading) -> None:
    """Report a row with another number of cells than the header.

    Markdown pads short rows and cuts long ones silently, so the written line is counted where there is one.
    """
    written = row.text.strip()
    found = len(_BAR.split(_OUTER_BARS.sub("", written))) if "|" in written else len(row.children)
    if found > count:
        reading.report.error(
            "table-ragged",
            f"row {number} has {found} cells, the header has {count}",
            row.span,
            "give every row as many cells as the header; write `\\|` for a bar inside a cell",
        )
    elif found < count:
        reading.report.warning(
            "table-ragged",
            f"row {number} has {found} {'cell' if found == 1 else 'cells'}, the header has {count}",
            row.span,
            "the missing cells are left empty; end the row with `|` for each of them",
        )


def check_places(row: Node, number: int, places: Sequence[object | None], reading: Reading) -> None:
    """Report a row, counted from 0, whose cells, with those that reach into it, leave places of the grid
    empty."""
    missing = sum(place is None for place in places)
    if missing:
        reading.report.warning(
            "table-ragged",
            f"row {number + 1} fills {len(places) - missing} of {len(places)} columns",
            row.span,
            "the missing cells are left empty; add them, or let a cell span them with `colspan`",
        )
