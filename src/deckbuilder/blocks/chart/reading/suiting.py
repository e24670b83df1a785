"""Whether a form can show its data; what it cannot is shown in another, and said."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.blocks.chart.model import Form, Grouping
from deckbuilder.blocks.chart.reading.columns import Columns
from deckbuilder.blocks.chart.reading.forms import GROUPED
from deckbuilder.blocks.chart.reading.wide import Strand, Wide

#: More series than this in one chart are a tangle.
_MOST_SERIES = 12


def suited(
    form: Form, grouping: Grouping, wide: Wide, columns: Columns
) -> tuple[Form, Grouping, tuple[Strand, ...]]:
    """A form and grouping that can show some values, and the series that they show."""
    strands = wide.strands
    form, grouping, why = _form(form, grouping, wide)
    if why:
        columns.report.warning(
            "chart-form", why, columns.options.span("type"), f"write `type={form}`, or change the data"
        )
    if form == "waterfall" and len(strands) > 1:
        left = ", ".join(f"`{strand.name}`" for strand in strands[1:])
        columns.report.warning(
            "chart-form",
            f"a waterfall shows one series; {left} are left out",
            columns.options.span("type"),
            f"name the series: `y={strands[0].name}`",
        )
        strands = strands[:1]
    if len(strands) > _MOST_SERIES and len(wide.panels) == 1 and not columns.options.names("highlight"):
        columns.report.note(
            "chart-crowded",
            f"{len(strands)} series stand in one chart",
            columns.options.span("type"),
            "name those to show with `y=`, those to be seen first with `highlight=`, or use `panel=`",
        )
    return form, grouping, strands


def _form(form: Form, grouping: Grouping, wide: Wide) -> tuple[Form, Grouping, str]:
    """The form and grouping to use, and why if they are not those asked for."""
    values = _values(wide.strands)
    below = any(value < 0 for value in values)
    if form in ("pie", "doughnut"):
        if len(wide.strands) > 1:
            return "column", "clustered", f"a {form} shows one series, and these are {len(wide.strands)}"
        if below:
            return "bar", "clustered", f"a {form} cannot show values below zero"
        if not sum(values):
            return "bar", "clustered", f"a {form} cannot show parts of nothing"
    if form == "radar" and len(wide.categories) < 3:
        return "column", "clustered", "a radar needs three categories or more"
    if form == "slope" and len(wide.categories if wide.timed else wide.strands) < 2:
        return "column", "clustered", "a slope chart needs two points in time or more"
    if grouping == "percent" and (below or not sum(values)):
        why = "hundred per cent cannot be made of " + ("values below zero" if below else "nothing")
        return form, "stacked", why
    if grouping != "clustered" and form == "line":
        return "area", grouping, "lines cannot stand on each other; areas can"
    if grouping != "clustered" and form not in GROUPED:
        return form, "clustered", f"the series of this form ({form}) cannot be {grouping}"
    return form, grouping, ""


def _values(strands: Sequence[Strand]) -> list[float]:
    return [value for strand in strands for panel in strand.values for value in panel if value is not None]
