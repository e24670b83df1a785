"""The options of a chart: attributes of its fence, and keys of its YAML. What each is for and what it may
hold; they are read by `reading`."""

from __future__ import annotations

from typing import get_args

from deckbuilder.blocks.chart.model import Form, Grouping
from deckbuilder.data.keys import Key, by_name

#: Words for how series stand beside or on each other.
GROUPINGS: dict[str, Grouping] = {
    "clustered": "clustered", "grouped": "clustered", "stacked": "stacked", "stack": "stacked",
    "percent": "percent", "100%": "percent", "100": "percent", "normalized": "percent", "share": "percent",
}  # fmt: skip
#: Other words for some options.
ALIASES = {
    "references": "reference", "remarks": "remark", "totals": "total", "names": "name", "panels": "panel",
    "lines": "line", "y-min": "min", "y-max": "max", "series": "group",
}  # fmt: skip
OPTIONS = by_name(
    (
        Key("type", "What it is drawn as, also with `stacked` or `100%`", values=get_args(Form)),
        Key("title", "Its caption, where it has none"),
        Key("grouping", "How series stand to each other", "choice", tuple(GROUPINGS), usual="clustered"),
        Key("x", "The column of names; by default the first"),
        Key("y", "The columns of values; by default all that hold numbers", "texts"),
        Key("group", "The column that tells series apart, where rows are in long form"),
        Key("panel", "The column whose values have a small chart each"),
        Key("low", "Columns where intervals of a range chart begin", "texts"),
        Key("high", "Columns where intervals of a range chart end", "texts"),
        Key("size", "The column of the size of bubbles"),
        Key("name", "The column of names of points"),
        Key("line", "Series of a combo chart that are lines", "texts"),
        Key("right", "Series that are measured on a second axis at the right", "texts"),
        Key("total", "Categories of a waterfall that are sums", "texts"),
        Key("highlight", "Series or categories in colour; all others are grey", "texts"),
        Key("rows", "Rows of the table to show, by what stands in them", "texts"),
        Key(
            "sort",
            "By value, rising or falling; none: as in the data",
            "choice",
            ("asc", "desc", "none", "ascending", "descending"),
        ),
        Key("reference", "Lines across, at a value or category: `50: Target; 2015: Paris`", "places"),
        Key("remark", "Words at a point: `2021: Floods; 2023 / Nepal: Election`", "places"),
        Key("format", "How numbers are written: `0.0`, `#,##0`, `0%`, `€ 0.0 bn`, `{:,.1f}`"),
        Key("unit", "What stands behind numbers"),
        Key("currency", "The sign of the currency, placed as the language has it"),
        Key("decimals", "How many digits stand behind the decimal mark", "number", low=0, high=10),
        Key("signed", "Whether numbers above zero have a plus", "truth", usual="false"),
        Key(
            "decimal-mark", "What stands before decimals in the data", "choice", (".", ",", "point", "comma")
        ),
        Key("x-title", "The title of the axis across"),
        Key("y-title", "The title of the axis upwards"),
        Key("right-title", "The title of the axis at the right"),
        *(
            Key(f"{axis}{end}", f"Where the axis {where} {what}", "number")
            for axis, where in (("", "of values"), ("x-", "across"), ("right-", "at the right"))
            for end, what in (("min", "begins"), ("max", "ends"))
        ),
        Key("labels", "Whether values are written; by default where there is room", "truth"),
        Key("legend", "Whether there is a legend; by default where it is needed", "truth"),
        Key("data-table", "Whether the values stand in a table below", "truth", usual="false"),
    )
)
KEYS = (*OPTIONS, *ALIASES)
