"""A series: its cells with what they last held, its colours, its labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from deckbuilder.plan import NativeChart, NativeSeries
from deckbuilder.plan.charts import serial
from deckbuilder.render.pptx.chart.labels import labels
from deckbuilder.render.pptx.chart.markup import Kit, line, looks, val
from deckbuilder.render.pptx.chart.sheet import SCATTERED, are_days, day_format, names, source
from deckbuilder.render.pptx.paint import NO_FILL, NO_LINE
from deckbuilder.render.pptx.workbook import GENERAL, number
from deckbuilder.render.xml import NOTHING, Xml, element, text

#: Forms that are lines through points.
STROKED = ("line", "scatter", "radar")
#: Lines of the ground that part what touches: slices of a circle, and layers of a stack. Points.
_CLEFT, _SEAM = 1.5, 0.75


def series(chart: NativeChart, index: int, order: int, kit: Kit) -> Xml:
    """`c:ser` of one of the chart's series, drawn as the ``order``-th."""
    one = chart.series[index]
    cells = source(chart, index)
    name = element("c:strRef", {}, element("c:f", {}, text(cells.name)), _strings((one.name,)))
    parts = [val("c:idx", order), val("c:order", order), element("c:tx", {}, name), _looks(one, chart, kit)]
    if one.form in STROKED:
        parts.append(_marker(one, one.color, kit))
    if one.form in ("bar", "bubble"):
        parts.append(val("c:invertIfNegative", 0))
    parts += [_point(one, at, color, chart, kit) for at, color in one.points]
    parts += [labels(one, chart, kit), *_data(one, chart, index)]
    if one.form in ("line", "scatter"):
        parts.append(val("c:smooth", 0))
    if one.form == "bubble":
        parts.append(val("c:bubble3D", 0))
    return element("c:ser", {}, *parts)


def _looks(one: NativeSeries, chart: NativeChart, kit: Kit) -> Xml:
    if one.color is None:
        return looks()
    if one.form in STROKED:
        stroke = NO_LINE if one.form == "scatter" else line(kit, one.color, one.width)
        filled = one.form == "radar" and chart.filled
        return looks(kit.paint.fill(one.color, one.opacity) if filled else NO_FILL, stroke)
    return _filled(one, one.color, chart, kit)


def _filled(one: NativeSeries, color: str, chart: NativeChart, kit: Kit) -> Xml:
    if one.form in ("pie", "doughnut"):
        seam = line(kit, "background", _CLEFT)
    elif one.form == "area" or (one.form == "bar" and chart.grouping != "clustered" and not _floats(chart)):
        seam = line(kit, "background", _SEAM)
    else:
        seam = NO_LINE
    return looks(kit.paint.fill(color, one.opacity), seam)


def _floats(chart: NativeChart) -> bool:
    """Whether its bars stand on some that are not seen: then those on top of each other are one."""
    return any(series.color is None for series in chart.series)


def _marker(one: NativeSeries, color: str | None, kit: Kit) -> Xml:
    if color is None or not (one.marker or one.form == "scatter"):
        return element("c:marker", {}, val("c:symbol", "none"))
    size = min(72, max(2, round(one.marker_size)))
    return element(
        "c:marker", {}, val("c:symbol", "circle"), val("c:size", size), looks(kit.paint.fill(color))
    )


def _point(one: NativeSeries, at: int, color: str, chart: NativeChart, kit: Kit) -> Xml:
    """A point in a colour of its own; of a line its dot."""
    if one.form in STROKED:
        return element("c:dPt", {}, val("c:idx", at), _marker(one, color, kit), val("c:bubble3D", 0))
    upright = val("c:invertIfNegative", 0) if one.form in ("bar", "bubble") else NOTHING
    return element(
        "c:dPt", {}, val("c:idx", at), upright, val("c:bubble3D", 0), _filled(one, color, chart, kit)
    )


def _data(one: NativeSeries, chart: NativeChart, index: int) -> Iterable[Xml]:
    cells = source(chart, index)
    if one.form in SCATTERED:
        yield element("c:xVal", {}, _numbers(cells.along, one.xs, chart.category_axis.format))
        yield element("c:yVal", {}, _numbers(cells.values, one.values, one.format))
        if one.form == "bubble":
            yield element("c:bubbleSize", {}, _numbers(cells.sizes, one.sizes, GENERAL))
        return
    yield element("c:cat", {}, _categories(chart, cells.along))
    yield element("c:val", {}, _numbers(cells.values, one.values, one.format))


def _categories(chart: NativeChart, cells: str) -> Xml:
    if are_days(chart):
        days = [serial(day) for day in chart.categories if isinstance(day, date)]
        return _numbers(cells, days, day_format(chart))
    return element("c:strRef", {}, element("c:f", {}, text(cells)), _strings(names(chart)))


def _strings(found: Sequence[str]) -> Xml:
    return element("c:strCache", {}, val("c:ptCount", len(found)), *_cached(found))


def _numbers(cells: str, values: Sequence[float | None], format: str) -> Xml:
    shown = [None if value is None else number(float(value)) for value in values]
    count = val("c:ptCount", len(shown))
    code = element("c:formatCode", {}, text(format))
    cache = element("c:numCache", {}, code, count, *_cached(shown))
    return element("c:numRef", {}, element("c:f", {}, text(cells)), cache)


def _cached(values: Sequence[str | None]) -> Iterable[Xml]:
    return (
        element("c:pt", {"idx": index}, element("c:v", {}, text(value)))
        for index, value in enumerate(values)
        if value is not None
    )
