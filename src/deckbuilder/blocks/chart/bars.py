"""Bars on their plot, and their values beside or within them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.marks import Bar, Marks, Pin
from deckbuilder.blocks.chart.plot import Plot
from deckbuilder.blocks.chart.strokes import PARTED, PIN
from deckbuilder.plan import DataLabel, LabelPlace, PathShape, Rect, Shape, Stroke, TextShape
from deckbuilder.source import Span

#: Between a bar's end and its value, and around a value within a bar. Ems.
AIR = 0.25
#: Between a value at the low end of the axis and the names there. Ems.
_FROM_NAME = 0.5
#: Programs that draw charts keep labels within a bar this far from its end, in heights of
#: the label.
_WITHIN = 0.3
_HAIR = 1e-6
_LINK = Stroke("muted", 0.75)
#: How far the mark of an estimate stands out of its bar, as a share of its thickness.
_PIN_BEYOND = 0.15


def thickness(plot: Plot, marks: Marks) -> float:
    """Of one bar."""
    return plot.slot / (marks.lanes + marks.gap)


def box_of(bar: Bar, plot: Plot, marks: Marks) -> Rect:
    """Where a bar stands."""
    thick = thickness(plot, marks)
    return plot.bar(bar.point, thick * (marks.gap / 2 + bar.lane), thick, bar.begin, bar.end)


def draw(plot: Plot, marks: Marks, span: Span) -> list[Shape]:
    """The bars alone."""
    stroke = None if marks.grouping == "clustered" or marks.floating else PARTED
    return [
        PathShape(box_of(bar, plot, marks), span, "rect", fill=bar.color, stroke=stroke, name=bar.name)
        for bar in marks.bars
    ]


def reaches(marks: Marks, letters: Lettering, *, horizontal: bool) -> Iterator[tuple[float, float]]:
    """What is written beyond the ends of bars: at which values, and how many points further along the axis it
    reaches; below 0 towards its low end."""
    air = AIR * letters.em
    for bar in marks.bars:
        if bar.at == "end" and bar.text:
            size = (letters.width(bar.text, strong=bar.strong) if horizontal else letters.leading) + air
            # Names stand beside the low end of an axis that runs across.
            yield bar.end, size if bar.up else -size - (_FROM_NAME * letters.em if horizontal else 0.0)


def links(plot: Plot, marks: Marks, span: Span) -> Iterator[Shape]:
    """Thin lines from each bar that is joined to the next."""
    half = thickness(plot, marks) / 2
    for link in marks.links:
        at = plot.at(link.value)
        start, end = plot.centres[link.point] + half, plot.centres[link.point + 1] - half
        if plot.horizontal:
            box = Rect(at, plot.box.y + start, 0.0, end - start)
        else:
            box = Rect(plot.box.x + start, at, end - start, 0.0)
        yield PathShape(box, span, "line", stroke=_LINK, name="Link")


def pins(plot: Plot, marks: Marks, span: Span) -> Iterator[Shape]:
    """A mark across each bar that has one."""
    for pin in marks.pins:
        yield PathShape(_pin_box(pin, plot, marks), span, "line", stroke=PIN, name="Estimate")


def _pin_box(pin: Pin, plot: Plot, marks: Marks) -> Rect:
    thick = thickness(plot, marks)
    start = thick * (marks.gap / 2 - _PIN_BEYOND)
    return plot.bar(pin.point, start, thick * (1 + 2 * _PIN_BEYOND), pin.value, pin.value)


def estimates(plot: Plot, marks: Marks, letters: Lettering, taken: Sequence[Rect]) -> list[TextShape]:
    """The values of those marks above them, in a chart whose values grow to the right; none unless all are
    clear of each other, of the bars, and of what is ``taken``."""
    shapes = []
    for pin in marks.pins:
        box = _pin_box(pin, plot, marks)
        x, y = box.x + box.width / 2, box.y - letters.leading
        shapes.append(letters.at(pin.text, x, y, align="center", strong=True, name="Estimate value"))
    others = [*taken, *(box_of(bar, plot, marks) for bar in marks.bars)]
    clear = all(
        shape.box.x >= 0 and shape.box.y >= 0 and not any(shape.box.overlaps(other) for other in others)
        for shape in shapes
    )
    return shapes if clear else []


def values(
    plot: Plot, marks: Marks, letters: Lettering, size: tuple[float, float]
) -> tuple[list[TextShape], dict[int, list[DataLabel]]]:
    """The values that find room, drawn and as labels of the native series of a chart of that width and
    height."""
    shapes: list[TextShape] = []
    labels: dict[int, list[DataLabel]] = {}
    for bar in (_off_axis(bar, plot, letters) if marks.links else bar for bar in marks.bars):
        shape = _value(bar, plot, marks, letters) if bar.text else None
        if shape is not None and _stands_in(shape.box, size):
            shapes.append(shape)
            labels.setdefault(bar.series, []).append(_native(bar, plot, marks, shape, size))
    return shapes, labels


def _off_axis(bar: Bar, plot: Plot, letters: Lettering) -> Bar:
    """A step of a waterfall. Where its value would stand across the axis it has it at its other end."""
    free = abs(plot.at(bar.end) - plot.at(0.0))
    needed = letters.width(bar.text) + AIR * letters.em if plot.horizontal else letters.leading
    towards = bar.end > 0 if not bar.up else bar.end < 0
    if not towards or free >= needed:
        return bar
    return replace(bar, begin=bar.end, end=bar.begin, up=not bar.up, place="inside-end")


def _stands_in(box: Rect, size: tuple[float, float]) -> bool:
    """Whether a label leaves the chart nowhere but for rounding."""
    return min(box.x, box.y) > -_HAIR and box.right < size[0] + _HAIR and box.bottom < size[1] + _HAIR


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
    at = plot.at(bar.end)
    strong, name = bar.strong, f"{bar.name} value"
    if plot.horizontal:
        y = box.y + (box.height - letters.leading) / 2
        side = at + air if bar.up else at - air
        return letters.at(bar.text, side, y, align="left" if bar.up else "right", strong=strong, name=name)
    y = at - letters.leading if bar.up else at
    return letters.at(bar.text, box.x + box.width / 2, y, align="center", strong=strong, name=name)


def _native(bar: Bar, plot: Plot, marks: Marks, shape: TextShape, size: tuple[float, float]) -> DataLabel:
    text = bar.text if marks.floating or marks.grouping == "percent" else ""
    if bar.place is None:
        inside = bar.at == "middle"
        place: LabelPlace = "center" if inside else "outside"
        return DataLabel(bar.point, place, text, f"on-{bar.color}" if inside else "text", strong=bar.strong)
    # Stacks know no labels beyond their ends; those within are moved by their own size.
    if plot.horizontal:
        away = (shape.box.width + 2 * _WITHIN * shape.box.height) / size[0]
        shift = (away if bar.up else -away, 0.0)
    else:
        away = (1 + _WITHIN) * shape.box.height / size[1]
        shift = (0.0, -away if bar.up else away)
    return DataLabel(bar.point, bar.place, text, shift=shift, strong=bar.strong)
