"""What words added to a drawn chart must not cover: other words, marks, lines. Not a form of chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from deckbuilder.blocks.chart.around_points import Taken
from deckbuilder.plan import ConnectorShape, PathShape, Rect, Shape, TextShape, walked
from deckbuilder.plan.geometry import Point, runs_through

#: Lines of this colour are part of the ground.
_FAINT = "rule"
#: Figures that fill their box.
_FULL = ("rect", "round", "ellipse")


class Obstacles:
    """All that stands on a chart; what is added to it stands there from then on."""

    def __init__(self, shapes: Iterable[Shape], box: Rect) -> None:
        self.box = box
        self.words: list[Rect] = []
        self._taken = Taken()
        self._lines: list[tuple[Point, Point]] = []
        for shape in walked(shapes):
            if isinstance(shape, TextShape):
                self.add(shape.box)
            elif isinstance(shape, PathShape) and shape.fill and shape.figure in _FULL:
                self._taken.add(shape.box)
            else:
                self._lines += _lines(shape)

    def add(self, words: Rect) -> None:
        self.words.append(words)
        self._taken.add(words)

    def add_line(self, begin: Point, end: Point) -> None:
        self._lines.append((begin, end))

    def free(self, words: Rect) -> bool:
        """Whether words in a box stay on the chart and cover nothing."""
        if not self.box.holds(words):
            return False
        return self._taken.free(words) and not any(runs_through(*line, words) for line in self._lines)

    def reaches(self, begin: Point, end: Point) -> bool:
        """Whether a line between two points runs through no words."""
        return not any(runs_through(begin, end, words) for words in self.words)


def _lines(shape: Shape) -> Iterator[tuple[Point, Point]]:
    """The lines that a shape is drawn with, curves not among them."""
    box = shape.box

    def at(point: Point) -> Point:
        return box.x + point[0] * box.width, box.y + point[1] * box.height

    if isinstance(shape, ConnectorShape):
        yield from pairwise(map(at, shape.points))
    elif isinstance(shape, PathShape) and shape.stroke and shape.stroke.color != _FAINT:
        if shape.figure == "line":
            yield (box.x, box.y), (box.right, box.bottom)
        corners = [shape.points, *([step.points[-1] for step in one if step.points] for one in shape.outline)]
        for run in corners:
            yield from pairwise(map(at, run))
