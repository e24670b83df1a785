"""Single texts set in a room: what the memo says of its own accord, which no block stands for."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.model import Run, Runs
from deckbuilder.plan import Para, Rect, Span, TextShape, TextStyle


def bare(style: TextStyle) -> TextStyle:
    """The style ragged right and without space around it."""
    return replace(style, before=0.0, after=0.0, indent=0.0, align="left", hyphenate=False)


def para(
    text: str | Runs, style: TextStyle, role: str, room: Room, span: Span, width: float | None = None
) -> Para:
    """A text as a paragraph, broken at ``width`` or at the room's."""
    runs = (Run(text),) if isinstance(text, str) else text
    return Para(runs, style, role, span, room.typesetter.set(runs, style, width or room.width))


def framed(told: Para, x: float, y: float, width: float, role: str = "text") -> TextShape:
    """A paragraph as a shape of its own."""
    return TextShape(Rect(x, y, width, told.height), told.span, (told,), role)


def balanced(runs: Runs, style: TextStyle, room: Room) -> float:
    """The width in which a text has as many lines as in the whole room, but of more even length."""
    steps = 12
    lines = len(room.typesetter.set(runs, style, room.width))
    least = room.typesetter.width(runs, style) / lines
    widths = [least + step * (room.width - least) / steps for step in range(1, steps + 1)]
    return next(
        (width for width in widths if len(room.typesetter.set(runs, style, width)) <= lines), room.width
    )
