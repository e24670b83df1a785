"""What stands at the points of a series: values that follow the workbook, or words of their own."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from deckbuilder.plan import DataLabel, NativeChart, NativeSeries
from deckbuilder.render.pptx.chart.markup import Kit, looks, share, val
from deckbuilder.render.pptx.chart.sheet import names
from deckbuilder.render.xml import NOTHING, Xml, element

#: Where labels may stand, by form; any other place makes PowerPoint repair the file (ECMA-376 part 1,
#: 21.2.3.10 names them, [MS-OI29500] 2.1.1463 where each may be used). Forms without an entry place theirs
#: themselves.
_BARS = {"center": "ctr", "inside-end": "inEnd", "inside-base": "inBase"}
_AROUND = {"center": "ctr", "left": "l", "right": "r", "above": "t", "below": "b"}
_PLACES: dict[str, tuple[dict[str, str], str]] = {
    "bar": (_BARS, "outEnd"),
    "stacked": (_BARS, "inEnd"),
    "line": (_AROUND, "t"),
    "scatter": (_AROUND, "t"),
    "bubble": (_AROUND, "t"),
    "pie": ({"center": "ctr", "inside-end": "inEnd", "inside-base": "ctr"}, "outEnd"),
}
_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
#: No lines from points to labels that were moved; forms but pies say so in an extension
#: ([MS-ODRAWXML], ``showLeaderLines``).
_NO_LEADERS = element(
    "c:extLst",
    {},
    element(
        "c:ext",
        {
            "uri": "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}",
            "xmlns:c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
        },
        val("c15:showLeaderLines", 0),
    ),
)
#: A label that takes part in nothing but the commonest look.
_NO_POINT = -1


def labels(series: NativeSeries, chart: NativeChart, kit: Kit) -> Xml:
    """`c:dLbls`. Where most points show their value in one manner, new ones will too."""
    if not series.labels:
        return NOTHING
    common = _common(series)
    shown = {label.point: label for label in series.labels}
    written = []
    for point in range(len(series.values)):
        label = shown.get(point)
        if label is None:
            if common is not None:
                written.append(element("c:dLbl", {}, val("c:idx", point), val("c:delete", 1)))
        elif common is None or _manner(label) != common:
            written.append(_label(label, series, chart, kit))
    rest = _shown() if common is None else _look(common, series, chart, kit, "Val")
    lines = val("c:showLeaderLines", 0) if series.form in ("pie", "doughnut") else _NO_LEADERS
    return element("c:dLbls", {}, *written, rest, lines)


def _manner(label: DataLabel) -> DataLabel:
    return replace(label, point=_NO_POINT)


def _common(series: NativeSeries) -> DataLabel | None:
    """How the values of at least half the points are shown."""
    manners = Counter(_manner(label) for label in series.labels)
    label, count = manners.most_common(1)[0]
    plain = not label.text and label.shift == (0.0, 0.0)
    return label if plain and 2 * count >= len(series.values) else None


def _label(label: DataLabel, series: NativeSeries, chart: NativeChart, kit: Kit) -> Xml:
    """`c:dLbl`. Words that are the series' or the category's name stay so when that is changed."""
    linked = "Val" if not label.text else _linked(label, series, chart)
    words = NOTHING
    if linked is None:
        style = chart.style
        words = kit.lettering.rich(label.text, style, label.color, strong=label.strong)
    return element(
        "c:dLbl",
        {},
        val("c:idx", label.point),
        _shift(label),
        words,
        _look(label, series, chart, kit, linked or "Val"),
    )


def _linked(label: DataLabel, series: NativeSeries, chart: NativeChart) -> str | None:
    if label.text == series.name:
        return "SerName"
    return "CatName" if names(chart)[label.point : label.point + 1] == (label.text,) else None


def _shift(label: DataLabel) -> Xml:
    if label.shift == (0.0, 0.0):
        return NOTHING
    x, y = (val(tag, share(by)) for tag, by in zip(("c:x", "c:y"), label.shift, strict=True))
    return element("c:layout", {}, element("c:manualLayout", {}, x, y))


def _look(label: DataLabel, series: NativeSeries, chart: NativeChart, kit: Kit, shown: str) -> Xml:
    format = element("c:numFmt", {"formatCode": series.format, "sourceLinked": 0})
    text = kit.lettering.properties(chart.style, label.color, strong=label.strong)
    return Xml(format + looks() + text + _place(label, series, chart) + _shown(shown))


def _place(label: DataLabel, series: NativeSeries, chart: NativeChart) -> Xml:
    stacked = series.form == "bar" and chart.grouping != "clustered"
    places = _PLACES.get("stacked" if stacked else series.form)
    return val("c:dLblPos", places[0].get(label.place, places[1])) if places else NOTHING


def _shown(what: str = "") -> Xml:
    return Xml("".join(val(f"c:show{name}", name == what) for name in _SHOWN))
