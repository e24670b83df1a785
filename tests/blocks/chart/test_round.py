"""Pies, doughnuts and radars: angles, words around a circle, and what is done where these find no room."""

from __future__ import annotations

from math import cos, dist, hypot, pi, sin
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.blocks.chart import pie, radar
from deckbuilder.blocks.chart.arcs import slice_outline
from deckbuilder.blocks.chart.slices import slices_of
from deckbuilder.data.number_format import NumberFormat
from deckbuilder.plan import ChartShape, ConnectorShape, PathShape, Rect
from deckbuilder.report import Report
from tests.blocks.chart.made import HAIR, assert_sound, chart, said, texts
from tests.blocks.fake import room

NAMES = st.lists(st.text("abcdefgh ", min_size=1, max_size=24).filter(str.strip), min_size=1, max_size=14)
WIDTHS = st.sampled_from([170.0, 260.0, 400.0, 640.0, 860.0])
HEIGHTS = st.sampled_from([None, 240.0, 380.0])
FORMS = st.sampled_from(["pie", "doughnut"])
Round = Literal["pie", "doughnut"]


def drawn(
    form: Round, values: dict[str, float], width: float = 600.0, height: float | None = 300.0
) -> ChartShape:
    made = chart(form, list(values), {"Share": list(values.values())})
    return pie.draw(made, made.panels[0], room(width, height=height))


def squares(shape: ChartShape) -> list[Rect]:
    return [one.box for one in shape.drawing if isinstance(one, PathShape) and one.figure == "outline"]


@given(begin=st.floats(0, 6), turn=st.floats(0.001, 2 * pi), hole=st.sampled_from([0.0, 0.6]))
def test_a_slice_runs_along_its_circle(begin: float, turn: float, hole: float) -> None:
    steps = slice_outline(begin, begin + turn, hole)
    here = steps[0].points[0]
    for step in steps[1:]:
        if step.to == "curve":
            one, two, there = step.points
            middle = [(a + 3 * b + 3 * c + d) / 8 for a, b, c, d in zip(here, one, two, there, strict=True)]
            away = 2 * hypot(middle[0] - 0.5, middle[1] - 0.5)
            assert min(abs(away - 1), abs(away - hole)) < 3e-4
        here = step.points[-1] if step.points else here


@given(values=st.lists(st.floats(0, 1e6), min_size=1, max_size=20))
def test_angles_are_as_the_values_and_fill_the_circle(values: list[float]) -> None:
    made = chart("pie", [f"n{index}" for index in range(len(values))], {"": values})
    slices = slices_of(made, made.panels[0])
    total = sum(values)
    if total > 0:
        for one in slices:
            assert one.end - one.begin == pytest.approx(2 * pi * (values[one.point] / total), abs=1e-9)
        assert slices[-1].end == pytest.approx(2 * pi)


def test_neighbours_differ_in_colour() -> None:
    for count in range(2, 20):
        made = chart("pie", [str(index) for index in range(count)], {"": [1.0] * count})
        colors = [one.color for one in slices_of(made, made.panels[0])]
        assert all(one != other for one, other in zip(colors, colors[1:] + colors[:1], strict=True))


@given(form=FORMS, names=NAMES, data=st.data(), width=WIDTHS, height=HEIGHTS)
def test_words_around_a_pie_stand_apart(
    form: Round, names: list[str], data: st.DataObject, width: float, height: float | None
) -> None:
    values = data.draw(st.lists(st.integers(1, 500), min_size=len(names), max_size=len(names)))
    made = chart(form, names, {"Share": values})
    shape = pie.draw(made, made.panels[0], room(width, height=height))
    if shape.chart.horizontal:
        return  # bars, where a pie has no room
    assert_sound(shape)
    circle = squares(shape)[0]
    x, y, radius = circle.x + circle.width / 2, circle.y + circle.height / 2, circle.width / 2
    for text in texts(shape.drawing):
        if text.name != "In the middle":
            away = (max(text.box.x - x, x - text.box.right, 0), max(text.box.y - y, y - text.box.bottom, 0))
            assert hypot(*away) >= radius - HAIR
    for line in shape.drawing:
        if isinstance(line, ConnectorShape):
            box = line.box
            (a, b), (c, d) = ((box.x + u * box.width, box.y + v * box.height) for u, v in line.points)
            points = ((a + (c - a) * t / 50, b + (d - b) * t / 50) for t in range(51))
            assert min(dist((x, y), point) for point in points) >= radius - 0.01


