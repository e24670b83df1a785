"""The frame of a chart with axes: what titles and labels take, and the plot that is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from deckbuilder.blocks.chart.axis import APART, GAP, GAP_BELOW, Labels, below, beside, tick_format
from deckbuilder.blocks.chart.calendar import Calendar, every
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.model import AxisWish, Chart, Panel
from deckbuilder.blocks.chart.plot import Plot, evenly, flush
from deckbuilder.blocks.chart.scale import Scale, nice, nice_with
from deckbuilder.data.number_format import PERCENT, NumberFormat
from deckbuilder.plan import Rect

#: Marks on an axis at most.
_MOST_TICKS = 6
#: Lines of text that two marks of an upright axis are apart at least.
_TICKS_APART = 2.5
#: What is written beyond the values leaves them at least this share of the axis; it is found in fewer rounds.
_LEAST, _ROUNDS, _NEAR = 0.25, 9, 1e-12


class ValueAxis(Struct, frozen=True):
    """The axis of values, before its length is known."""

    low: float
    high: float
    wish: AxisWish
    format: NumberFormat
    shown: bool
    """With marks; else it begins and ends where the values do, and the values are written at them."""
    beyond: tuple[tuple[float, float], ...] = ()
    """Values that something is written at, and how many points it reaches beyond them, below 0 downwards."""
    percent: bool = False

    def scale(self, length: float, tick: Callable[[float], float]) -> Scale:
        """The scale on an axis of that length, where the text at a mark takes ``tick`` points along it."""
        low, high = self._with_room(length)
        if not self.shown:
            return Scale(
                low if self.wish.low is None else self.wish.low,
                high if self.wish.high is None else self.wish.high,
                nice(low, high, _MOST_TICKS).step,
            )
        most = int(length / max(1.0, tick(max(abs(low), abs(high)))))
        return nice(low, high, max(1, min(_MOST_TICKS, most)), self.wish)

    def _with_room(self, length: float) -> tuple[float, float]:
        """The range with what is written beyond its values. With it a point of the axis stands for more, so
        that something else may reach furthest: until nothing does."""
        ups = [(self.high, 0.0), *(one for one in self.beyond if one[1] > 0)]
        downs = [(self.low, 0.0), *(one for one in self.beyond if one[1] < 0)]
        unit = (self.high - self.low) / length
        for _ in range(_ROUNDS):
            top = max(ups, key=lambda one: one[0] + one[1] * unit)
            bottom = min(downs, key=lambda one: one[0] + one[1] * unit)
            needed = (top[0] - bottom[0]) / max(length - top[1] + bottom[1], length * _LEAST)
            if needed <= unit * (1 + _NEAR):
                break
            unit = needed
        return bottom[0] + bottom[1] * unit, top[0] + top[1] * unit

    def alike(self, first: Scale) -> Scale:
        """A scale with as many steps as the first axis has, so that its lines are those of both."""
        return nice_with(self.low, self.high, max(1, len(first.ticks()) - 1), self.wish)

    def texts(self, scale: Scale) -> list[str]:
        """The marks in words; none where the axis is not shown."""
        if not self.shown:
            return []
        if self.percent:
            return [PERCENT.text(100 * tick) for tick in scale.ticks()]
        form = tick_format(self.format, scale.decimals)
        return [form.text(tick) for tick in scale.ticks()]


class CategoryAxis(Struct, frozen=True):
    """The axis of categories, before its length is known."""

    texts: Sequence[str]
    thin: bool
    """Labels may be left out."""
    widest: float
    """Of a slot."""
    flush: bool = False
    """The first and the last category stand at the ends of the axis."""
    calendar: Calendar | None = None

    def places(self, width: float) -> tuple[float, ...]:
        """Where the categories stand on an axis of that length."""
        if self.calendar:
            return self.calendar.places(width)
        return flush(len(self.texts), width) if self.flush else evenly(len(self.texts), width)

    def labels(self, width: float, letters: Lettering) -> Labels | None:
        """How they are labelled there; None where that cannot be."""
        apart = APART * letters.em
        if self.calendar is None:
            return below(self.texts, self.places(width), width, letters, thin=self.thin, flush=self.flush)
        if self.calendar.yearly:
            step, marks = self.calendar.years(width, letters.width("2000") + 2 * apart)
            return Labels(letters.width("2000"), letters.leading, step, tuple(marks))
        places = self.places(width)
        widths = [letters.width(text) for text in self.texts]
        chosen = every(widths, places, apart)
        return Labels(
            max(widths),
            max(map(letters.height, self.texts)),
            named=tuple((places[index], self.texts[index]) for index in chosen),
        )


class Frame(Struct, frozen=True):
    """A plot and what stands at its axes."""

    plot: Plot
    labels: Labels
    ticks: list[str]
    second_ticks: list[str]


def upright(
    letters: Lettering,
    box: Rect,
    categories: CategoryAxis,
    values: ValueAxis,
    second: ValueAxis | None,
    right: float,
) -> Frame | None:
    """The frame of values that grow upwards; None where the categories cannot be labelled. ``right`` is kept
    free beside the plot."""
    gap, half = GAP_BELOW * letters.em, letters.leading / 2
    apart = _TICKS_APART * letters.leading
    labels, outside = Labels(0.0, letters.leading), (0.0, 0.0)
    count = max(1, len(categories.texts))
    for _ in range(3):
        height = max(1.0, box.height - half - gap - labels.height)
        scale = values.scale(height, lambda _: apart)
        other = second.alike(scale) if second else None
        ticks, others = values.texts(scale), second.texts(other) if second and other else []
        left = max(_beside(ticks, letters), outside[0])
        beyond = max(_beside(others, letters) + right, outside[1])
        width = min(max(1.0, box.width - left - beyond), count * categories.widest)
        found = categories.labels(width, letters)
        if found is None:
            return None
        stands_out = found.outside(width, letters)
        settled = found.height == labels.height and stands_out <= outside
        labels, outside = found, (max(outside[0], stands_out[0]), max(outside[1], stands_out[1]))
        if settled:
            break
    area = Rect(box.x + left, box.y + half, width, height)
    return Frame(
        Plot(area, scale, categories.places(width), width / count, second=other), labels, ticks, others
    )


def _beside(ticks: Sequence[str], letters: Lettering) -> float:
    """What the marks of an upright axis take beside the plot."""
    return max(map(letters.width, ticks)) + GAP * letters.em if ticks else 0.0


def across_top(letters: Lettering) -> float:
    """What the marks of values that grow to the right take above the plot."""
    return letters.leading + GAP * letters.em


def across(letters: Lettering, box: Rect, texts: Sequence[str], values: ValueAxis) -> Frame:
    """The frame of values that grow to the right."""
    gap = GAP * letters.em
    side, tallest = beside(texts, box.width, letters)
    left = side + gap
    width = max(1.0, box.width - left)
    top = across_top(letters) if values.shown else 0.0

    def tick(value: float) -> float:
        return letters.width(values.format.text(value)) + 2 * APART * letters.em

    scale = values.scale(width, tick)
    ticks = values.texts(scale)
    if ticks:
        # The texts of the outermost marks stand half beyond the plot.
        left = max(left, letters.width(ticks[0]) / 2)
        width = max(1.0, box.width - left - letters.width(ticks[-1]) / 2)
    height = max(1.0, box.height - top)
    count = max(1, len(texts))
    places = evenly(count, height)
    plot = Plot(Rect(box.x + left, box.y + top, width, height), scale, places, height / count, True)
    return Frame(plot, Labels(side, tallest, named=tuple(zip(places, texts, strict=True))), ticks, [])


def right_format(chart: Chart, panel: Panel) -> NumberFormat:
    """How numbers on the second axis are written."""
    return next((series.format for series in panel.series if series.right and series.format), chart.format)
