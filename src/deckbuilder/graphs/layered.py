"""Layered graphs: nodes in ranks, links as broken lines along the axes that run through no node and no label.

After Sugiyama, Tagawa and Toda (1981). Links that cross ranks, and labels, hold a place of their own in each
rank; a link that closes a circle runs outside along one side, where that is free.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.graphs.alignment import aligned
from deckbuilder.graphs.ordering import Layers, Tiers, ordered
from deckbuilder.graphs.outside import Loop, around
from deckbuilder.graphs.ranks import against, ranks
from deckbuilder.graphs.straightening import straighten
from deckbuilder.graphs.strips import strips
from deckbuilder.graphs.tracks import STRAIGHT, Jog, tracks
from deckbuilder.graphs.values import Drawing, Drawn, Link, Size, at_origin
from deckbuilder.plan.geometry import Insets, Point, Rect


class Spacing(Struct, frozen=True):
    """Distances, in points."""

    nodes: float
    """Between neighbours in a rank."""
    ranks: float
    """Between ranks, at least."""
    lines: float
    """Between lines side by side, and to what they pass."""
    stem: float
    """Of the straight part of a line next to a node: longer than its arrow head."""
    frame: Insets = Insets()
    """Between the members of a group and its frame."""


def layered(
    sizes: Sequence[Size], links: Sequence[Link], groups: Sequence[int | None], spacing: Spacing
) -> Drawing:
    """The graph from top to bottom. No link leads from a node to itself; ``groups`` are given by node,
    counted from 0."""
    backward = against(len(sizes), links)
    outside = list(backward)
    while True:
        graph = _Graph(sizes, links, groups, spacing, backward, outside)
        blocked = graph.blocked()
        if not blocked:
            return graph.drawing()
        for index in blocked:
            outside[index] = False


class _Graph:
    def __init__(
        self,
        sizes: Sequence[Size],
        links: Sequence[Link],
        groups: Sequence[int | None],
        spacing: Spacing,
        backward: Sequence[bool],
        outside: Sequence[bool],
    ) -> None:
        self._count, self._links, self._groups = len(sizes), links, groups
        self._spacing, self._backward, self._outside = spacing, backward, outside
        self._sizes = list(sizes)
        ends = [
            (link.target, link.source) if turned else (link.source, link.target)
            for link, turned in zip(links, backward, strict=True)
        ]
        inner = [pair for pair, away in zip(ends, outside, strict=True) if not away]
        labelled = any(link.label for link, away in zip(links, outside, strict=True) if not away)
        # Two lines between the same nodes need places of their own between them.
        self._step = 2 if labelled or len(set(inner)) < len(inner) else 1
        self._rank = [rank * self._step for rank in ranks(self._count, ends)]
        self._strip = strips(self._rank, ends, groups)
        self._chains = [
            () if away else self._chain(link, *pair)
            for link, pair, away in zip(links, ends, outside, strict=True)
        ]
        self._layers = self._ordered()

    def _chain(self, link: Link, upper: int, lower: int) -> tuple[int, ...]:
        """The items a link runs through, from top to bottom; its label stands near the middle, where no nodes
        do."""
        between = range(self._rank[upper] + 1, self._rank[lower])
        middle = between[len(between) // 4 * 2] if between else 0
        found = [upper]
        for rank in between:
            found.append(len(self._sizes))
            self._sizes.append(link.label if link.label and rank == middle else (0.0, 0.0))
            self._rank.append(rank)
            self._strip.append(self._strip[lower])
        return (*found, lower)

    def _ordered(self) -> Layers:
        layers: Layers = [[] for _ in range(max(self._rank, default=0) + 1)]
        pairs = [pair for chain in self._chains for pair in itertools.pairwise(chain)]
        for item in self._walk(pairs):
            layers[self._rank[item]].append(item)
        self._passing = [item >= self._count for item in range(len(self._sizes))]
        self._tiers = Tiers(layers, pairs, self._strip, self._passing)
        return ordered(self._tiers)

    def _walk(self, pairs: Sequence[tuple[int, int]]) -> list[int]:
        """All items, those that are linked near each other: depth first, as written."""
        near: list[list[int]] = [[] for _ in self._sizes]
        for upper, lower in pairs:
            near[upper].append(lower)
        order: dict[int, None] = {}
        for root in sorted(range(self._count), key=self._rank.__getitem__):
            waiting = [root]
            while waiting:
                item = waiting.pop()
                if item not in order:
                    order[item] = None
                    waiting.extend(reversed(near[item]))
        return list(order)

    def _side(self, link: Link) -> int:
        """1 where both ends of a link are free to the right, -1 to the left, else 0."""
        rows = [
            (end, [item for item in self._layers[self._rank[end]] if item < self._count])
            for end in (link.source, link.target)
        ]
        if all(row[-1] == end for end, row in rows):
            return 1
        return -1 if all(row[0] == end for end, row in rows) else 0

    def blocked(self) -> list[int]:
        """The links that shall run outside and cannot, once all has its place."""
        self._across = self._placed()
        self._jogs = self._jogged()
        tops = self._tops()
        self._boxes = [self._box(item, tops) for item in range(len(self._sizes))]
        self._frames = self._framed()
        away = [index for index, chain in enumerate(self._chains) if not chain]
        gap = max(self._spacing.stem, self._spacing.lines)
        loops = [self._loop(self._links[index]) for index in away]
        self._around = dict(zip(away, around(loops, [*self._boxes, *self._frames], gap), strict=True))
        return [index for index, drawn in self._around.items() if drawn is None]

    def drawing(self) -> Drawing:
        links = [self._around.get(index) or self._inside(index) for index in range(len(self._links))]
        return at_origin(self._boxes[: self._count], links, self._frames)

    def _loop(self, link: Link) -> Loop:
        return Loop(link, self._boxes[link.source], self._boxes[link.target], self._side(link))

    def _inside(self, index: int) -> Drawn:
        chain, boxes = self._chains[index], self._boxes
        points = self._points(chain)
        label = next((boxes[item] for item in chain[1:-1] if boxes[item].width), None)
        return Drawn(points[::-1] if self._backward[index] else points, label)

    def _placed(self) -> list[float]:
        """The centre of each item across, strip by strip."""
        centres = [0.0] * len(self._sizes)
        left, gap, frame = 0.0, 2 * self._spacing.nodes, self._spacing.frame
        for strip in range(max(self._strip, default=0) + 1):
            mine = [[item for item in layer if self._strip[item] == strip] for layer in self._layers]
            rows = [row for row in mine if row]
            held = {item for row in rows for item in row}
            up, down = (
                [[other for other in near if other in held] for near in side]
                for side in (self._tiers.up, self._tiers.down)
            )
            places = aligned(mine, up, down, self._passing, self._apart)
            edge = min(x - self._sizes[item][0] / 2 for item, x in places.items())
            framed = any(item < self._count and self._groups[item] is not None for item in held)
            left += frame.left if framed else 0.0
            for item, x in places.items():
                centres[item] = x - edge + left
            left = max(centres[item] + self._sizes[item][0] / 2 for item in held) + gap
            left += frame.right if framed else 0.0
        if not any(self._strip):
            tiers = self._tiers
            straighten(self._layers, tiers.up, tiers.down, self._passing, centres, self._apart)
        return centres

    def _apart(self, left: int, right: int) -> float:
        alone = left < self._count and right < self._count
        gap = self._spacing.nodes if alone else self._spacing.lines
        return (self._sizes[left][0] + self._sizes[right][0]) / 2 + gap

    def _jogged(self) -> list[dict[tuple[int, int], tuple[int, int]]]:
        """By gap below a rank, and the two items of a line that runs across there: its track, and how many
        there are."""
        jogs: list[list[Jog]] = [[] for _ in self._layers]
        for chain in self._chains:
            for upper, lower in itertools.pairwise(chain):
                start, end = self._across[upper], self._across[lower]
                if abs(start - end) > STRAIGHT:
                    jogs[self._rank[upper]].append(Jog(upper, lower, start, end))
        found: list[dict[tuple[int, int], tuple[int, int]]] = []
        for row in jogs:
            levels = tracks(row, self._spacing.lines)
            count = max(levels, default=-1) + 1
            found.append(
                {(jog.upper, jog.lower): (level, count) for jog, level in zip(row, levels, strict=True)}
            )
        return found

    def _tops(self) -> list[float]:
        """Where each rank begins; remembers where lines may run across below it."""
        space, frame = self._spacing, self._spacing.frame
        firsts, lasts = self._ends_of_groups()
        self._heights = [
            max(self._sizes[item][1] for item in layer) if layer else 0.0 for layer in self._layers
        ]
        self._channels: list[tuple[float, float]] = []
        tops: list[float] = []
        y = 0.0
        for rank, height in enumerate(self._heights):
            y += frame.top if rank in firsts else 0.0
            tops.append(y)
            y += height + (frame.bottom if rank in lasts else 0.0)
            count = max((count for _, count in self._jogs[rank].values()), default=0)
            room = max(space.ranks / self._step, 2 * space.stem + (count - 1) * space.lines if count else 0.0)
            self._channels.append((y, room))
            y += room
        return tops

    def _ends_of_groups(self) -> tuple[set[int], set[int]]:
        """The ranks that groups begin with, and end with."""
        spans: dict[int, list[int]] = {}
        for node, group in enumerate(self._groups):
            if group is not None:
                spans.setdefault(group, []).append(self._rank[node])
        return {min(span) for span in spans.values()}, {max(span) for span in spans.values()}

    def _box(self, item: int, tops: Sequence[float]) -> Rect:
        (width, height), rank = self._sizes[item], self._rank[item]
        top = tops[rank] + (self._heights[rank] - height) / 2
        return Rect(self._across[item] - width / 2, top, width, height)

    def _points(self, chain: Sequence[int]) -> tuple[Point, ...]:
        boxes = self._boxes
        points: list[Point] = [(self._across[chain[0]], boxes[chain[0]].bottom)]
        for upper, lower in itertools.pairwise(chain):
            found = self._jogs[self._rank[upper]].get((upper, lower))
            if found is not None:
                (top, room), (level, count) = self._channels[self._rank[upper]], found
                y = top + room / 2 + (level - (count - 1) / 2) * self._spacing.lines
                points += [(self._across[upper], y), (self._across[lower], y)]
        last = boxes[chain[-1]]
        points.append((points[-1][0], last.y))
        return tuple(points)

    def _framed(self) -> list[Rect]:
        pad = self._spacing.frame
        count = max((group for group in self._groups if group is not None), default=-1) + 1
        found: list[Rect] = []
        for number in range(count):
            held = [box for box, group in zip(self._boxes, self._groups, strict=False) if group == number]
            left, top = min(box.x for box in held) - pad.left, min(box.y for box in held) - pad.top
            right, bottom = max(box.right for box in held), max(box.bottom for box in held)
            found.append(Rect(left, top, right + pad.right - left, bottom + pad.bottom - top))
        return found