def test_slices_are_named_with_their_share_clockwise_from_the_top() -> None:
    shape = drawn("pie", {"Hydro": 3, "Solar": 1})
    assert said(shape) == ["Hydro 75%", "Solar 25%"]
    hydro, solar = texts(shape.drawing)
    assert hydro.box.x > squares(shape)[0].right - squares(shape)[0].width / 2 > solar.box.right


def test_values_that_are_shares_are_shown_as_written() -> None:
    made = chart("pie", ["a", "b"], {"": [33.4, 66.6]}, format=NumberFormat(1, suffix="%"))
    assert said(pie.draw(made, made.panels[0], room(600.0, height=300.0))) == ["a 33.4%", "b 66.6%"]


def test_the_hole_shows_the_sum_or_the_share_that_matters() -> None:
    values = {"a": 1000.0, "b": 3000.0}
    assert said(drawn("doughnut", values))[-1] == "4,000"
    made = chart("doughnut", list(values), {"": list(values.values())}, highlight=("b",))
    shape = pie.draw(made, made.panels[0], room(600.0, height=300.0))
    assert said(shape)[-1] == "75%"
    assert [text.name for text in shape.over if hasattr(text, "paras")] == ["In the middle"]


def test_the_native_pie_has_the_words_and_the_place_of_the_drawing() -> None:
    shape = drawn("pie", {"Hydro power": 3.0, "Solar": 2.0, "Wind": 1.0})
    (series,) = shape.chart.series
    assert series.values == (3.0, 2.0, 1.0)
    assert [label.text.replace("\n", " ") for label in series.labels] == said(shape)
    plot, square = shape.chart.plot, squares(shape)[0]
    assert plot.x * shape.box.width == pytest.approx(square.x)
    assert plot.height * shape.box.height == pytest.approx(square.height)
    assert [color for _, color in series.points] == [
        one.fill for one in shape.drawing if isinstance(one, PathShape)
    ]


def test_many_slices_in_a_narrow_column_become_bars() -> None:
    report = Report()
    made = chart("pie", [f"Country {index}" for index in range(20)], {"": list(range(1, 21))})
    shape = pie.draw(made, made.panels[0], room(170.0, report=report))
    assert shape.chart.horizontal
    assert [finding.code for finding in report] == ["pie-crowded", "chart-turned"]


@given(names=NAMES, data=st.data(), width=WIDTHS, height=HEIGHTS)
def test_words_around_a_radar_stand_apart(
    names: list[str], data: st.DataObject, width: float, height: float | None
) -> None:
    values = st.lists(st.one_of(st.none(), st.integers(0, 90)), min_size=len(names), max_size=len(names))
    made = chart("radar", names, data.draw(st.dictionaries(st.sampled_from("ABC"), values, min_size=1)))
    shape = radar.draw(made, made.panels[0], room(width, height=height))
    if not shape.chart.horizontal:
        assert_sound(shape)


def test_corners_of_a_radar_are_as_far_out_as_their_values() -> None:
    made = chart("radar", list("abcd"), {"S": [4, 3, 2, 1]})
    shape = radar.draw(made, made.panels[0], room(600.0, height=300.0))
    outline = next(one for one in shape.drawing if isinstance(one, PathShape) and one.name == "S")
    scale = shape.chart.value_axis
    assert scale.high is not None
    for index, (x, y) in enumerate(outline.points):
        share = (4 - index) / scale.high
        angle = index * pi / 2
        assert (x, y) == pytest.approx(((1 + share * sin(angle)) / 2, (1 - share * cos(angle)) / 2))
    assert shape.chart.series[0].values == (4, 3, 2, 1)
    assert said(shape) == ["a 4", "b 3", "c 2", "d 1"]


def test_a_radar_of_two_spokes_is_drawn_as_bars() -> None:
    made = chart("radar", ["a", "b"], {"S": [4, 3]})
    assert radar.draw(made, made.panels[0], room(600.0, height=300.0)).chart.horizontal
