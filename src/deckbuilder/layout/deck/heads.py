"""Single texts in frames of their own: titles, subtitles, names, footers. They give way in size, then in
space."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from deckbuilder.model import Runs, plain
from deckbuilder.plan import Para, Rect, TextShape, TextStyle
from deckbuilder.report import Report
from deckbuilder.source import Span
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme.layouts import Frame

#: Sizes go down in steps of this many points.
_STEP = 1.0
#: Text on designed pages may shrink to this share of its size.
_SMALLEST = 0.5
_NEAR = 0.01


class Heads:
    """Sets the texts of frames in one document."""

    def __init__(self, typesetter: Typesetter, report: Report) -> None:
        self._typesetter = typesetter
        self._report = report

    def title(self, frame: Frame, runs: Runs, span: Span, floor: float, anchor: str | None) -> TextShape:
        """A slide's title at the largest size that fits its frame, not under ``floor``.

        A title too long for that makes its frame grow downwards, and is reported as ``title-long``.
        """
        para = self._fitted(frame, runs, span, floor)
        box = frame.box
        if para.height > box.height + _NEAR:
            self._report.warning(
                "title-long",
                f"the title takes {len(para.lines)} lines: “{_shortened(runs)}”",
                span,
                "say the point in at most two lines, and the rest below it",
            )
            box = Rect(box.x, box.y, box.width, para.height)
        para = replace(para, role="Title", anchor=anchor)
        return TextShape(box, span, (para,), "title", anchor=frame.anchor)

    def text(self, frame: Frame, runs: Runs, span: Span, *, anchor: str | None = None) -> TextShape:
        """A text of a designed page, shrunk until it fits; reported as ``does-not-fit`` if it never does."""
        para = self._fitted(frame, runs, span, frame.styles[0].size * _SMALLEST)
        if para.height > frame.box.height + _NEAR:
            self._report.error(
                "does-not-fit", f"there is no room for “{_shortened(runs)}”", span, "shorten the text"
            )
        para = replace(para, role="Title" if frame.role == "title" else "P", anchor=anchor)
        return TextShape(frame.box, span, (para,), frame.role, anchor=frame.anchor)

    def _fitted(self, frame: Frame, runs: Runs, span: Span, floor: float) -> Para:
        size = frame.styles[0].size
        while True:
            style = _resized(frame.styles[0], size)
            lines = self._typesetter.set(runs, style, frame.box.width)
            para = Para(runs, style, "P", span, lines)
            if size <= floor or para.height <= frame.box.height + _NEAR:
                return para
            size = max(floor, size - _STEP)


@lru_cache(maxsize=256)
def _resized(style: TextStyle, size: float) -> TextStyle:
    return (
        style if size == style.size else replace(style, size=size, leading=style.leading * size / style.size)
    )


def _shortened(runs: Runs, length: int = 60) -> str:
    words = plain(runs)
    return words if len(words) <= length else words[:length].rstrip() + "…"
