"""A chart in words, for those who cannot see it: what it shows, its extremes and its course."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from deckbuilder.blocks.chart.model import Category, Chart, Form, Series
from deckbuilder.blocks.chart.slices import are_shares, share_text, total_of
from deckbuilder.blocks.exhibit import counted
from deckbuilder.data.number_format import NumberFormat

#: Readers hear alternative text without a pause: what is longer is hard to follow.
LONGEST = 400
_NAMES: dict[Form, str] = {
    "bar": "Bar chart", "column": "Column chart", "line": "Line chart", "area": "Area chart",
    "pie": "Pie chart", "doughnut": "Doughnut chart", "scatter": "Scatter plot", "bubble": "Bubble chart",
    "radar": "Radar chart", "combo": "Column and line chart", "waterfall": "Waterfall chart",
    "range": "Range chart", "slope": "Slope chart",
}  # fmt: skip
_GROUPINGS = {"clustered": "", "stacked": "Stacked ", "percent": "100% stacked "}
_COURSES: tuple[Form, ...] = ("line", "area", "slope", "combo")
_COUNTED: dict[Form, str] = {"scatter": "point", "bubble": "point", "range": "interval"}
#: More names than this, or of more characters, are counted.
_NAMED, _LISTED = 6, 120

#: Values of one series that are all told.
_TOLD = 8

_Value = tuple[float, str, str, NumberFormat]
"""A value, the names of its category and its series, and how it is written."""


def alt_text(chart: Chart) -> str:
    """The chart in sentences, none of which goes beyond `LONGEST` characters in all; the first is always
    there."""
    text = ""
    for sentence in _sentences(chart):
        if text and len(text) + len(sentence) + 1 > LONGEST:
            break
        text = f"{text} {sentence}".strip()
    return text


def _sentences(chart: Chart) -> Iterator[str]:
    yield _opening(chart)
    if chart.form in ("scatter", "bubble"):
        yield from _points(chart)
    elif _is_short(chart):
        yield _all(chart)
    elif chart.form in _COURSES and len(chart.panels) == 1:
        yield from (_course(one, chart) for one in chart.panels[0].series[:_NAMED])
    else:
        values = list(_values(chart))
        for form in dict.fromkeys(form for *_, form in values):
            # What stands in unlike units is not compared.
            yield _extremes("Highest", "lowest", [value for value in values if value[-1] == form])
        if chart.grouping == "stacked":
            yield _extremes("Greatest sum", "least", list(_sums(chart)))
    for reference in chart.references:
        at = reference.value if isinstance(reference.value, str) else chart.format.text(reference.value)
        yield f"Line at {at}{': ' + reference.label if reference.label else ''}."
    for remark in chart.remarks:
        yield f"{remark.category}: {remark.text}."


def _opening(chart: Chart) -> str:
    """What it is and of what: ``Stacked column chart of 3 series (A, B, C), 2016 to 2023 (8 values).``"""
    kind = _GROUPINGS[chart.grouping] + _NAMES[chart.form].lower()
    if len(chart.panels) > 1:
        kind = (
            f"{len(chart.panels)} {kind.lower()}s on one scale ({_listed([p.title for p in chart.panels])})"
        )
    panel = chart.panels[0]
    series = [one.name for one in panel.series if one.name]
    of = f" of {series[0]}" if series else ""
    if len(series) > 1:
        of = f" of {len(series)} series ({_listed(series)})"
    if chart.form in _COUNTED:
        of = f" of {_counted(chart)}" + (of.replace(" of", " in", 1) if len(series) > 1 else "")
    extent = "" if _is_short(chart) else _extent(panel.categories)
    return f"{kind[:1].upper()}{kind[1:]}{of}{extent}."


def _counted(chart: Chart) -> str:
    count = sum(len(series.values) for panel in chart.panels for series in panel.series)
    return counted(count, _COUNTED[chart.form])


def _extent(categories: Sequence[Category]) -> str:
    if not categories:
        return ""
    if categories[0].day is not None or len(categories) > _NAMED:
        return f", {categories[0].text} to {categories[-1].text} ({len(categories)} categories)"
    return f" by {_listed([category.text for category in categories])}"


def _listed(names: Sequence[str]) -> str:
    """Some names, as many as are quickly heard."""
    told = len(names) if len(names) <= _NAMED else _NAMED - 1
    while told > 1 and sum(map(len, names[:told])) > _LISTED:
        told -= 1
    more = f" and {len(names) - told} more" if told < len(names) else ""
    return ", ".join(names[:told]) + more


def _is_short(chart: Chart) -> bool:
    """Whether all values can be told: those of one series and few categories."""
    panel = chart.panels[0]
    return len(chart.panels) == len(panel.series) == 1 and 0 < len(panel.categories) <= _TOLD


def _all(chart: Chart) -> str:
    """Every value of the only series; of a pie its shares too."""
    panel = chart.panels[0]
    series = panel.series[0]
    whole = total_of(panel) if chart.form in ("pie", "doughnut") and not are_shares(chart) else 0.0
    steps = replace(chart.format, signed=True) if chart.form == "waterfall" else chart.format
    told = []
    for index, category in enumerate(panel.categories):
        text = _told(series, index, chart.format if category.total else steps)
        if whole and (value := series.values[index]) is not None:
            text += f" ({share_text(value / whole)})"
        told.append(f"{category.text} {'in all ' if category.total else ''}{text}")
    return f"{'; '.join(told)}."


def _told(series: Series, index: int, form: NumberFormat) -> str:
    """A value or interval in words."""
    value = series.values[index]
    if not series.lows:
        return "no value" if value is None else form.text(value)
    low, high = series.lows[index], series.highs[index]
    if low is None or high is None:
        return "no interval"
    return f"{form.text(low)} to {form.text(high)}" + (
        "" if value is None else f", estimate {form.text(value)}"
    )


def _course(series: Series, chart: Chart) -> str:
    """From where to where a series goes, and how far it went between."""
    form = series.format or chart.format
    names = [category.text for category in chart.panels[0].categories]
    known = [
        (value, names[index], "", form) for index, value in enumerate(series.values) if value is not None
    ]
    if not known:
        return f"{series.name}: no values."
    (first, begin, *_), (last, end, *_) = known[0], known[-1]
    course = f"{form.text(first)} in {begin}"
    if len(known) > 1:
        course += f", {form.text(last)} in {end}"
    between = [one for one in (max(known), min(known)) if one[1] not in (begin, end)]
    for word, one in zip(("highest", "lowest"), (max(known), min(known)), strict=True):
        if one in between:
            course += f", {word} {form.text(one[0])} in {one[1]}"
    return f"{series.name + ': ' if series.name else ''}{course}."


def _values(chart: Chart) -> Iterator[_Value]:
    for panel in chart.panels:
        for series in panel.series:
            form = series.format or chart.format
            where = ", ".join(name for name in (panel.title, series.name * (len(panel.series) > 1)) if name)
            for index, category in enumerate(panel.categories):
                for values in filter(None, (series.values, series.lows, series.highs)):
                    if (value := values[index]) is not None:
                        yield value, category.text, where, form


def _sums(chart: Chart) -> Iterator[_Value]:
    for panel in chart.panels:
        for index, category in enumerate(panel.categories):
            sum_ = sum(series.values[index] or 0.0 for series in panel.series)
            yield sum_, category.text, panel.title, chart.format


def _extremes(most: str, least: str, values: Sequence[_Value]) -> str:
    """The greatest and the least value, and what has them."""
    if not values:
        return "No values."
    high, low = max(values, key=_size), min(values, key=_size)
    return f"{most}: {_placed(high)}; {least}: {_placed(low)}."


def _size(value: _Value) -> float:
    return value[0]


def _placed(value: _Value) -> str:
    number, category, series, form = value
    return f"{form.text(number)} ({', '.join(name for name in (series, category) if name)})"


def _points(chart: Chart) -> Iterator[str]:
    """How far the points reach in both directions."""
    series = [one for panel in chart.panels for one in panel.series]
    across = [
        (x, name, "", chart.x_format) for one in series for x, name in zip(one.xs, one.names, strict=True)
    ]
    up = [
        (y, name, "", chart.format)
        for one in series
        for y, name in zip(one.values, one.names, strict=True)
        if y is not None
    ]
    for axis, values in ((chart.x.title or "x", across), (chart.y.title or "y", up)):
        low, high = min(values, key=_size), max(values, key=_size)
        yield f"{axis} from {_at(low)} to {_at(high)}."


def _at(value: _Value) -> str:
    return f"{value[3].text(value[0])}{f' ({value[1]})' if value[1] else ''}"
