"""What an author says about a chart beside its data: references, remarks, highlights, axes."""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder.blocks.chart.model import AxisWish, Panel, Reference, Remark
from deckbuilder.blocks.chart.reading.options import Options, Said
from deckbuilder.data.numbers import Mark, read_number
from deckbuilder.report import suggestion


def references(options: Options, panels: Iterable[Panel], mark: Mark) -> tuple[Reference, ...]:
    """Lines across: at a category where one is called so, else at a value."""
    categories = {category.text for panel in panels for category in panel.categories}
    found: list[Reference] = []
    for said in options.said("reference"):
        text = said.at.text.strip()
        number = None if text in categories else read_number(text, mark)
        if text in categories or number is not None:
            found.append(Reference(number.value if number else text, said.text, said.at.span))
        else:
            help = suggestion(text, categories, 'write `reference="50: Target"`')
            options.fault("reference", f"`{text}` is neither a number nor a category of the chart", help)
    return tuple(found)


def remarks(options: Options, panels: Iterable[Panel]) -> tuple[Remark, ...]:
    """Words at points of the chart: ``category: words``, or ``category / series: words``."""
    shown = list(panels)
    categories = {category.text for panel in shown for category in panel.categories}
    categories |= {name for panel in shown for series in panel.series for name in series.names if name}
    series = {series.name for panel in shown for series in panel.series}
    found: list[Remark] = []
    for said in options.said("remark"):
        at, named = _place(said, categories)
        if at not in categories or (named and named not in series):
            wrong, known = (at, categories) if at not in categories else (named, series)
            help = suggestion(wrong, known, 'write `remark="2021: Floods"`')
            options.fault("remark", f"the chart has no `{wrong}` to say `{said.text}` at", help)
        else:
            found.append(Remark(at, said.text, named, said.at.span))
    return tuple(found)


def _place(said: Said, categories: Iterable[str]) -> tuple[str, str]:
    text = said.at.text.strip()
    if said.series or text in categories:
        return text, said.series
    at, _, series = text.partition("/")
    return at.strip(), series.strip()


def highlight(options: Options, panels: Iterable[Panel]) -> tuple[str, ...]:
    """The series and categories to be seen first."""
    known = [name for panel in panels for name in _names(panel)]
    found: list[str] = []
    for name in options.names("highlight", known):
        if name in known:
            found.append(name)
        else:
            help = suggestion(name, known, "name a series or a category")
            options.fault("highlight", f"the chart has no `{name}` to highlight", help)
    return tuple(found)


def _names(panel: Panel) -> list[str]:
    points = [name for series in panel.series for name in series.names if name]
    series = [one.name for one in panel.series]
    return [*series, *(one.text for one in panel.categories), *points, panel.title]


def axis(options: Options, title: str, low: str, high: str) -> AxisWish:
    """What is said of an axis under three keys."""
    begin, end = options.number(low), options.number(high)
    if begin is not None and end is not None and begin >= end:
        options.fault(low, f"`{low}` is not below `{high}`", "exchange the two")
        begin = end = None
    return AxisWish(options.text(title) or "", begin, end)
