"""Axes: how their labels are arranged, and how they are drawn. Where the plot stands is `frame`'s."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.plot import Plot
from deckbuilder.blocks.chart.strokes import BASELINE, GRIDLINE
from deckbuilder.data.number_format import NumberFormat
from deckbuilder.plan import PathShape, Rect, Shape, Stroke, TextShape
from deckbuilder.source import Span

#: Between labels and the plot, and between two labels at least. Labels below a plot stand clear of the mark
#: at its corner. Ems.
GAP, GAP_BELOW, APART = 0.4, 0.75, 0.6
#: Between labels where some are left out, in ems; the digits of a year.
_THIN_APART, _YEAR = 1.5, 4
#: Every how many years, or months, quarters and other periods, they stand.
_YEARS, _PERIODS = (1, 2, 5, 10, 20, 25, 50, 100), (1, 2, 4, 6, 12, 24, 48)
#: A label below a column takes no more lines than this.
_MOST_LINES = 3
#: Labels beside bars take no more than this share of the width; words longer than that, a larger one.
_BESIDE, _WIDEST = 0.34, 0.5


class Labels(Struct, frozen=True):
    """How the categories are labelled."""

    width: float
    """Of the widest label, or what each may take."""
    height: float
    """Of the tallest label."""
    every: int = 1
    """Every so many categories, or years, have a label."""
    named: tuple[tuple[float, str], ...] = ()
    """What is written, and at which place on the axis."""

    def outside(self, length: float, letters: Lettering) -> tuple[float, float]:
        """Points by which labels stand out at the two ends of an upright chart's axis."""
        sides = [
            (half - place, place + half - length)
            for place, text in self.named
            for half in (min(letters.width(text), self.width) / 2,)
        ]
        return max(0.0, *(left for left, _ in sides)), max(0.0, *(right for _, right in sides))


def below(
    texts: Sequence[str],
    places: Sequence[float],
    length: float,
    letters: Lettering,
    *,
    thin: bool,
    flush: bool,
) -> Labels | None:
    """Labels below their places on an axis, in up to three lines, or with ``thin`` some of them in one line;
    None where neither suffices."""
    widest, apart = max(map(letters.width, texts)), APART * letters.em
    slot = length / max(1, len(texts) - 1 if flush else len(texts))
    free = slot - apart
    width, every = widest, 1
    if widest > free and thin:
        every = _thinned(texts, (widest + _THIN_APART * letters.em) / slot)
    elif widest > free:
        if free <= 0 or max(map(letters.least, texts)) > free:
            return None
        width = free
        if max(len(letters.lines(text, free)) for text in texts) > _MOST_LINES:
            return None
    named = tuple((places[index], texts[index]) for index in range(0, len(texts), every))
    if width == widest:
        return Labels(width, max(letters.height(text) for _, text in named), every, named)
    return Labels(width, max(letters.height(text, width) for _, text in named), every, named)


def _thinned(texts: Sequence[str], least: float) -> int:
    """Every how many categories one is labelled, at least ``least`` of them: at steps that readers count
    in."""
    years = all(text.isdecimal() and len(text) == _YEAR for text in texts)
    return next((step for step in (_YEARS if years else _PERIODS) if step >= least), math.ceil(least))


def beside(texts: Sequence[str], width: float, letters: Lettering) -> tuple[float, float]:
    """Width and height of labels to the left of bars, wrapped where they are long."""
    widest = max(map(letters.width, texts))
    most = width * _BESIDE
    if widest > most:
        widest = min(widest, max(most, max(map(letters.least, texts))), width * _WIDEST)
    return widest, max(letters.height(text, widest) for text in texts)


def tick_format(form: NumberFormat, decimals: int) -> NumberFormat:
    """How the marks of an axis are written: no more decimals than tell them apart."""
    return replace(form, decimals=decimals, signed=False)


def grid(plot: Plot, span: Span) -> Iterator[Shape]:
    """A faint line at each mark of the axis of values but that of the baseline."""
    base = _base(plot)
    for tick in plot.scale.ticks():
        if tick != base:
            yield line(plot, tick, GRIDLINE, span, "Gridline")


def baseline(plot: Plot, span: Span) -> PathShape:
    """The line that bars stand on: at zero; faint, at the beginning of an axis without it."""
    base = _base(plot)
    return line(plot, base, GRIDLINE if base else BASELINE, span, "Axis")


def _base(plot: Plot) -> float:
    """The value that bars stand on, or that a course begins at."""
    return 0.0 if plot.scale.low <= 0 <= plot.scale.high else plot.scale.low


def line(plot: Plot, value: float, stroke: Stroke, span: Span, name: str) -> PathShape:
    """A line across the plot at a value."""
    at, box = plot.at(value), plot.box
    run = Rect(at, box.y, 0.0, box.height) if plot.horizontal else Rect(box.x, at, box.width, 0.0)
    return PathShape(run, span, "line", stroke=stroke, name=name)


def tick_labels(
    plot: Plot, texts: Sequence[str], letters: Lettering, *, second: bool = False, color: str = "muted"
) -> Iterator[TextShape]:
    """The marks of the axis of values in words: left of the plot, above bars that run across, or at the
    right for the second axis."""
    scale = plot.second if second and plot.second else plot.scale
    gap = GAP * letters.em
    for tick, text in zip(scale.ticks(), texts, strict=True):
        at = plot.at(tick, second=second)
        if plot.horizontal:
            yield letters.at(text, at, plot.box.y - gap - letters.leading, align="center", color=color)
        elif second:
            yield letters.at(text, plot.box.right + gap, at - letters.leading / 2, color=color)
        else:
            yield letters.at(text, plot.box.x - gap, at - letters.leading / 2, align="right", color=color)


def category_labels(plot: Plot, labels: Labels, letters: Lettering, most: float) -> Iterator[TextShape]:
    """The names of the categories, below the plot or to the left of it, in a chart ``most`` points wide."""
    gap, lower = GAP * letters.em, plot.box.bottom + GAP_BELOW * letters.em
    for place, text in labels.named:
        if plot.horizontal:
            shape = letters.block(
                text, Rect(plot.box.x - gap - labels.width, 0.0, labels.width, 0.0), "right"
            )
            yield replace(shape, box=replace(shape.box, y=plot.box.y + place - shape.box.height / 2))
        else:
            width = min(letters.width(text), labels.width)
            left = max(0.0, min(plot.box.x + place - width / 2, most - width))
            box = Rect(left, lower, width, 0.0)
            yield letters.block(text, box, "center")


def title_below(plot: Plot, title: str, letters: Lettering, bottom: float) -> Shape:
    """The title of the axis of categories, at the foot of an upright chart."""
    middle, width = plot.box.x + plot.box.width / 2, letters.width(title)
    return letters.at(title, max(width / 2, middle), bottom - letters.leading, align="center", color="muted")
