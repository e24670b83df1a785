"""The workbooks of charts, read by a spreadsheet library."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.render.pptx.workbook import Column, cells, workbook


def opened(*columns: Column) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(columns)))["Sheet1"]


def test_texts_numbers_dates_and_gaps_are_what_they_were() -> None:
    sheet = opened(
        Column("Day", (date(2024, 2, 29), date(1900, 3, 1)), "yyyy\\-mm\\-dd"),
        Column("Tonnes & more", (1.5, None), '#,##0.0" t"'),
        Column("Name", ("<A>", " spaced ")),
    )
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows == [
        ["Day", "Tonnes & more", "Name"],
        [datetime(2024, 2, 29), 1.5, "<A>"],
        [datetime(1900, 3, 1), None, " spaced "],
    ]
    assert sheet["B2"].number_format == '#,##0.0" t"'
    assert sheet["C2"].number_format == "General"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_is_kept_exactly(value: float) -> None:
    assert opened(Column("", (value,)))["A2"].value == value


@given(st.text())
def test_any_text_is_kept_but_for_what_xml_cannot_hold(value: str) -> None:
    found = opened(Column("Head", (value + ".",)))["A2"].value
    kept = "".join(char for char in value if char in "\t\n\r" or " " <= char not in "\ufffe\uffff")
    assert found.replace("\r\n", "\n") == f"{kept.encode('utf-8', 'ignore').decode()}.".replace("\r\n", "\n")


def test_text_that_looks_like_an_escape_is_kept() -> None:
    """ECMA-376 part 1, 22.9.2.19: ``_x0041_`` would be read as A."""
    written = workbook((Column("", ("_x0041_",)),))
    sheet = zipfile.ZipFile(io.BytesIO(written)).read("xl/worksheets/sheet1.xml")
    assert b"<t>_x005F_x0041_</t>" in sheet


def test_columns_of_unlike_length_stand_side_by_side() -> None:
    sheet = opened(Column("x", (1.0,)), Column("y", (2.0, 3.0)))
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["x", "y"], [1, 2], [None, 3]]


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_lettered_as_spreadsheets_do(column: int, letters: str) -> None:
    assert cells(column, 2, 9) == f"Sheet1!${letters}$2:${letters}$9"
    assert cells(column, 1, 1) == f"Sheet1!${letters}$1"


def test_the_same_columns_give_the_same_bytes() -> None:
    columns = (Column("a", (1.0,), "0.0"), Column("b", (2.0,), "0%"))
    assert workbook(columns) == workbook(columns)
