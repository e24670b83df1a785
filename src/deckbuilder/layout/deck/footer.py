"""Where the reader is: short title, section and number at the foot of each slide."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.layout.deck.heads import Heads, Written
from deckbuilder.layout.deck.slides import Slide
from deckbuilder.layout.memo.terms import dated
from deckbuilder.model import Document, Run
from deckbuilder.plan import TextShape
from deckbuilder.report import Report
from deckbuilder.theme.layouts import Frame, SlideLayout

_BETWEEN = "  ·  "
#: A title longer than this stands in footers up to its colon or dash only, or shortened.
_LONGEST = 60
_ELLIPSIS = "…"


class Footers:
    """Footer texts of one document."""

    def __init__(self, document: Document, heads: Heads, report: Report) -> None:
        self._meta = document.meta
        self._heads = heads
        self._report = report
        asked = document.meta.deck.date
        self._day = asked if isinstance(asked, str) else dated(document.meta) if asked else ""
        self._set: dict[tuple[str, str], TextShape] = {}

    def shapes(self, layout: SlideLayout, slide: Slide, number: int) -> Iterator[TextShape]:
        """The footers a page shows: those of its layout, none on title and closing slides."""
        if slide.kind in ("title", "closing"):
            return
        words = self._words(slide)
        if layout.frame("footer") is None:
            self._report_missing()
        texts = {"date": [self._day], "footer": words}
        if self._meta.deck.slide_numbers:
            texts["number"] = [str(number)]
        for frame in layout.frames:
            if any(texts.get(frame.role, ())):
                yield self._text(frame, layout.name, texts[frame.role], slide)

    def _text(self, frame: Frame, layout: str, words: list[str], slide: Slide) -> TextShape:
        """The fullest of some wordings that fits a template's footer; ours have room for all but the
        longest, which shrink."""
        key = (layout, words[0])
        shape = self._set.get(key) if frame.role == "footer" else None
        if shape is None:
            said = [Written((Run(text),), slide.span) for text in words]
            tried = said if frame.indents else said[:1]
            fitting = (text for text in tried if self._heads.fits(frame, text))
            shape = self._set[key] = self._heads.text(frame, (next(fitting, tried[-1]),))
        return shape

    def _words(self, slide: Slide) -> list[str]:
        """What the footer says, and shorter ways to say it: the section goes first, then a title that nobody
        wrote for the footer."""
        meta = self._meta
        own = meta.deck.footer if meta.deck.footer is not None else _short(meta.title or "")
        section = slide.section if slide.kind == "content" else None
        marks = (meta.classification, meta.status)
        wordings = ((*marks, own, section and _short(section)), (*marks, own), (*marks, meta.deck.footer))
        joined = (_BETWEEN.join(word for word in words if word) for words in wordings)
        return [text for text in dict.fromkeys(joined) if text]

    def _report_missing(self) -> None:
        """Say once that what the author wants at the foot of slides has no place there."""
        meta = self._meta
        for key, text in (("classification", meta.classification), ("footer", meta.deck.footer)):
            if text:
                self._report.warning(
                    "footer-missing",
                    f"some of the template's layouts have no footer to show the {key} “{text}” in",
                    meta.span,
                    "add a footer placeholder to them in PowerPoint",
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
