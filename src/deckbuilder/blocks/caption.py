"""The lines above or below a table, picture or diagram: its caption and its source. Not a block kind."""

from __future__ import annotations

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.model import Run, Runs
from deckbuilder.plan import Para, Rect, TextShape, TextStyle
from deckbuilder.source import Span

#: Between these lines and what they belong to, as a share of the caption's size.
_AIR = 0.5
#: Between a label and the words of its caption: wider than a word space, and no punctuation of one language.
LABEL_GAP = "\N{EN SPACE}"


def air(room: Room) -> float:
    """Points between a table, picture or diagram and the lines that belong to it."""
    return max(room.styles.caption.after, room.styles.caption.size * _AIR)


def caption_line(
    runs: Runs, span: Span, room: Room, label: str = "", anchor: str | None = None
) -> list[Laid]:
    """The caption in a box of its own, behind its label if it is counted; nothing where neither says
    anything. ``anchor`` is what references call it."""
    if label:
        runs = (Run(label, bold=True), *((Run(LABEL_GAP), *runs) if runs else ()))
    return [_line(runs, span, room, room.styles.caption, "Caption", "Caption", anchor)] if runs else []


def source_line(source: str | None, span: Span, room: Room) -> list[Laid]:
    """The source as its author wrote it, in a box of its own; nothing where there is none."""
    return [_line((Run(source),), span, room, room.styles.source, "P", "Source")] if source else []


def _line(
    runs: Runs, span: Span, room: Room, style: TextStyle, role: str, name: str, anchor: str | None = None
) -> Laid:
    lines = room.typesetter.set(runs, style, room.width)
    para = Para(runs, style, role, span, lines, anchor=anchor, within=room.within)
    box = Rect(0.0, 0.0, room.width, para.height)
    return Laid((TextShape(box, span, (para,), name=name),), para.height)
