"""The memo: a brief as pages of running text, as a typesetter would set them.

Here the parts meet: `outline` gives the blocks, `letterhead` the first page's head, `pages` breaks,
`footnotes` sets the notes, `running` what repeats. Nothing is drawn here.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks import narrowed
from deckbuilder.blocks.base import Room
from deckbuilder.layout.memo.assembly import Text, assembled
from deckbuilder.layout.memo.footnotes import NoteSetter
from deckbuilder.layout.memo.letterhead import letterhead
from deckbuilder.layout.memo.outline import outline
from deckbuilder.layout.memo.pages import Body, PageBreaker
from deckbuilder.layout.memo.running import RunningHeads
from deckbuilder.layout.stack import STACK
from deckbuilder.layout.terms import terms
from deckbuilder.model import Document, plain
from deckbuilder.place import all_moved, mirrored
from deckbuilder.plan import Page, Plan, Shape, Span
from deckbuilder.report import Report
from deckbuilder.text.direction import is_rtl_language
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme.styles import memo_styles, on_grid
from deckbuilder.theme.tokens import Theme

#: Width and height in points: ISO 216 and ANSI.
PAPERS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
#: Margins beside text in columns are no wider: lines would be too short to be justified.
COLUMNS_MARGIN = 62.0


class Area(Struct, frozen=True):
    """Where text stands on a page. Points."""

    page_width: float
    page_height: float
    left: float
    top: float
    height: float
    rtl: bool
    """Pages are laid from left to right throughout, and exchange their sides when they are done."""


def plan(document: Document, theme: Theme, typesetter: Typesetter, report: Report) -> Plan:
    """Lay out the memo of a brief; what cannot be laid out truthfully goes to ``report``."""
    look, meta = theme.memo, document.meta
    width, height = PAPERS[meta.memo.paper or look.paper]
    span = meta.span or Span(document.path, 1, 1)
    if meta.memo.columns > 1:
        look = replace(
            look,
            margin_left=min(look.margin_left, COLUMNS_MARGIN),
            margin_right=min(look.margin_right, COLUMNS_MARGIN),
        )
    measure = width - look.margin_left - look.margin_right
    styles = memo_styles(theme, typesetter.fonts, meta.lang)
    if meta.memo.baseline_grid:
        styles = on_grid(styles)
    room = Room(measure, styles, typesetter, STACK, report)
    shown = outline(document)
    head = letterhead(meta, theme, shown.title, room, span)
    if styles.grid:
        head = replace(head, after=head.after + -(head.height + head.after) % styles.grid)
    title = plain(shown.title.runs)
    area = Area(
        width,
        height,
        look.margin_left,
        look.margin_top,
        height - look.margin_top - look.margin_bottom,
        is_rtl_language(meta.lang),
    )
    if head.height > area.height:
        report.error(
            "does-not-fit", "the memo's head is taller than a page", span, "shorten the title or the abstract"
        )
    columns = meta.memo.columns
    gap = room.styles.column_gap
    # A width that differs but by rounding would be another room, in which all is laid anew.
    column = room if columns == 1 else replace(room, width=(room.width + gap) / columns - gap)
    notes = NoteSetter(shown.footnotes, column)
    text = Text(
        narrowed(shown.blocks, room),
        head,
        room,
        area.height,
        lambda height: PageBreaker(
            column, notes, height, columns=columns, whole=room, floats=meta.memo.floats
        ),
        columns,
        lambda height: PageBreaker(room, notes, height),
    )
    made = assembled(text, meta, span)
    bodies, bottom = made.bodies, made.height
    running = RunningHeads(room, title, meta.classification, terms(meta.lang).page, span)
    # What stands at the foot gives way only to a page that comes near it.
    foot = max(area.height, bottom - look.leading)
    pages = []
    for number, body in enumerate(bodies, 1):
        if number == 1:
            top = head.height + head.after
            shapes = (*head.shapes, *all_moved(body.across.shapes, 0.0, top))
            repeated = running.foot(number, len(bodies), foot)
        else:
            top, shapes = 0.0, body.across.shapes
            repeated = running.head(number, len(bodies))
        for index, filling in enumerate(body.columns):
            x = index * (column.width + gap)
            shapes += all_moved(filling.laid.shapes, x, top + body.top)
            shapes += all_moved(notes.lay(filling.notes, bottom), x, 0.0)
        pages.append(_page(area, (*running.marks(foot), *repeated, *shapes), body, number, span))
    return Plan(tuple(pages), replace(meta, title=title or None), "memo", (*made.bookmarks, *shown.bookmarks))


def _page(area: Area, shapes: tuple[Shape, ...], body: Body, number: int, span: Span) -> Page:
    begins = body.blocks[0].span if body.blocks and number > 1 else span
    placed = all_moved(shapes, area.left, area.top)
    if area.rtl:
        placed = tuple(mirrored(shape, area.page_width) for shape in placed)
    return Page(area.page_width, area.page_height, "first" if number == 1 else "next", placed, "", begins)
