"""Links that run outside a graph along one side, from box to box: long ones around short ones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from deckbuilder.graphs.values import Drawn, Link
from deckbuilder.plan.geometry import Rect


class Loop(Struct, frozen=True):
    link: Link
    source: Rect
    target: Rect
    side: int
    """1: to the right, -1: to the left, 0: neither is free."""

    @property
    def ends(self) -> tuple[float, float]:
        """The heights at which it leaves and arrives."""
        return self.source.y + self.source.height / 2, self.target.y + self.target.height / 2


def around(loops: Sequence[Loop], obstacles: Sequence[Rect], gap: float) -> list[Drawn | None]:
    """Every link drawn clear of the obstacles beside it; None where no side is free, or its label would lie
    on another link."""
    found: list[Drawn | None] = [None] * len(loops)
    taken: dict[int, list[Rect]] = {1: [], -1: []}
    order = sorted(range(len(loops)), key=lambda index: abs(loops[index].ends[0] - loops[index].ends[1]))
    for index in order:
        loop = loops[index]
        if not loop.side:
            continue
        first, second = loop.ends
        top, bottom = min(loop.source.y, loop.target.y), max(loop.source.bottom, loop.target.bottom)
        width, height = loop.link.label or (0.0, 0.0)
        beside = [
            box for box in (*obstacles, *taken[loop.side]) if box.bottom + gap > top and box.y - gap < bottom
        ]
        edge = max(loop.side * (box.x + box.width / 2) + box.width / 2 for box in beside)
        x = loop.side * (edge + gap + width / 2)
        taken[loop.side].append(Rect(x - width / 2, top, width, bottom - top))
        y = _free(first, second, [end for other in loops for end in other.ends], height)
        if loop.link.label and y is None:
            continue
        label = Rect(x - width / 2, y, width, height) if loop.link.label and y is not None else None
        starts, stops = (end.right if loop.side > 0 else end.x for end in (loop.source, loop.target))
        found[index] = Drawn(((starts, first), (x, first), (x, second), (stops, second)), label)
    return found


def _free(first: float, second: float, crossed: Sequence[float], height: float) -> float | None:
    """The top of a label in the widest stretch between two ends that no other line runs across, the one
    nearest to the middle; None where none is wide enough."""
    low, high = min(first, second), max(first, second)
    ends = sorted({low, high, *(y for y in crossed if low < y < high)})
    wide = [(above + below) / 2 for above, below in pairwise(ends) if below - above > height]
    if not wide:
        return None
    return min(wide, key=lambda y: abs(y - (low + high) / 2)) - height / 2
