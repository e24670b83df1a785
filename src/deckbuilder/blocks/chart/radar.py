"""Radar charts: a spoke for each category, a closed line through the values of each series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, cos, pi, sin

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart.around import Circle, Spoke, leader
from deckbuilder.blocks.chart.as_bars import as_bars
from deckbuilder.blocks.chart.axis import tick_format
from deckbuilder.blocks.chart.header import legend
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.marks import Key
from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.blocks.chart.name_value import labelled
from deckbuilder.blocks.chart.paint import painted
from deckbuilder.blocks.chart.ringed import Ring, beside, ringed
from deckbuilder.blocks.chart.scale import Scale, extremes, nice, with_zero
from deckbuilder.blocks.chart.shares import shares
from deckbuilder.blocks.chart.strokes import GRIDLINE, line_width
from deckbuilder.plan import (
    ChartShape,
    DataLabel,
    NativeAxis,
    NativeChart,
    NativeSeries,
    PathShape,
    Rect,
    Shape,
    Step,
    Stroke,
)
from deckbuilder.plan.geometry import square
from deckbuilder.source import Span

#: Height on a page as a share of the width, and its bounds in lines of text.
SHARE, LOWEST, TALLEST = 0.6, 14.0, 22.0
#: The smallest radius in lines of text, and rings at most.
SMALLEST, RINGS = 3.5, 4
#: Opacity of the area within the line of an only series.
OPACITY = 0.25
#: Diameter of a dot. Points.
DOT = 5.0
#: Fewer spokes than this span no area.
FEWEST = 3


def draw(chart: Chart, panel: Panel, room: Room) -> ChartShape:
    letters = Lettering(room, chart.span)
    line = letters.leading
    colors = painted(chart, panel).series
    several = len(panel.series) > 1
    keys = [Key(one.name, color, line=True) for one, color in zip(panel.series, colors, strict=True)]
    head = legend(letters, room.width, keys if several and chart.legend is not False else [], chart.span)
    height = room.height or min(max(SHARE * room.width, LOWEST * line), TALLEST * line) + head.height
    box = Rect(0.0, 0.0, room.width, height)
    below = Rect(0.0, head.height, room.width, max(1.0, height - head.height))
    ring = _fitted(chart, panel, below, letters, room)
    if ring is None or len(panel.categories) < FEWEST:
        return as_bars(chart, panel, room)
    scale = scale_of(chart)
    drawing: list[Shape] = [*head.shapes, *_web(ring.square, scale, panel, chart.span)]
    for series, color in zip(panel.series, colors, strict=True):
        drawing += _trace(ring, scale, series.values, color, series.name, chart.span, filled=not several)
    if several and chart.labels is not False:
        drawing += _ticks(chart, scale, ring.circle, letters)
    for text, place in ring.words:
        drawing += [leader(place, chart.span)] if place.leader else []
        drawing.append(beside(text, place, ring.circle, "text"))
    native = _native(chart, panel, scale, colors, shares(ring.square, box), letters)
    if head.legend:
        # Other programs show longer pieces of line before the names.
        width = min(room.width, head.legend.width + 2 * letters.em * len(keys))
        native = replace(native, legend="above", legend_box=shares(replace(head.legend, width=width), box))
    return ChartShape(
        box, chart.span, native, tuple(drawing), alt=chart.alt, name="Chart", within=room.within
    )


def scale_of(chart: Chart) -> Scale:
    """From zero to beyond the largest value of all panels."""
    values = (value for panel in chart.panels for series in panel.series for value in series.values)
    low, high = with_zero(*extremes(values))
    return nice(low, high, RINGS, chart.y)


def _fitted(chart: Chart, panel: Panel, box: Rect, letters: Lettering, room: Room) -> Ring | None:
    """The circle with the names of the spokes around it; with the values of an only series."""
    said = [""] * len(panel.categories)
    if len(panel.series) == 1 and chart.labels is not False:
        said = ["" if one is None else chart.format.text(one) for one in panel.series[0].values]
    labels = [
        labelled(one.text, value, letters, room) for one, value in zip(panel.categories, said, strict=True)
    ]
    count = len(labels)
    return ringed(
        labels,
        lambda at, text: Spoke(2 * pi * at / count, text.box.width, text.box.height, pi / count),
        box,
        SMALLEST * letters.leading,
        letters,
        room,
        chart.span,
    )


def _at(share: float, index: int, count: int) -> tuple[float, float]:
    """A point on a spoke, as shares of the square around the circle."""
    angle = 2 * pi * index / count
    return (1 + share * sin(angle)) / 2, (1 - share * cos(angle)) / 2


def _web(box: Rect, scale: Scale, panel: Panel, span: Span) -> Iterator[Shape]:
    """Faint rings at the marks of the scale, and the spokes."""
    count = len(panel.categories)
    for tick in scale.ticks():
        share = scale.share(tick)
        if share > 0:
            corners = tuple(_at(share, index, count) for index in range(count))
            yield PathShape(box, span, "polygon", stroke=GRIDLINE, points=corners, name="Gridline")
    spokes = tuple(
        (Step("move", ((0.5, 0.5),)), Step("line", (_at(1.0, index, count),))) for index in range(count)
    )
    yield PathShape(box, span, "outline", stroke=GRIDLINE, outline=spokes, name="Spokes")


def _trace(
    ring: Ring,
    scale: Scale,
    values: Sequence[float | None],
    color: str,
    name: str,
    span: Span,
    *,
    filled: bool,
) -> Iterator[Shape]:
    """The line through the values, open where one is missing, and a dot at each."""
    count, box = len(values), ring.square
    points = [
        None if value is None else _at(scale.share(value), index, count) for index, value in enumerate(values)
    ]
    known = [point for point in points if point is not None]
    stroke = Stroke(color, line_width(color))
    if len(known) == count:
        if filled:
            yield PathShape(
                box, span, "polygon", color, points=tuple(known), opacity=OPACITY, name=f"{name} area"
            )
        yield PathShape(box, span, "polygon", stroke=stroke, points=tuple(known), name=name)
    else:
        steps = [
            Step("move" if index == 0 or points[index - 1] is None else "line", (point,))
            for index, point in enumerate((*points, points[0]))
            if point is not None
        ]
        yield PathShape(box, span, "outline", stroke=stroke, outline=(tuple(steps),), name=name)
    for x, y in known:
        centre = (box.x + x * box.width, box.y + y * box.height)
        yield PathShape(square(*centre, DOT), span, "ellipse", color, name=f"{name} point")


def _ticks(chart: Chart, scale: Scale, circle: Circle, letters: Lettering) -> Iterator[Shape]:
    """The marks of the scale beside the upright spoke, but for the outermost, where a name stands."""
    form, ticks = tick_format(chart.format, scale.decimals), scale.ticks()
    apart = circle.radius / max(1, len(ticks) - 1)
    for tick in ticks[: -1 : ceil(letters.leading / apart)]:
        x, y = circle.x, circle.y - circle.radius * scale.share(tick)
        yield letters.at(
            form.text(tick), x - 0.3 * letters.em, y - letters.leading / 2, align="right", color="muted"
        )


def _native(
    chart: Chart, panel: Panel, scale: Scale, colors: Sequence[str], plot: Rect, letters: Lettering
) -> NativeChart:
    alone = len(panel.series) == 1
    return NativeChart(
        tuple(
            NativeSeries(
                series.name,
                series.values,
                "radar",
                color,
                labels=tuple(DataLabel(point, "outside") for point in range(len(series.values)))
                if alone and chart.labels is not False
                else (),
                width=line_width(color),
                marker=True,
                marker_size=DOT,
                opacity=OPACITY if alone else 1.0,
                format=(series.format or chart.format).code(),
            )
            for series, color in zip(panel.series, colors, strict=True)
        ),
        tuple(category.text for category in panel.categories),
        letters.style,
        plot,
        value_axis=NativeAxis(
            low=scale.low,
            high=scale.high,
            step=scale.step,
            format=chart.format.code(),
            shown=not alone,
            line=False,
            gridlines=True,
        ),
        filled=alone,
        corner=chart.corner,
    )
