"""The designed pages: title slide, section headers, closing slide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, zip_longest

from msgspec.structs import replace

from deckbuilder.blocks.lists import List
from deckbuilder.layout.deck.area import Area
from deckbuilder.layout.deck.heads import Heads, Written
from deckbuilder.layout.deck.slides import Slide
from deckbuilder.layout.terms import dated, terms
from deckbuilder.model import Block, Document, Meta, Run, plain
from deckbuilder.plan import Rect, Shape
from deckbuilder.source import Span
from deckbuilder.theme.layouts import Frame, SlideLayout

_LAYOUTS = {"title": "Title Slide", "section": "Section Header", "closing": "Closing"}
#: What goes under the subtitle where a template has no place of its own for it: line by line.
_LINES = (("author", "organisation"), ("date", "classification"))
_BETWEEN = "  ·  "
#: Between a title and text under it that has no placeholder, and the least height of that. Points.
_GAP, _LEAST = 8.0, 48.0


class Covers:
    """Fills the frames of designed pages with what the front matter says, and the theme's ``organisation``
    where that names none."""

    def __init__(
        self,
        document: Document,
        layouts: Mapping[str, SlideLayout],
        heads: Heads,
        organisation: str | None,
        area: Area,
    ) -> None:
        self._meta = document.meta
        self._organisation = document.meta.organisation or organisation
        self._layouts = layouts
        self._heads = heads
        self._area = area

    def shapes(self, slide: Slide) -> tuple[str, list[Shape]]:
        """The layout's name, and one text for each of its frames that there is something to say in."""
        name = _LAYOUTS[slide.kind]
        said = self._said(slide)
        texts: list[Shape] = []
        for frame, told in self._filled(self._layouts[name], said):
            anchor = slide.attrs.id if frame.role == "title" else None
            texts.append(self._heads.text(frame, told, anchor=anchor))
        return name, texts

    def _filled(
        self, layout: SlideLayout, said: Mapping[str, tuple[Written, ...]]
    ) -> Iterator[tuple[Frame, tuple[Written, ...]]]:
        """The frames with what is said in them. What has none joins its like, or goes under the subtitle; the
        date too, rather than into the small print of a template."""
        frames = {frame.role: frame for frame in layout.frames if frame.kind != "dt"}
        title = frames.setdefault("title", self._area.title)
        told = dict(said)
        subtitle = said.get("subtitle", ())
        for roles in _LINES:
            homeless = [text for role in roles if role not in frames for text in said.get(role, ())]
            host = next((role for role in roles if role in frames), None)
            if host is None:
                subtitle += _in_a_line(homeless)
            elif homeless:
                told[host] = _in_a_line([*said.get(host, ()), *homeless])
        if subtitle and "subtitle" not in frames:
            frames = {"title": title, "subtitle": self._beneath(title), **frames}
        told["subtitle"] = subtitle
        for role, frame in frames.items():
            if texts := told.get(role):
                fuller = texts != said.get(role) and not self._heads.fits(frame, *texts)
                yield self._deeper(frame, frames.values()) if fuller else frame, texts

    def _deeper(self, frame: Frame, others: Iterable[Frame]) -> Frame:
        """A template's frame for more than it was made for: down to what stands below it."""
        box = frame.box
        below = [
            other.box.y
            for other in others
            if other.box.y >= box.bottom - 1 and other.box.x < box.right and box.x < other.box.right
        ]
        bottom = min([*below, self._area.body.bottom]) - _GAP
        return replace(frame, box=replace(box, height=max(box.height, bottom - box.y)), anchor="top")

    def _beneath(self, title: Frame) -> Frame:
        """A place under a title for text that has no placeholder; over it where there is no room."""
        box, inner = title.box, title.inner
        height = self._area.body.bottom - box.bottom - _GAP
        style = replace(self._area.text, color=title.styles[0].color, align=title.styles[0].align)
        if height >= _LEAST:
            place = Rect(inner.x, box.bottom + _GAP, inner.width, height)
            return Frame("subtitle", "Subtitle", "body", None, place, (style,))
        place = Rect(inner.x, max(0.0, box.y - _GAP - 2 * _LEAST), inner.width, 2 * _LEAST)
        return Frame("subtitle", "Subtitle", "body", None, place, (style,), "bottom")

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
        if slide.kind != "section" or self._layouts["Section Header"].frame("classification"):
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


def _in_a_line(texts: list[Written]) -> tuple[Written, ...]:
    """Some paragraphs as one, for places that are lower than ours; apart if they were written apart."""
    if len({text.span for text in texts}) != 1:
        return tuple(texts)
    runs = texts[0].runs
    for text in texts[1:]:
        runs += (Run(_BETWEEN), *text.runs)
    return (Written(runs, texts[0].span),)


def _joined(between: str, *words: str | None) -> str:
    return between.join(word for word in words if word)


def _texts(block: Block) -> Iterator[Written]:
    """The texts of a block and of what it holds, each as a paragraph."""
    yield from (Written(runs, block.span) for runs in block.texts())
    for child in block.children():
        yield from _texts(child)
