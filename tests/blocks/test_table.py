"""Tables: grid, widths, alignment, faults."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder import blocks
from deckbuilder.blocks.base import Node
from deckbuilder.blocks.table.widths import column_widths, is_numeric
from deckbuilder.model import Block, Run
from deckbuilder.plan import TableShape, TextShape
from deckbuilder.report import Report, Severity
from tests.blocks.fake import node, read, room


def table(*rows: tuple[str, ...], marks: tuple[str, ...] = (), **more: Any) -> Node:
    """A table whose first row is its header; ``**x**`` is bold."""

    def cell(text: str, index: int) -> Node:
        bold = text.startswith("**")
        runs = (Run(text.strip("*"), bold=bold),) if text else ()
        return node("table_cell", runs=runs, mark=marks[index] if marks else "")

    def row(number: int, cells: tuple[str, ...]) -> Node:
        made = (cell(text, index) for index, text in enumerate(cells))
        return node("table_row", *made, mark="" if number else "header", line=number + 1)

    return node("table", *(row(number, cells) for number, cells in enumerate(rows)), **more)


def grid(block: Block, width: float = 400.0) -> TableShape:
    (found,) = [shape for shape in blocks.lay(block, room(width)).shapes if isinstance(shape, TableShape)]
    return found


def test_columns_fill_the_room_and_rows_grow_with_their_text() -> None:
    shape = grid(read(table(("Name", "What it is"), ("A", "word " * 60)))[0])
    assert sum(shape.columns) == pytest.approx(400)
    head, row = shape.rows
    assert head.height == pytest.approx(9.6 + 4)  # one line of 8 points, and the padding
    assert row.height > 3 * 9.6
    assert shape.box.height == pytest.approx(head.height + row.height)
    assert [cell.paras[0].role for cell in (*head.cells, *row.cells)] == ["TH", "TH", "TD", "TD"]


def test_figures_stand_to_the_right_unless_the_author_says_otherwise() -> None:
    rows = (("Year", "Sum", "Note"), ("1968", "1,200", "a"), ("1986", "–", "b"))

    def aligns(block: Block) -> list[str]:
        return [cell.paras[0].style.align for cell in grid(block).rows[1].cells]

    assert aligns(read(table(*rows))[0]) == ["left", "right", "left"]
    assert aligns(read(table(*rows, marks=("center", "left", "right")))[0]) == ["center", "left", "right"]


@pytest.mark.parametrize(
    "cells",
    [
        ["1", "2"],
        ["$5", "−3.5 %", "n/a"],
        ["EUR 1 200", "~3"],
        ["12 kg", ""],
        ["4*", "5†"],
        ["(100.50)", "-$3"],
    ],
)
def test_numeric(cells: list[str]) -> None:
    assert is_numeric(cells)


@pytest.mark.parametrize("cells", [["1", "two"], ["–", ""], ["June 2017"], ["1 of 3 seats"], []])
def test_not_numeric(cells: list[str]) -> None:
    assert not is_numeric(cells)


@given(
    st.lists(st.tuples(st.floats(1, 200), st.floats(0, 2000)), min_size=1, max_size=9),
    st.floats(50, 1500),
)
def test_widths_add_up_and_hold_the_longest_words_if_they_can(
    columns: list[tuple[float, float]], width: float
) -> None:
    least = [small for small, _ in columns]
    natural = [small + more for small, more in columns]
    found = column_widths(least, natural, width)
    assert sum(found) == pytest.approx(width)
    if sum(least) <= width:
        assert all(got >= small * 0.999 for got, small in zip(found, least, strict=True))


def test_an_address_does_not_tear_the_words_beside_it() -> None:
    assert column_widths([60, 500, 80], [200, 900, 300], 400) == pytest.approx((60, 260, 80))
    assert column_widths([300, 500, 80], [300, 900, 300], 400) == pytest.approx((160, 160, 80))


def test_widths_as_written() -> None:
    assert grid(read(table(("a", "b"), ("1", "2"), attrs={"widths": "3,1"}))[0]).columns == (300, 100)


@pytest.mark.parametrize("widths", ["3,1,1", "a,b", "0,1", "-1,2", ""])
def test_widths_that_make_no_sense_are_reported(widths: str) -> None:
    report = Report()
    read(table(("a", "b"), ("1", "2"), attrs={"widths": widths}), report=report)
    assert [finding.code for finding in report] == ["table-widths"]


def test_a_cut_table_keeps_its_columns_and_repeats_its_header() -> None:
    block = read(table(("Name", "Text"), *((f"n{i}", "word " * i) for i in range(12))))[0]
    cut = blocks.split(block, room(), 120)
    assert cut is not None
    first, second = grid(cut[0]), grid(cut[1])
    assert first.columns == pytest.approx(second.columns)
    assert (first.rows[0].repeated, second.rows[0].repeated) == (False, True)
    assert second.rows[0].header
    assert len(first.rows) + len(second.rows) == 14


def test_a_header_that_fills_much_of_the_frame_is_shown_once() -> None:
    tall = "header " * 80
    block = read(table(("Name", tall), *((f"n{i}", "word") for i in range(40))))[0]
    cuts = [blocks.split(block, room(height=height), height) for height in (200.0, 240.0)]
    assert [cut and grid(cut[1]).rows[0].header for cut in cuts] == [False, True]


def test_caption_stands_above_the_first_part_and_source_below_the_last() -> None:
    tree = table(("a", "b"), *(("x", "y"),) * 12, runs=(Run("Caption"),), attrs={"source": "Source"})
    cut = blocks.split(read(tree)[0], room(), 120)
    assert cut is not None
    roles = [[type(shape).__name__ for shape in blocks.lay(part, room()).shapes] for part in cut]
    assert roles == [["TextShape", "TableShape"], ["TableShape", "TextShape"]]
    captions = [
        s.paras[0].role for part in cut for s in blocks.lay(part, room()).shapes if isinstance(s, TextShape)
    ]
    assert captions == ["Caption", "P"]


def test_a_row_taller_than_the_frame_is_cut_inside_its_cells() -> None:
    block = read(table(("Name", "Text"), ("short", "word " * 400)))[0]
    cut = blocks.split(block, room(), 100)
    assert cut is not None
    assert blocks.lay(cut[0], room()).height <= 100
    words = sum(plainly.count("word") for part in cut for plainly in _cells(part))
    assert words == 400


def test_a_row_that_fits_is_not_cut_for_its_source() -> None:
    block = read(table(("a", "b"), ("one", "two"), attrs={"source": "Somebody"}))[0]
    height = blocks.lay(block, room()).height
    assert blocks.split(block, room(), height - 5) is None


def _cells(block: Block) -> list[str]:
    rows = grid(block).rows
    return ["".join(run.text for run in cell.paras[0].runs) for row in rows for cell in row.cells]


def test_the_totals_are_set_off_and_not_parted_from_the_rows() -> None:
    block = read(table(("a", "b"), *(("x", "1"),) * 6, ("**Total**", "**6**")))[0]
    rows = grid(block).rows
    assert [row.total for row in rows] == [False] * 7 + [True]
    height = rows[0].height * 7 + 1
    for frame, overleaf in ((room(), 3), (replace(room(), height=height), 2)):
        cut = blocks.split(block, frame, height)
        assert cut is not None
        assert len(grid(cut[1]).rows) == 1 + overleaf


def test_a_row_that_only_begins_like_totals_is_none() -> None:
    assert not grid(read(table(("a", "b"), ("Total war", "1")))[0]).rows[1].total


def test_the_alternative_text_names_caption_or_columns() -> None:
    assert grid(read(table(("Name", "Age"), ("A", "1")))[0]).alt == "Table: Name, Age"
    assert grid(read(table(("Name",), ("A",), runs=(Run("People"),)))[0]).alt == "People"


class TestRagged:
    """The front end cuts and pads rows as GFM says; the written line tells what was lost."""

    def report_for(self, row: str) -> Report:
        report = Report()
        tree = table(("a", "b"), ("1", "2"))
        body = node("table_row", *tree.children[1].children, text=row, line=3)
        read(node("table", tree.children[0], body), report=report)
        return report

    @pytest.mark.parametrize("row", ["| 1 | 2 | 3 |", "1 | 2 | 3", "| 1 | 2 | | |"])
    def test_too_many_cells_are_an_error(self, row: str) -> None:
        (finding,) = self.report_for(row)
        assert (finding.code, finding.severity) == ("table-ragged", Severity.ERROR)
        count = 4 if row.endswith("| | |") else 3
        assert finding.message == f"row 1 has {count} cells, the header has 2"
        assert finding.span is not None
        assert finding.span.first == 3

    def test_too_few_are_a_warning(self) -> None:
        (finding,) = self.report_for("| 1 |")
        assert (finding.severity, finding.message) == (Severity.WARNING, "row 1 has 1 cell, the header has 2")

    @pytest.mark.parametrize("row", ["| 1 | 2 |", "1 | 2", "| 1 | a \\| b |"])
    def test_even_rows_are_fine(self, row: str) -> None:
        assert not list(self.report_for(row))


def test_decimal_marks_stand_below_each_other_where_styles_ask_for_it() -> None:
    found = read(
        table(("Line", "Spent", "Note"), ("a", "9,400", "x"), ("b", "843,250.50", "y"), ("c", "–", "z"))
    )[0]

    def rights(figure_gap: float) -> list[float]:
        own = room(400.0)
        own = replace(own, styles=replace(own.styles, figure_gap=figure_gap))
        shape = blocks.lay(found, own).shapes[0]
        assert isinstance(shape, TableShape)
        assert [row.cells[2].paras[0].right for row in shape.rows] == [0.0] * 4
        return [row.cells[1].paras[0].right for row in shape.rows]

    assert rights(0.0) == [0.0] * 4
    head, plain, decimals, none = rights(10.0)
    assert (head, decimals) == (10.0, 10.0)
    tail = room(400.0).typesetter.width((Run(".50"),), room(400.0).styles.table)
    assert plain == none == pytest.approx(10.0 + tail)
