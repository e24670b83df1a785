"""Items of a layered graph moved below the only one that leads to them, where there is room: the mean of four
alignments leaves small jogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deckbuilder.graphs.alignment import Neighbours
from deckbuilder.graphs.ordering import Layers


def straighten(
    layers: Layers,
    up: Neighbours,
    down: Neighbours,
    passing: Sequence[bool],
    centres: list[float],
    apart: Callable[[int, int], float],
) -> None:
    """Move centres across, from the first layer to the last, then roots back from the last to the first.

    Lines that pass several layers stay where they are, and straight.
    """
    for layer in layers[1:]:
        for index, item in enumerate(layer):
            long = passing[item] and any(passing[other] for other in (*up[item], *down[item]))
            if len(up[item]) == 1 and not long and _alone(up[item][0], item, down, centres):
                _move(layer, index, centres[up[item][0]], centres, apart)
    for layer in reversed(layers[:-1]):
        for index, item in enumerate(layer):
            if not up[item] and len(down[item]) == 1:
                _move(layer, index, centres[down[item][0]], centres, apart)


def _alone(upper: int, item: int, down: Neighbours, centres: Sequence[float]) -> bool:
    """Whether of all that an item leads to, this is the one to stand below it: the only one, or the nearest
    of an odd number."""
    others = down[upper]
    if len(others) == 1:
        return True
    nearest = min(others, key=lambda other: (abs(centres[other] - centres[upper]), other))
    return len(others) % 2 == 1 and nearest == item


def _move(
    layer: Sequence[int],
    index: int,
    goal: float,
    centres: list[float],
    apart: Callable[[int, int], float],
) -> None:
    """Move an item if its neighbours leave room for all of the way."""
    item = layer[index]
    left, right = layer[index - 1] if index else None, layer[index + 1] if index + 1 < len(layer) else None
    if left is not None and goal - centres[left] < apart(left, item):
        return
    if right is not None and centres[right] - goal < apart(item, right):
        return
    centres[item] = goal
