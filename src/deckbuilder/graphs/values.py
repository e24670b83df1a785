"""What all layouts take and give. Sizes and places are points, y downwards."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.plan.geometry import Point, Rect

Size = tuple[float, float]
"""Width and height."""


class Link(Struct, frozen=True):
    """A line between two boxes, given by their indexes."""

    source: int
    target: int
    label: Size | None = None
    """What its label takes, air around it included."""


class Drawn(Struct, frozen=True):
    """A link, laid."""

    points: tuple[Point, ...]
    """From the source's edge to the target's: two points, or a broken line along the axes."""
    label: Rect | None = None


class Drawing(Struct, frozen=True):
    """A graph, laid: its top left is 0, 0."""

    width: float
    height: float
    boxes: tuple[Rect, ...]
    links: tuple[Drawn, ...]
    frames: tuple[Rect, ...] = ()
    """Those around the members of each group, in the groups' order."""


def at_origin(boxes: Sequence[Rect], links: Sequence[Drawn], frames: Sequence[Rect] = ()) -> Drawing:
    """A graph moved so that its top left is 0, 0."""
    labels = [link.label for link in links if link.label]
    points = [Rect(x, y, 0.0, 0.0) for link in links for x, y in link.points]
    whole = [*boxes, *frames, *labels, *points]
    left, top = min(box.x for box in whole), min(box.y for box in whole)
    return Drawing(
        max(box.right for box in whole) - left,
        max(box.bottom for box in whole) - top,
        tuple(box.moved(-left, -top) for box in boxes),
        tuple(
            Drawn(
                tuple((x - left, y - top) for x, y in link.points),
                link.label.moved(-left, -top) if link.label else None,
            )
            for link in links
        ),
        tuple(frame.moved(-left, -top) for frame in frames),
    )
