"""What a chart with axes shows, before anyone knows where: bars between values, lines through them.

Each form makes its marks of the data; `cartesian` gives them their place.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from deckbuilder.plan import NativeSeries


class Bar(Struct, frozen=True):
    """A bar from one value to another."""

    series: int
    """Index in `Marks.series`."""
    point: int
    """Index of its category."""
    begin: float
    end: float
    color: str
    lane: int = 0
    """Which of the bars beside each other in a category it is."""
    text: str = ""
    """Its value as it is shown."""
    at: Literal["end", "middle"] = "end"
    """Where that stands: beyond its end, or within it where that fits."""
    strong: bool = False
    name: str = ""


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
    secondary: bool = False
    width: float = 2.25


class Link(Struct, frozen=True):
    """A thin line from the end of one bar to the next, at a value."""

    point: int
    """Of the first of the two categories."""
    value: float


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
    lanes: int = 1
    """Bars beside each other in a category."""
    gap: float = 0.5
    """Between the bars of two categories, as a share of a bar's thickness."""
    grouping: Literal["clustered", "stacked", "percent"] = "clustered"
    second: tuple[float, float] | None = None
    """The range on the second axis."""
    worded: bool = False
    """What stands at a bar is not the value that the native chart has for it."""
    keys: tuple[Key, ...] = ()
    """What a legend says; empty where nothing needs one."""
