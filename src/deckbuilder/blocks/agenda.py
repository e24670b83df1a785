"""Agenda: the sections of a deck, each a link to where it begins. The deck's planner makes it; no Markdown is
read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Room, unread
from deckbuilder.model import Block, Run, Runs
from deckbuilder.plan import Bullet, Para, Rect, Tag, TextShape, TextStyle

#: Size of an entry and the space after it, as shares of the text size around; its number's place likewise.
_SIZE, _AFTER, _HANG = 1.2, 0.6, 2.0
#: A part of an agenda that is cut has at least this many entries.
_FEWEST = 2


class Entry(Struct, frozen=True):
    """A section."""

    runs: Runs
    target: str
    """Name of the place its link leads to."""
    number: int | None = None
    """As its header slide shows it; None where sections are not counted."""
    state: Literal["plain", "current", "other"] = "plain"
    """Whether it is the section that begins here, or one of the others on such a slide."""


class Agenda(Block, frozen=True, kw_only=True):
    """Sections in the order of the deck."""

    entries: tuple[Entry, ...]

    def texts(self) -> tuple[Runs, ...]:
        return tuple(entry.runs for entry in self.entries)


def lay(block: Agenda, room: Room) -> Laid:
    style = _style(room)
    hang = _HANG * style.size if any(entry.number is not None for entry in block.entries) else 0.0
    paras = tuple(
        _para(entry, block, style, hang, room, (*room.within, Tag("L", -1), Tag("LI", n), Tag("LBody", n)))
        for n, entry in enumerate(block.entries)
    )
    height = sum(para.height for para in paras) + _gap(style) * (len(paras) - 1)
    shape = TextShape(Rect(0.0, 0.0, room.width, height), block.span, paras, "flow")
    return Laid((shape,), height, style.before, style.after)


def _style(room: Room) -> TextStyle:
    body = room.styles.body[0]
    size = round(body.size * _SIZE)
    share = size / body.size
    return replace(body, size=size, leading=body.leading * share, before=0.0, after=round(size * _AFTER))


def _gap(style: TextStyle) -> float:
    """Between two entries."""
    return style.before + style.after


def _para(
    entry: Entry, block: Agenda, style: TextStyle, hang: float, room: Room, within: tuple[Tag, ...]
) -> Para:
    color = {"plain": "text", "current": "heading", "other": "muted"}[entry.state]
    current = entry.state == "current"
    runs = tuple(
        replace(run, bold=run.bold or current, href=f"#{entry.target}", color=color) for run in entry.runs
    )
    mark = None
    if entry.number is not None:
        tone = "muted" if entry.state == "other" else "accent1"
        mark = Bullet(str(entry.number), hang, tone, entry.number, form="1")
    lines = room.typesetter.set(runs, style, room.width - hang)
    if len(lines) > 1:
        runs = tuple(_by_word(runs))
        lines = room.typesetter.set(runs, style, room.width - hang)
    return Para(runs, style, "LI", block.span, lines, left=hang, bullet=mark, within=within)


def _by_word(runs: Runs) -> Iterator[Run]:
    """The runs word by word: LibreOffice breaks a line anywhere inside a link, but not before it is full."""
    for run in runs:
        yield from (replace(run, text=word) for word in re.findall(r"\S+\s*|\s+", run.text))


def split(block: Agenda, room: Room, height: float) -> tuple[Agenda, Agenda] | None:
    """Cut between entries, none of them alone on either side."""
    style, top, index = _style(room), 0.0, 0
    for para in lay(block, room).shapes[0].paras:  # type: ignore[union-attr]
        if top + para.height > height:
            break
        top += para.height + _gap(style)
        index += 1
    if index == len(block.entries):
        return None
    index = min(index, len(block.entries) - _FEWEST)
    if index < _FEWEST:
        return None
    head, tail = block.entries[:index], block.entries[index:]
    return replace(block, entries=head, continued=True), replace(block, entries=tail, continues=True)


KIND = Kind(Agenda, (), unread, lay, split)
