"""The slices of a pie: their names, shares, angles and colours. Nothing is measured here."""

from __future__ import annotations

from math import pi

from msgspec import Struct

from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.data.number_format import PERCENT
from deckbuilder.theme.graphic_roles import MUTED_SERIES, SERIES


class Slice(Struct, frozen=True):
    """A share of the whole. Angles are radians clockwise from 12 o'clock."""

    point: int
    """Its index among the categories."""
    name: str
    said: str
    """Its share, or its value where values are shares already."""
    begin: float
    end: float
    color: str

    @property
    def middle(self) -> float:
        return (self.begin + self.end) / 2

    @property
    def whole(self) -> bool:
        """Nothing else is seen."""
        return self.end - self.begin > 2 * pi - 1e-9


def slices_of(chart: Chart, panel: Panel) -> tuple[Slice, ...]:
    """A slice for each category that has a value; one of zero has no width."""
    values, total = panel.series[0].values, total_of(panel)
    colors = _colors(chart, panel)
    angle, found = 0.0, []
    for point, (category, value) in enumerate(zip(panel.categories, values, strict=True)):
        if value is None or value < 0:
            continue
        end = angle + (2 * pi * (value / total) if total else 0.0)
        said = _said(chart, value, total)
        found.append(Slice(point, category.text, said, angle, end, colors[point]))
        angle = end
    return tuple(found)


def total_of(panel: Panel) -> float:
    """What the slices come to."""
    return sum(max(0.0, value or 0.0) for value in panel.series[0].values)


def are_shares(chart: Chart) -> bool:
    """Whether the values are per cent already."""
    return chart.format.suffix.strip().startswith("%")


def _said(chart: Chart, value: float, total: float) -> str:
    if are_shares(chart) or not total:
        return chart.format.text(value)
    return share_text(value / total)


def share_text(share: float) -> str:
    """A share of the whole as it is shown."""
    return "<1%" if 0 < share < 0.005 else PERCENT.text(100 * share)


def _colors(chart: Chart, panel: Panel) -> list[str]:
    """What is highlighted in the first colour, all else muted; without that the colours in turn, so that no
    two slices side by side have the same."""
    names = [category.text for category in panel.categories]
    if any(name in chart.highlight for name in names):
        return [SERIES[0] if name in chart.highlight else MUTED_SERIES for name in names]
    colors = [SERIES[index % len(SERIES)] for index in range(len(names))]
    if len(names) > 1 and colors[-1] == colors[0]:
        colors[-1] = MUTED_SERIES
    return colors
