"""Rows of pictures: aligned at both edges, in order, within the room."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.blocks.mosaic import mosaic
from deckbuilder.plan import Rect

ASPECTS = st.lists(st.floats(0.45, 3.5), min_size=1, max_size=12)
ROOM = (864.0, 360.0)
GAP = 20.0


def rows(boxes: list[Rect]) -> list[list[Rect]]:
    return [list(row) for _, row in groupby(boxes, key=lambda box: round(box.y, 3))]


@given(ASPECTS, st.floats(0, 30))
def test_rows_are_aligned_and_fit(aspects: list[float], words: float) -> None:
    boxes, height = mosaic(aspects, ROOM, GAP, lambda _, width: words, [1e9] * len(aspects))
    assert len(boxes) == len(aspects)
    assert height <= ROOM[1] + 0.1
    for box, aspect in zip(boxes, aspects, strict=True):
        assert abs(box.width / box.height - aspect) < 0.01 * aspect
    right = max(box.right for box in boxes)
    assert right <= ROOM[0] + 0.01
    for row in rows(boxes):
        assert row[0].x == 0
        assert abs(row[-1].right - right) < 0.01
        assert max(box.height for box in row) - min(box.height for box in row) < 0.01


@given(ASPECTS, st.integers(1, 4))
def test_columns_are_what_was_asked(aspects: list[float], columns: int) -> None:
    boxes, _ = mosaic(aspects, ROOM, GAP, lambda _, width: 12.0, [1e9] * len(aspects), columns)
    lengths = [len(row) for row in rows(boxes)]
    assert all(length == columns for length in lengths[:-1])
    assert sum(lengths) == len(aspects)


@given(ASPECTS, st.floats(10, 400))
def test_none_is_wider_than_it_may_be(aspects: list[float], widest: float) -> None:
    boxes, _ = mosaic(aspects, ROOM, GAP, lambda _, width: 0.0, [widest] * len(aspects))
    assert max(box.width for box in boxes) <= widest + 0.01


def test_words_that_grow_as_pictures_shrink_still_fit() -> None:
    boxes, height = mosaic([1.5] * 6, ROOM, GAP, lambda _, width: 4000 / width, [1e9] * 6)
    assert height <= ROOM[1] + 0.1
    assert len(rows(boxes)) == 2


def test_four_alike_stand_two_by_two_in_a_square_and_in_a_row_in_a_band() -> None:
    for room, length in (((600.0, 600.0), 2), ((900.0, 150.0), 4)):
        boxes, _ = mosaic([1.5] * 4, room, GAP, lambda _, width: 0.0, [1e9] * 4)
        assert {len(row) for row in rows(boxes)} == {length}
