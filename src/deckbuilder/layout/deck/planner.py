"""A brief as slides: which layout, what size, how many, and where everything stands.

The order of its measures is told in docs/fitting.md. What is shown and what is said is settled in `slides`,
sizes and cuts in `fit`, positions in `arrange`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.layout.deck.agenda import with_agenda
from deckbuilder.layout.deck.area import area_of
from deckbuilder.layout.deck.arrange import arranged
from deckbuilder.layout.deck.cover import Covers
from deckbuilder.layout.deck.endnotes import at_end, notes_slide
from deckbuilder.layout.deck.fit import Fitter, Part
from deckbuilder.layout.deck.foot import GAP, Foot
from deckbuilder.layout.deck.footer import Footers
from deckbuilder.layout.deck.ground import Grounds
from deckbuilder.layout.deck.heads import Heads
from deckbuilder.layout.deck.numbering import numbered
from deckbuilder.layout.deck.picture import captioned
from deckbuilder.layout.deck.pinned import Pins
from deckbuilder.layout.deck.quotation import quoted
from deckbuilder.layout.deck.references import resolved
from deckbuilder.layout.deck.slides import Slide, slides
from deckbuilder.layout.deck.spoken import spoken
from deckbuilder.layout.icons import with_icons
from deckbuilder.layout.stack import STACK
from deckbuilder.layout.terms import terms
from deckbuilder.model import Document, Run, Runs, plain
from deckbuilder.place import mirrored
from deckbuilder.plan import Page, Plan, Rect, Shape, TextShape
from deckbuilder.report import Report
from deckbuilder.text.direction import is_rtl_language
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme.layouts import SlideLayout, slide_layouts
from deckbuilder.theme.styles import deck_scale
from deckbuilder.theme.tokens import Theme


def plan(
    document: Document, theme: Theme, typesetter: Typesetter, report: Report, *, with_memo: bool
) -> Plan:
    """The deck of a brief. ``with_memo`` says whether a memo, or a handout, is made too: running prose then
    goes to the notes."""
    document = resolved(document)
    prose: Literal["notes", "slide"] = document.meta.deck.prose or ("notes" if with_memo else "slide")
    ordered = with_agenda(slides(document, prose=prose), document.meta, report)
    shown, footnotes = numbered(ordered, document.footnotes)
    planner = _Planner(replace(document, footnotes=footnotes), theme, typesetter, report)
    pages: list[Page] = []
    for slide in planner.with_notes(shown):
        pages += planner.pages(slide, len(pages) + 1)
    return Plan(tuple(pages), document.meta, "deck")


class _Planner:
    """The means all slides of one deck share."""

    def __init__(self, document: Document, theme: Theme, typesetter: Typesetter, report: Report) -> None:
        lang = document.meta.lang
        self._document = document
        self._look = theme.deck
        self._rtl = is_rtl_language(lang)
        """Slides are laid from left to right throughout, and exchange their sides when they are done."""
        self._layouts = slide_layouts(theme, typesetter.fonts, lang)
        self._heads = Heads(typesetter, report)
        self._footers = Footers(document, self._heads, report)
        styles = deck_scale(theme, typesetter.fonts, lang)
        self._spoken = styles[0].body[0]
        area = area_of(self._layouts, theme.deck, styles[0])
        self._covers = Covers(document, self._layouts, self._heads, theme.organisation, area)
        self._title, self._body = area.title, area.body
        room = Room(self._body.width, styles[0], typesetter, STACK, report)
        self._rooms = [replace(room, styles=step) for step in styles]
        foot = Foot(document.footnotes, styles[0].note, self._body.width, typesetter)
        self._foot = foot
        self._fitter = Fitter(self._rooms, foot, report)
        self._pins = Pins(self._layouts, self._rooms, report)
        self._grounds = Grounds(theme.deck.palette, report)

    def with_notes(self, slides: Sequence[Slide]) -> Sequence[Slide]:
        """The slides, and one for the footnotes that do not stand at the foot of theirs."""
        meta, footnotes = self._document.meta, self._document.footnotes
        everything = meta.deck.footnotes == "end"
        notes = at_end(slides, footnotes, self._foot, self._body.height, all_=everything)
        if not notes:
            return slides
        self._foot.leave_out(note.label for note in notes)
        return [*slides, notes_slide(notes, terms(meta.lang).notes)]

    def pages(self, slide: Slide, number: int) -> Iterator[Page]:
        """The slide on as many pages as it needs, the first of them page ``number``."""
        notes = spoken(slide.said, self._spoken, self._document.footnotes)
        if slide.kind != "content":
            name, shapes = self._covers.shapes(slide)
            ink = self._layouts[name].frame("subtitle")
            shapes += self._foot.beneath(shapes, self._body, ink.styles[0].color if ink else None)
            yield replace(self._page(slide, name, shapes, number, plain(slide.title)), notes=notes)
            return
        title = self._set_title(slide, slide.title)
        special = self._special(slide, title)
        if special is not None:
            name, shapes = special
            yield replace(self._page(slide, name, shapes, number, plain(slide.title)), notes=notes)
            return
        parts = self._fitter.fit(slide.blocks, self._room(title).height) if slide.blocks else []
        if len(parts) > 1:
            longest = self._set_title(slide, _continued(slide.title, len(parts), len(parts)))
            if longest.box.height > title.box.height:
                parts = self._fitter.fit(slide.blocks, self._room(longest).height)
        for index, part in enumerate(parts or [None], start=1):
            if len(parts) > 1:
                title = self._set_title(slide, _continued(slide.title, index, len(parts)), first=index == 1)
            name, shapes = self._content(title, part)
            words = plain(title.paras[0].runs)
            page = self._page(slide, name, shapes, number + index - 1, words)
            yield replace(page, notes=notes) if index == 1 and notes else page

    def _set_title(self, slide: Slide, runs: Runs, *, first: bool = True) -> TextShape:
        return self._heads.title(
            self._title, runs, slide.span, self._look.title_floor, slide.attrs.id if first else None
        )

    def _special(self, slide: Slide, title: TextShape) -> tuple[str, list[Shape]] | None:
        """A slide in the layout its author chose, or in one made for the only thing it shows."""
        layout = self._pins.layout(slide)
        if layout is None:
            return self._quotation(slide, title)
        own = layout.frame("title") or self._title
        lower = self._room(title).y - self._body.y
        if own.box != self._title.box:
            title = self._heads.title(own, slide.title, slide.span, self._look.title_floor, slide.attrs.id)
            lower = 0.0

        def place(body: Rect) -> list[Shape] | None:
            return self._pins.shapes(slide, layout, lower, self._body.bottom - body.bottom)

        shapes = self._noted(title, place)
        return None if shapes is None else (layout.name, shapes)

    def _quotation(self, slide: Slide, title: TextShape) -> tuple[str, list[Shape]] | None:
        layout = self._layouts.get("Quote")
        if layout is None:
            return None
        title = self._seated(title, layout)
        shapes = self._noted(title, lambda body: quoted(slide.blocks, self._rooms, layout, body))
        return None if shapes is None else (layout.name, shapes)

    def _seated(self, title: TextShape, layout: SlideLayout) -> TextShape:
        """The title in the frame that an adopted layout has for it, where that is another than usual."""
        own = layout.frame("title")
        if own is None or own == self._title:
            return title
        para = title.paras[0]
        return self._heads.title(own, para.runs, para.span, self._look.title_floor, para.anchor)

    def _noted(self, title: TextShape, place: Callable[[Rect], list[Shape] | None]) -> list[Shape] | None:
        """What ``place`` makes of the body, above the footnotes it calls."""
        shapes = place(self._room(title))
        foot = self._foot.beneath((title, *(shapes or ())), self._body)
        if shapes is not None and foot:
            shapes = place(self._above(foot, title))
        return None if shapes is None else [title, *shapes, *foot]

    def _room(self, title: TextShape) -> Rect:
        """What the title and the footnotes it calls leave of the body."""
        return self._above(self._foot.beneath((title,), self._body), title)

    def _above(self, foot: Sequence[Shape], title: TextShape) -> Rect:
        box = self._body
        top = box.y + max(0.0, title.box.height - self._title.box.height)
        bottom = min((shape.box.y - GAP for shape in foot), default=box.bottom)
        return Rect(box.x, top, box.width, max(1.0, bottom - top))

    def _content(self, title: TextShape, part: Part | None) -> tuple[str, list[Shape]]:
        shown = () if part is None else part.laid.shapes
        foot = self._foot.beneath((title, *shown), self._body)
        if part is None:
            return "Title Only", [self._seated(title, self._layouts["Title Only"]), *foot]
        body = self._above(foot, title)
        layout = self._layouts.get("Picture with Caption")
        if layout is not None and body == self._body:
            pictured = captioned(part.blocks, shown, layout, self._rooms[0])
            if pictured is not None:
                return layout.name, [self._seated(title, layout), *pictured]
        name, shapes = arranged(shown, part.laid.height, body, self._layouts)
        seated = self._seated(title, self._layouts[name])
        if seated.box.bottom <= max(title.box.bottom, body.y):
            title = seated
        return name, [title, *shapes, *foot]

    def _page(self, slide: Slide, name: str, shapes: list[Shape], number: int, title: str) -> Page:
        layout = self._layouts[name]
        footers = self._footers.shapes(layout, slide, number)
        ground = self._grounds.role(slide)
        if not title.strip():
            words = f"{slide.section or self._document.meta.title or ''} {number}".strip()
            untitled = [shape for shape in shapes if shape.role != "title"]
            shapes = [self._heads.unseen(self._title, words, slide.span, slide.attrs.id), *untitled]
        drawn = self._grounds.readable((*shapes, *footers), slide, ground, layout)
        page = Rect(0.0, 0.0, self._look.width, self._look.height)
        drawn = (*self._grounds.backdrop(slide, drawn, page), *drawn)
        if self._rtl and layout.part is None:
            drawn = tuple(mirrored(shape, self._look.width) for shape in drawn)
        drawn = with_icons(drawn)
        return Page(
            self._look.width,
            self._look.height,
            name,
            drawn,
            title,
            slide.span,
            section=slide.section,
            background=ground,
            hidden=slide.hidden,
        )


def _continued(title: Runs, index: int, count: int) -> Runs:
    return (*title, Run(f" ({index}/{count})")) if plain(title).strip() else title
