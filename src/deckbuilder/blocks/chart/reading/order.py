"""The order of a chart's categories, where its author asks for another than that of the data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from deckbuilder.blocks.chart.model import Panel, Series
from deckbuilder.blocks.chart.reading.options import Options

T = TypeVar("T")


def ordered(panels: tuple[Panel, ...], options: Options, *, stacked: bool) -> tuple[Panel, ...]:
    """The panels with categories by value: by that of the first series, of stacked ones by their sum."""
    way = options.word("sort")
    if way is None or way == "none" or not panels[0].categories:
        return panels
    sums = [_value(panels, index, stacked=stacked) for index in range(len(panels[0].categories))]
    sign = 1 if way.startswith("asc") else -1
    order = sorted(range(len(sums)), key=lambda index: sign * sums[index])
    return tuple(
        replace(
            panel,
            categories=_permuted(panel.categories, order),
            series=tuple(_series(one, order) for one in panel.series),
        )
        for panel in panels
    )


def _value(panels: Sequence[Panel], index: int, *, stacked: bool) -> float:
    series = [one for panel in panels for one in (panel.series if stacked else panel.series[:1])]
    return sum(one.values[index] or 0.0 for one in series)


def _series(series: Series, order: Sequence[int]) -> Series:
    return replace(
        series,
        values=_permuted(series.values, order),
        lows=_permuted(series.lows, order),
        highs=_permuted(series.highs, order),
    )


def _permuted(items: tuple[T, ...], order: Sequence[int]) -> tuple[T, ...]:
    return tuple(items[index] for index in order) if items else items
