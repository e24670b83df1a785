"""Cells over several columns and rows: any spans give a sound grid, and nothing is lost when it is cut."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder import blocks
from deckbuilder.blocks.base import Node
from deckbuilder.blocks.table.value import Table
from deckbuilder.model import Block, Run
from deckbuilder.plan import Row, TableShape
from deckbuilder.report import Report
from tests.blocks.fake import node, read, room


def cell(text: str, colspan: int = 1, rowspan: int = 1, word: str = "td", **more: str) -> Node:
    spans = {"colspan": str(colspan), "rowspan": str(rowspan)}
    return node("table_cell", runs=(Run(text),) if text else (), word=word, attrs={**spans, **more})


def row(*cells: Node, mark: str = "", line: int = 1) -> Node:
    return node("table_row", *cells, mark=mark, line=line)


def table(*rows: Node) -> Table:
    (block,) = read(node("table", *rows))
    assert isinstance(block, Table)
    return block


def shape_of(block: Block, width: float = 400.0) -> TableShape:
    (found,) = [shape for shape in blocks.lay(block, room(width)).shapes if isinstance(shape, TableShape)]
    return found


def owners(rows: tuple[Row, ...]) -> Counter[tuple[int, int]]:
    """How often each place is covered, by the spans the cells give."""
    found: Counter[tuple[int, int]] = Counter()
    for top, line in enumerate(rows):
        for left, one in enumerate(line.cells):
            if one.colspan and one.rowspan:
                found.update(
                    (top + down, left + along) for down in range(one.rowspan) for along in range(one.colspan)
                )
    return found


def words_of(rows: tuple[Row, ...]) -> list[str]:
    shown = [line for line in rows if not line.repeated]
    return [run.text for line in shown for one in line.cells for para in one.paras for run in para.runs]


def assert_sound(shape: TableShape) -> None:
    """Rectangular, every place in one cell, covered places marked, and each text within its rows."""
    assert len({len(line.cells) for line in shape.rows} | {len(shape.columns)}) == 1
    every = {(top, left) for top in range(len(shape.rows)) for left in range(len(shape.columns))}
    assert owners(shape.rows) == Counter(every)
    padding = shape.padding.top + shape.padding.bottom
    for top, line in enumerate(shape.rows):
        for left, one in enumerate(line.cells):
            if not (one.colspan and one.rowspan):
                assert not one.paras
                assert (one.colspan, one.rowspan) in ((0, 1), (1, 0), (0, 0))
                continue
            room_down = sum(below.height for below in shape.rows[top : top + one.rowspan]) - padding
            assert sum(para.height for para in one.paras) <= room_down + 0.01
            across = sum(shape.columns[left : left + one.colspan])
            assert all(line.width <= across for para in one.paras for line in para.lines)


spans = st.integers(0, 4)
cells = st.lists(st.tuples(spans, spans, st.integers(1, 9)), min_size=1, max_size=5)
grids = st.lists(cells, min_size=1, max_size=7)


def made(found: list[list[tuple[int, int, int]]], heads: int) -> Table | None:
    """A table of numbered texts: each cell's words are its own."""
    rows = [
        row(
            *(
                cell(" ".join([f"w{top}.{left}"] * count), across, down)
                for left, (across, down, count) in enumerate(line)
            ),
            mark="header" if top < heads else "",
            line=top + 1,
        )
        for top, line in enumerate(found)
    ]
    blocks_read = read(node("table", *rows))
    return blocks_read[0] if blocks_read and isinstance(blocks_read[0], Table) else None


@given(grids, st.integers(0, 2))
def test_any_spans_give_a_sound_grid_with_every_text_once(
    found: list[list[tuple[int, int, int]]], heads: int
) -> None:
    block = made(found, heads)
    assert block is not None
    shape = shape_of(block)
    assert_sound(shape)
    texts = sorted(
        " ".join([f"w{t}.{i}"] * n) for t, line in enumerate(found) for i, (_, _, n) in enumerate(line)
    )
    assert sorted(words_of(shape.rows)) == texts


@settings(deadline=None)
@given(grids, st.integers(0, 2), st.integers(30, 200), st.booleans())
def test_cuts_leave_sound_grids_and_lose_no_letter(
    found: list[list[tuple[int, int, int]]], heads: int, height: int, at_top: bool
) -> None:
    block = made(found, heads)
    assert block is not None
    here = room(160.0, at_top=at_top)
    cut = blocks.split(block, here, height)
    if cut is None:
        return
    parts = [shape_of(part, 160.0) for part in cut]
    for shape in parts:
        assert_sound(shape)
    assert blocks.lay(cut[0], here).height <= height + 0.01
    wanted = Counter("".join(words_of(shape_of(block, 160.0).rows)).replace(" ", ""))
    got = Counter("".join(text for shape in parts for text in words_of(shape.rows)).replace(" ", ""))
    assert got >= wanted  # a cell that spans the cut is shown again


