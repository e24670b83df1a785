"""Slope charts: a line for each series between few points in time, with its name and values at both ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart.as_bars import as_bars
from deckbuilder.blocks.chart.axis import GAP
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.model import Chart, Panel, Series
from deckbuilder.blocks.chart.name_value import aligned, column, labelled, written
from deckbuilder.blocks.chart.nudge import spread
from deckbuilder.blocks.chart.paint import name_ink, painted
from deckbuilder.blocks.chart.scale import Scale, extremes, nice
from deckbuilder.blocks.chart.segment import segment
from deckbuilder.blocks.chart.shares import shares
from deckbuilder.blocks.chart.strokes import LEADER, line_width
from deckbuilder.plan import (
    ChartShape,
    DataLabel,
    NativeAxis,
    NativeChart,
    NativeSeries,
    PathShape,
    Rect,
    Shape,
    Stroke,
    TextShape,
)
from deckbuilder.plan.geometry import Point, square
from deckbuilder.theme.graphic_roles import MUTED_SERIES

#: Height on a page as a share of the width, its bounds in lines of text, and what a series takes at least.
SHARE, LOWEST, TALLEST, EACH = 0.6, 12.0, 24.0, 1.2
#: Words take no more than this share of the width at each side, and lines between them no more ems.
WIDEST, LONGEST = 0.36, 44.0
#: Between words and points in ems; how far words may stand off without a line to their point, in lines.
OFF, NEAR = 1.0, 0.4
#: Diameter of a dot. Points.
DOT = 6.0
_RULE = Stroke("rule", 0.75)


class Ground(Struct, frozen=True):
    """Where values stand."""

    area: Rect
    scale: Scale
    count: int

    def at(self, index: int, value: float) -> Point:
        x = self.area.x + self.area.width * (index / (self.count - 1) if self.count > 1 else 0.5)
        return x, self.area.bottom - self.area.height * self.scale.share(value)


class End(Struct, frozen=True):
    """The words at one end of a line."""

    series: int
    index: int
    """Of the category."""
    text: TextShape
    point: Point
    middle: float
    """Where the words stand, from the top."""
    after: bool
    """They stand at the right."""


def draw(chart: Chart, panel: Panel, room: Room) -> ChartShape:
    """As bars, where the words find no room at both ends."""
    letters = Lettering(room, chart.span)
    line = letters.leading
    chosen = max(
        min(SHARE * room.width, TALLEST * line), LOWEST * line, (len(panel.series) + 2) * EACH * line
    )
    box = Rect(0.0, 0.0, room.width, room.height or chosen)
    named = [_words(chart, panel, letters, room, after=after) for after in (False, True)]
    ground = _ground(chart, panel, named, box, letters)
    ends = _ends(panel, named, ground, box) if ground else None
    if ground is None or ends is None:
        return as_bars(chart, panel, room)
    colors = painted(chart, panel).series
    shapes: list[Shape] = [*_rules(ground, panel, letters, chart)]
    pairs = zip(panel.series, colors, strict=True)
    for series, color in sorted(pairs, key=lambda pair: pair[1] != MUTED_SERIES):
        shapes += _trace(series, ground, color)
    for end in ends:
        shapes += _drawn(end, colors[end.series], ground, letters, chart)
    native = _native(chart, panel, ground, colors, ends, box, letters)
    return ChartShape(box, chart.span, native, tuple(shapes), alt=chart.alt, name="Chart", within=room.within)


Words = list[tuple[int, int, TextShape]]
"""Series, category and words."""


def _words(chart: Chart, panel: Panel, letters: Lettering, room: Room, *, after: bool) -> Words | None:
    """Names and values at the first or the last point of each series; None where they would be cramped."""
    found, labels = [], []
    for number, series in enumerate(panel.series):
        known = [index for index, value in enumerate(series.values) if value is not None]
        if known:
            index = known[-1 if after else 0]
            value = (series.format or chart.format).text(series.values[index] or 0.0)
            labels.append(labelled(series.name, value, letters, room))
            found.append((number, index))
    texts = column(labels, WIDEST * room.width, letters, room, chart.span)
    if texts is None:
        return None
    return [(*place, text) for place, text in zip(found, texts, strict=True)]


def _ground(
    chart: Chart, panel: Panel, named: Sequence[Words | None], box: Rect, letters: Lettering
) -> Ground | None:
    """The area between the words; None where the names of the categories do not fit below it."""
    left, right = named
    if left is None or right is None or len(panel.categories) < 2:
        return None
    off = OFF * letters.em
    before, behind = (max((text.box.width for *_, text in side), default=0.0) + off for side in (left, right))
    texts = [category.text for category in panel.categories]
    before, behind = max(before, letters.width(texts[0]) / 2), max(behind, letters.width(texts[-1]) / 2)
    width = min(box.width - before - behind, LONGEST * letters.em)
    slot = width / (len(texts) - 1)
    widths = [letters.width(text) for text in texts]
    if any((one + other) / 2 + letters.em > slot for one, other in pairwise(widths)):
        return None
    half = letters.leading / 2
    below = max(letters.at(text, 0.0, 0.0).box.height for text in texts)
    height = box.height - 2 * half - GAP * letters.em - below
    if height < 2 * letters.leading:
        return None
    start = (box.width - width - before - behind) / 2 + before
    values = (value for one in chart.panels for series in one.series for value in series.values)
    low, high = extremes(values)
    low, high = (low if chart.y.low is None else chart.y.low, high if chart.y.high is None else chart.y.high)
    if high <= low:
        low, high = low - 1.0, low + 1.0
    return Ground(Rect(start, half, width, height), Scale(low, high, nice(low, high, 5).step), len(texts))


def _ends(panel: Panel, named: Sequence[Words | None], ground: Ground, box: Rect) -> list[End] | None:
    """The words beside their points, moved apart; None where they do not fit in the height."""
    found: list[End] = []
    for side, after in zip(named, (False, True), strict=True):
        words = side or []
        points = [ground.at(index, panel.series[number].values[index] or 0.0) for number, index, _ in words]
        sizes = [text.box.height for *_, text in words]
        middles = spread([y for _, y in points], sizes, box.y, ground.area.bottom + ground.area.y)
        if middles is None:
            return None
        found += [
            End(number, index, text, point, middle, after)
            for (number, index, text), point, middle in zip(words, points, middles, strict=True)
        ]
    return found


def _rules(ground: Ground, panel: Panel, letters: Lettering, chart: Chart) -> Iterator[Shape]:
    """An upright line at each category, and its name below."""
    area = ground.area
    for index, category in enumerate(panel.categories):
        x, _ = ground.at(index, ground.scale.low)
        yield PathShape(Rect(x, area.y, 0.0, area.height), chart.span, "line", stroke=_RULE, name="Gridline")
        yield letters.at(
            category.text, x, area.bottom + area.y + GAP * letters.em, align="center", color="muted"
        )


def _trace(series: Series, ground: Ground, color: str) -> Iterator[Shape]:
    """The line from point to point, and the points; a gap is not bridged."""
    stroke = Stroke(color, line_width(color))
    points = [None if value is None else ground.at(index, value) for index, value in enumerate(series.values)]
    for one, other in pairwise(points):
        if one is not None and other is not None:
            yield segment(one, other, stroke, series.span, series.name)
    for point in points:
        if point is not None:
            yield PathShape(square(*point, DOT), series.span, "ellipse", color, name=f"{series.name} point")


def _drawn(end: End, color: str, ground: Ground, letters: Lettering, chart: Chart) -> Iterator[Shape]:
    """The words at the edge of the area, with a thin line to their point where they had to move."""
    off, (x, y), size = OFF * letters.em, end.point, end.text.box
    edge = ground.area.right + off if end.after else ground.area.x - off
    if abs(end.middle - y) > NEAR * letters.leading:
        near = edge + (-0.2 if end.after else 0.2) * letters.em
        start = x + (DOT / 2 if end.after else -DOT / 2)
        yield segment((start, y), (near, end.middle), LEADER, chart.span, "Leader")
    left = edge if end.after else edge - size.width
    box = Rect(left, end.middle - size.height / 2, size.width, size.height)
    yield aligned(end.text, box, "left" if end.after else "right", name_ink(color))


def _native(
    chart: Chart,
    panel: Panel,
    ground: Ground,
    colors: Sequence[str],
    ends: Sequence[End],
    box: Rect,
    letters: Lettering,
) -> NativeChart:
    scale = ground.scale
    return NativeChart(
        tuple(
            NativeSeries(
                series.name,
                series.values,
                "line",
                color,
                labels=tuple(
                    DataLabel(
                        end.index,
                        "right" if end.after else "left",
                        written(end.text),
                        name_ink(color),
                        (0.0, (end.middle - end.point[1]) / box.height),
                    )
                    for end in ends
                    if end.series == number
                ),
                width=line_width(color),
                marker=True,
                marker_size=DOT,
                format=(series.format or chart.format).code(),
            )
            for number, (series, color) in enumerate(zip(panel.series, colors, strict=True))
        ),
        tuple(category.text for category in panel.categories),
        letters.style,
        shares(ground.area, box),
        category_axis=NativeAxis(line=False, gridlines=True),
        value_axis=NativeAxis(low=scale.low, high=scale.high, step=scale.step, shown=False, line=False),
        flush=True,
        corner=chart.corner,
    )
