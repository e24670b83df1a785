"""To, From, Date …: the memo's addressing, labels in a column of their own, between two rules."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.layout.memo.setting import bare, framed, para
from deckbuilder.layout.terms import Terms, terms
from deckbuilder.model import Meta, Run
from deckbuilder.plan import PathShape, Rect, Shape, Span, Stroke

#: Between the rules and the text, and between two entries. Points.
PADDING, ENTRY_GAP = 10.0, 3.0
#: Between labels and what they label, in ems.
LABEL_GAP = 1.6
RULE = Stroke("rule", 0.6)


def addressing(meta: Meta, title: str, room: Room, span: Span) -> Laid:
    """What the author gave of it; empty where that is nothing. The title is not said again as subject."""
    entries = _entries(meta, title, terms(meta.lang))
    if not entries:
        return Laid((), 0.0)
    styles = room.styles
    told_style = bare(styles.body[0])
    label_style = replace(
        bare(styles.headings[3]), size=styles.note.size, weight=400, color="muted", leading=told_style.leading
    )
    hang = max(room.typesetter.width((Run(label),), label_style) for label, _ in entries)
    hang += LABEL_GAP * label_style.size
    shapes: list[Shape] = [_rule(0.0, room, span)]
    y = PADDING
    for name, text in entries:
        label = para(name, label_style, "P", room, span, hang)
        told = para(text, told_style, "P", room, span, room.width - hang)
        down = told.lines[0].ascent - label.lines[0].ascent
        shapes += (framed(label, 0.0, y + down, hang), framed(told, hang, y, room.width - hang))
        y += told.height + ENTRY_GAP
    height = y - ENTRY_GAP + PADDING
    return Laid((*shapes, _rule(height, room, span)), height, after=PADDING)


def _rule(y: float, room: Room, span: Span) -> PathShape:
    return PathShape(Rect(0.0, y, room.width, 0.0), span, "line", stroke=RULE)


def _entries(meta: Meta, title: str, words: Terms) -> list[tuple[str, str]]:
    """Label and text in a memo's customary order."""
    memo = meta.memo
    day = words.dated(meta.date) if isinstance(meta.date, date) else meta.date
    subject = memo.subject if memo.subject and memo.subject.strip() != title.strip() else None
    entries = (
        (words.to, "\n".join(memo.to)),
        (words.sender, "\n".join(memo.from_ or meta.authors)),
        (words.day, day),
        (words.subject, subject),
        (words.reference, memo.reference),
        (words.copy, "\n".join(memo.cc)),
        (words.classification, meta.classification),
    )
    return [(label, text) for label, text in entries if text]
