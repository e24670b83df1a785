"""The designed pages: title slide, section headers, closing slide."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from deckbuilder.blocks.paragraph import Paragraph
from deckbuilder.layout.deck.heads import Heads
from deckbuilder.layout.deck.slides import Slide
from deckbuilder.layout.memo.terms import terms
from deckbuilder.model import Document, Run, Runs
from deckbuilder.plan import Shape
from deckbuilder.theme.layouts import SlideLayout

_LAYOUTS = {"title": "Title Slide", "section": "Section Header", "closing": "Closing"}


class Covers:
    """Fills the frames of designed pages with what the front matter says, and the theme's ``organisation``
    where that names none."""

    def __init__(
        self, document: Document, layouts: Mapping[str, SlideLayout], heads: Heads, organisation: str | None
    ) -> None:
        self._meta = document.meta
        self._organisation = document.meta.organisation or organisation
        self._layouts = layouts
        self._heads = heads

    def shapes(self, slide: Slide) -> tuple[str, list[Shape]]:
        """The layout's name, and one text for each of its frames that there is something to say in."""
        name = _LAYOUTS[slide.kind]
        said = self._said(slide)
        texts: list[Shape] = []
        for frame in self._layouts[name].frames:
            if runs := said.get(frame.role):
                anchor = slide.attrs.id if frame.role == "title" else None
                texts.append(self._heads.text(frame, runs, slide.span, anchor=anchor))
        return name, texts

    def _said(self, slide: Slide) -> dict[str, Runs]:
        meta = self._meta
        lead: Runs = slide.blocks[0].runs if slide.blocks and isinstance(slide.blocks[0], Paragraph) else ()
        said: dict[str, Runs] = {"title": slide.title, "subtitle": lead}
        if slide.kind == "section":
            return said | ({"section": (Run(str(slide.number)),)} if slide.number else {})
        words = {"author": "\n".join(meta.authors), "organisation": self._organisation or ""}
        words["classification"] = meta.classification or ""
        if slide.kind == "title":
            words["subtitle"] = meta.subtitle or ""
            words["date"] = (
                terms(meta.lang).dated(meta.date) if isinstance(meta.date, date) else meta.date or ""
            )
        return said | {role: (Run(text),) for role, text in words.items() if text}
