"""Scatter plots and bubbles: places, areas, names that cover nothing."""

from __future__ import annotations

from itertools import combinations
from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.blocks.chart import scatter
from deckbuilder.blocks.chart.model import Chart, Panel, Series
from deckbuilder.plan import ChartShape, PathShape
from deckbuilder.report import Report
from tests.blocks.chart.made import assert_sound, inside, overlap, said, texts
from tests.blocks.fake import room, span

POINTS = st.lists(
    st.tuples(
        st.integers(-9999, 9999).map(lambda value: value / 10),
        st.integers(-10, 999_999).map(float),
        st.integers(1, 9999).map(float),
        st.text("abcd ", max_size=20),
    ),
    min_size=1,
    max_size=40,
)
Rows = list[tuple[float, float, float, str]]


def made(rows: Rows, *, bubble: bool = False, highlight: tuple[str, ...] = ()) -> Chart:
    xs, values, sizes, names = zip(*rows, strict=True)
    series = Series("S", values, span(), xs=xs, sizes=sizes if bubble else (), names=names)
    panels = (Panel("", (), (series,)),)
    return Chart(form="bubble" if bubble else "scatter", panels=panels, span=span(), highlight=highlight)


def drawn(chart: Chart, width: float = 600.0, height: float | None = 320.0) -> ChartShape:
    return scatter.draw(chart, chart.panels[0], room(width, height=height))


def dots(shape: ChartShape) -> list[PathShape]:
    return [one for one in shape.drawing if isinstance(one, PathShape) and one.figure == "ellipse"]


@given(
    rows=POINTS,
    bubble=st.booleans(),
    width=st.sampled_from([170.0, 400.0, 860.0]),
    height=st.sampled_from([None, 260.0, 380.0]),
)
def test_names_cover_nothing(rows: Rows, bubble: bool, width: float, height: float | None) -> None:
    shape = drawn(made(rows, bubble=bubble), width, height)
    assert_sound(shape)
    named = {name.strip() for *_, name in rows if name.strip()}
    for text in texts(shape.drawing):
        if text.name.strip() in named:
            assert not any(overlap(text.box, dot.box) and inside(dot.box, text.box) for dot in dots(shape))


@given(rows=POINTS)
def test_points_stand_on_the_axes_of_the_native_chart(rows: Rows) -> None:
    shape = drawn(made(rows))
    across, up, plot = shape.chart.category_axis, shape.chart.value_axis, shape.chart.plot
    assert across.low is not None
    assert across.high is not None
    assert up.low is not None
    assert up.high is not None
    (series,) = shape.chart.series
    wanted = sorted(
        (
            (plot.x + plot.width * (x - across.low) / (across.high - across.low)) * shape.box.width,
            (plot.bottom - plot.height * ((y or 0.0) - up.low) / (up.high - up.low)) * shape.box.height,
        )
        for x, y in zip(series.xs, series.values, strict=True)
    )
    found = sorted((dot.box.x + dot.box.width / 2, dot.box.y + dot.box.height / 2) for dot in dots(shape))
    for one, other in zip(found, wanted, strict=True):
        assert one == pytest.approx(other, abs=0.01)


@given(rows=POINTS)
def test_areas_of_bubbles_are_as_their_sizes(rows: Rows) -> None:
    shape = drawn(made(rows, bubble=True))
    areas = sorted(pi * dot.box.width**2 / 4 for dot in dots(shape))
    sizes = sorted(size for _, _, size, _ in rows)
    for area, size in zip(areas, sizes, strict=True):
        assert area / areas[-1] == pytest.approx(size / sizes[-1], rel=1e-6)
    assert shape.chart.series[0].sizes == tuple(size for _, _, size, _ in rows)


def test_what_is_highlighted_is_named_first_and_all_else_is_muted() -> None:
    rows = [(index / 100, index / 100, 1.0, f"Number {index}") for index in range(50)]
    report = Report()
    chart = made(rows, highlight=("Number 25",))
    shape = scatter.draw(chart, chart.panels[0], room(200.0, height=200.0, report=report))
    assert "Number 25" in said(shape)
    assert [finding.code for finding in report] == ["chart-names"]
    assert {dot.fill for dot in dots(shape)} == {"series1", "series-muted"}
    assert [label.text for label in shape.chart.series[0].labels if label.strong] == ["Number 25"]


def test_axes_of_values_above_zero_do_not_go_below_it() -> None:
    shape = drawn(made([(1.0, 2.0, 9.0, "a"), (90.0, 80.0, 9.0, "b")], bubble=True))
    assert (shape.chart.category_axis.low, shape.chart.value_axis.low) == (0.0, 0.0)


def test_two_names_at_one_point_stand_on_two_sides() -> None:
    shape = drawn(made([(1.0, 1.0, 1.0, "one"), (1.0, 1.0, 1.0, "two")]))
    boxes = [text.box for text in texts(shape.drawing) if text.name in ("one", "two")]
    assert len(boxes) == 2
    assert not any(overlap(a, b) for a, b in combinations(boxes, 2))
