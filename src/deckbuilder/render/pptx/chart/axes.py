"""The axes of a chart, drawn as the plan says: labels level, lines thin, no marks."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.plan import NativeAxis, NativeChart
from deckbuilder.render.pptx.chart.markup import HAIRLINE, Kit, layout, line, looks, val
from deckbuilder.render.pptx.chart.plots import AXES
from deckbuilder.render.pptx.chart.sheet import SCATTERED, are_days, day_format
from deckbuilder.render.pptx.paint import NO_FILL, NO_LINE
from deckbuilder.render.pptx.workbook import number
from deckbuilder.render.pptx.xml import NOTHING, Xml, element

_ROUND = ("pie", "doughnut")
_PLACES = {"left": "l", "right": "r", "top": "t", "bottom": "b"}


def axes(chart: NativeChart, kit: Kit) -> Iterator[Xml]:
    """All axes; none for a pie. Those of a second scale are the scale itself, at the other side, and an
    unseen one of categories."""
    form = chart.series[0].form
    if form in _ROUND:
        return
    (along, up), (unseen, second) = AXES
    if form in SCATTERED:
        yield _values(chart.category_axis, chart, kit, (along, up), "b", "min", between=False)
        yield _values(chart.value_axis, chart, kit, (up, along), "l", "min", between=False)
        return
    base, top = _sides(chart)
    between = _between(chart)
    yield _categories(chart.category_axis, chart, kit, (along, up))
    yield _values(chart.value_axis, chart, kit, (up, along), base[0], base[1], between=between)
    if chart.second_axis is not None:
        yield _categories(chart.category_axis, chart, kit, (unseen, second), deleted=True)
        yield _values(chart.second_axis, chart, kit, (second, unseen), top[0], top[1], between=between)


def _sides(chart: NativeChart) -> tuple[tuple[str, str], tuple[str, str]]:
    """Where the two scales stand: side of the chart, and end of the axis of categories.

    The first stands at the first category, but below bars that run across.
    """
    turned = chart.category_axis.reversed
    if chart.horizontal:
        ends = ("max", "autoZero") if turned else ("autoZero", "max")
        return ("b", ends[0]), ("t", ends[1])
    near, far = ("r", "l") if turned else ("l", "r")
    return (near, "autoZero"), (far, "max")


def _between(chart: NativeChart) -> bool:
    bars = any(series.form == "bar" for series in chart.series)
    return bars or chart.series[0].form == "radar" or not chart.flush


def _categories(
    axis: NativeAxis, chart: NativeChart, kit: Kit, ids: tuple[int, int], *, deleted: bool = False
) -> Xml:
    side = "l" if chart.horizontal else "b"
    if axis.reversed and chart.value_axis.reversed and chart.horizontal:
        side = "r"
    days = are_days(chart)
    scaled = days and all(series.form in ("line", "area") for series in chart.series)
    format = element("c:numFmt", {"formatCode": day_format(chart), "sourceLinked": 0}) if days else NOTHING
    labels = "low" if axis.shown else "none"
    ends = (axis.low, axis.high) if scaled else (None, None)
    common = _common(axis, chart, kit, ids, side, labels, format, low=ends[0], high=ends[1], deleted=deleted)
    crosses = val("c:crosses", "autoZero")
    if scaled:
        step = (
            (val("c:majorUnit", number(float(axis.step))), val("c:majorTimeUnit", axis.unit))
            if axis.step
            else ()
        )
        return element(
            "c:dateAx", {}, *common, crosses, val("c:auto", 0), val("c:lblOffset", 100),
            val("c:baseTimeUnit", "days"), *step,
        )  # fmt: skip
    return element(
        "c:catAx", {}, *common, crosses, val("c:auto", 0), val("c:lblAlgn", "ctr"), val("c:lblOffset", 100),
        val("c:tickLblSkip", max(1, round(axis.step or 1))), val("c:noMultiLvlLbl", 1),
    )  # fmt: skip


def _values(
    axis: NativeAxis,
    chart: NativeChart,
    kit: Kit,
    ids: tuple[int, int],
    side: str,
    crosses: str,
    *,
    between: bool,
) -> Xml:
    format = element("c:numFmt", {"formatCode": axis.format, "sourceLinked": 0})
    labels = "nextTo" if axis.shown else "none"
    common = _common(axis, chart, kit, ids, side, labels, format, low=axis.low, high=axis.high)
    step = val("c:majorUnit", number(float(axis.step))) if axis.step else NOTHING
    way = val("c:crossBetween", "between" if between else "midCat")
    return element("c:valAx", {}, *common, val("c:crosses", crosses), way, step)


def _common(
    axis: NativeAxis,
    chart: NativeChart,
    kit: Kit,
    ids: tuple[int, int],
    side: str,
    labels: str,
    format: Xml,
    *,
    low: float | None = None,
    high: float | None = None,
    deleted: bool = False,
) -> tuple[Xml, ...]:
    """What all axes say first, in the schema's order."""
    grid = element("c:majorGridlines", {}, looks(NOTHING, line(kit, "rule", HAIRLINE)))
    return (
        val("c:axId", ids[0]),
        element(
            "c:scaling",
            {},
            val("c:orientation", "maxMin" if axis.reversed else "minMax"),
            NOTHING if high is None else val("c:max", number(float(high))),
            NOTHING if low is None else val("c:min", number(float(low))),
        ),
        val("c:delete", deleted),
        val("c:axPos", side),
        grid if axis.gridlines and not deleted else NOTHING,
        NOTHING if deleted else _title(axis, chart, kit),
        format,
        val("c:majorTickMark", "none"),
        val("c:minorTickMark", "none"),
        val("c:tickLblPos", labels),
        looks(NO_FILL, line(kit, "rule", HAIRLINE) if axis.line else NO_LINE),
        kit.lettering.properties(chart.style, broken=True),
        val("c:crossAx", ids[1]),
    )


def _title(axis: NativeAxis, chart: NativeChart, kit: Kit) -> Xml:
    if not axis.title:
        return NOTHING
    words = kit.lettering.rich(axis.title, chart.style, axis.title_color)
    place = layout(axis.title_box, sized=False) if axis.title_box else NOTHING
    return element("c:title", {}, words, place, val("c:overlay", 0))
