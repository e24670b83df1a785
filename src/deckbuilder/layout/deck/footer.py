"""Where the reader is: short title, section and number at the foot of each slide."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.layout.deck.heads import Heads, Written
from deckbuilder.layout.deck.slides import Slide
from deckbuilder.layout.memo.terms import dated
from deckbuilder.model import Document, Run
from deckbuilder.plan import TextShape
from deckbuilder.theme.layouts import SlideLayout

_BETWEEN = "  ·  "
#: A title longer than this stands in footers up to its colon or dash only, or shortened.
_LONGEST = 60
_ELLIPSIS = "…"


class Footers:
    """Footer texts of one document."""

    def __init__(self, document: Document, heads: Heads) -> None:
        self._meta = document.meta
        self._heads = heads
        asked = document.meta.deck.date
        self._day = asked if isinstance(asked, str) else dated(document.meta) if asked else ""
        self._set: dict[tuple[str, str], TextShape] = {}

    def shapes(self, layout: SlideLayout, slide: Slide, number: int) -> Iterator[TextShape]:
        """The footers a page shows: those of its layout, none on title and closing slides."""
        if slide.kind in ("title", "closing"):
            return
        texts = {"footer": self._words(slide), "date": self._day}
        if self._meta.deck.slide_numbers:
            texts["number"] = str(number)
        for frame in layout.frames:
            text = texts.get(frame.role)
            if not text:
                continue
            key = (layout.name, text)
            shape = self._set.get(key) if frame.role == "footer" else None
            if shape is None:
                shape = self._heads.text(frame, (Written((Run(text),), slide.span),))
                self._set[key] = shape
            yield shape

    def _words(self, slide: Slide) -> str:
        meta = self._meta
        own = meta.deck.footer if meta.deck.footer is not None else _short(meta.title or "")
        section = slide.section if slide.kind == "content" else None
        return _BETWEEN.join(
            word for word in (meta.classification, meta.status, own, section and _short(section)) if word
        )


def _short(title: str) -> str:
    """The title up to a colon or dash where it is long, and never more than a line's worth."""
    if len(title) <= _LONGEST:
        return title
    for mark in (": ", " – ", " — "):
        head = title.partition(mark)[0]
        if head != title and len(head) <= _LONGEST:
            return head
    return title[:_LONGEST].rsplit(" ", 1)[0] + _ELLIPSIS
