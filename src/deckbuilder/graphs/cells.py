"""Places for the nodes of a network in the rows and columns of a grid, so that lines are short, level or
upright, cross little and pass no other node.

A search by moves and exchanges, from places where what is linked stands together already: small networks
only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import ceil, hypot, inf

from msgspec import Struct

from deckbuilder.graphs.spread import are_apart
from deckbuilder.graphs.straight import Segment, crossing
from deckbuilder.graphs.values import Link, Size
from deckbuilder.plan.geometry import Point, Rect, runs_through

#: Networks of more nodes are not searched.
MOST = 20
#: Grids that are tried, and the share of their cells that may be empty.
_GRIDS, _EMPTY = 3, 0.5
#: Rows are no further apart than this share of what columns may be: lines across have room for their labels.
_ROWS = 0.45
_ROUNDS = 12
#: What it costs that a line crosses another, passes through a node, or shares its way with another one; per
#: point of its length; and if it is as slanted as can be.
_CROSSED, _PASSED, _SHARED, _LENGTH, _SLANT = 300.0, 900.0, 900.0, 0.5, 140.0
#: What a line passes within is a node grown by so much of its size.
_GROWN = 1.15


class _Grid(Struct, frozen=True):
    columns: int
    rows: int
    pitch: Size
    node: Size
    origin: Point

    def middle(self, cell: int) -> Point:
        """Of a cell, counted by rows."""
        row, column = divmod(cell, self.columns)
        return self.origin[0] + column * self.pitch[0], self.origin[1] + row * self.pitch[1]


def in_cells(
    drafts: Sequence[Sequence[Point]],
    sizes: Sequence[Size],
    links: Sequence[Link],
    frame: Size,
    gap: float,
    longest: float,
) -> Iterator[list[Point]]:
    """Arrangements in grids that fill the frame, unless neighbours would be further apart than ``longest``.

    The search begins from each of ``drafts``.
    """
    if not 1 < len(sizes) <= MOST:
        return
    widths, heights = sorted(width for width, _ in sizes), sorted(height for _, height in sizes)
    largest, usual = (widths[-1], heights[-1]), (widths[len(sizes) // 2], heights[len(sizes) // 2])
    grids = _grids(largest, largest, len(sizes), links, frame, gap, longest)
    for grid in grids or _grids(usual, largest, len(sizes), links, frame, gap, longest):
        costs = _Costs(grid, links)
        found = [_searched(_seated(places, grid), costs) for places in drafts]
        cells = min(found, key=costs.of)
        middles = [grid.middle(cell) for cell in cells]
        if grids or are_apart(middles, sizes, gap):
            yield middles


def _grids(
    node: Size, largest: Size, count: int, links: Sequence[Link], frame: Size, gap: float, longest: float
) -> list[_Grid]:
    """Those with room for as many nodes of a size and the labels between them, the likest to the frame first.
    At its edges they have room for the largest one."""
    within = frame[0] - largest[0] + node[0], frame[1] - largest[1] + node[1]
    labels = [link.label for link in links if link.label]
    free = (
        max((label[0] for label in labels), default=gap) + 2 * gap,
        max((label[1] for label in labels), default=0.0) + 2 * gap,
    )
    most = [int((within[axis] + free[axis]) // (node[axis] + free[axis])) for axis in (0, 1)]
    found: list[_Grid] = []
    for columns in range(1, min(most[0], count) + 1):
        least = ceil(count / columns)
        for rows in range(least, min(most[1], count) + 1):
            if count < (1 - _EMPTY) * columns * rows:
                break
            pitch = (
                _pitch(within[0], node[0], columns, longest),
                _pitch(within[1], node[1], rows, _ROWS * longest),
            )
            taken = (columns - 1) * pitch[0], (rows - 1) * pitch[1]
            origin = (frame[0] - taken[0]) / 2, (frame[1] - taken[1]) / 2
            found.append(_Grid(columns, rows, pitch, node, origin))
    return sorted(found, key=lambda grid: _unlike(grid, frame))[:_GRIDS]


def _pitch(frame: float, node: float, count: int, longest: float) -> float:
    return min((frame - node) / (count - 1), node + longest) if count > 1 else 0.0


def _unlike(grid: _Grid, frame: Size) -> float:
    """How far the grid is from having its columns and rows as the frame has width and height."""
    across, down = grid.columns * grid.node[0], grid.rows * grid.node[1] * 2
    ratio = (across / down) / (frame[0] / frame[1])
    return max(ratio, 1 / ratio)


def _seated(places: Sequence[Point], grid: _Grid) -> list[int]:
    """The free cell nearest to each place, once they are stretched over the grid; those in the middle choose
    first."""
    lows, spans = [], []
    for axis in (0, 1):
        values = [place[axis] for place in places]
        lows.append(min(values))
        spans.append(max(values) - min(values) or 1.0)
    wanted = [
        (
            (x - lows[0]) / spans[0] * (grid.columns - 1),
            (y - lows[1]) / spans[1] * (grid.rows - 1),
        )
        for x, y in places
    ]
    centre = (grid.columns - 1) / 2, (grid.rows - 1) / 2
    order = sorted(range(len(places)), key=lambda node: (hypot(*_apart(wanted[node], centre)), node))
    free = list(range(grid.columns * grid.rows))
    found = [0] * len(places)
    for node in order:
        x, y = wanted[node]
        cell = min(free, key=lambda cell: (hypot(cell % grid.columns - x, cell // grid.columns - y), cell))
        free.remove(cell)
        found[node] = cell
    return found


def _apart(one: Point, other: Point) -> Point:
    return one[0] - other[0], one[1] - other[1]


def _searched(cells: list[int], costs: _Costs) -> list[int]:
    """The cells after all moves and exchanges that make the arrangement better."""
    best = costs.of(cells)
    for _ in range(_ROUNDS):
        before = best
        for node, cell in product(range(len(cells)), range(costs.count)):
            tried = _moved(cells, node, cell)
            cost = costs.of(tried, best)
            if cost < best - 0.01:
                cells, best = tried, cost
        if best == before:
            break
    return cells


def _moved(cells: Sequence[int], node: int, cell: int) -> list[int]:
    """A node moved to a cell; the one that stood there takes its place."""
    found = [cells[node] if other == cell else other for other in cells]
    found[node] = cell
    return found


class _Costs:
    """What arrangements in one grid cost. Lines between cells, each a number, are looked at once."""

    def __init__(self, grid: _Grid, links: Sequence[Link]) -> None:
        self._grid = grid
        self.count = grid.columns * grid.rows
        self._middles = [grid.middle(cell) for cell in range(self.count)]
        width, height = (_GROWN * size for size in grid.node)
        self._boxes = [Rect(x - width / 2, y - height / 2, width, height) for x, y in self._middles]
        self._pairs = sorted({(link.source, link.target) for link in links})
        self._both = [pair for pair in self._pairs if pair[::-1] in self._pairs]
        self._lengths: dict[int, float] = {}
        self._passed: dict[int, int] = {}
        self._crossed: dict[int, bool] = {}

    def of(self, cells: Sequence[int], limit: float = inf) -> float:
        """The cost; where it is no less than ``limit``, perhaps less than it is, but no less than that."""
        count = self.count
        lines = [cells[source] * count + cells[target] for source, target in self._pairs]
        for line in lines:
            if line not in self._lengths:
                self._lengths[line] = self._length(line)
        taken = sum(1 << cell for cell in cells)
        cost = sum(map(self._lengths.__getitem__, lines))
        if cost >= limit:  # most are: what takes more time is not looked at
            return cost
        cost += _PASSED * sum((self._between(line) & taken).bit_count() for line in lines)
        if cost >= limit:
            return cost
        cost += _CROSSED * self._crossings(lines)
        # A line that leads back has a way of its own where neither is level or upright.
        return cost + _SHARED * sum(self._straight(cells[one], cells[other]) for one, other in self._both)

    def _crossings(self, lines: Sequence[int]) -> int:
        known, most = self._crossed, self.count * self.count
        found = 0
        for one, other in combinations(lines, 2):
            crossed = known.get(one * most + other)
            if crossed is None:
                crossed = known[one * most + other] = crossing(self._way(one), self._way(other))
            found += crossed
        return found

    def _length(self, line: int) -> float:
        (x, y), (tx, ty) = self._way(line)
        across, down = abs(tx - x), abs(ty - y)
        length = hypot(across, down) or 1.0
        return _LENGTH * length + _SLANT * min(across, down) / length

    def _between(self, line: int) -> int:
        """A bit for each cell between its ends that it runs through."""
        found = self._passed.get(line)
        if found is None:
            way, ends = self._way(line), divmod(line, self.count)
            found = self._passed[line] = sum(
                1 << cell
                for cell, box in enumerate(self._boxes)
                if cell not in ends and runs_through(*way, box)
            )
        return found

    def _way(self, line: int) -> Segment:
        begin, end = divmod(line, self.count)
        return self._middles[begin], self._middles[end]

    def _straight(self, one: int, other: int) -> bool:
        columns = self._grid.columns
        return one % columns == other % columns or one // columns == other // columns
