"""Reference lines and remarks: where they stand, and that they cover nothing."""

from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.blocks.chart.lay import drawing
from deckbuilder.blocks.chart.model import Chart, Form, Reference, Remark
from deckbuilder.plan import ChartShape, ConnectorShape, PathShape, TextShape
from deckbuilder.report import Report
from tests.blocks.chart.made import chart, inside, overlap, texts
from tests.blocks.fake import room

YEARS = ("2019", "2020", "2021", "2022")
FORMS = ("column", "bar", "line", "area")


def drawn(
    made: Chart, width: float = 600.0, height: float | None = 320.0, report: Report | None = None
) -> ChartShape:
    here = room(width, height=height, report=Report() if report is None else report)
    return drawing(made.form)(made, made.panels[0], here)


def lines(shape: ChartShape) -> list[PathShape]:
    return [one for one in shape.over if isinstance(one, PathShape) and one.name.startswith("Reference")]


@given(
    form=st.sampled_from(FORMS),
    values=st.lists(st.integers(-20, 90), min_size=4, max_size=4),
    others=st.lists(st.integers(0, 90), min_size=4, max_size=4),
    at=st.integers(-10, 80),
    year=st.sampled_from(YEARS),
    text=st.text("abcdef ", min_size=1, max_size=60).filter(str.strip),
    width=st.sampled_from([170.0, 300.0, 600.0, 860.0]),
)
def test_added_words_cover_nothing(
    form: Form, values: list[int], others: list[int], at: int, year: str, text: str, width: float
) -> None:
    made = chart(
        form,
        YEARS,
        {"One": values, "Two": others},
        references=(Reference(float(at), "Target"), Reference(year, "Election")),
        remarks=(Remark("2021", text), Remark("2020", "Floods", "Two")),
    )
    report = Report()
    shape = drawn(made, width, report=report)
    added = [one for one in shape.over if isinstance(one, TextShape) and one.name not in ("One", "Two")]
    told = [finding for finding in report if finding.code == "chart-words"]
    assert len(added) + len(told) == 4
    everything = texts(shape.drawing)
    bars = [one for one in shape.drawing if isinstance(one, PathShape) and one.fill and one.figure == "rect"]
    for words in added:
        assert inside(words.box, shape.box)
        assert not any(overlap(words.box, other.box) for other in everything if other is not words)
        assert not any(overlap(words.box, bar.box) for bar in bars)
    for line in lines(shape):
        for words in everything:
            box = words.box
            level = box.y < line.box.y < box.bottom and line.box.x < box.right and box.x < line.box.right
            upright = box.x < line.box.x < box.right and line.box.y < box.bottom and box.y < line.box.bottom
            assert not (level if not line.box.height else upright), words.name


@pytest.mark.parametrize("form", ["column", "line", "bar"])
def test_a_line_stands_at_its_value_on_the_axis_of_the_native_chart(form: Form) -> None:
    shape = drawn(chart(form, YEARS, {"a": [10, 20, 30, 40]}, references=(Reference(25.0, "Target"),)))
    axis, plot = shape.chart.value_axis, shape.chart.plot
    assert axis.low is not None
    assert axis.high is not None
    share = (25 - axis.low) / (axis.high - axis.low)
    for line in lines(shape):
        if form == "bar":
            assert line.box.x == pytest.approx((plot.x + share * plot.width) * shape.box.width)
        else:
            assert line.box.y == pytest.approx((plot.bottom - share * plot.height) * shape.box.height)
    assert "Target 25" in [text.name for text in texts(shape.over)]
    assert set(shape.over) <= set(shape.drawing)


def test_a_scale_reaches_to_a_value_beyond_all_others() -> None:
    shape = drawn(chart("column", YEARS, {"a": [10, 20, 30, 40]}, references=(Reference(90.0, "Goal"),)))
    assert shape.chart.value_axis.high is not None
    assert shape.chart.value_axis.high >= 90


def test_a_remark_leads_to_the_point_it_is_made_on() -> None:
    made = chart(
        "line", YEARS, {"a": [10, 20, 30, 40], "b": [40, 30, 20, 5]}, remarks=(Remark("2022", "Floods", "b"),)
    )
    shape = drawn(made)
    axis, plot = shape.chart.value_axis, shape.chart.plot
    assert axis.low is not None
    assert axis.high is not None
    y = (plot.bottom - plot.height * (5 - axis.low) / (axis.high - axis.low)) * shape.box.height
    x = plot.right * shape.box.width
    (leader,) = (one for one in shape.over if isinstance(one, ConnectorShape))
    box = leader.box
    ends = [(box.x + u * box.width, box.y + v * box.height) for u, v in leader.points]
    (words,) = (one for one in shape.over if one.name == "Floods")
    assert min(dist(end, (x, y)) for end in ends) < 12
    assert all(one != other for one, other in pairwise(ends))
    assert min(dist(end, (words.box.x, words.box.y)) for end in ends) < dist(
        (x, y), (words.box.x, words.box.y)
    )


def test_words_without_room_are_reported() -> None:
    report = Report()
    long = "Antidisestablishmentarianism" * 3
    drawn(chart("column", YEARS, {"a": [1, 2, 3, 4]}, remarks=(Remark("2020", long),)), 170.0, 150.0, report)
    assert [finding.code for finding in report if finding.code == "chart-words"] == ["chart-words"]
