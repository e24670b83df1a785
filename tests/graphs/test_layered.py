"""Layered graphs of all kinds: what must hold for each, and a few whose form is known."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.graphs.layered import Spacing, layered
from deckbuilder.graphs.turning import Direction, towards
from deckbuilder.graphs.values import Link
from deckbuilder.plan import Insets
from tests.graphs.geometry import check, overlap

SPACING = Spacing(20, 30, 10, 10, Insets(8, 20, 8, 8))
DIRECTIONS: tuple[Direction, ...] = ("down", "up", "right", "left")


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[tuple[float, float]], list[Link], list[int | None]]:
    count = draw(st.integers(1, 24))
    sizes = draw(st.lists(st.tuples(st.floats(20, 120), st.floats(12, 60)), min_size=count, max_size=count))
    ends = st.integers(0, count - 1)
    label = st.none() | st.tuples(st.floats(10, 70), st.floats(8, 30))
    links = draw(st.lists(st.builds(Link, ends, ends, label), max_size=2 * count))
    wanted = draw(st.lists(st.none() | st.integers(0, 3), min_size=count, max_size=count))
    used = sorted({group for group in wanted if group is not None})
    groups = [None if group is None else used.index(group) for group in wanted]
    return sizes, [link for link in links if link.source != link.target], groups


@settings(max_examples=150, deadline=None)
@given(graphs(), st.sampled_from(DIRECTIONS))
def test_nothing_is_drawn_on_anything_else(
    graph: tuple[list[tuple[float, float]], list[Link], list[int | None]], direction: Direction
) -> None:
    sizes, links, groups = graph
    drawing = towards(direction, sizes, links, groups, SPACING)
    assert [(round(box.width, 6), round(box.height, 6)) for box in drawing.boxes] == [
        (round(width, 6), round(height, 6)) for width, height in sizes
    ]
    check(drawing, links)
    for one, other in combinations(drawing.frames, 2):
        assert not overlap(one, other)
    for number, frame in enumerate(drawing.frames):
        for box, group in zip(drawing.boxes, groups, strict=True):
            assert overlap(frame, box) == (group == number)


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_lines_turn_no_more_than_connectors_can(
    graph: tuple[list[tuple[float, float]], list[Link], list[int | None]],
) -> None:
    sizes, links, groups = graph
    for link in layered(sizes, links, groups, SPACING).links:
        assert len(link.points) in (2, 4, 6)
        for one, other in pairwise(link.points):
            assert min(abs(one[0] - other[0]), abs(one[1] - other[1])) < 0.6


def test_a_chain_is_straight() -> None:
    links = [Link(0, 1), Link(1, 2), Link(2, 3)]
    drawing = layered([(50, 20)] * 4, links, [None] * 4, SPACING)
    assert [len(link.points) for link in drawing.links] == [2, 2, 2]
    assert drawing.width == 50
    assert drawing.height == 4 * 20 + 3 * 30


def test_a_way_back_runs_round_the_outside() -> None:
    links = [Link(0, 1), Link(1, 2), Link(2, 0)]
    drawing = layered([(50, 20)] * 3, links, [None] * 3, SPACING)
    (x, y), (out, _), (_, _), (x2, y2) = drawing.links[2].points
    assert (x, x2) == (50, 50)
    assert out > 50
    assert y > y2


def test_two_links_between_the_same_nodes_are_two_lines() -> None:
    drawing = layered([(50, 20)] * 2, [Link(0, 1), Link(0, 1, (20, 10))], [None] * 2, SPACING)
    assert drawing.links[0].points != drawing.links[1].points


def test_decisions_do_not_cross_where_they_need_not() -> None:
    links = [Link(0, 1), Link(0, 2), Link(1, 4), Link(2, 3)]
    drawing = layered([(50, 20)] * 5, links, [None] * 5, SPACING)
    left, right = drawing.boxes[1].x, drawing.boxes[2].x
    assert (drawing.boxes[4].x < drawing.boxes[3].x) == (left < right)
