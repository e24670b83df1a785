"""The geometry of frames, and of the lines between them."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.place import mirrored
from deckbuilder.plan import ConnectorShape, Figure, Rect, Side, Span, Stroke, TextShape
from deckbuilder.plan.connectors import Route, arrow_heads, connected, corners, path
from deckbuilder.plan.figures import outline, site, text_box
from deckbuilder.plan.geometry import Point

HERE = Span("brief.md", 1, 1)
FIGURES: tuple[Figure, ...] = get_args(Figure)
SIDES: tuple[Side, ...] = get_args(Side)
ROUTES: tuple[Route, ...] = get_args(Route)
STROKE = Stroke("rule", 1.0)
BOX = Rect(100.0, 50.0, 120.0, 60.0)

boxes = st.builds(
    Rect, *(st.floats(0, 500, width=32),) * 2, *(st.floats(5, 300, width=32),) * 2
)  # fmt: skip
shapes = st.builds(
    lambda figure, box, flipped: TextShape(box, HERE, (), figure=figure, flipped=flipped, key="a"),
    st.sampled_from(FIGURES), boxes, st.booleans(),
)  # fmt: skip


def drawn(figure: Figure, box: Rect, *, flipped: bool = False) -> list[Point]:
    """Points on the outline of a figure, curves in small steps, in page coordinates."""
    found: list[Point] = []
    for contour in outline(figure, box, flipped=flipped):
        points: list[Point] = []
        for step in contour:
            if step.to == "curve":
                points += (curved((points[-1], *step.points), at / 16) for at in range(1, 17))
            elif step.to == "close":
                points.append(points[0])
            else:
                points += step.points
        for (x0, y0), (x1, y1) in pairwise(points):
            found += ((x0 + (x1 - x0) * at / 20, y0 + (y1 - y0) * at / 20) for at in range(21))
    return [(box.x + x * box.width, box.y + y * box.height) for x, y in found]


def curved(corners: tuple[Point, ...], at: float) -> Point:
    weights = (1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3
    x, y = (
        sum(weight * point[axis] for weight, point in zip(weights, corners, strict=True)) for axis in (0, 1)
    )
    return x, y


def distance(one: Point, other: Point) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


@pytest.mark.parametrize("flipped", [False, True])
@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("figure", FIGURES)
def test_connection_sites_lie_on_the_outline(figure: Figure, side: Side, flipped: bool) -> None:
    place = site(figure, BOX, side, flipped=flipped)
    # Half a step of what was drawn is the furthest that a point of it can be away.
    assert min(distance(place, point) for point in drawn(figure, BOX, flipped=flipped)) < 3.1


@pytest.mark.parametrize("figure", FIGURES)
def test_outlines_fill_their_box(figure: Figure) -> None:
    points = drawn(figure, BOX)
    edges = min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points)
    assert (*edges, max(y for _, y in points)) == pytest.approx((100, 50, 220, 110))


@pytest.mark.parametrize("figure", [figure for figure in FIGURES if figure != "pentagon"])
def test_no_outline_crosses_the_room_for_text(figure: Figure) -> None:
    room = text_box(figure, BOX)
    for x, y in drawn(figure, BOX):
        assert not (room.x + 0.1 < x < room.right - 0.1 and room.y + 0.1 < y < room.bottom - 0.1)


def test_a_pentagon_lends_half_its_point_to_text() -> None:
    """As its preset does: the corners there are cut, but lines in the middle are not."""
    assert text_box("pentagon", BOX) == Rect(100, 50, 111, 60)
    assert text_box("pentagon", BOX, flipped=True) == Rect(109, 50, 111, 60)


@given(shapes, st.sampled_from(SIDES), shapes, st.sampled_from(SIDES), st.sampled_from(ROUTES))
def test_connectors_run_from_site_to_site(
    begin: TextShape, leaves: Side, end: TextShape, enters: Side, route: Route
) -> None:
    line = connected(begin, leaves, end, enters, STROKE, route=route)
    points = corners(line)
    assert distance(points[0], site(begin.figure, begin.box, leaves, flipped=begin.flipped)) < 0.01
    assert distance(points[-1], site(end.figure, end.box, enters, flipped=end.flipped)) < 0.01
    if route != "straight":
        parts = [x0 == pytest.approx(x1) for (x0, _), (x1, _) in pairwise(points)]
        level = [y0 == pytest.approx(y1) for (_, y0), (_, y1) in pairwise(points)]
        assert all(across or down for across, down in zip(parts, level, strict=True))


@given(shapes, st.sampled_from(SIDES), shapes, st.sampled_from(SIDES), st.sampled_from(ROUTES))
def test_mirrored_connectors_still_meet_their_shapes(
    begin: TextShape, leaves: Side, end: TextShape, enters: Side, route: Route
) -> None:
    line = mirrored(connected(begin, leaves, end, enters, STROKE, route=route), 960)
    assert isinstance(line, ConnectorShape)
    for shape, glue, place in ((begin, line.begin, 0), (end, line.end, -1)):
        turned = mirrored(shape, 960)
        assert isinstance(turned, TextShape)
        assert glue is not None
        there = site(turned.figure, turned.box, glue.side, flipped=turned.flipped)
        assert distance(corners(line)[place], there) < 0.01


def test_lines_end_within_their_heads() -> None:
    begin = TextShape(Rect(0, 0, 40, 20), HERE, (), key="a")
    end = TextShape(Rect(100, 0, 40, 20), HERE, (), key="b")
    line = connected(begin, "right", end, "left", Stroke("rule", 2.0), heads=(True, True))
    start, stop = (step.points[-1] for step in path(line))
    assert (40 < start[0] < 46, 94 < stop[0] < 100) == (True, True)
    tips = [head[0] for head in arrow_heads(line)]
    assert tips == [(40, 10), (100, 10)]
