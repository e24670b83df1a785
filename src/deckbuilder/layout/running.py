"""What repeats on every page of the memo: running head and page number. Decoration to a screen reader."""

from __future__ import annotations

from dataclasses import replace

from deckbuilder.blocks.base import Room
from deckbuilder.model import Run
from deckbuilder.plan import Align, Para, Rect, Shape, Span, TextShape, TextStyle

#: Shares of the measure that title, classification and page number may take.
SHARES = (0.5, 0.25, 0.25)
#: Between the running head's baseline and the text, and between the text and the foot's.
HEAD_DISTANCE, FOOT_DISTANCE = 26.0, 32.0
ELLIPSIS = "…"


class RunningHeads:
    """Lays heads and feet in the width of the text; y from the text area's top."""

    def __init__(
        self, room: Room, title: str, classification: str | None, page_words: str, span: Span
    ) -> None:
        self._room = room
        self._classification = classification or ""
        self._page_words = page_words
        self._span = span
        style = replace(room.styles.note, color="muted", before=0.0, after=0.0, hyphenate=False, align="left")
        self._style = style
        self._title = self._shortened(title, room.width * SHARES[0])

    def head(self, page: int, pages: int) -> tuple[Shape, ...]:
        """Short title, classification and page number over the text."""
        number = self._page_words.format(page=page, pages=pages)
        texts = (self._title, self._classification, number)
        aligns: tuple[Align, ...] = ("left", "center", "right")
        shapes: list[Shape] = []
        x = 0.0
        for text, align, share in zip(texts, aligns, SHARES, strict=True):
            width = self._room.width * share
            if text:
                shapes.append(self._text(text, Rect(x, -HEAD_DISTANCE, width, self._style.leading), align))
            x += width
        return tuple(shapes)

    def foot(self, page: int, pages: int, bottom: float) -> tuple[Shape, ...]:
        """The page number below a page that has no head."""
        number = self._page_words.format(page=page, pages=pages)
        box = Rect(0.0, bottom + FOOT_DISTANCE, self._room.width, self._style.leading)
        return (self._text(number, box, "right"),)

    def _text(self, text: str, box: Rect, align: Align) -> TextShape:
        style: TextStyle = replace(self._style, align=align)
        runs = (Run(text),)
        lines = self._room.typesetter.set(runs, style, box.width)
        para = Para(runs, style, "Artifact", self._span, lines)
        return TextShape(box, self._span, (para,), "artifact")

    def _shortened(self, title: str, width: float) -> str:
        """The title, or as many of its words as fit one line."""
        words = title.split()
        text = title
        while len(words) > 1 and self._room.typesetter.width((Run(text),), self._style) > width:
            words.pop()
            text = " ".join(words).rstrip(",;:–—") + ELLIPSIS
        return text
