"""Single texts in frames of their own: titles, subtitles, names, footers. They give way in size, then in
space."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.model import Run, Runs, plain
from deckbuilder.place import height_of
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
#: How near the slide's upper edge the text of a long title may come, in points.
_HIGHEST = 16.0
#: Between a slide's upper edge and a title that is not shown, in points.
_ABOVE = 12.0


class Written(Struct, frozen=True):
    """A paragraph's words and the place they were written at."""

    runs: Runs
    span: Span
    light: bool = False
    """In regular weight where its frame is bold."""


class Heads:
    """Sets the texts of frames in one document."""

    def __init__(self, typesetter: Typesetter, report: Report) -> None:
        self._typesetter = typesetter
        self._report = report

    def title(self, frame: Frame, runs: Runs, span: Span, floor: float, anchor: str | None) -> TextShape:
        """A slide's title at the largest size that fits its frame, not under ``floor``.

        A title too long for that makes its frame grow, and is reported as ``title-long``: a title that stands
        on the foot of its frame, perhaps above a rule, first upwards.
        """
        (para,) = self._fitted(frame, (Written(runs, span),), floor)
        box, inset = frame.box, frame.inset
        if para.height > frame.inner.height + _NEAR:
            self._report.warning(
                "title-long",
                f"the title takes {len(para.lines)} lines: “{_shortened(runs)}”",
                span,
                "say the point in at most two lines, and the rest below it",
            )
            height = para.height + inset.top + inset.bottom
            free = max(0.0, box.y - _HIGHEST) if frame.anchor == "bottom" and not frame.indents else 0.0
            box = Rect(box.x, box.y - min(free, height - box.height), box.width, height)
        para = replace(para, role="Title", anchor=anchor)
        return TextShape(box, span, (para,), "title", inset, frame.anchor)

    def unseen(self, frame: Frame, words: str, span: Span, anchor: str | None) -> TextShape:
        """A title for lists of slides and screen readers, above a slide that shows none."""
        box = frame.box
        (para,) = self._fitted(frame, (Written((Run(words),), span),), 1.0)
        para = replace(para, role="Title", anchor=anchor)
        above = Rect(box.x, -box.height - _ABOVE, box.width, box.height)
        return TextShape(above, span, (para,), "unseen", anchor=frame.anchor, name="Hidden title")

    def text(self, frame: Frame, texts: Sequence[Written], *, anchor: str | None = None) -> TextShape:
        """The paragraphs of a designed page's frame, shrunk until they fit; reported if they never do: as
        ``does-not-fit``, or as ``frame-small`` in a template."""
        inked = [_inked(text, frame.styles[0]) for text in texts]
        paras = self._fitted(frame, inked, frame.styles[0].size * _SMALLEST)
        over = height_of(paras) - frame.inner.height
        box = frame.box if over <= _NEAR else self._overfull(frame, texts[0], over)
        role = "Title" if frame.role == "title" else "P"
        first, *others = (replace(para, role=role) for para in paras)
        written = (replace(first, anchor=anchor), *others)
        return TextShape(box, texts[0].span, written, frame.role, frame.inset, frame.anchor)

    def fits(self, frame: Frame, *texts: Written) -> bool:
        """Whether paragraphs fit their frame at the frame's own size."""
        paras = self._fitted(frame, texts, frame.styles[0].size)
        return height_of(paras) <= frame.inner.height + _NEAR

    def _overfull(self, frame: Frame, text: Written, over: float) -> Rect:
        """The box of text ``over`` points too tall for its frame: a template's, which is as it is, grows away
        from where the text is anchored."""
        box, said = frame.box, _shortened(text.runs)
        if not frame.indents:
            self._report.error(
                "does-not-fit", f"there is no room for “{said}”", text.span, "shorten the text"
            )
            return box
        self._report.warning(
            "frame-small",
            f"“{said}” is too long for the template's place for it",
            text.span,
            "shorten the text, or enlarge the placeholder in the template",
        )
        up = {"top": 0.0, "middle": over / 2, "bottom": over}[frame.anchor]
        return Rect(box.x, box.y - up, box.width, box.height + over)

    def _fitted(self, frame: Frame, texts: Sequence[Written], floor: float) -> tuple[Para, ...]:
        size, inner = frame.styles[0].size, frame.inner
        while True:
            style = _resized(frame.styles[0], size)
            paras = tuple(self._set(text, style, inner.width) for text in texts)
            fits = height_of(paras) <= inner.height + _NEAR
            if size <= floor or (fits and not any(self._torn(para, inner.width) for para in paras)):
                return paras
            size = max(floor, size - _STEP)

    def _torn(self, para: Para, width: float) -> bool:
        """Whether a line ends inside a word for want of width."""
        return len(para.lines) > 1 and self._typesetter.min_width(para.runs, para.style) > width

    def _set(self, text: Written, style: TextStyle, width: float) -> Para:
        own = replace(style, weight=400) if text.light else style
        return Para(text.runs, own, "P", text.span, self._typesetter.set(text.runs, own, width))


def _inked(text: Written, style: TextStyle) -> Written:
    """Links in the colour of their frame, which is made for its ground, and underlined."""
    runs = tuple(
        replace(run, color=style.color, underline=True) if run.href and run.color is None else run
        for run in text.runs
    )
    return replace(text, runs=runs)


@lru_cache(maxsize=256)
def _resized(style: TextStyle, size: float) -> TextStyle:
    return (
        style if size == style.size else replace(style, size=size, leading=style.leading * size / style.size)
    )


def _shortened(runs: Runs, length: int = 60) -> str:
    words = plain(runs)
    return words if len(words) <= length else words[:length].rstrip() + "…"
