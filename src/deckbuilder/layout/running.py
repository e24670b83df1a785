"""What repeats on every page of the memo: running head and page number. Decoration to a screen reader."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.model import Run
from deckbuilder.plan import Align, Para, Rect, Shape, Span, TextShape

#: Greatest shares of the measure that classification and title take, the latter where there is no former.
CLASSIFICATION_SHARE, TITLE_SHARE = 0.4, 0.75
#: Least space between title and classification, in ems.
APART = 1.5
#: Between the head's top and the text, and between the text and the foot's top. Points.
HEAD_DISTANCE, FOOT_DISTANCE = 26.0, 32.0
ELLIPSIS = "…"


class RunningHeads:
    """Lays heads and feet in the width of the text; y from the text area's top."""

    def __init__(
        self, room: Room, title: str, classification: str | None, page_words: str, span: Span
    ) -> None:
        self._room = room
        self._page_words = page_words
        self._span = span
        note = room.styles.note
        self._style = replace(
            note, color="muted", before=0.0, after=0.0, indent=0.0, align="left", hyphenate=False
        )
        self._classification = self._shortened(classification or "", room.width * CLASSIFICATION_SHARE)
        free = room.width * TITLE_SHARE
        if self._classification:
            taken = room.typesetter.width((Run(self._classification),), self._style)
            free = (room.width - taken) / 2 - APART * note.size
        self._title = self._shortened(title, free)

    def head(self, page: int, pages: int) -> tuple[Shape, ...]:
        """Short title, classification and page number above the text."""
        told: tuple[tuple[str, Align], ...] = (
            (self._title, "left"),
            (self._classification, "center"),
            (self._number(page, pages), "right"),
        )
        return tuple(self._text(text, -HEAD_DISTANCE, align) for text, align in told if text)

    def foot(self, page: int, pages: int, bottom: float) -> tuple[Shape, ...]:
        """The page number below a page that has no head."""
        return (self._text(self._number(page, pages), bottom + FOOT_DISTANCE, "right"),)

    def _number(self, page: int, pages: int) -> str:
        return self._page_words.format(page=page, pages=pages)

    def _text(self, text: str, y: float, align: Align) -> TextShape:
        style, runs, width = replace(self._style, align=align), (Run(text),), self._room.width
        para = Para(runs, style, "Artifact", self._span, self._room.typesetter.set(runs, style, width))
        return TextShape(Rect(0.0, y, width, para.height), self._span, (para,), "artifact")

    def _shortened(self, text: str, width: float) -> str:
        """The text, or as many of its words as fit one line."""
        words = text.split()

        def shortened(count: int) -> str:
            return text if count == len(words) else " ".join(words[:count]).rstrip(",;:–—") + ELLIPSIS

        def too_long(count: int) -> bool:
            return self._room.typesetter.width((Run(shortened(count)),), self._style) > width

        counts = range(1, len(words) + 1)
        return shortened(max(1, bisect_left(counts, True, key=too_long)))
