"""Where the reader is: short title, section and number at the foot of each slide."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.layout.deck.heads import Heads, Written
from deckbuilder.layout.deck.slides import Slide
from deckbuilder.layout.terms import dated
from deckbuilder.model import Document, Run
from deckbuilder.plan import TextShape
from deckbuilder.report import Report
from deckbuilder.source import Span
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
        self._set: dict[tuple[str, str | None], TextShape | None] = {}

    def shapes(self, layout: SlideLayout, slide: Slide, number: int) -> Iterator[TextShape]:
        """The footers a page shows: those of its layout, none on title and closing slides."""
        if slide.kind in ("title", "closing"):
            return
        if layout.part is not None and layout.frame("footer") is None:
            self._report_missing()
        section = slide.section if slide.kind == "content" else None
        texts = {"date": self._day, "number": str(number) if self._meta.deck.slide_numbers else ""}
        for frame in layout.frames:
            if frame.role == "footer":
                key = (layout.name, section)
                if key not in self._set:
                    self._set[key] = self._foot(frame, section, slide.span)
                if (shape := self._set[key]) is not None:
                    yield shape
            elif text := texts.get(frame.role):
                yield self._heads.text(frame, (Written((Run(text),), slide.span),))

    def _foot(self, frame: Frame, section: str | None, span: Span) -> TextShape | None:
        """The footer, as much of it as fits a line."""
        meta = self._meta
        own = meta.deck.footer if meta.deck.footer is not None else _short(meta.title or "")
        marked = [word for word in (meta.classification, meta.status) if word]
        said = _shorter(marked, own, _short(section or ""))
        texts = [Written((Run(text),), span) for text in said if text]
        if not texts:
            return None
        fitting = next((text for text in texts if self._heads.fits(frame, text)), texts[-1])
        return self._heads.text(frame, (fitting,))

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


def _shorter(marked: list[str], own: str, section: str) -> Iterator[str]:
    """What a footer may say, ever shorter: the section gives way first, classification and status never."""
    for words in _cut(section):
        yield _BETWEEN.join(word for word in (*marked, own, words) if word)
    for words in _cut(own):
        yield _BETWEEN.join(word for word in (*marked, words) if word)


def _cut(text: str) -> Iterator[str]:
    """The text, then its first words with an ellipsis, then nothing."""
    yield text
    words = text.removesuffix(_ELLIPSIS).split(" ")
    for count in range(len(words) - 1, 0, -1):
        yield " ".join(words[:count]) + _ELLIPSIS
    yield ""


def _short(title: str) -> str:
    """The title up to a colon or dash where it is long, and never more than a line's worth."""
    if len(title) <= _LONGEST:
        return title
    for mark in (": ", " – ", " — "):
        head = title.partition(mark)[0]
        if head != title and len(head) <= _LONGEST:
            return head
    return title[:_LONGEST].rsplit(" ", 1)[0] + _ELLIPSIS
