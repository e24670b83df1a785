"""What repeats on every page of paper: running head, page number, classification. Decoration to a screen
reader."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.model import Run
from deckbuilder.plan import Align, Para, Rect, Shape, Span, TextShape, TextStyle

#: Greatest shares of the measure that classification and title take.
CLASSIFICATION_SHARE, TITLE_SHARE = 0.5, 0.75
#: Least space between title and page number, in ems; and the number the room for the last is
#: reckoned by.
APART, WIDE = 2.0, 99
#: From the head's top and the classification's to the text, and from the text to the foot's top. Points.
HEAD_DISTANCE, MARK_DISTANCE, FOOT_DISTANCE = 26.0, 42.0, 32.0
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
        self._marked = replace(self._style, color="text", weight=700)
        self._classification = self._shortened(classification or "", room.width * CLASSIFICATION_SHARE)
        beside = self._width(self._number(WIDE, WIDE)) + APART * note.size
        self._title = self._shortened(title, min(room.width * TITLE_SHARE, room.width - beside))

    def head(self, page: int, pages: int) -> tuple[Shape, ...]:
        """Short title at the left and page number at the right above the text."""
        told: tuple[tuple[str, Align], ...] = ((self._title, "left"), (self._number(page, pages), "right"))
        style = self._style
        return tuple(
            self._text(text, -HEAD_DISTANCE, replace(style, align=align), "header")
            for text, align in told
            if text
        )

    def foot(self, page: int, pages: int, bottom: float) -> tuple[Shape, ...]:
        """The page number below a page that has no head."""
        style = replace(self._style, align="right")
        return (self._text(self._number(page, pages), bottom + FOOT_DISTANCE, style, "footer"),)

    def marks(self, bottom: float) -> tuple[Shape, ...]:
        """The classification in the middle of the page, above its head and at its foot."""
        if not self._classification:
            return ()
        style = replace(self._marked, align="center")
        return (
            self._text(self._classification, -MARK_DISTANCE, style, "header"),
            self._text(self._classification, bottom + FOOT_DISTANCE, style, "footer"),
        )

    def _number(self, page: int, pages: int) -> str:
        return self._page_words.format(page=page, pages=pages)

    def _text(self, text: str, y: float, style: TextStyle, role: str) -> TextShape:
        runs, width = (Run(text),), self._room.width
        para = Para(runs, style, "Artifact", self._span, self._room.typesetter.set(runs, style, width))
        return TextShape(Rect(0.0, y, width, para.height), self._span, (para,), role)

    def _shortened(self, text: str, width: float) -> str:
        """The text, or as many of its words as fit one line."""
        if self._width(text) <= width:
            return text
        words = text.split()

        def shortened(count: int) -> str:
            return text if count == len(words) else " ".join(words[:count]).rstrip(",;:–—") + ELLIPSIS

        def too_long(count: int) -> bool:
            return self._width(shortened(count)) > width

        return shortened(max(1, bisect_left(range(1, len(words)), True, key=too_long)))

    def _width(self, text: str) -> float:
        return self._room.typesetter.width((Run(text),), self._style)
