"""Groups of a layered graph side by side: each in a strip of its own, or above another where ranks allow."""

from __future__ import annotations

from collections.abc import Sequence


def strips(ranks: Sequence[int], pairs: Sequence[tuple[int, int]], groups: Sequence[int | None]) -> list[int]:
    """The strip of each node. No rank of a strip holds members of two groups, or of a group and of none."""
    if all(group is None for group in groups):
        return [0] * len(ranks)
    count = len(ranks)
    members: dict[tuple[int, int], list[int]] = {}
    for node, group in enumerate(groups):
        members.setdefault((1, node) if group is None else (0, group), []).append(node)
    near: list[list[int]] = [[] for _ in range(count)]
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    found = [-1] * count
    taken: list[dict[int, int | None]] = []
    for key in sorted(members):
        nodes = members[key]
        group = groups[nodes[0]]
        span = range(min(ranks[node] for node in nodes), max(ranks[node] for node in nodes) + 1)
        free = [
            strip
            for strip, held in enumerate(taken)
            if all(rank not in held or (group is None and held[rank] is None) for rank in span)
        ]
        ties = [found[other] for node in nodes for other in near[node]]
        strip = max(free, key=lambda strip: (ties.count(strip), -strip), default=len(taken))
        if strip == len(taken):
            taken.append({})
        taken[strip].update(dict.fromkeys(span, group))
        for node in nodes:
            found[node] = strip
    return found
