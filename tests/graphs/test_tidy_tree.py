"""Trees: tidy whatever their shape."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.graphs.tidy_tree import tidy_tree
from tests.graphs.geometry import SLACK, overlap


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[tuple[float, float]], list[list[int]]]:
    count = draw(st.integers(1, 40))
    parents = [draw(st.integers(0, node - 1)) for node in range(1, count)]
    children: list[list[int]] = [[] for _ in range(count)]
    for node, parent in enumerate(parents, 1):
        children[parent].append(node)
    sizes = draw(st.lists(st.tuples(st.floats(10, 120), st.floats(10, 40)), min_size=count, max_size=count))
    return sizes, children


@settings(max_examples=150, deadline=None)
@given(trees())
def test_a_tree_is_tidy(tree: tuple[list[tuple[float, float]], list[list[int]]]) -> None:
    sizes, children = tree
    boxes = tidy_tree(sizes, children, 12.0, 30.0)
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert abs(min(box.x for box in boxes)) < SLACK
    for node, below in enumerate(children):
        if below:
            middles = [boxes[child].x + boxes[child].width / 2 for child in below]
            assert middles == sorted(middles)
            assert abs(boxes[node].x + boxes[node].width / 2 - (middles[0] + middles[-1]) / 2) < SLACK
            assert {boxes[child].y for child in below} == {boxes[below[0]].y}
            assert boxes[below[0]].y >= boxes[node].bottom + 30 - SLACK


def test_small_subtrees_stand_between_large_ones_without_leaning() -> None:
    children = [[1, 2, 3], [4, 5, 6], [], [7, 8, 9], [], [], [], [], [], []]
    boxes = tidy_tree([(20.0, 10.0)] * 10, children, 10.0, 20.0)
    assert abs((boxes[1].x + boxes[3].x) / 2 - boxes[2].x) < SLACK
