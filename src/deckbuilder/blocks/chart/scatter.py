"""Scatter plots and bubble charts: a dot for each point, its name beside it where that covers nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart.around_points import Spot, Taken, beside_points
from deckbuilder.blocks.chart.axis import tick_format
from deckbuilder.blocks.chart.field import Field, axes, field
from deckbuilder.blocks.chart.header import Header, header
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.marks import Key
from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.blocks.chart.paint import name_ink, painted
from deckbuilder.blocks.chart.shares import shares
from deckbuilder.blocks.chart.stage import Stage, annotated
from deckbuilder.plan import (
    ChartShape,
    DataLabel,
    LabelPlace,
    NativeAxis,
    NativeChart,
    NativeSeries,
    PathShape,
    Rect,
    Stroke,
    TextShape,
)
from deckbuilder.plan.geometry import square
from deckbuilder.theme.graphic_roles import MUTED_SERIES, SERIES

#: Height on a page as a share of the width, and its bounds in lines of text.
SHARE, LOWEST, TALLEST = 0.62, 13.0, 28.0
#: Diameter of a dot.
DOT = 7.0
#: Between the marks of the axis that runs across and its title, in lines.
_AIR = 0.3
#: Diameter of the largest bubble as a share of the chart's shorter side: of so few, and the least of many.
LARGEST, FEW, LEAST = 0.2, 8, 0.08
#: Opacity of bubbles, which may cover each other.
OPACITY = 0.7
#: Between a dot and its name, in ems.
NAME_GAP = 0.25
#: Half the side of the square that a dot is taken to cover, as a share of its radius.
COVERED = 0.72


class Point(Struct, frozen=True):
    """A point in its place."""

    series: int
    index: int
    """In its series."""
    name: str
    x: float
    y: float
    radius: float
    color: str
    loud: bool

    def around(self, share: float = 1.0) -> Rect:
        """The square around its dot, or a smaller one."""
        return square(self.x, self.y, 2 * share * self.radius)


Names = dict[int, tuple[TextShape, LabelPlace, Spot]]
"""The name of each point, by its index among all."""


def draw(chart: Chart, panel: Panel, room: Room) -> ChartShape:
    letters, span = Lettering(room, chart.span), chart.span
    line = letters.leading
    height = room.height or min(max(SHARE * room.width, LOWEST * line), TALLEST * line)
    colors = painted(chart, panel).series
    keys = [Key(one.name, color) for one, color in zip(panel.series, colors, strict=True)]
    shown = len(keys) > 1 and chart.legend is not False
    head = header(letters, room.width, keys if shown else [], chart.y.title, "", span)
    wide = min(room.width, letters.width(chart.x.title))
    title = letters.block(chart.x.title, Rect(room.width - wide, 0.0, wide, 0.0), "right", color="muted")
    foot = title.box.height + _AIR * letters.leading if chart.x.title else 0.0
    height = max(height, head.height + foot + 6 * line)
    free = Rect(0.0, head.height, room.width, height - head.height - foot)
    largest = _largest(chart, panel, free)
    ground = field(chart, free, largest / 2, letters)
    points = _points(chart, panel, ground, colors, largest)
    names = _names(chart, points, ground, letters, room)
    # The large first, so that none hides behind another.
    dots = [_dot(point, chart) for point in sorted(points, key=lambda one: -one.radius)]
    shapes = [*head.shapes, *axes(ground, letters, span), *dots, *(text for text, _, _ in names.values())]
    if chart.x.title:
        shapes.append(replace(title, box=replace(title.box, y=height - title.box.height)))
    box = Rect(0.0, 0.0, room.width, height)
    more = annotated(chart, _stage(ground, points), tuple(shapes), box, letters, room)
    native = _native(chart, panel, ground, points, names, box, letters)
    native = _headed(native, chart, head, title.box.moved(0.0, height - title.box.height), box)
    drawing = (*shapes, *more)
    return ChartShape(box, span, native, drawing, more, alt=chart.alt, name="Chart", within=room.within)


def _stage(ground: Field, points: Sequence[Point]) -> Stage:
    """Where values and named points stand."""
    places = {point.name: (point.x, point.y - point.radius) for point in points}
    return Stage(
        ground.area,
        False,
        lambda value: ground.at(ground.across.low, value)[1],
        lambda _: None,
        lambda remark: places.get(remark.category),
    )


def _largest(chart: Chart, panel: Panel, box: Rect) -> float:
    """Diameter of the largest dot: smaller where there are many bubbles."""
    if chart.form != "bubble":
        return DOT
    count = sum(len(one.xs) for one in panel.series)
    share = max(LEAST, LARGEST * min(1.0, sqrt(FEW / max(1, count))))
    return share * min(box.width, box.height)


def _points(chart: Chart, panel: Panel, ground: Field, colors: Sequence[str], largest: float) -> list[Point]:
    greatest = max((size for one in chart.panels for row in one.series for size in row.sizes), default=0.0)
    called = any(name in chart.highlight for one in panel.series for name in one.names)
    found = []
    for number, (series, color) in enumerate(zip(panel.series, colors, strict=True)):
        for index, (x, y) in enumerate(zip(series.xs, series.values, strict=True)):
            if y is None:
                continue
            name = series.names[index] if series.names else ""
            size = series.sizes[index] if series.sizes else greatest
            radius = largest / 2 * (sqrt(size / greatest) if greatest > 0 else 1.0)
            loud = (name if called else series.name) in chart.highlight
            own = (SERIES[0] if loud else MUTED_SERIES) if called else color
            found.append(Point(number, index, name, *ground.at(x, y), radius, own, loud))
    return found


def _names(chart: Chart, points: Sequence[Point], ground: Field, letters: Lettering, room: Room) -> Names:
    """Names beside their points, what is highlighted and what is large first."""
    area, taken = ground.area, Taken()
    for covered in (*ground.bases(), *(point.around(COVERED) for point in points)):
        taken.add(covered)
    spots = [
        Spot(one.x, one.y, one.radius, letters.width(one.name, strong=one.loud), letters.leading)
        for one in points
    ]
    order = sorted(range(len(points)), key=lambda at: (not points[at].loud, -points[at].radius))
    box = Rect(area.x, area.y - letters.leading / 2, room.width - area.x, area.height + letters.leading / 2)
    places = beside_points(spots, order, taken, box, NAME_GAP * letters.em)
    if any(point.name and index not in places for index, point in enumerate(points)):
        room.report.note(
            "chart-names",
            "some points have no room for their names, which the deck's workbook holds",
            chart.span,
            "highlight those that matter, or show fewer points",
        )
    found: Names = {}
    for index, (at, place) in places.items():
        point = points[index]
        text = letters.at(point.name, at.x, at.y, color=name_ink(point.color), strong=point.loud)
        found[index] = text, place, spots[index]
    return found


def _dot(point: Point, chart: Chart) -> PathShape:
    bubble = chart.form == "bubble"
    return PathShape(
        point.around(),
        chart.span,
        "ellipse",
        point.color,
        # Even the smallest bubble is seen by its line.
        Stroke(point.color if bubble else "background", 0.75),
        opacity=OPACITY if bubble else 1.0,
        name=point.name or "Point",
    )


def _native(
    chart: Chart,
    panel: Panel,
    ground: Field,
    points: Sequence[Point],
    names: Names,
    box: Rect,
    letters: Lettering,
) -> NativeChart:
    area, across, up = ground.area, ground.across, ground.up
    bubble = chart.form == "bubble"
    largest = max((point.radius for point in points), default=0.0)
    return NativeChart(
        tuple(
            NativeSeries(
                series.name,
                series.values,
                "bubble" if bubble else "scatter",
                _usual([point.color for point in points if point.series == number]),
                xs=series.xs,
                sizes=series.sizes,
                points=tuple((one.index, one.color) for one in points if one.series == number),
                labels=tuple(_labels(number, points, names, box)),
                marker=True,
                marker_size=DOT,
                opacity=OPACITY if bubble else 1.0,
                format=(series.format or chart.format).code(),
            )
            for number, series in enumerate(panel.series)
        ),
        (),
        letters.style,
        shares(area, box),
        category_axis=NativeAxis(
            chart.x.title,
            low=across.low,
            high=across.high,
            step=across.step,
            format=tick_format(chart.x_format, across.decimals).code(),
            gridlines=True,
        ),
        value_axis=NativeAxis(
            chart.y.title,
            low=up.low,
            high=up.high,
            step=up.step,
            format=tick_format(chart.format, up.decimals).code(),
            gridlines=True,
        ),
        bubble=2 * largest / min(area.width, area.height),
        corner=chart.corner,
    )


def _usual(colors: Sequence[str]) -> str:
    """The colour that most points of a series have."""
    return max(dict.fromkeys(colors), key=colors.count, default=SERIES[0])


def _headed(native: NativeChart, chart: Chart, head: Header, title: Rect, box: Rect) -> NativeChart:
    """With legend and titles where they are drawn."""
    across, up = native.category_axis, native.value_axis
    return replace(
        native,
        category_axis=replace(across, title_box=shares(title, box)) if chart.x.title else across,
        value_axis=replace(up, title_box=shares(head.title, box)) if head.title else up,
        legend="above" if head.legend else "none",
        legend_box=shares(head.legend, box) if head.legend else None,
    )


def _labels(series: int, points: Sequence[Point], names: Names, box: Rect) -> Iterator[DataLabel]:
    for number, (text, place, spot) in names.items():
        point = points[number]
        if point.series == series:
            across, down = _off(text.box, place, spot)
            color = name_ink(point.color)
            yield DataLabel(
                point.index, place, point.name, color, (across / box.width, down / box.height), point.loud
            )


def _off(at: Rect, place: LabelPlace, spot: Spot) -> tuple[float, float]:
    """How far a name stands from where its place alone would put it: upwards or downwards, at a corner."""
    if place in ("left", "right"):
        return 0.0, at.y + at.height / 2 - spot.y
    return 0.0, 0.0
