"""Exhibits that show a graph: drawn where that can be read, else as rows that may be cut. Not a block kind.

What lays graphs out is imported when the first one is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.exhibit import Exhibit, lay_exhibit
from deckbuilder.blocks.graph.model import Graph, told
from deckbuilder.blocks.lettering import LEAST
from deckbuilder.model import Runs
from deckbuilder.plan import GroupShape, Rect, Shape

#: Ends the name of a group that shows rows instead of a drawing; the check `diagram-dense` looks for it.
AS_ROWS = "as rows"


#: Height of a slide's frame below its title, as a share of its width, with caption and source taken off.
_SLIDE = 0.36


class GraphExhibit(Exhibit, frozen=True, kw_only=True):
    """Nodes and their relations."""

    graph: Graph
    part: tuple[int, int] | None = None
    """The first row and the one behind the last, where it is shown as rows and cut."""

    def words(self) -> tuple[Runs, ...]:
        return self.graph.words()


B = TypeVar("B", bound=Exhibit)
G = TypeVar("G", bound=GraphExhibit)
Draw = Callable[[B, Room], tuple[Shape, ...] | None]
"""Makes the shapes of a graph, from 0 on; None where the room is too small for it."""


def lay_graph(block: G, room: Room, draw: Draw[G], what: str) -> Laid:
    """The graph with caption and source; ``what`` is it called."""

    def group(inner: Room) -> GroupShape:
        shapes = None if block.part else drawing(block, inner, draw) or drawing(block, fresh(inner), draw)
        name = what if shapes else f"{what} {AS_ROWS}"
        if shapes is None:
            shapes = _rows(block, inner)
        box = Rect(0.0, 0.0, inner.width, max(shape.box.bottom for shape in shapes))
        alt = block.alt or told(block.graph, what)
        return GroupShape(box, block.span, shapes, alt=alt, name=name, within=inner.within)

    return lay_exhibit(block, room, group)


def split_graph(block: G, room: Room, height: float, draw: Draw[G]) -> tuple[G, G] | None:
    """Cut between two rows, where the graph cannot be drawn in a frame of its own."""
    from deckbuilder.blocks.graph.relations import fitting, rows

    if not block.part and drawing(block, room, draw) is not None:
        return None
    first, last = block.part or (0, len(rows(block.graph)))
    count = min(fitting(rows(block.graph)[first:last], room, height), last - first - 1)
    if count <= 0:
        return None
    return (
        replace(block, part=(first, first + count), continued=True),
        replace(block, part=(first + count, last), continues=True),
    )


def drawing(block: B, room: Room, draw: Draw[B]) -> tuple[Shape, ...] | None:
    """What ``draw`` gives, remembered for all sizes of text that a room may have: a drawing chooses its own.

    That is what takes time in large graphs, and they are asked for at every size.
    """
    label = room.styles.label
    key = ("drawing", id(block), room.width, room.height, label.family, label.lang, label.size < LEAST)
    if key not in room.known:
        room.known[key] = (block, room.styles, draw(block, room))
    shapes: tuple[Shape, ...] | None = room.known[key][2]
    return shapes


def fresh(room: Room) -> Room:
    """The least of a frame with nothing else in it. A graph that fits there, and not here, moves on."""
    if room.height is None:
        return room
    pages = room.styles.label.optimal
    return replace(room, height=None if pages else max(room.height, _SLIDE * room.width))


def _rows(block: GraphExhibit, room: Room) -> tuple[Shape, ...]:
    from deckbuilder.blocks.graph.relations import listed, rows

    found = rows(block.graph)
    first, last = block.part or (0, len(found))
    return listed(found[first:last], room)[0]
