"""Trees: parents centred over their children, subtrees as near to each other as they can be, levels aligned.

After Reingold and Tilford (1981) with boxes of unlike widths; each row of children is packed from the left
and from the right, and the mean taken, so that small subtrees between large ones do not lean to one side.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.graphs.values import Size
from deckbuilder.plan.geometry import Rect

#: Left and right edge by level below a node, from its centre.
_Contour = list[tuple[float, float]]


def tidy_tree(
    sizes: Sequence[Size], children: Sequence[Sequence[int]], gap: float, level_gap: float
) -> tuple[Rect, ...]:
    """Boxes of a tree that grows downwards from node 0; the outermost edges are at 0.

    A child has a higher index than its parent. ``gap`` is between neighbours, and half as much again between
    those of unlike parents; ``level_gap`` between the levels.
    """
    count = len(sizes)
    offsets = [0.0] * count
    contours: list[_Contour] = [[] for _ in sizes]
    for node in range(count - 1, -1, -1):
        below = children[node]
        shifts = _packed([contours[child] for child in below], gap)
        for child, shift in zip(below, shifts, strict=True):
            offsets[child] = shift
        half = sizes[node][0] / 2
        contours[node] = [(-half, half), *_merged([contours[child] for child in below], shifts)]
        for child in below:
            contours[child] = []
    levels, centres = [0] * count, [-min(left for left, _ in contours[0])] * count
    for node in range(count):
        for child in children[node]:
            levels[child] = levels[node] + 1
            centres[child] = centres[node] + offsets[child]
    tops = _tops(sizes, levels, level_gap)
    return tuple(
        Rect(centre - width / 2, tops[level], width, height)
        for (width, height), centre, level in zip(sizes, centres, levels, strict=True)
    )


def _packed(contours: Sequence[_Contour], gap: float) -> list[float]:
    """The centres of subtrees side by side, from the middle of the first and the last."""
    if not contours:
        return []
    from_left = _from_left(contours, gap)
    turned = [[(-right, -left) for left, right in contour] for contour in reversed(contours)]
    from_right = [-shift for shift in reversed(_from_left(turned, gap))]
    # Both hold every distance, so their mean does.
    to = from_left[0] - from_right[0]
    shifts = [(one + other + to) / 2 for one, other in zip(from_left, from_right, strict=True)]
    middle = (shifts[0] + shifts[-1]) / 2
    return [shift - middle for shift in shifts]


def _from_left(contours: Sequence[_Contour], gap: float) -> list[float]:
    shifts: list[float] = []
    edges: list[float] = []
    for contour in contours:
        shift = max(
            (
                edge + (1.5 * gap if level else gap) - left
                for level, (edge, (left, _)) in enumerate(zip(edges, contour, strict=False))
            ),
            default=0.0,
        )
        shifts.append(shift)
        for level, (_, right) in enumerate(contour):
            if level < len(edges):
                edges[level] = shift + right
            else:
                edges.append(shift + right)
    return shifts


def _merged(contours: Sequence[_Contour], shifts: Sequence[float]) -> _Contour:
    merged: _Contour = []
    for contour, shift in zip(contours, shifts, strict=True):
        for level, (left, right) in enumerate(contour):
            if level < len(merged):
                merged[level] = (merged[level][0], right + shift)
            else:
                merged.append((left + shift, right + shift))
    return merged


def _tops(sizes: Sequence[Size], levels: Sequence[int], level_gap: float) -> list[float]:
    """Where each level begins."""
    heights = [0.0] * (max(levels) + 1)
    for (_, height), level in zip(sizes, levels, strict=True):
        heights[level] = max(heights[level], height)
    tops = [0.0]
    for height in heights[:-1]:
        tops.append(tops[-1] + height + level_gap)
    return tops
