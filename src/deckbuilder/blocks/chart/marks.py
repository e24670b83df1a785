"""What a chart with axes shows, before anyone knows where: bars between values, lines through them.

Each form makes its marks of the data; `cartesian` gives them their place.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from deckbuilder.blocks.chart.strokes import LINE
from deckbuilder.plan import LabelPlace, NativeSeries


class Bar(Struct, frozen=True):
    """A bar from one value to another."""

    series: int
    """Index in `Marks.series`."""
    point: int
    """Index of its category."""
    begin: float
    end: float
    color: str
    up: bool = True
    """Its end is at the high side: there its value stands."""
    lane: int = 0
    """Which of the bars beside each other in a category it is."""
    text: str = ""
    """Its value as it is shown."""
    at: Literal["end", "middle"] = "end"
    """Where that stands: beyond its end, or within it where that fits."""
    strong: bool = False
    name: str = ""
    place: LabelPlace | None = None
    """Of a bar that floats: from where in the native chart its value is moved beyond its end."""


class Trace(Struct, frozen=True):
    """A line through values, or the area down to those below it."""

    series: int
    values: tuple[float | None, ...]
    color: str
    name: str
    below: tuple[float, ...] = ()
    """Of an area: the values it stands on."""
    texts: tuple[str, ...] = ()
    """Its values as they are shown."""
    points: tuple[tuple[int, str], ...] = ()
    """Points of a line in another colour, by index: their dots."""
    secondary: bool = False
    width: float = LINE


class Link(Struct, frozen=True):
    """A thin line from the end of one bar to the next, at a value."""

    point: int
    """Of the first of the two categories."""
    value: float


class Pin(Struct, frozen=True):
    """A mark across a bar, at a value."""

    point: int
    value: float
    text: str = ""
    """The value as it is shown."""


class Key(Struct, frozen=True):
    """A line of a legend."""

    name: str
    color: str
    line: bool = False


class Marks(Struct, frozen=True):
    """All of a panel."""

    series: tuple[NativeSeries, ...]
    """As the native chart has them, without labels."""
    low: float
    high: float
    """The range of values they take up."""
    bars: tuple[Bar, ...] = ()
    traces: tuple[Trace, ...] = ()
    links: tuple[Link, ...] = ()
    pins: tuple[Pin, ...] = ()
    lanes: int = 1
    """Bars beside each other in a category."""
    gap: float = 0.5
    """Between the bars of two categories, as a share of a bar's thickness."""
    grouping: Literal["clustered", "stacked", "percent"] = "clustered"
    second: tuple[float, float] | None = None
    """The range on the second axis."""
    floating: bool = False
    """Bars begin at any value: a native chart has them as a stack on bars that are not seen, with other
    values than are written at them."""
    title: str = ""
    """What the values are, where there is but one series."""
    keys: tuple[Key, ...] = ()
    """What a legend says; empty where nothing needs one."""
