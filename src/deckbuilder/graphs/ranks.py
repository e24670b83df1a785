"""Which rank each node of a directed graph stands on, and which links run against the ranks."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.graphs.values import Link


def against(count: int, links: Sequence[Link]) -> list[bool]:
    """The links that close a circle: those that lead back to a node on the way to them, in the order written.

    A depth-first search that begins at nodes nothing leads to.
    """
    out: list[list[int]] = [[] for _ in range(count)]
    led = [False] * count
    for index, link in enumerate(links):
        out[link.source].append(index)
        led[link.target] = True
    backward = [False] * len(links)
    state = [0] * count  # 1: on the way, 2: done
    for root in sorted(range(count), key=lambda node: led[node]):
        if state[root]:
            continue
        state[root] = 1
        trail = [(root, iter(out[root]))]
        while trail:
            node, rest = trail[-1]
            index = next(rest, -1)
            if index < 0:
                state[node] = 2
                trail.pop()
                continue
            target = links[index].target
            if state[target] == 1:
                backward[index] = True
            elif not state[target]:
                state[target] = 1
                trail.append((target, iter(out[target])))
    return backward


def ranks(count: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """A rank for each node, so that every pair leads to a higher one: as low as can be, then as near to the
    nodes it leads to as makes the links shorter. ``pairs`` hold no circle."""
    out: list[list[int]] = [[] for _ in range(count)]
    into: list[list[int]] = [[] for _ in range(count)]
    for upper, lower in pairs:
        out[upper].append(lower)
        into[lower].append(upper)
    open_ = [len(above) for above in into]
    order = [node for node in range(count) if not open_[node]]
    found = [0] * count
    for node in order:
        for lower in out[node]:
            found[lower] = max(found[lower], found[node] + 1)
            open_[lower] -= 1
            if not open_[lower]:
                order.append(lower)
    for node in reversed(order):
        if len(out[node]) > len(into[node]):
            found[node] = min(found[lower] for lower in out[node]) - 1
    lowest = min(found, default=0)
    return [rank - lowest for rank in found]
