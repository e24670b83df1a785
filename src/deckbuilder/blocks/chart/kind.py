"""The chart as a kind of block. What reads and draws it is imported when a brief has one."""

from __future__ import annotations

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.chart.keys import KEYS
from deckbuilder.blocks.chart.model import Chart
from deckbuilder.blocks.exhibit import KEYS as EXHIBIT_KEYS
from deckbuilder.model import Block


def read(node: Node, reading: Reading) -> tuple[Block, ...] | None:
    from deckbuilder.blocks.chart.reading import read_chart

    return read_chart(node, reading)


def lay(block: Chart, room: Room) -> Laid:
    from deckbuilder.blocks.chart.lay import lay

    return lay(block, room)


def split(block: Chart, room: Room, height: float) -> tuple[Chart, Chart] | None:
    from deckbuilder.blocks.chart.parts import split

    return split(block, room, height)


KIND = Kind(Chart, ("fence:chart",), read, lay, split, whole=True, scales=True, keys=(*EXHIBIT_KEYS, *KEYS))
