"""Signatures: room to sign, a line, and who signs. The memo's planner makes them from the front matter; no
Markdown is read as one.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Room, unread
from deckbuilder.model import Block, Run, Runs, Signatory
from deckbuilder.plan import Para, PathShape, Rect, Shape, Stroke, TextShape, TextStyle

#: Room to sign above the line, space above all, and between line and name, in lines of text.
_ROOM, _ABOVE, _BELOW = 2.5, 1.0, 0.3
#: Most signatures in a row, and the share of the width that a single one takes.
_MOST, _SINGLE = 3, 0.45
_LINE = Stroke("muted", 0.6)


class Signatures(Block, frozen=True, kw_only=True):
    """People in the order in which they sign."""

    people: tuple[Signatory, ...]

    def texts(self) -> tuple[Runs, ...]:
        return tuple((Run(word),) for one in self.people for word in (one.name, one.role) if word)


def lay(block: Signatures, room: Room) -> Laid:
    across = min(len(block.people), _MOST)
    gap = room.styles.column_gap
    width = room.width * _SINGLE if across == 1 else (room.width - gap * (across - 1)) / across
    shapes: list[Shape] = []
    leading, y = room.styles.body[0].leading, 0.0
    for start in range(0, len(block.people), across):
        y += _ROOM * leading
        row = [_name(one, width, block, room) for one in block.people[start : start + across]]
        for column, name in enumerate(row):
            x = column * (width + gap)
            shapes.append(PathShape(Rect(x, y, width, 0.0), block.span, "line", stroke=_LINE))
            shapes.append(replace(name, box=name.box.moved(x, y + _BELOW * leading)))
        y += _BELOW * leading + max(name.box.height for name in row)
    return Laid(tuple(shapes), y, _ABOVE * leading, _ABOVE * leading)


def _name(one: Signatory, width: float, block: Signatures, room: Room) -> TextShape:
    """Name and role, two paragraphs."""
    body, small = room.styles.body[0], room.styles.note
    strong = replace(body, weight=700)
    words = [(one.name, strong), *([(one.role, replace(small, color="muted"))] if one.role else [])]
    paras = tuple(_para(text, style, width, block, room) for text, style in words)
    height = sum(para.height for para in paras)
    return TextShape(Rect(0.0, 0.0, width, height), block.span, paras)


def _para(text: str, style: TextStyle, width: float, block: Signatures, room: Room) -> Para:
    style = replace(style, align="left", hyphenate=False, before=0.0, after=0.0, indent=0.0)
    runs = (Run(text),)
    lines = room.typesetter.set(runs, style, width)
    return Para(runs, style, "P", block.span, lines, within=room.within)


KIND = Kind(Signatures, (), unread, lay)
