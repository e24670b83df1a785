"""Handouts: slides on paper, each with what is said to it.

A slide takes a slot on the page, and as many as fit share one; notes that need more room than theirs push
what follows down, and go on overleaf where the page ends.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.layout.handout.notes import NoteSetter, cut
from deckbuilder.layout.handout.scale import scaled
from deckbuilder.layout.handout.slides import slides
from deckbuilder.layout.running import RunningHeads
from deckbuilder.layout.stack import STACK
from deckbuilder.layout.terms import terms
from deckbuilder.place import all_moved, height_of, mirrored
from deckbuilder.plan import (
    GroupShape,
    Page,
    Para,
    PathShape,
    Plan,
    Rect,
    Shape,
    Span,
    Stroke,
    Tag,
    TextShape,
)  # fmt: skip
from deckbuilder.report import Report
from deckbuilder.text.direction import is_rtl_language
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme.memo_look import PAPERS
from deckbuilder.theme.styles import memo_styles
from deckbuilder.theme.tokens import Theme

#: The paper's margins, and the least space between two slides or a slide and its notes. Points.
SIDE, TOP, BOTTOM, GAP = 54.0, 72.0, 54.0, 18.0
#: The classification at the foot stands so much nearer to what is above it than in the memo: the margin is
#: narrow. Points.
NEARER = 14.0
#: Width of a slide that has its notes beside it, as a share of the measure.
BESIDE = 0.52
#: Distance of the lines to write on where nothing is said.
RULED = 22.0
FRAME, RULE = Stroke("rule", 0.5), Stroke("rule", 0.4)


class Form(Struct, frozen=True):
    """How a handout is divided. Points from the upper left corner of a slide's slot."""

    slot: float
    """Height, with the space below."""
    scale: float
    """Size of slides as a share of their own."""
    x: float
    y: float
    """Where notes stand."""
    width: float
    """Of notes."""
    ruled: bool
    """Whether there are lines to write on where nothing is said."""


def handout(plan: Plan, theme: Theme, typesetter: Typesetter, report: Report) -> Plan:
    """The shown slides of a deck on pages of the memo's paper; without changes those of a template, of which
    there is only a finding, and none."""
    shown = slides(plan, theme, typesetter.fonts, report)
    if theme.template is not None or not shown.pages:
        return shown
    width, height = PAPERS[plan.meta.memo.paper or theme.memo.paper]
    area = Rect(SIDE, TOP, width - 2 * SIDE, height - TOP - BOTTOM)
    form = _form(plan.meta.deck.handout, area, theme)
    room = Room(area.width, memo_styles(theme, typesetter.fonts, plan.meta.lang), typesetter, STACK, report)
    meta, rtl = plan.meta, is_rtl_language(plan.meta.lang)
    sheets = _Sheets(form, area, NoteSetter(room, form.width, small=form.ruled), rtl=rtl)
    for number, page in enumerate(shown.pages, 1):
        sheets.add(page, Tag("Sect", number))
    span = meta.span or shown.pages[0].span
    heads = RunningHeads(room, meta.title or "", meta.classification, terms(meta.lang).page, span)
    pages = []
    for number, shapes in enumerate(sheets.pages, 1):
        repeated = (*heads.marks(area.height - NEARER), *heads.head(number, len(sheets.pages)))
        head = all_moved(repeated, SIDE, TOP)
        turned = (mirrored(shape, width) for shape in head) if rtl else head
        pages.append(Page(width, height, "handout", (*turned, *shapes), "", span))
    return replace(shown, pages=tuple(pages), kind="handout")


def _form(count: int, area: Rect, theme: Theme) -> Form:
    """One slide to a page with its notes below, in lines as long as the memo's; or several with notes
    beside."""
    deck, memo = theme.deck, theme.memo
    if count == 1:
        scale = min(area.width / deck.width, 0.6 * area.height / deck.height)
        measure = PAPERS[memo.paper][0] - memo.margin_left - memo.margin_right
        return Form(area.height, scale, 0.0, deck.height * scale + GAP, min(measure, area.width), ruled=False)
    slot = (area.height + GAP) / count
    scale = min(BESIDE * area.width / deck.width, (slot - GAP) / deck.height)
    x = deck.width * scale + GAP
    return Form(slot, scale, x, 0.0, area.width - x, ruled=True)


class _Sheets:
    """The pages so far."""

    def __init__(self, form: Form, area: Rect, notes: NoteSetter, *, rtl: bool) -> None:
        self._rtl = rtl
        self._form = form
        self._area = area
        self._notes = notes
        self._y = area.bottom
        self.pages: list[list[Shape]] = []

    def add(self, page: Page, section: Tag) -> None:
        """The next slide with its notes; both are one section of the document."""
        form, area = self._form, self._area
        if self._y + form.slot > area.bottom + GAP + 0.01:
            self._turn()
        top = self._y
        slide = self._box(0.0, top, page.width * form.scale, page.height * form.scale)
        shapes = tuple(scaled(shape, form.scale, slide.x, slide.y) for shape in page.shapes)
        self.pages[-1] += [
            GroupShape(slide, page.span, shapes, "slide", name=page.title),
            PathShape(slide, page.span, "rect", stroke=FRAME, name="Edge of the slide"),
        ]
        self._y = top + form.slot
        if page.notes:
            self._say(self._notes.set(page.notes, section), top + form.y, page)
        elif form.ruled:
            self._rule(slide, page.span)

    def _box(self, x: float, y: float, width: float, height: float) -> Rect:
        """A box ``x`` points from the side where lines begin."""
        left = self._area.right - x - width if self._rtl else self._area.x + x
        return Rect(left, y, width, height)

    def _turn(self) -> None:
        self.pages.append([])
        self._y = self._area.y

    def _say(self, paras: tuple[Para, ...], y: float, page: Page) -> None:
        """Notes from ``y`` down, as far as the page reaches, and the rest overleaf."""
        begun, rest = cut(paras, self._area.bottom - y)
        below = self._put(begun, y, page.span)
        while rest:
            self._turn()
            below = self._put((self._notes.label(page.title, page.span),), self._y, page.span) + GAP / 2
            begun, rest = cut(rest, self._area.bottom - below)
            below = self._put(begun, below, page.span)
        self._y = max(self._y, below + GAP)

    def _put(self, paras: tuple[Para, ...], y: float, span: Span) -> float:
        """Paragraphs in the column of notes; where they end."""
        box = self._box(self._form.x, y, self._form.width, height_of(paras))
        self.pages[-1].append(TextShape(box, span, paras))
        return box.bottom

    def _rule(self, slide: Rect, span: Span) -> None:
        """Lines to write on, beside the slide."""
        form, count = self._form, int(slide.height // RULED)
        for number in range(1, count + 1):
            line = self._box(form.x, slide.y + RULED * number, form.width, 0.0)
            self.pages[-1].append(PathShape(line, span, "line", stroke=RULE, name="Line to write on"))
