"""Boxes, and lines between points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.plan import Rect
from deckbuilder.plan.geometry import Point, bounded, runs_through, square

BOX = Rect(10, 20, 30, 40)
PLACES = st.integers(-50, 100).map(float)
POINTS = st.tuples(PLACES, PLACES)
BOXES = st.builds(Rect, PLACES, PLACES, st.integers(1, 60).map(float), st.integers(1, 60).map(float))


@pytest.mark.parametrize(
    ("begin", "end", "through"),
    [
        ((0, 0), (50, 80), True),
        ((0, 40), (50, 40), True),
        ((25, 30), (25, 50), True),
        ((5, 50), (20, 70), True),
        ((0, 20), (50, 20), False),
        ((10, 0), (10, 90), False),
        ((0, 70), (60, 60), False),
        ((35, 0), (60, 50), False),
        ((0, 0), (9, 90), False),
    ],
)
def test_a_line_runs_through_a_box(begin: Point, end: Point, through: bool) -> None:
    assert runs_through(begin, end, BOX) is through
    assert runs_through(end, begin, BOX) is through


@given(POINTS, POINTS, BOXES)
def test_where_a_point_of_a_line_is_inside_it_runs_through(begin: Point, end: Point, box: Rect) -> None:
    (x, y), (tx, ty) = begin, end
    inside = any(
        box.x < x + (tx - x) * step / 32 < box.right and box.y < y + (ty - y) * step / 32 < box.bottom
        for step in range(33)
    )
    if begin != end:
        assert runs_through(begin, end, box) or not inside


@given(st.lists(POINTS, min_size=1))
def test_points_are_shares_of_the_box_around_them(points: list[Point]) -> None:
    box, shares = bounded(points)
    found = [(box.x + x * box.width, box.y + y * box.height) for x, y in shares]
    assert [pytest.approx(point) for point in points] == found
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in shares)


@given(BOXES, BOXES)
def test_what_a_box_holds_it_overlaps(one: Rect, other: Rect) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) or not one.holds(other)
    assert one.holds(other) == (
        bounded([(one.x, one.y), (one.right, one.bottom), *_corners(other)])[0] == one
    )


def test_boxes_side_by_side_do_not_overlap() -> None:
    assert not BOX.overlaps(BOX.moved(BOX.width, 0))
    assert not BOX.overlaps(BOX.moved(0, BOX.height))
    assert BOX.overlaps(BOX.moved(29, 39))


def test_a_square_is_around_its_point() -> None:
    assert square(5, 7, 4) == Rect(3, 5, 4, 4)


def _corners(box: Rect) -> list[Point]:
    return [(box.x, box.y), (box.right, box.bottom)]
