"""A drawn chart as reference lines and remarks see it: where values, categories and points stand."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.model import Chart, Remark
from deckbuilder.plan import Rect, Shape


class Stage(Struct, frozen=True):
    """Places on the chart, None for what it does not show."""

    area: Rect
    """Of the plot."""
    horizontal: bool
    """Values grow to the right."""
    value: Callable[[float], float | None]
    category: Callable[[str], float | None]
    point: Callable[[Remark], tuple[float, float] | None]


def annotated(
    chart: Chart, stage: Stage, drawn: tuple[Shape, ...], box: Rect, letters: Lettering, room: Room
) -> tuple[Shape, ...]:
    """Reference lines and remarks on what is drawn in a box."""
    if not chart.references and not chart.remarks:
        return ()
    from deckbuilder.blocks.chart import references, remarks
    from deckbuilder.blocks.chart.obstacles import Obstacles

    obstacles = Obstacles(drawn, box)
    # Words at a point have fewer places than words along a line.
    said = tuple(remarks.draw(chart, stage, letters, obstacles, room))
    return (*references.draw(chart, stage, letters, obstacles, room), *said)
