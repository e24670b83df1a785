"""Exhibits that show a graph: drawn where that can be read, else as rows that may be cut. Not a block kind.

What lays graphs out is imported when the first one is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.exhibit import Exhibit, lay_exhibit
from deckbuilder.blocks.graph_model import Graph, told
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


B = TypeVar("B", bound=GraphExhibit)
Draw = Callable[[B, Room], tuple[Shape, ...] | None]
"""Makes the shapes of a graph, from 0 on; None where the room is too small for it."""


def lay_graph(block: B, room: Room, draw: Draw[B], what: str) -> Laid:
    """The graph with caption and source; ``what`` is it called."""

    def group(inner: Room) -> GroupShape:
        shapes = None if block.part else draw(block, inner) or draw(block, fresh(inner))
        name = what if shapes else f"{what} {AS_ROWS}"
        if shapes is None:
            shapes = _rows(block, inner)
        box = Rect(0.0, 0.0, inner.width, max(shape.box.bottom for shape in shapes))
        alt = block.alt or told(block.graph, what)
        return GroupShape(box, block.span, shapes, alt=alt, name=name, within=inner.within)

    return lay_exhibit(block, room, group)


def split_graph(block: B, room: Room, height: float, draw: Draw[B]) -> tuple[B, B] | None:
    """Cut between two rows, where the graph cannot be drawn in a frame of its own."""
    from deckbuilder.blocks.graph_relations import fitting, rows

    if not block.part and draw(block, room) is not None:
        return None
    first, last = block.part or (0, len(rows(block.graph)))
    count = min(fitting(rows(block.graph)[first:last], room, height), last - first - 1)
    if count <= 0:
        return None
    return (
        replace(block, part=(first, first + count), continued=True),
        replace(block, part=(first + count, last), continues=True),
    )


def fresh(room: Room) -> Room:
    """The least of a frame with nothing else in it. A graph that fits there, and not here, moves on."""
    if room.height is None:
        return room
    pages = room.styles.label.optimal
    return replace(room, height=None if pages else max(room.height, _SLIDE * room.width))


def _rows(block: GraphExhibit, room: Room) -> tuple[Shape, ...]:
    from deckbuilder.blocks.graph_relations import listed, rows

    found = rows(block.graph)
    first, last = block.part or (0, len(found))
    return listed(found[first:last], room)[0]
