"""The rows of a table that an author picks by what stands in them."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.chart.reading.options import Options
from deckbuilder.data.csv_table import Table
from deckbuilder.report import suggestion

#: Names of a table that are listed where one is not found.
_LISTED = 12


def picked(table: Table, options: Options) -> Table:
    """The rows that ``rows`` names, in the order of the table; all where it names none.

    Each name is that of a cell, and is looked for in the columns from left to right. Of each column that
    holds some of them, a row must have one: ``Bhutan, Nepal, 2024`` are two countries in one year.
    """
    columns = [[cell.text.strip() for cell in column] for column in zip(*table.rows, strict=True)]
    cells = [dict.fromkeys(column) for column in columns]
    wanted: dict[int, set[str]] = {}
    for name in options.names("rows", [text for column in cells for text in column]):
        at = next((index for index, texts in enumerate(cells) if name in texts), None)
        if at is None:
            listed = ", ".join([text for text in cells[0] if text][:_LISTED])
            help = suggestion(
                name, [text for column in cells for text in column if text], f"the first column has {listed}"
            )
            options.fault("rows", f"no row of the table has `{name}`", help)
        else:
            wanted.setdefault(at, set()).add(name)
    rows = tuple(
        row for row in table.rows if all(row[at].text.strip() in names for at, names in wanted.items())
    )
    if not rows:
        options.fault("rows", "no row of the table has all of these together", "name fewer")
    return replace(table, rows=rows or table.rows)
