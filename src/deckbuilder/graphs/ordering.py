"""The order of items on each layer, with few crossings between them: barycentres of neighbours, swept up and
down (Sugiyama, Tagawa and Toda 1981), then exchanges of neighbours while they help (Gansner et al. 1993)."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence

_SWEEPS = 8
#: Sweeps without a gain after which there are no more.
_PATIENCE = 3
#: What the crossing of two lines in passing counts: they are to stay straight.
_IN_PASSING = 8

Layers = list[list[int]]


class Tiers:
    """Items on layers with links between neighbouring layers."""

    def __init__(
        self, layers: Layers, pairs: Sequence[tuple[int, int]], strips: Sequence[int], passing: Sequence[bool]
    ) -> None:
        self.layers = layers
        self.strips = strips
        self.passing = passing
        self.up: list[list[int]] = [[] for _ in strips]
        self.down: list[list[int]] = [[] for _ in strips]
        for upper, lower in pairs:
            self.down[upper].append(lower)
            self.up[lower].append(upper)

    def crossings(self, layers: Layers) -> int:
        return sum(self._between(upper, lower) for upper, lower in itertools.pairwise(layers))

    def _between(self, upper: list[int], lower: list[int]) -> int:
        """Pairs of links that cross between two layers: inversions, counted as they are sorted in."""
        place = {item: index for index, item in enumerate(lower)}
        seen: list[int] = []
        straight: list[int] = []
        found = 0
        for item in upper:
            ends = sorted(place[other] for other in self.down[item])
            for end in ends:
                found += len(seen) - bisect_left(seen, end + 1)
            for other in self.down[item]:
                if self.passing[item] and self.passing[other]:
                    crossed = len(straight) - bisect_left(straight, place[other] + 1)
                    found += (_IN_PASSING - 1) * crossed
                    straight.insert(bisect_left(straight, place[other]), place[other])
            for end in ends:
                seen.insert(bisect_left(seen, end), end)
        return found

    def exchanged(self, layers: Layers) -> Layers:
        """The layers with neighbours exchanged as long as that takes crossings away."""
        layers = [list(layer) for layer in layers]
        for _ in range(_SWEEPS):
            gained = False
            for number, layer in enumerate(layers):
                above = _places(layers[number - 1]) if number else {}
                below = _places(layers[number + 1]) if number + 1 < len(layers) else {}
                for index in range(len(layer) - 1):
                    left, right = layer[index], layer[index + 1]
                    if self.strips[left] == self.strips[right] and self._gain(left, right, above, below) > 0:
                        layer[index], layer[index + 1] = right, left
                        gained = True
            if not gained:
                break
        return layers

    def _gain(self, left: int, right: int, above: dict[int, int], below: dict[int, int]) -> int:
        gain = 0
        for near, places in ((self.up, above), (self.down, below)):
            for one in near[left]:
                for other in near[right]:
                    weight = self._weight(left, one, right, other)
                    if places[one] > places[other]:
                        gain += weight
                    elif places[one] < places[other]:
                        gain -= weight
        return gain

    def _weight(self, *items: int) -> int:
        return _IN_PASSING if all(self.passing[item] for item in items) else 1


def ordered(tiers: Tiers) -> Layers:
    """The layers in a better order; items of one strip stay together, and the strips in theirs."""
    layers = [sorted(layer, key=tiers.strips.__getitem__) for layer in tiers.layers]
    best = tiers.exchanged(layers)
    fewest, waited = tiers.crossings(best), 0
    for sweep in range(_SWEEPS):
        if not fewest or waited >= _PATIENCE:
            break
        layers = tiers.exchanged(_swept(tiers, layers, downwards=sweep % 2 == 0))
        found = tiers.crossings(layers)
        waited += 1
        if found < fewest:
            best, fewest, waited = layers, found, 0
    return best


def _swept(tiers: Tiers, layers: Layers, *, downwards: bool) -> Layers:
    found = [list(layer) for layer in layers]
    near = tiers.up if downwards else tiers.down
    numbers = range(1, len(found)) if downwards else range(len(found) - 2, -1, -1)
    for number in numbers:
        places = _places(found[number - 1 if downwards else number + 1])
        keys: dict[int, tuple[int, float]] = {}
        for index, item in enumerate(found[number]):
            ends = [places[other] for other in near[item]]
            keys[item] = (tiers.strips[item], sum(ends) / len(ends) if ends else float(index))
        found[number].sort(key=keys.__getitem__)
    return found


def _places(layer: list[int]) -> dict[int, int]:
    return {item: index for index, item in enumerate(layer)}
