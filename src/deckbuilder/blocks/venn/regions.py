"""The regions of two or three circles, and the boxes that text may fill in them. The radius is 1."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import hypot, sqrt

from deckbuilder.plan import Rect

#: Where the middles of the circles are, from the middle of them all: near enough for overlaps that hold text.
_CENTRES = {
    2: ((-0.59, 0.0), (0.59, 0.0)),
    3: ((-0.6, -0.35), (0.6, -0.35), (0.0, 0.69)),
}
MOST = max(_CENTRES)
#: Between text and the outlines.
_MARGIN = 0.05
#: Lines that boxes begin and end at, and how many of the boxes found are tried.
_LINES, _TRIED = 48, 14
#: Boxes are as near the middle where their distance differs by less.
_NEAR = 0.06

Region = frozenset[int]
"""The circles it is inside of; it is outside of all others."""


def circles(count: int) -> tuple[Rect, ...]:
    """The circles' boxes, the top left corner of all at 0, 0."""
    left = min(x for x, _ in _CENTRES[count]) - 1
    top = min(y for _, y in _CENTRES[count]) - 1
    return tuple(Rect(x - 1 - left, y - 1 - top, 2.0, 2.0) for x, y in _CENTRES[count])


def extent(count: int) -> tuple[float, float]:
    """Width and height of all circles together."""
    boxes = circles(count)
    return max(box.right for box in boxes), max(box.bottom for box in boxes)


@lru_cache(maxsize=16)
def boxes(count: int, region: Region) -> tuple[Rect, ...]:
    """Boxes inside a region, none of which is inside another: those first whose middle is nearest to that of
    the region, and of those as near the largest."""
    every = sorted(_all(count, region), key=lambda box: -box.width)
    best: list[Rect] = []
    for box in every:
        if not best or box.height > best[-1].height:
            best.append(box)
    x, y = _middle(count, region)
    tried = best[:: max(1, len(best) // _TRIED)]

    def order(box: Rect) -> tuple[float, float]:
        far = hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y)
        return round(far / _NEAR), -box.width * box.height

    return tuple(sorted(tried, key=order))


def _middle(count: int, region: Region) -> tuple[float, float]:
    """The centre of gravity of a region."""
    height = extent(count)[1]
    lines = [height * (index + 0.5) / _LINES for index in range(_LINES)]
    spans = [(y, span) for y in lines if (span := _widest(count, region, y)) is not None]
    weight = sum(right - left for _, (left, right) in spans)
    return (
        sum((right**2 - left**2) / 2 for _, (left, right) in spans) / weight,
        sum(y * (right - left) for y, (left, right) in spans) / weight,
    )


def _all(count: int, region: Region) -> Iterator[Rect]:
    """The widest box between any two lines."""
    height = extent(count)[1]
    lines = [height * (index + 0.5) / _LINES for index in range(_LINES)]
    spans = [_widest(count, region, y) for y in lines]
    for first, start in enumerate(spans):
        if start is None:
            continue
        left, right = start
        for last in range(first + 1, _LINES):
            span = spans[last]
            if span is None:
                break
            left, right = max(left, span[0]), min(right, span[1])
            if right <= left:
                break
            box = Rect(left, lines[first], right - left, lines[last] - lines[first])
            if _outside(count, region, box):
                yield box


def _widest(count: int, region: Region, y: float) -> tuple[float, float] | None:
    """The widest part of a line that is inside the region; None where there is none."""
    left, right = 0.0, extent(count)[0]
    cuts: list[tuple[float, float]] = []
    for index, box in enumerate(circles(count)):
        inside = index in region
        radius = 1 - _MARGIN if inside else 1 + _MARGIN
        off = y - (box.y + 1)
        half = sqrt(radius**2 - off**2) if abs(off) < radius else 0.0
        if inside:
            left, right = max(left, box.x + 1 - half), min(right, box.x + 1 + half)
        elif half:
            cuts.append((box.x + 1 - half, box.x + 1 + half))
    parts = [(left, right)]
    for start, end in cuts:
        parts = [part for low, high in parts for part in ((low, min(high, start)), (max(low, end), high))]
    low, high = max(parts, key=lambda part: part[1] - part[0])
    return (low, high) if high > low else None


def _outside(count: int, region: Region, box: Rect) -> bool:
    """Whether a box keeps clear of the circles its region is outside of, between its lines as well."""
    for index, circle in enumerate(circles(count)):
        x, y = circle.x + 1, circle.y + 1
        dx = x - min(max(x, box.x), box.right)
        dy = y - min(max(y, box.y), box.bottom)
        if index not in region and hypot(dx, dy) < 1 + _MARGIN / 2:
            return False
    return True
