"""Charts told in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.blocks.chart.alt import LONGEST, alt_text
from deckbuilder.blocks.chart.model import Chart
from tests.blocks.chart.test_reading import fence
from tests.blocks.fake import read

YEARS = "Year,Bhutan,Nepal\n2020,5.2,4\n2021,6.1,3\n2022,-1,\n2023,7.2,-2"
PLACES = "Country,Loans,Grants\nBhutan,5,6\nNepal,1,2\nLaos,3,4"


def told(text: str, **attrs: str) -> str:
    block = read(fence(text, **attrs))[0]
    assert isinstance(block, Chart)
    return alt_text(block)


@pytest.mark.parametrize(
    ("text", "attrs", "words"),
    [
        (
            YEARS,
            {},
            "Line chart of 2 series (Bhutan, Nepal), 2020 to 2023 (4 categories). "
            "Bhutan: 5.2 in 2020, 7.2 in 2023, lowest −1.0 in 2022. Nepal: 4.0 in 2020, −2.0 in 2023.",
        ),
        (
            PLACES,
            {"type": "stacked"},
            "Stacked column chart of 2 series (Loans, Grants) by Bhutan, Nepal, Laos. "
            "Highest: 6 (Grants, Bhutan); lowest: 1 (Loans, Nepal). "
            "Greatest sum: 11 (Bhutan); least: 3 (Nepal).",
        ),
        ("A: 1\nB: 3", {"type": "pie"}, "Pie chart. A 1 (25%); B 3 (75%)."),
        ("A: 25%\nB: 75%", {"type": "pie"}, "Pie chart. A 25%; B 75%."),
        ("A: 25 %\nB: 75 %", {"type": "pie"}, "Pie chart. A 25\u00a0%; B 75\u00a0%."),
        ("A,B\nx,1\ny,\nz,999", {"type": "pie"}, "Pie chart of B. x 1 (<1%); z 999 (100%)."),
        (
            "2020: 10\nUp: 5\n2024:",
            {"type": "waterfall", "unit": "bn", "reference": "12: Plan", "remark": "Up: Steel alone"},
            "Waterfall chart. 2020 in all 10\u00a0bn; Up +5\u00a0bn; 2024 in all 15\u00a0bn. "
            "Line at 12\u00a0bn: Plan. Up: Steel alone.",
        ),
        (
            "A,low,best,high\nx,1,2,3\ny,2,,5",
            {"type": "range"},
            "Range chart of 2 intervals. x 1 to 3, estimate 2; y 2 to 5.",
        ),
        (
            "Country,Income,Life\nBhutan,1,70\nNepal,5,66",
            {"type": "scatter"},
            "Scatter plot of 2 points. Income from 1 (Bhutan) to 5 (Nepal). "
            "Life from 66 (Nepal) to 70 (Bhutan).",
        ),
        (
            "Country,Year,Aid\nBhutan,2020,1\nBhutan,2021,2\nNepal,2020,4\nNepal,2021,3",
            {"x": "Year", "y": "Aid", "panel": "Country", "type": "column"},
            "2 column charts on one scale (Bhutan, Nepal) of Aid by 2020, 2021. "
            "Highest: 4 (Nepal, 2020); lowest: 1 (Bhutan, 2020).",
        ),
        (
            "Country,Aid,Share\nBhutan,5,10%\nNepal,6,9%",
            {},
            "Column chart of 2 series (Aid, Share) by Bhutan, Nepal. Highest: 6 (Aid, Nepal); "
            "lowest: 5 (Aid, Bhutan). Highest: 10% (Share, Bhutan); lowest: 9% (Share, Nepal).",
        ),
    ],
)
def test_what_is_told(text: str, attrs: dict[str, str], words: str) -> None:
    assert told(text, **attrs) == words


@given(
    st.integers(1, 60),
    st.integers(1, 30),
    st.integers(1, 60),
    st.sampled_from(["line", "bar", "radar", "area"]),
)
def test_it_is_soon_told(categories: int, series: int, letters: int, form: str) -> None:
    rows = [["Place", *("s" * letters + str(n) for n in range(series))]]
    rows += [["c" * letters + str(n), *(str(n * m) for m in range(series))] for n in range(categories)]
    words = told("\n".join(",".join(row) for row in rows), type=form)
    assert words[:1].isupper()
    assert words[-1] == "."
    assert len(words) <= LONGEST
