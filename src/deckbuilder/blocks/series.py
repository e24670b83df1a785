"""Laid parts one under the other: blocks in a frame, items in a list; and how tall they are. Not a
block kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.model import Block
from deckbuilder.place import all_moved
from deckbuilder.plan import Shape, TextShape

#: Sums of the same heights in another order differ by less than this; far below anything visible. Points.
EPSILON = 1e-6


def space(above: Laid, below: Laid) -> float:
    """Points between two parts: ``after`` of the one and ``before`` of the other.

    Between texts the sum always holds: once joined in one frame they have no other spacing. A heading or
    lead-in stands nearer to a table or picture than other text does, since they belong together. Of two
    panels, tables or pictures the larger space holds: each has asked for enough to stand apart from text.
    """
    if _flows(below.shapes[:1]):
        return above.after + below.before
    if above.keep_next:
        return max(above.after, below.before / 2)
    if _flows(above.shapes[-1:]):
        return above.after + below.before
    return max(above.after, below.before)


def _flows(shapes: Sequence[Shape]) -> bool:
    return any(isinstance(shape, TextShape) and shape.role == "flow" for shape in shapes)


def snapped(top: float, part: Laid, grid: float) -> float:
    """Where a part begins that may stand at ``top`` or lower, on a grid of lines so many points apart.

    Running text stands on the grid itself. A heading stands so that the line below it does; what else is no
    text has half of the space for that above it, and the other half comes below.
    """
    if not grid:
        return top
    first = part.shapes[0] if part.shapes else None
    flows = isinstance(first, TextShape) and first.role == "flow"
    text = isinstance(first, TextShape) and flows and first.paras[0].lines[0].height == grid
    over = (top + (0.0 if text else part.height + part.after)) % grid
    more = grid - over if EPSILON < over < grid - EPSILON else 0.0
    return top + (more if flows else more / 2)


def tops(parts: Sequence[Laid], grid: float = 0.0) -> list[float]:
    """Where each part begins; all but the first stand on the ``grid``, if there is one.

    A part that takes no room stands where the one above it ends, and the space below that stays as it is.
    """
    found: list[float] = []
    y = 0.0
    above: Laid | None = None
    for part in parts:
        bottom = y + above.height if above is not None else y
        if not part.takes_room:
            found.append(bottom)
            continue
        y = snapped(bottom + space(above, part), part, grid) if above is not None else y
        found.append(y)
        above = part
    return found


def piled(parts: Sequence[Laid], grid: float = 0.0) -> Laid:
    """The parts as one: the outermost spaces become its own, and its last part decides what it keeps with."""
    shapes: list[Shape] = []
    first = last = Laid((), 0.0)
    bottom = 0.0
    for y, part in zip(tops(parts, grid), parts, strict=True):
        shapes.extend(all_moved(part.shapes, 0.0, y))
        if part.takes_room:
            first = first if first.takes_room else part
            last, bottom = part, y + part.height
    return Laid(tuple(shapes), bottom, first.before, last.after, last.keep_next)


def overflowing(parts: Iterable[Laid], height: float) -> tuple[int, float] | None:
    """Index and top of the first part that ends below ``height``; None if all fit.

    Asks for no part beyond that one.
    """
    top = 0.0
    above: Laid | None = None
    for index, part in enumerate(parts):
        if above is not None:
            top += above.height + space(above, part)
        if top + part.height > height + EPSILON:
            return index, top
        above = part
    return None


def first_lines(blocks: Sequence[Block], room: Room) -> Laid:
    """The beginning of some blocks: more than a few lines of text, if they have as many."""
    return room.stack.lay(room.stack.opening(blocks, room, 4 * room.styles.body[0].leading), room)


def has_lines(laid: Laid, room: Room) -> bool:
    """Whether a part has more than one line of text."""
    return laid.height > 1.5 * room.styles.body[0].leading
