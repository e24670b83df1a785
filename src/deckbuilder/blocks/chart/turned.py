"""A panel with rows and columns exchanged."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.chart.model import Category, Panel, Series


def turned(panel: Panel) -> Panel:
    """Its series as categories, its categories as series."""
    rows = zip(*(series.values for series in panel.series), strict=True)
    series = (
        Series(category.text, values, panel.series[0].span)
        for category, values in zip(panel.categories, rows, strict=True)
    )
    return replace(panel, categories=tuple(Category(one.name) for one in panel.series), series=tuple(series))
