"""Scales begin and end at marks that readers count in, and hold all values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.blocks.chart.model import AxisWish
from deckbuilder.blocks.chart.scale import nice, of_course, with_zero


@pytest.mark.parametrize(
    ("low", "high", "most", "ticks"),
    [
        (0, 27, 6, (0, 5, 10, 15, 20, 25, 30)),
        (0, 100, 5, (0, 20, 40, 60, 80, 100)),
        (0, 101, 5, (0, 25, 50, 75, 100, 125)),
        (-597.1, 7.1, 5, (-600, -400, -200, 0, 200)),
        (0, 0.3, 6, (0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3)),
        (0, 9, 4, (0, 5, 10)),
        (0, 90, 4, (0, 25, 50, 75, 100)),
    ],
)
def test_marks(low: float, high: float, most: int, ticks: tuple[float, ...]) -> None:
    assert nice(low, high, most).ticks() == ticks


@given(st.floats(-1e12, 1e12, allow_subnormal=False), st.floats(1e-6, 1e12), st.integers(2, 8))
def test_a_scale_holds_its_values_between_few_marks(low: float, span: float, most: int) -> None:
    high = low + span
    if high - low < abs(low) * 1e-9:
        return  # beyond what a float tells apart on an axis
    scale = nice(low, high, most)
    near = scale.step * 1e-6
    assert scale.low <= low + near
    assert scale.high >= high - near
    assert 2 <= len(scale.ticks()) <= most + 1


@given(st.floats(0, 1e6), st.integers(1, 8))
def test_marks_are_written_with_decimals_that_tell_them_apart(high: float, most: int) -> None:
    scale = nice(0.0, high + 0.001, most)
    written = [f"{tick:.{scale.decimals}f}" for tick in scale.ticks()]
    assert len(set(written)) == len(written)
    assert [float(text) for text in written] == list(scale.ticks())


def test_what_the_author_wishes_holds() -> None:
    scale = nice(3, 27, 5, AxisWish(low=-10, high=33))
    assert (scale.low, scale.high) == (-10, 33)
    assert scale.ticks() == (-10, 0, 10, 20, 30)


def test_wishes_that_leave_no_room_give_some_scale() -> None:
    scale = nice(3, 27, 5, AxisWish(low=40, high=30))
    assert scale.high > scale.low


@pytest.mark.parametrize(
    ("low", "high", "course"),
    [
        (62, 71, (62, 71)),
        (10, 71, (0, 71)),
        (-71, -62, (-71, -62)),
        (-5, 7, (-5, 7)),
        (0, 0, (0, 1)),
        (5, 5, (0, 5)),
    ],
)
def test_lines_leave_zero_out_only_far_from_it(low: float, high: float, course: tuple[float, float]) -> None:
    assert of_course(low, high) == course


def test_bars_begin_at_zero() -> None:
    assert with_zero(62, 71) == (0, 71)
