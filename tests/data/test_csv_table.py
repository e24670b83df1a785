"""Tables of CSV, and what is none."""

from __future__ import annotations

import pytest

from deckbuilder.data.csv_table import CsvFault, read_csv, separator
from deckbuilder.source import Line


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(text, "data.csv", number) for number, text in enumerate(texts, 1))


def test_a_quoted_cell_may_hold_separators_and_line_ends() -> None:
    table = read_csv(lines("name,text", '"Paro, west","two', 'lines"'), ",")
    assert [[cell.text for cell in row] for row in table.rows] == [["Paro, west", "two\nlines"]]
    assert (table.rows[0][0].span.first, table.rows[0][0].span.last) == (2, 3)


def test_separators_alone_are_no_table() -> None:
    with pytest.raises(CsvFault, match="no cell"):
        read_csv(lines(",,", ","), ",")


def test_separators_in_quotes_do_not_part_a_header() -> None:
    assert separator('"a, b";c') == ";"
    assert separator("one word") is None
