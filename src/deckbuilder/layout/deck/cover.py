"""The designed pages: title slide, section headers, closing slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, zip_longest

from deckbuilder.blocks.lists import List
from deckbuilder.layout.deck.heads import Heads, Written
from deckbuilder.layout.deck.slides import Slide
from deckbuilder.layout.memo.terms import dated, terms
from deckbuilder.model import Block, Document, Meta, Run, plain
from deckbuilder.plan import Shape
from deckbuilder.source import Span
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
            if told := said.get(frame.role):
                anchor = slide.attrs.id if frame.role == "title" else None
                texts.append(self._heads.text(frame, told, anchor=anchor))
        return name, texts

    def _said(self, slide: Slide) -> dict[str, tuple[Written, ...]]:
        """Paragraphs by role."""
        meta = self._meta
        span = slide.span
        title = (Written(slide.title, span),) if slide.title else ()
        said: dict[str, tuple[Written, ...]] = {"title": title}
        if slide.kind == "section":
            said["section"] = _written(span, self._place(slide))
        else:
            said["organisation"] = _written(span, self._organisation)
            said["author"] = tuple(_authors(meta, span))
        said["classification"] = _written(span, _joined(" · ", meta.classification, meta.status))
        if slide.kind == "title":
            said["subtitle"] = _written(span, meta.subtitle)
            said["date"] = _written(span, _joined(", ", meta.event, meta.location), dated(meta))
        for block in slide.blocks:
            if isinstance(block, List):
                said["author"] = tuple(_texts(block))
            else:
                said["subtitle"] = (*said.get("subtitle", ()), *_texts(block))
        return said

    def _place(self, slide: Slide) -> str:
        """A section's number, or that it is backup, unless its title says so."""
        word = terms(self._meta.lang).backup
        if slide.backup:
            return "" if word.casefold() in plain(slide.title).casefold() else word
        return str(slide.number or "")


def _written(span: Span, *texts: str | None) -> tuple[Written, ...]:
    return tuple(Written((Run(text),), span) for text in texts if text)


def _authors(meta: Meta, span: Span) -> Iterator[Written]:
    """Names, each followed by what stands with it; neighbours who share that say it once."""
    pairs = zip_longest(meta.authors, meta.bylines, fillvalue="")
    for byline, group in groupby(pairs, key=lambda pair: pair[1]):
        yield from (Written((Run(name),), span) for name, _ in group)
        if byline:
            yield Written((Run(byline),), span, light=True)


def _joined(between: str, *words: str | None) -> str:
    return between.join(word for word in words if word)


def _texts(block: Block) -> Iterator[Written]:
    """The texts of a block and of what it holds, each as a paragraph."""
    yield from (Written(runs, block.span) for runs in block.texts())
    for child in block.children():
        yield from _texts(child)
