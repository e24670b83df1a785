"""Words at points of a chart, each with a thin line to its point."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.model import Chart, Remark
from deckbuilder.blocks.chart.obstacles import Obstacles
from deckbuilder.blocks.chart.segment import segment
from deckbuilder.blocks.chart.stage import Stage
from deckbuilder.plan import Align, Line, Rect, Shape, Stroke
from deckbuilder.plan.geometry import Point

_LINE = Stroke("muted", 0.75)
#: Widths that are tried, in ems, and as a share of the chart at most.
_WIDTHS, _WIDEST = (15.0, 11.0, 8.0), 0.45
#: How far away words may stand, in lines of text.
_AWAY = (1.0, 1.8, 2.8, 4.0, 5.5, 7.5, 10.0)
#: Directions, the best first.
_SIDES = ((1, -1), (-1, -1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (0, 1))
#: Words are set this much wider than their longest line, so that rounding breaks none.
_SPARE = 1.03
#: Between a line and its ends. Points.
_CLEAR = 3.0


def draw(chart: Chart, stage: Stage, letters: Lettering, obstacles: Obstacles, room: Room) -> Iterator[Shape]:
    for remark in chart.remarks:
        point = stage.point(remark)
        if point is None:
            continue
        found = _found(remark, _beyond(point, stage, letters, obstacles), letters, obstacles)
        if found is None:
            room.report.note(
                "chart-words",
                f"there is no room for the remark at `{remark.category}`",
                remark.span or chart.span,
                "shorten it, or show less in the chart",
            )
            continue
        box, begin, end = found
        obstacles.add(box)
        obstacles.add_line(begin, end)
        align: Align = "left" if box.x >= begin[0] else "right" if box.right <= begin[0] else "center"
        yield segment(begin, end, _LINE, chart.span, "Leader")
        yield letters.block(remark.text, box, align)


def _beyond(point: Point, stage: Stage, letters: Lettering, obstacles: Obstacles) -> Point:
    """The point, or the far side of a value that is written at it."""
    x, y = point
    probe = (x + 0.8 * letters.em, y) if stage.horizontal else (x, y - 0.6 * letters.leading)
    for box in obstacles.words:
        if box.x <= probe[0] <= box.right and box.y <= probe[1] <= box.bottom:
            return (box.right, y) if stage.horizontal else (x, box.y)
    return point


def _found(
    remark: Remark, point: Point, letters: Lettering, obstacles: Obstacles
) -> tuple[Rect, Point, Point] | None:
    """A free place for the words, and the ends of the line to it."""
    for width, height in _sizes(remark.text, letters, obstacles.box.width):
        for away in _AWAY:
            for side in _SIDES:
                box = _beside(point, side, away * letters.leading, width, height)
                if not obstacles.free(box):
                    continue
                ends = _line(point, box)
                if obstacles.reaches(*ends):
                    return box, *ends
    return None


def _sizes(text: str, letters: Lettering, width: float) -> list[tuple[float, float]]:
    """Widths and heights that the words may be set in."""
    found: dict[tuple[float, float], None] = {}
    for ems in _WIDTHS:
        most = min(ems * letters.em, _WIDEST * width)
        if letters.least(text) > most:
            continue
        lines = letters.lines(text, most)
        broad = letters.width(text) if len(lines) == 1 else min(most, _SPARE * max(map(_width, lines)))
        found[broad, sum(line.height for line in lines)] = None
    return list(found)


def _width(line: Line) -> float:
    return line.width


def _beside(point: Point, side: tuple[int, int], away: float, width: float, height: float) -> Rect:
    """A box so far away from a point in a direction."""
    (x, y), (across, down) = point, side
    left = x - width / 2 if not across else x + across * away - (width if across < 0 else 0.0)
    top = y - height / 2 if not down else y + down * away - (height if down < 0 else 0.0)
    return Rect(left, top, width, height)


def _line(point: Point, box: Rect) -> tuple[Point, Point]:
    """From near the point to near the side of the box that is nearest to it."""
    x = min(max(point[0], box.x), box.right)
    y = min(max(point[1], box.y), box.bottom)
    across, down = x - point[0], y - point[1]
    length = max((across**2 + down**2) ** 0.5, 1e-6)
    step = min(_CLEAR / length, 0.4)
    return (
        (point[0] + step * across, point[1] + step * down),
        (x - step * across, y - step * down),
    )
