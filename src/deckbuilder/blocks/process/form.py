"""Which form a process has: the first that fits of those that suit it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.process.cards import cards
from deckbuilder.blocks.process.chevrons import chevrons
from deckbuilder.blocks.process.ring import ring
from deckbuilder.blocks.process.steps import Form, Step
from deckbuilder.blocks.process.upright import upright
from deckbuilder.blocks.series import EPSILON
from deckbuilder.plan import Shape

Draw = Callable[[tuple[Step, ...], Room], "tuple[Shape, ...] | None"]

#: Steps without texts stand in more than one row of chevrons only up to so many.
_MOST_IN_ROWS = 24


def drawn(steps: tuple[Step, ...], form: Form | None, room: Room, *, loops: bool) -> tuple[Shape, ...]:
    """The steps in the form that is wished, or else in the first that fits. One below the other they go on
    for as long as they are: they can be cut."""
    return in_one(steps, form, room) or upright(steps, room, loops=loops)


def in_one(steps: tuple[Step, ...], form: Form | None, room: Room) -> tuple[Shape, ...] | None:
    """The steps in a form that cannot be cut; None where none fits."""
    for draw in _suited(steps, form):
        shapes = draw(steps, room)
        if shapes is not None and (room.height is None or bottom(shapes) <= room.height + EPSILON):
            return shapes
    return None


def bottom(shapes: tuple[Shape, ...]) -> float:
    return max(shape.box.bottom for shape in shapes)


def _suited(steps: tuple[Step, ...], form: Form | None) -> Iterator[Draw]:
    match form:
        case "vertical":
            return
        case "loop":
            yield ring
        case "steps":
            yield cards
        case "chevron":
            yield chevrons
        case None:
            if len(steps) <= _MOST_IN_ROWS:
                yield chevrons
                yield cards
