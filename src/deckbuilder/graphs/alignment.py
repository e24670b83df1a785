"""Where items on layers stand across: as straight below each other as their order lets them.

After Brandes and Köpf, Fast and Simple Horizontal Coordinate Assignment (2001): four alignments, to the
upper and lower left and right median, and the mean of the middle two. Items are compacted as blocks by
longest paths, first to one side, then drawn together again. Lines in passing stay straight wherever they do
not cross each other.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from deckbuilder.graphs.ordering import Layers

Neighbours = Sequence[Sequence[int]]


def aligned(
    layers: Layers,
    up: Neighbours,
    down: Neighbours,
    passing: Sequence[bool],
    apart: Callable[[int, int], float],
) -> dict[int, float]:
    """The centre of each item. ``apart`` is the least distance between the centres of neighbours, the left
    one given first."""
    crossed = _crossed(layers, up, passing)
    found: list[dict[int, float]] = []
    for upwards in (False, True):
        stacked = layers[::-1] if upwards else layers
        near = down if upwards else up
        for leftwards in (False, True):
            rows = [layer[::-1] for layer in stacked] if leftwards else stacked
            distance = _turned(apart) if leftwards else apart
            places = _compacted(rows, _roots(rows, near, crossed), distance)
            found.append({item: -x for item, x in places.items()} if leftwards else places)
    return _balanced(found)


def _turned(apart: Callable[[int, int], float]) -> Callable[[int, int], float]:
    return lambda left, right: apart(right, left)


def _crossed(layers: Layers, up: Neighbours, passing: Sequence[bool]) -> set[tuple[int, int]]:
    """Links that cross one in passing, which are not to be straight (conflicts of type 1)."""
    found: set[tuple[int, int]] = set()
    for upper, lower in itertools.pairwise(layers):
        place = {item: index for index, item in enumerate(upper)}
        start, scanned = 0, 0
        for index, item in enumerate(lower):
            inner = next((other for other in up[item] if passing[item] and passing[other]), None)
            if inner is None and index < len(lower) - 1:
                continue
            end = len(upper) - 1 if inner is None else place[inner]
            for one in lower[scanned : index + 1]:
                for other in up[one]:
                    if not start <= place[other] <= end and not (passing[one] and passing[other]):
                        found.add((other, one))
            scanned, start = index + 1, end
    return found


def _roots(rows: Layers, near: Neighbours, crossed: set[tuple[int, int]]) -> dict[int, int]:
    """The first item of the block that each item is in."""
    root = {item: item for row in rows for item in row}
    taken: set[int] = set()
    for before, row in itertools.pairwise(rows):
        place = {item: index for index, item in enumerate(before)}
        reached = -1
        for item in row:
            ends = sorted((other for other in near[item] if other in place), key=place.__getitem__)
            middles = {(len(ends) - 1) // 2, len(ends) // 2} if ends else set()
            for middle in sorted(middles):
                other = ends[middle]
                free = root[item] == item and other not in taken and reached < place[other]
                if free and (other, item) not in crossed and (item, other) not in crossed:
                    root[item] = root[other]
                    taken.add(other)
                    reached = place[other]
    return root


def _compacted(rows: Layers, root: dict[int, int], apart: Callable[[int, int], float]) -> dict[int, float]:
    after: dict[int, dict[int, float]] = {block: {} for block in root.values()}
    before: dict[int, int] = dict.fromkeys(after, 0)
    for row in rows:
        for left, right in itertools.pairwise(row):
            ends = after[root[left]]
            if root[right] not in ends:
                before[root[right]] += 1
            ends[root[right]] = max(ends.get(root[right], 0.0), apart(left, right))
    place = dict.fromkeys(after, 0.0)
    order = [block for block, count in before.items() if not count]
    for block in order:
        for other, distance in after[block].items():
            place[other] = max(place[other], place[block] + distance)
            before[other] -= 1
            if not before[other]:
                order.append(other)
    for block in reversed(order):
        if after[block]:
            place[block] = min(place[other] - distance for other, distance in after[block].items())
    return {item: place[block] for item, block in root.items()}


def _balanced(found: Sequence[dict[int, float]]) -> dict[int, float]:
    """The mean of the middle two places of each item, all four laid to the edge of the narrowest."""
    spans = [(min(places.values()), max(places.values())) for places in found]
    low, high = min(spans, key=lambda span: span[1] - span[0])
    shifts = [high - right if index % 2 else low - left for index, (left, right) in enumerate(spans)]
    balanced: dict[int, float] = {}
    for item in found[0]:
        ends = sorted(places[item] + shift for places, shift in zip(found, shifts, strict=True))
        balanced[item] = (ends[1] + ends[2]) / 2
    return balanced
