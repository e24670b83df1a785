"""Charts of every form, as the plan holds them."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from deckbuilder.plan import (
    ChartShape,
    DataLabel,
    NativeAxis,
    NativeChart,
    NativeForm,
    NativeSeries,
    Rect,
)
from tests.render.pptx.plans import HERE, styles

AREA = Rect(60, 120, 840, 340)
YEARS = ("2020", "2021", "2022", "2023")
#: Three series with a gap, a loss and a fraction.
NUMBERS = {"North": (210, 250, 290, 330), "South & Co": (260, None, -40, 200.5), "Island": (120, 80, 60, 90)}
MONTHS = tuple(date(2024, month, 1) for month in (1, 2, 4, 7))
PLOT = Rect(0.08, 0.1, 0.86, 0.76)
SQUARE = Rect(0.3, 0.05, 0.4 * 340 / 400, 0.9)


def several(form: NativeForm, count: int = 3, **more: Any) -> tuple[NativeSeries, ...]:
    """Series of one form."""
    return tuple(
        NativeSeries(name, values, form, f"series{number}", format="#,##0.0", **more)
        for number, (name, values) in enumerate(list(NUMBERS.items())[:count], start=1)
    )


def chart(*series: NativeSeries, **more: Any) -> NativeChart:
    fields: dict[str, Any] = {"categories": YEARS, "style": styles().label, "plot": PLOT, "corner": "Year"}
    return NativeChart(series, **(fields | more))


def labelled(series: NativeSeries, place: Any, color: str = "text") -> NativeSeries:
    """With its values at all its points."""
    points = (index for index, value in enumerate(series.values) if value is not None)
    return replace(series, labels=tuple(DataLabel(point, place, color=color) for point in points))


def dots(form: NativeForm) -> tuple[NativeSeries, ...]:
    xs, ys, sizes = (0.5, 2.0, 3.5, 6.0), (3.0, 8.0, 5.0, 9.5), (4.0, 9.0, 1.0, 16.0)
    first = NativeSeries("Ports", ys, form, "series1", xs=xs, sizes=sizes if form == "bubble" else ())
    other = replace(first, name="Airports", color="series2", xs=(1.0, 2.5, 4.0, 5.0))
    return replace(first, labels=(DataLabel(1, "above", "Kobe"),)), other


def parts_of_a_whole(form: NativeForm) -> NativeSeries:
    return NativeSeries(
        "Share",
        (45, 30, 15, 10),
        form,
        "series1",
        points=tuple((at, f"series{at + 1}") for at in range(4)),
        labels=tuple(
            DataLabel(at, "outside", f"{name}\n{value}%")
            for at, (name, value) in enumerate(zip(YEARS, (45, 30, 15, 10), strict=True))
        ),
    )


_LINES = several("line")
_WATERFALL = (
    NativeSeries("Base", (0, 210, 260, 0), "bar", None),
    labelled(
        NativeSeries("Step", (210, 80, -30, 290), "bar", "rise", points=((2, "fall"), (3, "total"))),
        "inside-end",
        "on-rise",
    ),
)

#: By name.
CHARTS: dict[str, NativeChart] = {
    "columns": chart(
        labelled(several("bar")[0], "outside"),
        *several("bar")[1:],
        legend="above",
        value_axis=NativeAxis(
            "Tonnes", Rect(0, 0, 0.1, 0.06), low=-100, high=400, step=100, line=False, gridlines=True
        ),
    ),
    "stacked columns": chart(*several("bar"), grouping="stacked", legend="below"),
    "columns of 100 percent": chart(
        *(labelled(one, "center", f"on-{one.color}") for one in several("bar")),
        grouping="percent",
        gap=0.4,
        value_axis=NativeAxis(low=0, high=1, step=0.25, format="0%", line=False),
    ),
    "bars": chart(
        *(labelled(one, "outside") for one in several("bar", 2)),
        horizontal=True,
        category_axis=NativeAxis(reversed=True),
        value_axis=NativeAxis(shown=False, line=False),
    ),
    "waterfall": chart(*_WATERFALL, grouping="stacked", legend="below"),
    "highlight": chart(replace(several("bar", 1)[0], color="series-muted", points=((2, "series1"),))),
    "lines": chart(
        *(
            replace(one, labels=(DataLabel(3, "right", one.name, one.color or "text", strong=True),))
            for one in _LINES
        ),
        flush=True,
        plot=Rect(0.08, 0.1, 0.72, 0.76),
        value_axis=NativeAxis(low=-100, high=400, step=100, line=False, gridlines=True),
    ),
    "lines by date": chart(
        *several("line", 2, marker=True),
        categories=MONTHS,
        flush=True,
        category_axis=NativeAxis(step=1, unit="months", format="mmm yyyy"),
    ),
    "columns by date": chart(
        *several("bar", 1), categories=MONTHS, category_axis=NativeAxis(format="mmm yyyy")
    ),
    "areas": chart(
        *(replace(one, values=(120, 80, 60, 90)) for one in several("area")), grouping="stacked", flush=True
    ),
    "columns and line": chart(
        *several("bar", 2),
        replace(several("line")[2], secondary=True, values=(0.1, 0.4, 0.2, 0.3), format="0%", marker=True),
        second_axis=NativeAxis(
            "Share", Rect(0.9, 0, 0.1, 0.06), low=0, high=0.5, step=0.1, format="0%", line=False
        ),
        legend="above",
        legend_box=Rect(0.1, 0, 0.6, 0.08),
    ),
    "pie": chart(parts_of_a_whole("pie"), plot=SQUARE),
    "doughnut": chart(
        replace(parts_of_a_whole("doughnut"), labels=()), plot=SQUARE, legend="below", hole=0.7
    ),
    "scatter": chart(
        *dots("scatter"),
        categories=(),
        category_axis=NativeAxis("Length", low=0, high=8, step=2, gridlines=True),
        value_axis=NativeAxis("Depth", low=0, high=10, gridlines=True),
    ),
    "bubbles": chart(
        *(replace(one, opacity=0.7) for one in dots("bubble")),
        categories=(),
        category_axis=NativeAxis(low=0, high=8, step=2),
        value_axis=NativeAxis(low=0, high=12, gridlines=True),
    ),
    "radar": chart(
        *(replace(one, values=(2, 4, 3, 5)) for one in several("radar", 1)),
        plot=SQUARE,
        value_axis=NativeAxis(low=0, high=5, step=1, gridlines=True, shown=False, line=False),
    ),
    "mirrored columns": chart(*several("bar"), legend="below").mirrored(),
    "mirrored bars": chart(
        *several("bar"), horizontal=True, category_axis=NativeAxis(reversed=True)
    ).mirrored(),
    "mirrored lines": chart(
        *_LINES[:2], replace(_LINES[2], secondary=True), flush=True, second_axis=NativeAxis(line=False)
    ).mirrored(),
}


def shape(native: NativeChart, **more: Any) -> ChartShape:
    return ChartShape(AREA, HERE, native, (), **({"alt": "Some data"} | more))
