"""Charts of points: scatter and bubble, a row for each point."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.blocks.chart.model import Panel, Series
from deckbuilder.blocks.chart.reading.columns import Column, Columns
from deckbuilder.data.measures import Measure

#: More points than this are a cloud, and take seconds to set.
_MOST = 2000


class Points(Struct, frozen=True):
    """The points by panel and series, and the columns they come from."""

    panels: tuple[Panel, ...]
    x: Column
    y: Column
    across: Measure
    up: Measure
    corner: str
    """What the names of the points are."""


def read_points(columns: Columns, *, sized: bool) -> Points | None:
    """The points of a table; None where it has none, which is reported.

    Unless options name them, the first column of numbers is x, the next y, and the one after that the size
    of bubbles; the first column of words names the points.
    """
    group, panel, name = columns.named("group"), columns.named("panel"), columns.named("name")
    x, y, size = columns.named("x"), columns.named("y"), columns.named("size")
    free = list(columns.numeric((group, panel, name, x, y, size)))
    x = x or _next(free)
    y = y or _next(free)
    size = (size or _next(free)) if sized else None
    if x is None or y is None or (sized and size is None):
        needed = "three columns of numbers, for x, y and size" if sized else "two columns of numbers, x and y"
        columns.report.error(
            "chart-empty",
            f"this chart needs {needed}",
            columns.all[0].span,
            "name them: `x=`, `y=`" + ", `size=`" * sized,
        )
        return None
    if name is None:
        words = [one for one in columns.all if one not in (group, panel, x, y) and not one.numeric]
        name = words[0] if words else None
    columns.note_unread((group, panel, name, x, y, size))
    return _read(columns, x, y, size, name, group, panel)


def _next(free: list[Column]) -> Column | None:
    return free.pop(0) if free else None


def _read(
    columns: Columns,
    x: Column,
    y: Column,
    size: Column | None,
    name: Column | None,
    group: Column | None,
    panel: Column | None,
) -> Points | None:
    rows = name.texts() if name else [""] * columns.rows
    across, up = columns.measure(x, rows), columns.measure(y, rows)
    sizes = columns.measure(size, rows).values if size else (1.0,) * columns.rows
    found = [
        index
        for index in range(columns.rows)
        if across.values[index] is not None and up.values[index] is not None and (sizes[index] or 0.0) > 0
    ]
    _note_left(columns, found, rows)
    if len(found) > _MOST:
        columns.report.error(
            "chart-large",
            f"this chart cannot show {len(found)} points",
            columns.options.span("type"),
            'pick some: `rows="one, other"`',
        )
        return None
    if not found:
        columns.report.error(
            "chart-empty", "no row has all the numbers of a point", columns.all[0].span, "fill them in"
        )
        return None
    groups = group.texts() if group else [""] * columns.rows
    wheres = panel.texts() if panel else [""] * columns.rows

    def series(where: str) -> tuple[Series, ...]:
        here = [index for index in found if wheres[index] == where]
        return tuple(
            Series(
                one or y.name,
                tuple(up.values[index] for index in here if groups[index] == one),
                y.span,
                xs=tuple(across.values[index] or 0.0 for index in here if groups[index] == one),
                sizes=tuple(sizes[index] or 0.0 for index in here if groups[index] == one) if size else (),
                names=tuple(rows[index] for index in here if groups[index] == one),
            )
            for one in dict.fromkeys(groups[index] for index in here)
        )

    panels = tuple(Panel(where, (), series(where)) for where in dict.fromkeys(wheres[i] for i in found))
    return Points(panels, x, y, across, up, name.name if name else "")


def _note_left(columns: Columns, found: Sequence[int], rows: Sequence[str]) -> None:
    """Name the rows that give no point."""
    shown = set(found)
    left = [index for index in range(columns.rows) if index not in shown]
    if left:
        names = ", ".join(f"`{rows[index]}`" if rows[index] else f"row {index + 1}" for index in left[:12])
        more = f" and {len(left) - 12} more" if len(left) > 12 else ""
        columns.report.note(
            "chart-rows",
            f"the chart does not show {names}{more}: a number is missing, or a size is not above zero",
            columns.all[0].cells[left[0]].span,
            "fill in the numbers",
        )
