"""Small multiples: panels of one form on one scale in a grid, each with its title above it."""

from __future__ import annotations

import math
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart.header import Header, header
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.marks import Key
from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.blocks.chart.paint import painted
from deckbuilder.blocks.series import EPSILON
from deckbuilder.place import moved
from deckbuilder.plan import ChartShape, GroupShape, Rect, Shape

Draw = Callable[[Chart, Panel, Room], ChartShape]

#: The least a panel takes, its title not counted: ems of width, lines of height.
NARROWEST, LOWEST = 12.0, 7.0
#: Width of a panel over its height, as it is best.
ASPECT = 1.5
#: How much taller than best a panel is made to fill a slide.
TALLEST = 1.3
#: Between panels, in ems.
GAP = 1.6
#: Forms that have an axis of values in every panel, and those whose series are named where they stand.
_ON_AXES = ("column", "line", "area", "combo")
_NAMED = ("pie", "doughnut", "slope")


class Grid(Struct, frozen=True):
    """How the panels stand. Lengths are points."""

    columns: int
    rows: int
    width: float
    """Of a panel."""
    height: float
    """Of a panel with its title."""
    gap: float

    @property
    def total(self) -> float:
        """Height of all rows."""
        return self.rows * self.height + (self.rows - 1) * self.gap

    def fitting(self, height: float) -> int:
        """How many rows fit a height."""
        return int((height + self.gap + EPSILON) // (self.height + self.gap))


def draw(chart: Chart, room: Room, form: Draw) -> GroupShape:
    """The panels in rows, and above them a legend of what they share."""
    letters = Lettering(room, chart.span)
    head, title = _head(chart, letters, room.width), _title(chart, letters, room)
    grid = _grid(chart, letters, room, head, title)
    inner = replace(room, width=grid.width, height=grid.height - title)
    plain = _plain(chart)
    shapes: list[Shape] = [
        # A title alone in its line has all of it: other programs set letters a little wider.
        replace(one, box=replace(one.box, width=room.width)) if one.box == head.title else one
        for one in head.shapes
    ]
    bottom = head.height
    for index, panel in enumerate(chart.panels):
        row, column = divmod(index, grid.columns)
        x, y = column * (grid.width + grid.gap), head.height + row * (grid.height + grid.gap)
        shapes.append(letters.block(panel.title, Rect(x, y, grid.width, 0.0), strong=True))
        drawn = form(replace(plain, alt=panel.title), panel, inner)
        if index == 0:
            # What reference lines mean is said once.
            said = tuple(replace(one, label="") for one in plain.references)
            plain = replace(scaled(plain, drawn), references=said)
        shapes.append(moved(replace(drawn, within=()), x, y + title))
        bottom = max(bottom, y + title + drawn.box.height)
    box = Rect(0.0, 0.0, room.width, bottom)
    return GroupShape(box, chart.span, tuple(shapes), alt=chart.alt, name="Charts", within=room.within)


def split(chart: Chart, room: Room, height: float, form: Draw) -> tuple[Chart, Chart] | None:
    """Cut between two rows."""
    letters = Lettering(room, chart.span)
    head, title = _head(chart, letters, room.width), _title(chart, letters, room)
    grid = _grid(chart, letters, room, head, title)
    count = min(grid.fitting(height - head.height), grid.rows - 1) * grid.columns
    if count <= 0:
        return None
    inner = replace(room, width=grid.width, height=grid.height - title)
    whole = scaled(chart, form(_plain(chart), chart.panels[0], inner))
    return (
        replace(whole, panels=chart.panels[:count], continued=True),
        replace(whole, panels=chart.panels[count:], continues=True),
    )


def _plain(chart: Chart) -> Chart:
    """The chart as its panels are drawn: without what stands above them all, and with an axis in each where
    values might be written in some of them alone."""
    labels = False if chart.labels is None and chart.form in _ON_AXES else chart.labels
    return replace(chart, legend=False, labels=labels, y=replace(chart.y, title=""))


def scaled(chart: Chart, drawn: ChartShape) -> Chart:
    """The chart with the axes of one of its panels: others, and its parts on other pages, get the same."""
    if drawn.chart.round and chart.form != "radar":
        return chart
    up, across = drawn.chart.value_axis, drawn.chart.category_axis
    chart = replace(chart, y=replace(chart.y, low=up.low, high=up.high))
    if chart.form in ("scatter", "bubble"):
        chart = replace(chart, x=replace(chart.x, low=across.low, high=across.high))
    return chart


def _head(chart: Chart, letters: Lettering, width: float) -> Header:
    """What the panels share: the names of several series, or what the values are."""
    panel = max(chart.panels, key=lambda one: len(one.series))
    names = [one.name for one in panel.series]
    title = chart.y.title or (names[0] if len(names) == 1 else "")
    if chart.form in _NAMED or chart.legend is False or len(names) < 2:
        return header(letters, width, (), title, "", chart.span)
    line = chart.form in ("line", "radar")
    keys = [
        Key(name, color, line=line) for name, color in zip(names, painted(chart, panel).series, strict=True)
    ]
    return header(letters, width, keys, title, "", chart.span)


def _title(chart: Chart, letters: Lettering, room: Room) -> float:
    """Height of the tallest title, in the narrowest panel there may be."""
    width = _columns(len(chart.panels), letters, room)[1]
    box = Rect(0.0, 0.0, width, 0.0)
    tallest = max(letters.block(panel.title, box, strong=True).box.height for panel in chart.panels)
    return tallest + 0.4 * letters.leading


def _columns(count: int, letters: Lettering, room: Room) -> tuple[int, float]:
    """The most columns there is room for, and how wide they are."""
    gap = GAP * letters.em
    most = max(1, min(count, int((room.width + gap) // (NARROWEST * letters.em + gap))))
    return most, (room.width - (most - 1) * gap) / most


def _grid(chart: Chart, letters: Lettering, room: Room, head: Header, title: float) -> Grid:
    """The number of columns that brings panels nearest to their best shape; where the height is bounded, and
    not all fit, as many as fit best."""
    count, gap = len(chart.panels), GAP * letters.em
    most, _ = _columns(count, letters, room)
    grids = [_of(count, columns, gap, title, room, head.height, letters) for columns in range(1, most + 1)]
    return min(grids, key=lambda grid: _badness(grid, count, title, room, head.height))


def _of(
    count: int, columns: int, gap: float, title: float, room: Room, head: float, letters: Lettering
) -> Grid:
    """The grid with so many columns, its rows as tall as fits."""
    rows = math.ceil(count / columns)
    width = (room.width - (columns - 1) * gap) / columns
    least = LOWEST * letters.leading + title
    height = max(width / ASPECT + title, least)
    if room.height is not None:
        free = room.height - head
        shown = max(1, min(rows, int((free + gap) // (least + gap))))
        height = max(least, min((free - (shown - 1) * gap) / shown, TALLEST * height))
    return Grid(columns, rows, width, height, gap)


def _badness(grid: Grid, count: int, title: float, room: Room, head: float) -> float:
    """Rows left for other slides weigh more than an odd shape or, on pages, height; that more than empty
    places."""
    odd = abs(math.log(grid.width / max(1.0, grid.height - title) / ASPECT))
    empty = (grid.rows * grid.columns - count) / count
    if room.height is None:
        return odd + 0.3 * grid.total / room.width + empty
    hidden = max(0, grid.rows - grid.fitting(room.height - head))
    return 3 * hidden / grid.rows + odd + empty
