"""Pictures in rows of one width: which go into which row, and how large each becomes. Not a block kind.

Only numbers: widths over heights go in, boxes come out. In each row all are of one height, and all rows begin
and end at the same edges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from deckbuilder.plan import Rect

Rows = tuple[tuple[int, ...], ...]
"""Indices by row."""

#: The most rows that are tried, and times that the width is adjusted to the captions' heights.
_MOST_ROWS, _PASSES = 6, 8


def mosaic(
    aspects: Sequence[float],
    room: tuple[float, float],
    gap: float,
    below: Callable[[int, float], float],
    widest: Sequence[float],
    columns: int | None = None,
) -> tuple[list[Rect], float]:
    """A box for each picture, at the origin, and the height of all with what stands below them.

    The arrangement that shows most of the pictures in ``room``, its width and height, wins; one with rows of
    unlike heights, or narrower than the room, must show the more.

    Args:
        below: Height of the words below a picture, by its index and its width.
        widest: The most that each picture may measure across.
        columns: How many stand in a row; None leaves that open.
    """
    best: tuple[float, list[Rect], float] | None = None
    for rows in _arrangements(aspects, columns):
        boxes, height = _fitted(rows, aspects, room, gap, below, widest, columns)
        heights = [boxes[row[0]].height for row in rows]
        shown = sum(box.width * box.height for box in boxes)
        right = max(box.right for box in boxes)
        worth = shown * min(heights) / max(heights) * right / room[0]
        if best is None or worth > best[0] * 1.001:
            best = worth, boxes, height
    assert best is not None
    return best[1], best[2]


def _arrangements(aspects: Sequence[float], columns: int | None) -> Iterator[Rows]:
    count = len(aspects)
    if columns is not None:
        yield tuple(tuple(range(at, min(at + columns, count))) for at in range(0, count, columns))
        return
    for number in range(1, min(count, _MOST_ROWS) + 1):
        yield _rows(aspects, number)


def _rows(aspects: Sequence[float], number: int) -> Rows:
    """The pictures in order in a number of rows that are as evenly filled as can be: the longest row is as
    short as possible."""
    sums = [0.0]
    for aspect in aspects:
        sums.append(sums[-1] + aspect)
    count = len(aspects)
    # longest[end]: the longest of the rows so far if they end there, and where the last of them begins
    longest = [(sums[end], 0) for end in range(count + 1)]
    starts = [[start for _, start in longest]]
    for row in range(1, number):
        longest = [
            min(
                ((max(longest[start][0], sums[end] - sums[start]), start) for start in range(row, end)),
                default=(float("inf"), 0),
            )
            for end in range(count + 1)
        ]
        starts.append([start for _, start in longest])
    ends = [count]
    for begins in reversed(starts[1:]):
        ends.append(begins[ends[-1]])
    return tuple(tuple(range(start, end)) for start, end in pairwise((0, *reversed(ends))))


def _fitted(
    rows: Rows,
    aspects: Sequence[float],
    room: tuple[float, float],
    gap: float,
    below: Callable[[int, float], float],
    widest: Sequence[float],
    columns: int | None,
) -> tuple[list[Rect], float]:
    """The rows as wide as the room's height and each of the pictures allow."""
    width = min(room[0], *(_widest(row, aspects, gap, widest) for row in rows))
    for _ in range(_PASSES):
        boxes, height = _placed(rows, aspects, width, gap, below, columns)
        excess = height - room[1]
        if excess <= 0.01:
            break
        pictures = sum(boxes[row[0]].height for row in rows)
        width = max(len(aspects) * 1.0, width * max(0.1, 1 - excess / pictures))
    return boxes, height


def _widest(row: Sequence[int], aspects: Sequence[float], gap: float, widest: Sequence[float]) -> float:
    """How wide a row may become until one of its pictures is as wide as it may be."""
    height = min(widest[index] / aspects[index] for index in row)
    return height * sum(aspects[index] for index in row) + gap * (len(row) - 1)


def _placed(
    rows: Rows,
    aspects: Sequence[float],
    width: float,
    gap: float,
    below: Callable[[int, float], float],
    columns: int | None,
) -> tuple[list[Rect], float]:
    boxes: list[Rect] = []
    y = 0.0
    for number, row in enumerate(rows):
        y += gap if number else 0.0
        places = columns or len(row)  # a last row may have empty ones
        full = max(1.0, width - gap * (places - 1)) * len(row) / places
        height = full / sum(aspects[index] for index in row)
        x, words = 0.0, 0.0
        for index in row:
            box = Rect(x, y, height * aspects[index], height)
            boxes.append(box)
            words = max(words, below(index, box.width))
            x = box.right + gap
        y += height + words
    return boxes, y
