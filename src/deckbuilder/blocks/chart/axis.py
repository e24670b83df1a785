"""Axes: how their labels are arranged, and how they are drawn. Where the plot stands is `frame`'s."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.plot import Plot
from deckbuilder.data.number_format import NumberFormat
from deckbuilder.plan import PathShape, Rect, Shape, Stroke
from deckbuilder.source import Span

#: Between labels and the plot, and between two labels at least. Ems.
GAP, APART = 0.4, 0.6
#: A label below a column takes no more lines than this.
_MOST_LINES = 3
#: Labels beside bars take no more than this share of the width; words longer than that, a larger one.
_BESIDE, _WIDEST = 0.34, 0.5

#: Characters of a label that is little more than a number: `FY 2019/20`.
_SHORT = 10

_GRID = Stroke("rule", 0.5)
_BASE = Stroke("muted", 1.0)
_DIGITS = re.compile(r"\d+")


class Labels(Struct, frozen=True):
    """How the categories are labelled."""

    width: float
    """Of the widest label, or what each may take."""
    lines: int
    """Of the tallest label."""
    every: int = 1
    """Every so many categories have a label."""


def ordered(texts: Sequence[str]) -> bool:
    """Whether labels are short and differ in their figures alone (years, quarters, weeks), so that those left
    out can be guessed."""
    return (
        len({_DIGITS.sub("0", text) for text in texts}) == 1
        and len(texts[0]) <= _SHORT
        and any(map(str.isdigit, texts[0]))
    )


def below(texts: Sequence[str], slot: float, letters: Lettering, *, thin: bool) -> Labels | None:
    """Labels below their columns, in up to three lines, or with ``thin`` some of them in one line; None where
    neither suffices."""
    widest = max(map(letters.width, texts))
    free = slot - APART * letters.em
    if widest <= free:
        return Labels(widest, 1)
    if thin:
        return Labels(widest, 1, math.ceil((widest + APART * letters.em) / slot))
    if free <= 0 or max(map(letters.least, texts)) > free:
        return None
    lines = max(len(letters.lines(text, free)) for text in texts)
    return Labels(free, lines) if lines <= _MOST_LINES else None


def beside(texts: Sequence[str], width: float, letters: Lettering) -> Labels:
    """Labels to the left of bars, wrapped where they are long."""
    widest = max(map(letters.width, texts))
    most = width * _BESIDE
    if widest <= most:
        return Labels(widest, 1)
    longest = max(map(letters.least, texts))
    most = min(max(most, longest), width * _WIDEST)
    return Labels(most, max(len(letters.lines(text, most)) for text in texts))


def tick_format(form: NumberFormat, decimals: int) -> NumberFormat:
    """How the marks of an axis are written: no more decimals than tell them apart."""
    return replace(form, decimals=decimals, signed=False)


def grid(plot: Plot, span: Span) -> Iterator[Shape]:
    """A faint line at each mark of the axis of values but zero."""
    for tick in plot.scale.ticks():
        if tick:
            yield line(plot, tick, _GRID, span, "Gridline")


def baseline(plot: Plot, span: Span) -> PathShape:
    """The line that bars stand on: at zero, or at the beginning of an axis without it."""
    scale = plot.scale
    return line(plot, min(max(0.0, scale.low), scale.high), _BASE, span, "Axis")


def line(plot: Plot, value: float, stroke: Stroke, span: Span, name: str) -> PathShape:
    """A line across the plot at a value."""
    at, box = plot.at(value), plot.box
    run = Rect(at, box.y, 0.0, box.height) if plot.horizontal else Rect(box.x, at, box.width, 0.0)
    return PathShape(run, span, "line", stroke=stroke, name=name)


def tick_labels(
    plot: Plot, texts: Sequence[str], letters: Lettering, *, second: bool = False, color: str = "muted"
) -> Iterator[Shape]:
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


def category_labels(plot: Plot, texts: Sequence[str], labels: Labels, letters: Lettering) -> Iterator[Shape]:
    """The names of the categories, below the plot or to the left of it."""
    gap = GAP * letters.em
    for index in range(0, len(texts), labels.every):
        text, centre = texts[index], plot.centres[index]
        if plot.horizontal:
            shape = letters.block(
                text, Rect(plot.box.x - gap - labels.width, 0.0, labels.width, 0.0), "right"
            )
            yield replace(shape, box=replace(shape.box, y=plot.box.y + centre - shape.box.height / 2))
        elif labels.lines == 1:
            yield letters.at(text, plot.box.x + centre, plot.box.bottom + gap, align="center")
        else:
            box = Rect(plot.box.x + centre - labels.width / 2, plot.box.bottom + gap, labels.width, 0.0)
            yield letters.block(text, box, "center")
