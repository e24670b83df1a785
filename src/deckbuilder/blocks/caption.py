"""The lines above or below a table, picture or diagram: its caption and its source. Not a block kind."""

from __future__ import annotations

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.model import Run, Runs
from deckbuilder.plan import Para, Rect, TextShape, TextStyle
from deckbuilder.source import Span

#: Between these lines and what they belong to, as a share of the caption's size.
_AIR = 0.5


def air(room: Room) -> float:
    """Points between a table, picture or diagram and the lines that belong to it."""
    return max(room.styles.caption.after, room.styles.caption.size * _AIR)


def caption_line(runs: Runs, span: Span, room: Room) -> list[Laid]:
    """The caption in a box of its own; nothing for an empty one."""
    return [_line(runs, span, room, room.styles.caption, "Caption", "Caption")] if runs else []


def source_line(source: str | None, span: Span, room: Room) -> list[Laid]:
    """The source as its author wrote it, in a box of its own; nothing where there is none."""
    return [_line((Run(source),), span, room, room.styles.source, "P", "Source")] if source else []


def _line(runs: Runs, span: Span, room: Room, style: TextStyle, role: str, name: str) -> Laid:
    para = Para(runs, style, role, span, room.typesetter.set(runs, style, room.width), within=room.within)
    box = Rect(0.0, 0.0, room.width, para.height)
    return Laid((TextShape(box, span, (para,), name=name),), para.height)
