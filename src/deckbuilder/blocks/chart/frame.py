"""The frame of a chart with axes: what legend, titles and labels take, and the plot that is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from deckbuilder.blocks.chart.axis import APART, GAP, Labels, below, beside, tick_format
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.model import AxisWish
from deckbuilder.blocks.chart.plot import Plot, evenly
from deckbuilder.blocks.chart.scale import Scale, nice
from deckbuilder.data.number_format import NumberFormat
from deckbuilder.plan import Rect

#: Marks on an axis at most.
_MOST_TICKS = 6
#: Lines of text that two marks of an upright axis are apart at least.
_TICKS_APART = 2.5


class ValueAxis(Struct, frozen=True):
    """The axis of values, before its length is known."""

    low: float
    high: float
    wish: AxisWish
    format: NumberFormat
    shown: bool
    """With marks; else it begins and ends where the values do, and the values are written at them."""
    ends: tuple[float, float] = (0.0, 0.0)
    """Points kept free beyond the least and the greatest value, for what is written there."""
    percent: bool = False

    def scale(self, length: float, tick: Callable[[float], float]) -> Scale:
        """The scale on an axis of that length, where the text at a mark takes ``tick`` points along it."""
        span = self.high - self.low
        free = length - sum(self.ends)
        unit = span / max(free, length / 4)
        low, high = self.low - self.ends[0] * unit, self.high + self.ends[1] * unit
        if not self.shown:
            return Scale(
                low if self.wish.low is None else self.wish.low,
                high if self.wish.high is None else self.wish.high,
                nice(low, high, _MOST_TICKS).step,
            )
        most = int(length / max(1.0, tick(max(abs(low), abs(high)))))
        return nice(low, high, max(1, min(_MOST_TICKS, most)), self.wish)

    def texts(self, scale: Scale) -> list[str]:
        """The marks in words."""
        if self.percent:
            return [NumberFormat(suffix="%").text(100 * tick) for tick in scale.ticks()]
        form = tick_format(self.format, scale.decimals)
        return [form.text(tick) for tick in scale.ticks()]


class Frame(Struct, frozen=True):
    """A plot and what stands at its axes."""

    plot: Plot
    labels: Labels
    ticks: list[str]
    second_ticks: list[str]


def upright(
    letters: Lettering,
    box: Rect,
    texts: Sequence[str],
    values: ValueAxis,
    second: ValueAxis | None,
    *,
    thin: bool,
    right: float = 0.0,
    widest_slot: float,
    places: Callable[[float], tuple[float, ...]] | None = None,
) -> Frame | None:
    """The frame of values that grow upwards; None where the categories cannot be labelled.

    ``right`` is kept free beside the plot; a category takes no more than ``widest_slot``; ``places`` puts
    the categories elsewhere than in the middles of equal slots.
    """
    gap = GAP * letters.em
    half = letters.leading / 2
    labels, over = Labels(0.0, 1), 0.0
    count = max(1, len(texts))
    for _ in range(2):
        height = max(1.0, box.height - half - gap - labels.lines * letters.leading)
        scale = values.scale(height, lambda _: _TICKS_APART * letters.leading)
        other = second.scale(height, lambda _: _TICKS_APART * letters.leading) if second else None
        ticks = values.texts(scale) if values.shown else []
        others = second.texts(other) if second and other else []
        left = max(map(letters.width, ticks)) + gap if ticks else 0.0
        beyond = right + (max(map(letters.width, others)) + gap if others else 0.0)
        left, beyond = max(left, over), max(beyond, over)
        width = min(max(1.0, box.width - left - beyond), count * widest_slot)
        slot = width / count
        found = below(texts, slot, letters, thin=thin)
        if found is None:
            return None
        settled = found.lines == labels.lines and found.every == 1
        labels = found
        if settled:
            break
        # A label that is wider than its slot stands out at either end.
        over = max(0.0, (labels.width - slot) / 2) if labels.every > 1 else 0.0
    area = Rect(box.x + left, box.y + half, width, height)
    plot = Plot(area, scale, places(width) if places else evenly(count, width), slot, second=other)
    return Frame(plot, labels, ticks, others)


def across(letters: Lettering, box: Rect, texts: Sequence[str], values: ValueAxis) -> Frame:
    """The frame of values that grow to the right."""
    gap = GAP * letters.em
    labels = beside(texts, box.width, letters)
    left = labels.width + gap
    width = max(1.0, box.width - left)
    top = letters.leading + gap if values.shown else 0.0

    def tick(value: float) -> float:
        return (
            letters.width(tick_format(values.format, values.format.decimals).text(value))
            + 2 * APART * letters.em
        )

    scale = values.scale(width, tick)
    ticks = values.texts(scale) if values.shown else []
    if ticks:
        # The last mark's text stands half beyond the plot.
        width -= letters.width(ticks[-1]) / 2
    height = max(1.0, box.height - top)
    count = max(1, len(texts))
    plot = Plot(
        Rect(box.x + left, box.y + top, width, height), scale, evenly(count, height), height / count, True
    )
    return Frame(plot, labels, ticks, [])


def floor_of(letters: Lettering, labels: Labels, lanes: int, gap: float, *, labelled: bool) -> float:
    """The least length of a slot in which a bar's name, and with ``labelled`` its values, can be read."""
    named = labels.lines * letters.leading * 1.1
    return max(named, lanes * letters.leading * (1 + gap / lanes) if labelled else named)
