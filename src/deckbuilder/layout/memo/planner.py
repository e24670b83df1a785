"""The memo: a brief as pages of running text, as a typesetter would set them.

Here the parts meet: `outline` gives the blocks, `letterhead` the first page's head, `pages` breaks,
`footnotes` sets the notes, `running` what repeats. Nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks import narrowed
from deckbuilder.blocks.base import Room
from deckbuilder.layout.icons import with_icons
from deckbuilder.layout.memo.assembly import Assembled, Text, assembled
from deckbuilder.layout.memo.footnotes import NoteSetter
from deckbuilder.layout.memo.letterhead import letterhead
from deckbuilder.layout.memo.outline import outline
from deckbuilder.layout.memo.pages import Body, PageBreaker
from deckbuilder.layout.running import RunningHeads
from deckbuilder.layout.stack import STACK
from deckbuilder.layout.terms import terms
from deckbuilder.model import Document, Meta, plain
from deckbuilder.place import all_moved, mirrored
from deckbuilder.plan import Page, Plan, Shape, Span
from deckbuilder.report import Report
from deckbuilder.text.direction import is_rtl_language
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme.memo_look import PAPERS
from deckbuilder.theme.styles import memo_styles, on_grid
from deckbuilder.theme.tokens import Theme

#: Margins beside text in columns are no wider: lines would be too short to be justified.
COLUMNS_MARGIN = 62.0


class Area(Struct, frozen=True):
    """Where text stands on a page. Points."""

    page_width: float
    page_height: float
    left: float
    top: float
    width: float
    height: float
    rtl: bool
    """Pages are laid from left to right throughout, and exchange their sides when they are done."""


def plan(document: Document, theme: Theme, typesetter: Typesetter, report: Report) -> Plan:
    """Lay out the memo of a brief; what cannot be laid out truthfully goes to ``report``."""
    meta = document.meta
    area = _area(theme, meta)
    span = meta.span or Span(document.path, 1, 1)
    styles = memo_styles(theme, typesetter.fonts, meta.lang)
    if meta.memo.baseline_grid:
        styles = on_grid(styles)
    room = Room(area.width, styles, typesetter, STACK, report)
    shown = outline(document)
    head = letterhead(meta, theme, shown.title, room, span)
    if styles.grid:
        head = replace(head, after=head.after + -(head.height + head.after) % styles.grid)
    if head.height > area.height:
        report.error(
            "does-not-fit", "the memo's head is taller than a page", span, "shorten the title or the abstract"
        )
    columns = meta.memo.columns
    gap = styles.column_gap
    # A width that differs but by rounding would be another room, in which all is laid anew.
    column = room if columns == 1 else replace(room, width=(room.width + gap) / columns - gap)
    notes = NoteSetter(shown.footnotes, column)
    text = Text(
        blocks=narrowed(shown.blocks, room),
        head=head,
        room=room,
        height=area.height,
        columns=columns,
        breaker=lambda height: PageBreaker(
            column, notes, height, columns=columns, whole=room, floats=meta.memo.floats
        ),
        plain=lambda height: PageBreaker(room, notes, height),
    )
    made = assembled(text, meta, span)
    title = plain(shown.title.runs)
    running = RunningHeads(room, title, meta.classification, terms(meta.lang).page, span)
    pages = _pages(made, text, area, column.width + gap, notes, running, span)
    meta = replace(meta, title=title or None)
    return Plan(tuple(pages), meta, "memo", (*made.bookmarks, *shown.bookmarks))


def _area(theme: Theme, meta: Meta) -> Area:
    look = theme.memo
    width, height = PAPERS[meta.memo.paper or look.paper]
    left, right = look.margin_left, look.margin_right
    if meta.memo.columns > 1:
        left, right = min(left, COLUMNS_MARGIN), min(right, COLUMNS_MARGIN)
    return Area(
        page_width=width,
        page_height=height,
        left=left,
        top=look.margin_top,
        width=width - left - right,
        height=height - look.margin_top - look.margin_bottom,
        rtl=is_rtl_language(meta.lang),
    )


def _pages(
    made: Assembled, text: Text, area: Area, step: float, notes: NoteSetter, running: RunningHeads, span: Span
) -> Iterator[Page]:
    """The pages with all that stands on them; columns begin ``step`` points apart."""
    # What stands at the foot gives way only to a page that comes near it.
    foot = max(area.height, made.height - text.room.styles.body[0].leading)
    count = len(made.bodies)
    for number, body in enumerate(made.bodies, 1):
        top, shapes = 0.0, body.across.shapes
        if number == 1:
            top = text.head.height + text.head.after
            shapes = (*text.head.shapes, *all_moved(shapes, 0.0, top))
        repeated = running.foot(number, count, foot) if number == 1 else running.head(number, count)
        for index, filling in enumerate(body.columns):
            shapes += all_moved(filling.laid.shapes, index * step, top + body.top)
            shapes += all_moved(notes.lay(filling.notes, made.height), index * step, 0.0)
        yield _page(area, (*running.marks(foot), *repeated, *shapes), body, number, span)


def _page(area: Area, shapes: tuple[Shape, ...], body: Body, number: int, span: Span) -> Page:
    begins = body.blocks[0].span if body.blocks and number > 1 else span
    placed = all_moved(shapes, area.left, area.top)
    if area.rtl:
        placed = tuple(mirrored(shape, area.page_width) for shape in placed)
    placed = with_icons(placed)
    return Page(area.page_width, area.page_height, "first" if number == 1 else "next", placed, "", begins)
