"""Slope charts: words at both ends, moved apart; bars where they find no room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.blocks.chart import slope
from deckbuilder.blocks.chart.model import Chart
from deckbuilder.blocks.chart.parts import split
from deckbuilder.plan import ChartShape, PathShape
from deckbuilder.report import Report
from tests.blocks.chart.made import assert_sound, chart, said
from tests.blocks.fake import room

NAMES = st.lists(st.text("abcdefgh ", min_size=1, max_size=30).filter(str.strip), min_size=1, unique=True)


def drawn(made: Chart, width: float = 600.0, height: float | None = 300.0) -> ChartShape:
    return slope.draw(made, made.panels[0], room(width, height=height))


@given(
    names=NAMES,
    count=st.integers(2, 5),
    data=st.data(),
    width=st.sampled_from([170.0, 300.0, 600.0, 860.0]),
    height=st.sampled_from([None, 250.0, 380.0]),
)
def test_words_at_the_ends_stand_apart(
    names: list[str], count: int, data: st.DataObject, width: float, height: float | None
) -> None:
    values = st.lists(st.one_of(st.none(), st.integers(-50, 50)), min_size=count, max_size=count)
    made = chart(
        "slope", [str(2000 + year) for year in range(count)], {name: data.draw(values) for name in names}
    )
    shape = drawn(made, width, height)
    if not shape.chart.horizontal:
        assert_sound(shape)
        marks = [one for one in shape.drawing if isinstance(one, PathShape) and one.figure == "ellipse"]
        known = [value for series in made.panels[0].series for value in series.values if value is not None]
        assert len(marks) == len(known)


def test_names_and_values_stand_at_both_ends_and_in_the_native_chart() -> None:
    shape = drawn(chart("slope", ["2010", "2020"], {"Bhutan": [34, 52], "India": [31, 41]}))
    assert said(shape) == ["2010", "2020", "Bhutan 34", "India 31", "Bhutan 52", "India 41"]
    labels = [(label.place, label.text) for series in shape.chart.series for label in series.labels]
    assert labels == [
        ("left", "Bhutan 34"),
        ("right", "Bhutan 52"),
        ("left", "India 31"),
        ("right", "India 41"),
    ]
    assert [series.values for series in shape.chart.series] == [(34, 52), (31, 41)]


def test_words_that_moved_are_moved_as_far_in_the_native_chart() -> None:
    shape = drawn(chart("slope", ["2010", "2020"], {"a": [10, 50], "b": [10.2, 20], "c": [0, 10]}))
    shifts = [series.labels[0].shift[1] * shape.box.height for series in shape.chart.series]
    a, b = (next(one for one in shape.drawing if one.name == name).box for name in ("a 10", "b 10"))
    assert a.y - b.y == pytest.approx(a.height)
    assert shifts[0] == pytest.approx(-shifts[1], rel=0.5)
    assert shifts[0] > 0


def test_more_lines_than_fit_become_bars_by_line_and_can_be_cut() -> None:
    report = Report()
    made = chart("slope", ["2010", "2020"], {f"Country {index}": [index, 2 * index] for index in range(40)})
    here = room(600.0, height=300.0, report=report)
    shape = slope.draw(made, made.panels[0], here)
    assert shape.chart.horizontal
    assert [finding.code for finding in report] == ["chart-turned"]
    assert shape.chart.categories[:2] == ("Country 0", "Country 1")
    parts = split(made, here, 300.0)
    assert parts is not None
    assert [len(part.panels[0].series) for part in parts] == [2, 2]
    assert sum(len(part.panels[0].categories) for part in parts) == 40
