"""A chart with axes on its way from data to shapes: what is asked, and what was laid out."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.blocks.chart.frame import CategoryAxis, Frame
from deckbuilder.blocks.chart.header import Header
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.marks import Marks
from deckbuilder.blocks.chart.model import Chart, Panel
from deckbuilder.blocks.chart.names import EndName
from deckbuilder.plan import DataLabel, TextShape


class Task(Struct, frozen=True):
    """A panel to be drawn."""

    chart: Chart
    panel: Panel
    letters: Lettering
    marks: Marks
    width: float
    categories: CategoryAxis
    horizontal: bool
    """Values grow to the right, not upwards."""


class Draft(Struct, frozen=True):
    """A panel with everything at its place."""

    task: Task
    head: Header
    frame: Frame
    height: float
    title: str
    """Of the axis of values."""
    shown: bool
    """The axis of values has marks."""
    around: list[TextShape]
    """Labels of the axes."""
    values: list[TextShape]
    """Values written at their marks."""
    labels: dict[int, list[DataLabel]]
    """The same for the native chart, by series."""
    estimates: list[TextShape]
    """Values of the marks across bars."""
    names: list[EndName]
    """Names of series beside the plot; empty where a legend has them, or none is needed."""
    dotted: bool
    """Lines have a dot at each point."""
