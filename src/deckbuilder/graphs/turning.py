"""Layered graphs in any direction: all are those from top to bottom, turned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from msgspec.structs import replace

from deckbuilder.graphs.layered import Spacing, layered
from deckbuilder.graphs.ranks import against, ranks
from deckbuilder.graphs.values import Drawing, Drawn, Link, Size
from deckbuilder.plan.geometry import Insets, Point, Rect

Direction = Literal["down", "up", "right", "left"]


def towards(
    direction: Direction,
    sizes: Sequence[Size],
    links: Sequence[Link],
    groups: Sequence[int | None],
    spacing: Spacing,
) -> Drawing:
    """`layered`, with ranks that follow each other in a direction."""
    spacing = replace(spacing, frame=_insets(spacing.frame, direction))
    if direction in ("right", "left"):
        sizes = [(height, width) for width, height in sizes]
        links = [replace(link, label=link.label[::-1]) if link.label else link for link in links]
    drawing = layered(sizes, links, groups, spacing)
    return _turned(drawing, direction)


def may_fit(
    direction: Direction,
    sizes: Sequence[Size],
    links: Sequence[Link],
    frame: Size,
    rank_gap: float,
    node_gap: float,
) -> bool:
    """Whether a graph could fit a frame: its ranks one after the other and the longest of them do. Quick."""
    if direction in ("right", "left"):
        sizes, frame = [(height, width) for width, height in sizes], frame[::-1]
    backward = against(len(sizes), links)
    pairs = [
        (link.target, link.source) if turned else (link.source, link.target)
        for link, turned in zip(links, backward, strict=True)
    ]
    across: dict[int, float] = {}
    along: dict[int, float] = {}
    for (width, height), rank in zip(sizes, ranks(len(sizes), pairs), strict=True):
        across[rank] = across.get(rank, -node_gap) + width + node_gap
        along[rank] = max(along.get(rank, 0.0), height)
    return max(across.values()) <= frame[0] and sum(along.values()) + rank_gap * (len(along) - 1) <= frame[1]


def _insets(frame: Insets, direction: Direction) -> Insets:
    """What the graph that is turned has at its left, top, right and bottom."""
    match direction:
        case "down":
            return frame
        case "up":
            return Insets(frame.left, frame.bottom, frame.right, frame.top)
        case "right":
            return Insets(frame.top, frame.left, frame.bottom, frame.right)
        case "left":
            return Insets(frame.top, frame.right, frame.bottom, frame.left)


def _turned(drawing: Drawing, direction: Direction) -> Drawing:
    turn = _turn(direction, drawing.height)

    def box(one: Rect) -> Rect:
        (x, y), (right, bottom) = turn((one.x, one.y)), turn((one.right, one.bottom))
        return Rect(min(x, right), min(y, bottom), abs(right - x), abs(bottom - y))

    across = direction in ("right", "left")
    return Drawing(
        drawing.height if across else drawing.width,
        drawing.width if across else drawing.height,
        tuple(map(box, drawing.boxes)),
        tuple(
            Drawn(tuple(map(turn, link.points)), box(link.label) if link.label else None)
            for link in drawing.links
        ),
        tuple(map(box, drawing.frames)),
    )


def _turn(direction: Direction, height: float) -> Callable[[Point], Point]:
    match direction:
        case "down":
            return lambda point: point
        case "up":
            return lambda point: (point[0], height - point[1])
        case "right":
            return lambda point: (point[1], point[0])
        case "left":
            return lambda point: (height - point[1], point[0])
