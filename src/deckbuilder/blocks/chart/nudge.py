"""Labels along one edge moved apart: in order, no two touching, as little as possible."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float] | None:
    """Middles for labels that want theirs at ``wanted`` and take ``sizes`` along the edge from ``low`` to
    ``high``; None where they do not fit there.

    Those that touch form clusters around the mean of what they want (pool adjacent violators), which moves
    them least by the sum of squares. The order along the edge is that of ``wanted``, ties as given.
    """
    if sum(sizes) > high - low:
        return None
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    # Each cluster: where its first label begins, its length, members.
    clusters: list[tuple[float, float, list[int]]] = []
    for index in order:
        size = sizes[index]
        cluster = (_within(wanted[index] - size / 2, size, low, high), size, [index])
        while clusters and clusters[-1][0] + clusters[-1][1] > cluster[0]:
            _, length, members = clusters.pop()
            joined, total = [*members, *cluster[2]], length + cluster[1]
            cluster = (_within(_start(joined, wanted, sizes), total, low, high), total, joined)
        clusters.append(cluster)
    middles = [0.0] * len(wanted)
    for start, _, members in clusters:
        at = start
        for index in members:
            middles[index] = at + sizes[index] / 2
            at += sizes[index]
    return middles


def _start(members: Sequence[int], wanted: Sequence[float], sizes: Sequence[float]) -> float:
    """Where a cluster begins best: the mean of where each member would have it begin."""
    before, total = 0.0, 0.0
    for index in members:
        total += wanted[index] - sizes[index] / 2 - before
        before += sizes[index]
    return total / len(members)


def _within(start: float, length: float, low: float, high: float) -> float:
    return max(low, min(start, high - length))
