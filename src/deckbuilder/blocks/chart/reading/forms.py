"""Which form a chart has: the words for it, and the choice where its author leaves it open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from deckbuilder.blocks.chart.keys import GROUPINGS
from deckbuilder.blocks.chart.model import Category, Form, Grouping
from deckbuilder.blocks.chart.reading.options import Options
from deckbuilder.report import suggestion

_FORMS: dict[str, Form] = {form: form for form in get_args(Form)} | {
    "bars": "bar", "horizontal": "bar", "hbar": "bar", "barh": "bar", "horizontal bar": "bar",
    "columns": "column", "vertical": "column", "vertical bar": "column", "col": "column",
    "lines": "line", "time series": "line", "areas": "area", "pies": "pie",
    "donut": "doughnut", "ring": "doughnut", "points": "scatter", "xy": "scatter", "dots": "scatter",
    "bubbles": "bubble", "spider": "radar", "web": "radar", "bridge": "waterfall", "cascade": "waterfall",
    "intervals": "range", "ranges": "range", "dumbbell": "range", "error bar": "range",
    "slopes": "slope", "slopegraph": "slope", "mixed": "combo", "column line": "combo",
}  # fmt: skip
#: Words that say nothing more.
_IDLE = frozenset({"chart", "plot", "graph", "diagram", "and", "of", "side"})
#: Forms whose series may stand on each other.
GROUPED: tuple[Form, ...] = ("bar", "column", "area", "combo")
#: Categories of this many characters are hard to set below columns, from so many categories on.
_LONG_NAME, _MANY = 14, 5


def asked(options: Options) -> tuple[Form | None, Grouping | None]:
    """The form and the grouping that the author's words name; None for what they leave open."""
    grouping = _grouping(options)
    text = options.text("type")
    if text is None:
        return None, grouping
    words = [word for word in re.split(r"[\s_+/-]+", text.lower()) if word not in _IDLE]
    named = [GROUPINGS[word] for word in words if word in GROUPINGS]
    rest = " ".join(word for word in words if word not in GROUPINGS)
    form = _FORMS.get(rest)
    if form is None and rest:
        help = suggestion(rest, _FORMS, f"write one of {', '.join(get_args(Form))}")
        options.fault("type", f"there is no chart of the type `{text}`", help)
    # "100% stacked" says one thing with two words.
    stacking: Grouping | None = "percent" if "percent" in named else named[0] if named else None
    return form or ("column" if stacking and not rest else None), stacking or grouping


def _grouping(options: Options) -> Grouping | None:
    word = options.word("grouping")
    return GROUPINGS[word] if word else None


def chosen(categories: Sequence[Category], *, timed: bool, lines: bool) -> Form:
    """The form that suits some categories: time runs along a line, many long names stand beside bars."""
    if lines:
        return "combo"
    if timed and len(categories) > 2:
        return "line"
    long = any(len(category.text) > _LONG_NAME for category in categories)
    return "bar" if long and len(categories) >= _MANY else "column"