def test_a_header_of_two_rows_is_repeated_whole() -> None:
    rows = [row(cell(f"n{i}"), cell("x"), cell("y")) for i in range(12)]
    block = table(
        row(cell("Name", 1, 2), cell("Years", 2), mark="header"),
        row(cell("2019"), cell("2020"), mark="header"),
        *rows,
    )
    cut = blocks.split(block, room(), 120)
    assert cut is not None
    second = shape_of(cut[1])
    assert [line.repeated for line in second.rows[:3]] == [True, True, False]
    assert [one.scope for one in second.rows[0].cells] == ["column", "column", None]


def test_rows_that_a_cell_spans_are_not_parted_where_another_cut_will_do() -> None:
    group = [row(cell("group", 1, 4), cell("a")), *(row(cell(letter)) for letter in "bcd")]
    block = table(*(row(cell(f"n{i}"), cell("x")) for i in range(3)), *group, row(cell("n"), cell("x")))
    height = 16.0 * 5  # within the group
    cut = blocks.split(block, room(), height)
    assert cut is not None
    assert [len(shape_of(part).rows) for part in cut] == [3, 5]


def test_a_spanning_cell_is_shown_again_where_it_must_be_cut() -> None:
    block = table(row(cell("group", 1, 9), cell("a")), *(row(cell(f"b{i}")) for i in range(8)))
    cut = blocks.split(block, room(), 16.0 * 4)
    assert cut is not None
    shapes = [shape_of(part) for part in cut]
    assert [shape.rows[0].cells[0].rowspan for shape in shapes] == [4, 5]
    assert [shape.rows[0].cells[0].paras[0].runs[0].text for shape in shapes] == ["group", "group"]


def test_a_title_of_rows_stays_with_them() -> None:
    rows = [row(cell(f"n{i}"), cell("x")) for i in range(3)]
    block = table(*rows, row(cell("Title", 2)), *rows)
    cut = blocks.split(block, room(), 16.0 * 4 + 1)
    assert cut is not None
    assert [len(shape_of(part).rows) for part in cut] == [3, 4]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row(cell("a", 1, 3), cell("b"))], "this cell spans 3 rows, where 1 is left; it is cut short"),
        (
            [row(cell("a"), cell("b", 1, 2)), row(cell("c", 2))],
            "this cell overlaps a cell from the row above; it is cut short",
        ),
        (
            [row(cell("a"), cell("b")), row(cell("c", 5))],
            "this cell spans 5 columns, where 2 are left; it is cut short",
        ),
        ([row(cell("a"), cell("b", 1, 1)), row(cell("c"))], "row 2 fills 1 of 2 columns"),
    ],
)
def test_impossible_spans_are_reported(rows: list[Node], message: str) -> None:
    report = Report()
    read(node("table", *rows), report=report)
    assert [finding.message for finding in report] == [message]


@pytest.mark.parametrize("span", ["two", "-1", "1.5", "", "²"])
def test_a_span_that_is_no_number_is_reported(span: str) -> None:
    report = Report()
    odd = node("table_cell", runs=(Run("a"),), attrs={"colspan": span})
    read(node("table", row(odd, cell("b"))), report=report)
    assert [finding.code for finding in report] == ["table-spans"]


def test_spanning_cells_share_what_they_need_among_their_columns() -> None:
    wide = shape_of(table(row(cell("x" * 60, 2), cell("word")), row(cell("aa"), cell("a"), cell("word"))))
    narrow = shape_of(table(row(cell("x", 2), cell("word")), row(cell("aa"), cell("a"), cell("word"))))
    assert sum(wide.columns[:2]) > 60 * 4
    assert wide.columns[0] > wide.columns[1] > narrow.columns[1]


def test_headings_of_rows() -> None:
    (block,) = read(node("table", row(cell("a", word="th"), cell("b")), attrs={}))
    first, second = shape_of(block).rows[0].cells
    assert (first.scope, first.paras[0].role, first.paras[0].style.weight) == ("row", "TH", 700)
    assert (second.scope, second.paras[0].role) == (None, "TD")
    (named,) = read(node("table", row(cell("a"), cell("b")), attrs={"classes": ("header-column",)}))
    assert [one.scope for one in shape_of(named).rows[0].cells] == ["row", None]


def test_a_foot_is_totals() -> None:
    block = table(row(cell("a"), cell("1")), row(cell("Sum"), cell("1"), mark="footer"))
    assert [line.total for line in shape_of(block).rows] == [False, True]
    assert shape_of(block).rows[1].cells[0].paras[0].style.weight == 700
