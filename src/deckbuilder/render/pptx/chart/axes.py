"""The axes of a chart, drawn as the plan says: labels level, lines thin, no marks."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from deckbuilder.plan import NativeAxis, NativeChart
from deckbuilder.render.pptx.chart.markup import Kit, layout, line, looks, val
from deckbuilder.render.pptx.chart.plots import AXES
from deckbuilder.render.pptx.chart.sheet import SCATTERED, are_days, day_format
from deckbuilder.render.pptx.paint import NO_FILL, NO_LINE
from deckbuilder.render.pptx.workbook import number
from deckbuilder.render.xml import NOTHING, Xml, element

#: Points: the line marks stand on, and lines across the plot.
_BASE, _GRID = 1.0, 0.5
_ROUND = ("pie", "doughnut")
#: Days in a month; and how many spaces between labels of days an axis has at most.
_MONTH, _LABELS = 30.4, 6


class _Look(Struct, frozen=True):
    """What an axis is drawn like, and which it is."""

    id: int
    crossed: int
    """The axis it crosses."""
    side: str
    labels: str
    """Where they stand (`c:tickLblPos`)."""
    ink: str | None
    """Of the labels; None: the chart's."""
    stroke: Xml
    format: Xml = NOTHING
    ends: tuple[float | None, float | None] = (None, None)
    deleted: bool = False
    thinned: bool = False
    """Some of its labels are left out."""


def axes(chart: NativeChart, kit: Kit) -> Iterator[Xml]:
    """All axes; none for a pie. Those of a second scale are the scale itself, at the other side, and an
    unseen one of categories."""
    form = chart.series[0].form
    if form in _ROUND:
        return
    (along, up), (unseen, second) = AXES
    if form in SCATTERED:
        yield _values(chart.category_axis, chart, kit, along, up, "b", "min")
        yield _values(chart.value_axis, chart, kit, up, along, "l", "min")
        return
    first, last = ("b", "t") if chart.horizontal else ("l", "r")
    if chart.category_axis.reversed:
        first, last = last, first
    yield _categories(chart, kit, along, up)
    yield _values(chart.value_axis, chart, kit, up, along, first, "autoZero")
    if chart.second_axis is not None:
        yield _categories(chart, kit, unseen, second, deleted=True)
        yield _values(chart.second_axis, chart, kit, second, unseen, last, "max")


def _categories(chart: NativeChart, kit: Kit, id: int, crossed: int, *, deleted: bool = False) -> Xml:
    """The axis of categories, or of days: to scale where nothing but lines and areas stands on it."""
    axis, days = chart.category_axis, are_days(chart)
    scaled = days and all(series.form in ("line", "area") for series in chart.series)
    side = "b" if not chart.horizontal else "r" if chart.value_axis.reversed else "l"
    # A line that is not at zero is no base to compare heights from.
    based = (chart.value_axis.low or 0.0) <= 0.0
    look = _Look(
        id,
        crossed,
        side,
        "low" if axis.shown else "none",
        None,
        line(kit, "muted", _BASE) if based else line(kit, "rule", _GRID),
        _format(day_format(chart)) if days else NOTHING,
        (axis.low, axis.high) if scaled else (None, None),
        deleted,
        thinned=scaled or (axis.step or 1) > 1,
    )
    said = (*_common(axis, look, chart, kit), val("c:crosses", "autoZero"), val("c:auto", 0))
    offset = val("c:lblOffset", 100)
    if scaled:
        return element("c:dateAx", {}, *said, offset, val("c:baseTimeUnit", "days"), *_time_step(chart))
    every = val("c:tickLblSkip", max(1, round(axis.step or 1)))
    return element("c:catAx", {}, *said, val("c:lblAlgn", "ctr"), offset, every, val("c:noMultiLvlLbl", 1))


def _time_step(chart: NativeChart) -> tuple[Xml, Xml]:
    """Between two labels; where the plan says nothing, so that they need not be turned."""
    axis = chart.category_axis
    step, unit = axis.step or 0.0, axis.unit
    if not step:
        days = [day for day in chart.categories if isinstance(day, date)]
        unit = "months" if all(day.day == 1 for day in days) else "days"
        length = (max(days) - min(days)).days / (_MONTH if unit == "months" else 1)
        step = max(1.0, math.ceil(length / _LABELS))
    return val("c:majorUnit", number(float(step))), val("c:majorTimeUnit", unit)


def _values(
    axis: NativeAxis, chart: NativeChart, kit: Kit, id: int, crossed: int, side: str, crosses: str
) -> Xml:
    """An axis of values; it stands where ``crosses`` says on the other one."""
    labels = "nextTo" if axis.shown else "none"
    stroke = line(kit, "rule", _GRID)
    look = _Look(id, crossed, side, labels, axis.color, stroke, _format(axis.format), (axis.low, axis.high))
    step = val("c:majorUnit", number(float(axis.step))) if axis.step else NOTHING
    way = val("c:crossBetween", "between" if _between(chart) else "midCat")
    return element("c:valAx", {}, *_common(axis, look, chart, kit), val("c:crosses", crosses), way, step)


def _between(chart: NativeChart) -> bool:
    """Whether marks stand in the middle of their categories rather than on the lines between them."""
    form = chart.series[0].form
    bars = any(series.form == "bar" for series in chart.series)
    return bars or form == "radar" or not (chart.flush or form in SCATTERED)


def _format(code: str) -> Xml:
    return element("c:numFmt", {"formatCode": code, "sourceLinked": 0})


def _common(axis: NativeAxis, look: _Look, chart: NativeChart, kit: Kit) -> tuple[Xml, ...]:
    """What all axes say first, in the schema's order."""
    grid = element("c:majorGridlines", {}, looks(NOTHING, line(kit, "rule", _GRID)))
    low, high = look.ends
    return (
        val("c:axId", look.id),
        element(
            "c:scaling",
            {},
            val("c:orientation", "maxMin" if axis.reversed else "minMax"),
            NOTHING if high is None else val("c:max", number(float(high))),
            NOTHING if low is None else val("c:min", number(float(low))),
        ),
        val("c:delete", look.deleted),
        val("c:axPos", look.side),
        grid if axis.gridlines and not look.deleted else NOTHING,
        NOTHING if look.deleted else _title(axis, chart, kit),
        look.format,
        val("c:majorTickMark", "none"),
        val("c:minorTickMark", "none"),
        val("c:tickLblPos", look.labels),
        looks(NO_FILL, look.stroke if axis.line else NO_LINE),
        kit.lettering.properties(chart.style, look.ink, body="free" if look.thinned else "broken"),
        val("c:crossAx", look.crossed),
    )


def _title(axis: NativeAxis, chart: NativeChart, kit: Kit) -> Xml:
    if not axis.title:
        return NOTHING
    words = kit.lettering.rich(axis.title, chart.style, axis.color)
    place = layout(axis.title_box, sized=False) if axis.title_box else NOTHING
    return element("c:title", {}, words, place, val("c:overlay", 0))
