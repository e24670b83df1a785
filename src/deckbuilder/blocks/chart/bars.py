"""Bars on their plot, and their values beside or within them."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.marks import Bar, Marks
from deckbuilder.blocks.chart.plot import Plot
from deckbuilder.plan import DataLabel, PathShape, Rect, Shape, Stroke, TextShape
from deckbuilder.source import Span

#: Between a bar's end and its value, and around a value within a bar. Ems.
AIR = 0.25
#: Parts of a stack are parted by a line of the ground.
_PARTED = Stroke("background", 0.75)


def thickness(plot: Plot, marks: Marks) -> float:
    """Of one bar."""
    return plot.slot / (marks.lanes + marks.gap)


def box_of(bar: Bar, plot: Plot, marks: Marks) -> Rect:
    """Where a bar stands."""
    thick = thickness(plot, marks)
    return plot.bar(bar.point, thick * (marks.gap / 2 + bar.lane), thick, bar.begin, bar.end)


def draw(plot: Plot, marks: Marks, span: Span) -> list[Shape]:
    """The bars alone."""
    stroke = None if marks.grouping == "clustered" else _PARTED
    return [
        PathShape(box_of(bar, plot, marks), span, "rect", fill=bar.color, stroke=stroke, name=bar.name)
        for bar in marks.bars
    ]


def ends(marks: Marks, letters: Lettering, *, horizontal: bool) -> tuple[float, float]:
    """Points that values beyond the ends of bars take, at the low and at the high end of the axis."""
    sizes = [0.0, 0.0]
    for bar in marks.bars:
        if bar.at == "end" and bar.text:
            up = bar.end >= bar.begin
            size = (
                letters.width(bar.text, strong=bar.strong) if horizontal else letters.leading
            ) + AIR * letters.em
            sizes[up] = max(sizes[up], size)
    return sizes[0], sizes[1]


def values(
    plot: Plot, marks: Marks, letters: Lettering
) -> tuple[list[TextShape], dict[int, list[DataLabel]]]:
    """The values that find room, drawn and as labels of the native series."""
    shapes: list[TextShape] = []
    labels: dict[int, list[DataLabel]] = {}
    for bar in marks.bars:
        shape = _value(bar, plot, marks, letters) if bar.text else None
        if shape is not None:
            shapes.append(shape)
            labels.setdefault(bar.series, []).append(_native(bar, plot, marks, shape))
    return shapes, labels


def _value(bar: Bar, plot: Plot, marks: Marks, letters: Lettering) -> TextShape | None:
    box, air = box_of(bar, plot, marks), AIR * letters.em
    width = letters.width(bar.text, strong=bar.strong)
    thick = box.height if plot.horizontal else box.width
    # A bar that stands alone in its slot shares none of it.
    free = plot.slot if marks.lanes == 1 else thick
    if bar.at == "middle":
        along, across = (
            (width + 2 * air, letters.leading) if plot.horizontal else (letters.leading, width + air)
        )
        if along > (box.width if plot.horizontal else box.height) or across > thick:
            return None
        x, y = box.x + box.width / 2, box.y + (box.height - letters.leading) / 2
        return letters.at(bar.text, x, y, align="center", color=f"on-{bar.color}", name=f"{bar.name} value")
    if (letters.leading if plot.horizontal else width + air) > free:
        return None
    up = bar.end >= bar.begin
    at = plot.at(bar.end)
    strong, name = bar.strong, f"{bar.name} value"
    if plot.horizontal:
        y = box.y + (box.height - letters.leading) / 2
        side = at + air if up else at - air
        return letters.at(bar.text, side, y, align="left" if up else "right", strong=strong, name=name)
    y = at - letters.leading if up else at
    return letters.at(bar.text, box.x + box.width / 2, y, align="center", strong=strong, name=name)


def _native(bar: Bar, plot: Plot, marks: Marks, shape: TextShape) -> DataLabel:
    text = bar.text if marks.worded or marks.grouping == "percent" else ""
    if bar.at == "middle":
        return DataLabel(bar.point, "center", text, f"on-{bar.color}")
    return DataLabel(bar.point, "outside", text, strong=bar.strong)


def complete(marks: Marks, drawn: Sequence[TextShape]) -> bool:
    """Whether every bar has its value."""
    return len(drawn) == sum(1 for bar in marks.bars if bar.text)
