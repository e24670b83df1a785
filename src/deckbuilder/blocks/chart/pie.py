"""Pies and doughnuts: slices clockwise from 12 o'clock in the order written, each with its name and share."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart.arcs import slice_outline
from deckbuilder.blocks.chart.around import Circle, Place, Spoke, leader
from deckbuilder.blocks.chart.as_bars import as_bars
from deckbuilder.blocks.chart.header import legend
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.marks import Key
from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.blocks.chart.name_value import labelled, written
from deckbuilder.blocks.chart.paint import name_ink
from deckbuilder.blocks.chart.ringed import Ring, bare, beside, ringed
from deckbuilder.blocks.chart.shares import shares
from deckbuilder.blocks.chart.slices import Slice, are_shares, slices_of, total_of
from deckbuilder.model import Run
from deckbuilder.place import all_moved
from deckbuilder.plan import (
    ChartShape,
    DataLabel,
    NativeChart,
    NativeSeries,
    Para,
    PathShape,
    Rect,
    Shape,
    Stroke,
    TextShape,
)
from deckbuilder.source import Span

#: More slices than this are hard to compare by eye; bars are not.
MOST = 6
#: Height on a page as a share of the width, and its bounds in lines of text.
SHARE, LOWEST, TALLEST = 0.5, 13.0, 17.0
#: The smallest radius in lines of text; that of a circle with names around it also as a share of the width.
SMALLEST, NARROWEST = 3.0, 0.16
#: Radians that a label may stand beside its slice without a leader.
NEAR = 0.05
#: Diameter of the hole of a doughnut, how much of it words may fill, and how large they may be beside other
#: labels.
HOLE, FILLED, LARGE = 0.6, 0.7, 2.2
#: Points between slices.
CLEFT = 1.5


def draw(chart: Chart, panel: Panel, room: Room) -> ChartShape:
    """With names and shares around the circle; where that leaves little of it, with names in a
    legend, or as bars where a legend would have too many colours."""
    slices = slices_of(chart, panel)
    if len(slices) > MOST:
        room.report.note(
            "pie-crowded",
            f"{len(slices)} slices are hard to compare",
            chart.span,
            "write `type=bar`, or put the small ones together",
        )
    letters = Lettering(room, chart.span)
    line = letters.leading
    height = room.height or min(max(SHARE * room.width, LOWEST * line), TALLEST * line)
    box = Rect(0.0, 0.0, room.width, height)
    disc = _fitted(slices, box, letters, room, chart.span, named=True)
    if disc is not None:
        return _shape(chart, panel, slices, disc, (), box, room)
    if len(slices) > MOST:
        return as_bars(chart, panel, room)
    keys = legend(letters, room.width, [Key(one.name, one.color) for one in slices], chart.span)
    height = max(room.height or height + keys.height, keys.height + 2 * SMALLEST * line)
    above = Rect(0.0, 0.0, room.width, height - keys.height)
    disc = _fitted(slices, above, letters, room, chart.span, named=False) or bare(above)
    below = all_moved(keys.shapes, 0.0, height - (keys.legend.height if keys.legend else 0.0))
    return _shape(chart, panel, slices, disc, below, replace(box, height=height), room)


def _fitted(
    slices: Sequence[Slice], box: Rect, letters: Lettering, room: Room, span: Span, *, named: bool
) -> Ring | None:
    """The circle with names and shares around it, or shares alone."""
    labels = [labelled(one.name if named else "", one.said, letters, room) for one in slices]
    smallest = max(SMALLEST * letters.leading, NARROWEST * min(box.width, 2 * box.height) if named else 0.0)
    return ringed(labels, lambda at, text: _spoke(slices[at], text), box, smallest, letters, room, span)


def _spoke(one: Slice, text: TextShape) -> Spoke:
    """Where its words want to stand; those of the whole at the right."""
    angle = pi / 2 if one.whole else one.middle
    return Spoke(angle, text.box.width, text.box.height, (one.end - one.begin) / 2 + NEAR)


def _shape(
    chart: Chart,
    panel: Panel,
    slices: Sequence[Slice],
    disc: Ring,
    below: tuple[Shape, ...],
    box: Rect,
    room: Room,
) -> ChartShape:
    span, hole = chart.span, HOLE if chart.form == "doughnut" else 0.0
    sectors = [_sector(one, disc.square, hole, span) for one in slices if one.end > one.begin]
    leaders = [leader(place, span) for _, place in disc.words if place.leader]
    words = [
        beside(*word, disc.circle, name_ink(one.color)) for one, word in zip(slices, disc.words, strict=False)
    ]
    middle = _middle(chart, panel, slices, disc, room) if hole else ()
    drawing = (*sectors, *leaders, *words, *middle, *below)
    native = _native(chart, panel, slices, disc, below, box, room)
    return ChartShape(box, span, native, drawing, middle, alt=chart.alt, name="Chart", within=room.within)


def _sector(one: Slice, square: Rect, hole: float, span: Span) -> PathShape:
    outline = (slice_outline(one.begin, one.end, hole),)
    cleft = None if one.whole else Stroke("background", CLEFT)
    name = f"{one.name} {one.said}".strip()
    return PathShape(square, span, "outline", one.color, cleft, outline=outline, name=name)


def _middle(
    chart: Chart, panel: Panel, slices: Sequence[Slice], disc: Ring, room: Room
) -> tuple[TextShape, ...]:
    """What stands in the hole: the share that is highlighted, else the sum, as large as fits; nothing where
    not even small letters do."""
    loud = [one for one in slices if one.name in chart.highlight]
    if len(loud) != 1 and are_shares(chart):
        return ()
    said = loud[0].said if len(loud) == 1 else chart.format.text(total_of(panel))
    base, free = room.styles.label_strong, FILLED * HOLE * disc.square.width
    runs = (Run(said),)
    size = min(LARGE * base.size, base.size * free / max(1.0, room.typesetter.width(runs, base)))
    if size < room.styles.label.size:
        return ()
    leading = base.leading * size / base.size
    style = replace(base, size=size, leading=leading, before=0.0, after=0.0, align="center")
    lines = room.typesetter.set(runs, style, free * 1.02)
    height = sum(line.height for line in lines)
    box = Rect(disc.circle.x - free * 0.51, disc.circle.y - height / 2, free * 1.02, height)
    return (TextShape(box, chart.span, (Para(runs, style, "P", chart.span, lines),), name="In the middle"),)


def _native(
    chart: Chart,
    panel: Panel,
    slices: Sequence[Slice],
    disc: Ring,
    below: tuple[Shape, ...],
    box: Rect,
    room: Room,
) -> NativeChart:
    words = zip(slices, disc.words, strict=False)
    labels = tuple(_label(one, text, place, disc.circle, box, chart) for one, (text, place) in words)
    series = panel.series[0]
    square = disc.square
    return NativeChart(
        (
            NativeSeries(
                series.name,
                series.values,
                "doughnut" if chart.form == "doughnut" else "pie",
                slices[0].color if slices else None,
                points=tuple((one.point, one.color) for one in slices),
                labels=labels,
                format=(series.format or chart.format).code(),
            ),
        ),
        tuple(category.text for category in panel.categories),
        room.styles.label,
        shares(square, box),
        hole=HOLE,
        legend="below" if below else "none",
        legend_box=shares(Rect(0.0, below[0].box.y, box.width, box.bottom - below[0].box.y), box)
        if below
        else None,
        corner=chart.corner,
    )


def _label(one: Slice, text: TextShape, place: Place, circle: Circle, box: Rect, chart: Chart) -> DataLabel:
    """The words of a slice. Those of a doughnut stand in the middle of its ring unless they are moved."""
    x, y = place.shift
    if chart.form == "doughnut":
        middle = circle.at(one.middle, -(1 - HOLE) / 2 * circle.radius)
        x = place.box.x + place.box.width / 2 - middle[0]
        y = place.box.y + place.box.height / 2 - middle[1]
    ink = name_ink(one.color)
    return DataLabel(one.point, "outside", written(text), ink, (x / box.width, y / box.height))
