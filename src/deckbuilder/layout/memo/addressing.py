"""To, From, Date …: the memo's addressing, labels in a column of their own, between two rules.

Each entry is one paragraph to who has it read aloud: “To: The Minister”.
"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.layout.memo.setting import bare, framed, para
from deckbuilder.layout.terms import Terms, terms
from deckbuilder.model import Meta, Run
from deckbuilder.plan import Para, PathShape, Rect, Shape, Span, Stroke, TextStyle

#: Between the rules and the text, and between two entries. Points.
PADDING, ENTRY_GAP = 10.0, 3.0
#: Below the lower rule. Points.
AFTER = 16.0
#: Between labels and what they label, and between two columns of names, in ems.
LABEL_GAP, COLUMN_GAP = 1.6, 2.0
#: More names than this do not stand one below the other.
MOST_LINES = 5
RULE = Stroke("rule", 0.6)


def addressing(meta: Meta, title: str, room: Room, span: Span) -> Laid:
    """What the author gave of it; empty where that is nothing. The title is not said again as subject."""
    words = terms(meta.lang)
    entries = [(words.entry.format(label), lines) for label, lines in _entries(meta, title, words)]
    if not entries:
        return Laid((), 0.0)
    styles = room.styles
    told_style = bare(styles.body[0])
    label_style = replace(
        bare(styles.panel_title), size=styles.note.size, weight=400, color="muted", leading=told_style.leading
    )
    hang = max(room.typesetter.width((Run(label),), label_style) for label, _ in entries)
    hang += LABEL_GAP * label_style.size
    shapes: list[Shape] = [_rule(0.0, room, span)]
    y = PADDING
    for place, (name, lines) in enumerate(entries, 1):
        label = para(f"{name} ", label_style, "P", room, span, hang)
        columns, height = _told(lines, told_style, room.narrowed(hang), span)
        down = columns[0][0].lines[0].ascent - label.lines[0].ascent
        # All are parts of one paragraph; those of blocks have numbers above nought.
        shapes.append(framed(replace(label, number=-place), 0.0, y + down, hang))
        shapes += (framed(replace(one, number=-place), hang + x, y, width) for one, x, width in columns)
        y += height + ENTRY_GAP
    height = y - ENTRY_GAP + PADDING
    return Laid((*shapes, _rule(height, room, span)), height, after=AFTER)


def _told(
    lines: tuple[str, ...], style: TextStyle, room: Room, span: Span
) -> tuple[list[tuple[Para, float, float]], float]:
    """What stands behind a label, with its left edges and widths, and its height: line by line; many names in
    two columns, or, where they are too wide, one after the other."""
    half = (room.width - COLUMN_GAP * style.size) / 2
    parts = ["\n".join(lines)]
    if len(lines) > MOST_LINES:
        fit = all(room.typesetter.width((Run(line),), style) <= half for line in lines)
        middle = (len(lines) + 1) // 2
        parts = ["\n".join(lines[:middle]), "\n".join(lines[middle:])] if fit else ["; ".join(lines)]
    width = room.width if len(parts) == 1 else half
    paras = [para(part, style, "P", room, span, width) for part in parts]
    placed = [(one, index * (room.width - half), width) for index, one in enumerate(paras)]
    return placed, max(one.height for one in paras)


def _rule(y: float, room: Room, span: Span) -> PathShape:
    return PathShape(Rect(0.0, y, room.width, 0.0), span, "line", stroke=RULE)


def _entries(meta: Meta, title: str, words: Terms) -> list[tuple[str, tuple[str, ...]]]:
    """Label and lines in a memo's customary order."""
    memo = meta.memo
    day = words.dated(meta.date) if isinstance(meta.date, date) else meta.date
    subject = memo.subject if memo.subject and memo.subject.strip() != title.strip() else None
    entries = (
        (words.to, memo.to),
        (words.sender, memo.from_ or meta.authors),
        (words.day, (day,)),
        (words.subject, (subject,)),
        (words.reference, (memo.reference,)),
        (words.copy, memo.cc),
        (words.classification, (meta.classification,)),
        (words.status, (meta.status,)),
    )
    found = ((label, tuple(line for line in lines if line)) for label, lines in entries)
    return [(label, lines) for label, lines in found if lines]
