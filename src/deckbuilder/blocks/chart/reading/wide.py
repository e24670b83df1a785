"""Charts whose values belong to categories: a column for each series, or one of values and one of their
series' names."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.blocks.chart.model import Category
from deckbuilder.blocks.chart.reading.columns import Column, Columns
from deckbuilder.data.dates import Dates, UnclearDates, read_dates
from deckbuilder.data.measures import Measure
from deckbuilder.source import Span

Values = tuple[float | None, ...]


class Strand(Struct, frozen=True):
    """A series as read: in each panel a value for each category."""

    name: str
    values: tuple[Values, ...]
    measure: Measure
    """Of the column that the values stand in."""
    span: Span


class Wide(Struct, frozen=True):
    """Values by panel, series and category."""

    corner: str
    categories: tuple[Category, ...]
    panels: tuple[str, ...]
    strands: tuple[Strand, ...]
    timed: bool
    """The categories are dates."""


def read_wide(columns: Columns) -> Wide | None:
    """The values by category; None where there are none, which is reported."""
    x = columns.named("x") or _named_by(columns)
    group, panel = columns.named("group"), columns.named("panel")
    keys = (x, group, panel)
    values = columns.listed("y")
    if not values:
        values = columns.numeric(keys)
        group = group or _told_apart_by(columns, x, panel, values)
        if values:
            columns.note_unread((*keys, group, *values))
    if not values:
        columns.report.error(
            "chart-empty",
            "the chart's data hold no numbers",
            x.span,
            "write a header, names in the first column and numbers in the others",
        )
        return None
    if group is not None and len(values) > 1:
        left = ", ".join(f"`{column.name}`" for column in values[1:])
        columns.report.warning(
            "chart-columns",
            f"with `group=` a chart shows one column of values; {left} are left out",
            columns.options.span("group"),
            f"name the column: `y={values[0].name}`",
        )
        values = values[:1]
    return spread(columns, x, group, panel, values)


def _named_by(columns: Columns) -> Column:
    """The column of categories: the first, or one of dates where the first has the same name more than
    once."""
    first, *others = columns.all
    if len(set(first.texts())) == columns.rows:
        return first
    return next((column for column in others if _is_time(column)), first)


def _is_time(column: Column) -> bool:
    try:
        return read_dates(column.texts()) is not None
    except UnclearDates:
        return True


def _told_apart_by(
    columns: Columns, x: Column, panel: Column | None, values: Sequence[Column]
) -> Column | None:
    """The one column of words that tells rows of the same category apart: data in long form."""
    if len(values) != 1 or len(set(x.texts())) == columns.rows:
        return None
    taken = {column.index for column in (x, panel, *values) if column is not None}
    words = [column for column in columns.all if column.index not in taken and not column.numeric]
    fit = [
        column for column in words if len(set(zip(x.texts(), column.texts(), strict=True))) == columns.rows
    ]
    return fit[0] if len(fit) == 1 else None


def spread(
    columns: Columns, x: Column, group: Column | None, panel: Column | None, values: Sequence[Column]
) -> Wide:
    """Some columns of values by the names in others."""
    names = x.texts()
    categories, timed = _categories(columns, x)
    panels = tuple(dict.fromkeys(panel.texts())) if panel else ("",)
    places: dict[tuple[str, str, str], int] = {}
    groups = group.texts() if group else [""] * columns.rows
    wheres = panel.texts() if panel else [""] * columns.rows
    twice: list[int] = []
    for index, key in enumerate(zip(wheres, groups, names, strict=True)):
        if places.setdefault(key, index) != index:
            twice.append(index)
    if twice:
        _report_twice(columns, x, twice, [one.texts()[twice[0]] for one in (panel, group, x) if one])
    strands: list[Strand] = []
    for column in values:
        measure = columns.measure(column, names)
        for name in dict.fromkeys(groups):
            by_panel = tuple(
                tuple(_value(measure, places.get((where, name, one.text))) for one in categories)
                for where in panels
            )
            strands.append(Strand(name or column.name, by_panel, measure, column.span))
    return Wide(x.name, categories, panels, tuple(strands), timed)


def _value(measure: Measure, index: int | None) -> float | None:
    return None if index is None else measure.values[index]


def _categories(columns: Columns, x: Column) -> tuple[tuple[Category, ...], bool]:
    """The names in a column, once each; dates in their order."""
    cells = {cell.text.strip(): cell for cell in x.cells}
    names = list(cells)
    dates = _dates(columns, x, names)
    if dates is None:
        return tuple(Category(name) for name in names), False
    days = dict(zip(names, dates.days, strict=True))
    if columns.options.text("sort") != "none":
        names.sort(key=days.__getitem__)
    # A scale of time has one place for a day.
    scaled = len(set(days.values())) == len(days)
    return tuple(Category(name, days[name] if scaled else None) for name in names), True


def _dates(columns: Columns, x: Column, names: Sequence[str]) -> Dates | None:
    try:
        return read_dates(names)
    except UnclearDates as fault:
        cell = next(cell for cell in x.cells if cell.text.strip() == fault.text)
        columns.report.warning(
            "date-unclear",
            f"`{fault.text}` may be one of two days; the dates are shown as words, evenly spaced",
            cell.span,
            "write dates as `2024-04-03`",
        )
        return None


def _report_twice(columns: Columns, x: Column, rows: Sequence[int], first: Sequence[str]) -> None:
    name = " / ".join(part for part in first if part)
    more = f", as for {len(rows) - 1} of the other rows" if len(rows) > 1 else ""
    columns.report.warning(
        "chart-twice",
        f"there is more than one row for `{name}`{more}; the first is shown",
        x.cells[rows[0]].span,
        "pick some with `rows=`, or name the column that tells them apart with `group=` or `panel=`",
    )
