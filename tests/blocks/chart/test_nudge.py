"""Labels along an edge: none touches another or leaves the edge, and none moves without need."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.blocks.chart.nudge import spread


def test_labels_with_room_stay() -> None:
    assert spread([10, 50, 30], [10, 10, 10], 0, 100) == [10, 50, 30]


def test_labels_that_touch_share_the_way() -> None:
    assert spread([50, 50], [10, 10], 0, 100) == [45, 55]


def test_labels_stay_within_the_edge() -> None:
    assert spread([0, 100], [10, 20], 0, 100) == [5, 90]


def test_labels_without_room() -> None:
    assert spread([1, 2, 3], [10, 10, 10], 0, 29) is None


@given(st.lists(st.tuples(st.floats(-50, 250), st.floats(1, 20)), min_size=1, max_size=12))
def test_no_label_touches_another(labels: list[tuple[float, float]]) -> None:
    wanted, sizes = [one for one, _ in labels], [size for _, size in labels]
    found = spread(wanted, sizes, 0, 200)
    if found is None:
        assert sum(sizes) > 200
        return
    spans = sorted((middle - size / 2, middle + size / 2) for middle, size in zip(found, sizes, strict=True))
    assert spans[0][0] >= -1e-6
    assert spans[-1][1] <= 200 + 1e-6
    assert all(above[1] <= below[0] + 1e-6 for above, below in pairwise(spans))
