"""Whether a form can show its data; what it cannot is shown in another, and said."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.blocks.chart.model import Form, Grouping
from deckbuilder.blocks.chart.reading.columns import Columns
from deckbuilder.blocks.chart.reading.forms import GROUPED
from deckbuilder.blocks.chart.reading.wide import Strand, Wide

#: More series than this in one chart are a tangle.
_MOST_SERIES = 12
#: What nobody reads, and no page holds: names at an axis, series side by side, series at all, small charts.
_MOST_NAMES, _MOST_BESIDE, _MOST_DRAWN, _MOST_PANELS = 400, 30, 100, 60


def too_large(form: Form, grouping: Grouping, wide: Wide, columns: Columns) -> bool:
    """Whether there is more than any chart can show, which is reported."""
    slim = (
        grouping != "clustered"
        or form in ("line", "area", "radar", "slope")
        or (wide.timed and form == "column")
    )
    counts = (
        (0 if wide.timed else len(wide.categories), _MOST_NAMES, "names"),
        (len(wide.strands), _MOST_DRAWN if slim else _MOST_BESIDE, "series"),
        (len(wide.panels), _MOST_PANELS, "panels"),
    )
    many = next((f"{count} {what}" for count, most, what in counts if count > most), None)
    if many is None:
        return False
    columns.report.error(
        "chart-large",
        f"this chart cannot show {many}",
        columns.options.span("type"),
        'pick some: `rows="one, other"`, or `y=` where they are columns',
    )
    return True


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
    _note_units(strands, columns)
    if len(strands) > _MOST_SERIES and len(wide.panels) == 1 and not columns.options.names("highlight"):
        columns.report.note(
            "chart-crowded",
            f"{len(strands)} series stand in one chart",
            columns.options.span("type"),
            "pick some with `rows=` or `y=`, show some first with `highlight=`, or use `panel=`",
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


def _note_units(strands: Sequence[Strand], columns: Columns) -> None:
    """Name the first series in another unit than those before it, unless the author says where it belongs."""
    first, *others = strands
    other = next((one for one in others if _unit(one) != _unit(first)), None)
    if other is not None and not any(columns.options.names(key) for key in ("right", "line", "y")):
        columns.report.warning(
            "chart-units",
            f"`{first.name}` and `{other.name}` have different units, and stand on one axis",
            other.span,
            f'name what belongs together with `y=`, or write `type=combo right="{other.name}"`',
        )


def _unit(strand: Strand) -> tuple[str, str]:
    return strand.measure.prefix.strip(), strand.measure.suffix.strip()


def without_gaps(wide: Wide, columns: Columns) -> Wide:
    """The values without the categories that have none, which are named: they have no slices."""
    every = range(len(wide.categories))
    shown = [i for i in every if any(panel[i] is not None for one in wide.strands for panel in one.values)]
    if len(shown) == len(wide.categories):
        return wide
    left = ", ".join(f"`{wide.categories[i].text}`" for i in every if i not in shown)
    columns.report.note(
        "chart-rows",
        f"the chart does not show {left}: no value is known",
        columns.all[0].span,
        "fill them in",
    )
    strands = tuple(
        replace(one, values=tuple(tuple(panel[i] for i in shown) for panel in one.values))
        for one in wide.strands
    )
    return replace(wide, categories=tuple(wide.categories[i] for i in shown), strands=strands)


def _values(strands: Sequence[Strand]) -> list[float]:
    return [value for strand in strands for panel in strand.values for value in panel if value is not None]
