"""Which colour each series and point of a chart has. Roles of the theme, never RGB."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.theme.graphic_roles import MUTED_SERIES, SERIES


class Paint(Struct, frozen=True):
    """The colours of one panel."""

    series: tuple[str, ...]
    """Of each series, where its points have none of their own."""
    points: tuple[tuple[int, str], ...] = ()
    """Points in another colour, by index; the same in all series that are coloured."""
    quiet: bool = False
    """Something is highlighted, so that all else is not the point."""

    def of(self, series: int, point: int) -> str:
        """The fill of a point."""
        own = next((color for index, color in self.points if index == point), None)
        return own or self.series[series]


def painted(chart: Chart, panel: Panel) -> Paint:
    """What is highlighted in colour, all else muted; without that, a colour for each series in turn, and
    those beyond the last colour muted."""
    names = [series.name for series in panel.series]
    loud = [name for name in names if name in chart.highlight]
    points = [index for index, one in enumerate(panel.categories) if one.text in chart.highlight]
    if loud:
        colors = iter(SERIES)
        return Paint(
            tuple(next(colors, SERIES[-1]) if name in loud else MUTED_SERIES for name in names), quiet=True
        )
    if points and len(names) == 1:
        return Paint((MUTED_SERIES,), tuple((index, SERIES[0]) for index in points), quiet=True)
    if chart.highlight and not points:
        # It is in another panel, or in another part of the chart.
        return Paint((MUTED_SERIES,) * len(names), quiet=True)
    if chart.form == "combo":
        return Paint(_over_columns([series.line for series in panel.series]))
    more = max(0, len(names) - len(SERIES))
    return Paint((*SERIES[: len(names)], *[MUTED_SERIES] * more))


def _over_columns(lines: Sequence[bool]) -> tuple[str, ...]:
    """Lines in the first colours, that they stand out from the columns behind them: these are muted if they
    are of one kind."""
    inks = iter(SERIES)
    of_lines = [next(inks, SERIES[-1]) if line else "" for line in lines]
    alone = lines.count(False) == 1 and any(lines)
    return tuple(ink or (MUTED_SERIES if alone else next(inks, MUTED_SERIES)) for ink in of_lines)


def name_ink(color: str) -> str:
    """The colour of text that stands for a fill: that of muted series is muted, all other text is text."""
    return "muted" if color == MUTED_SERIES else "text"
