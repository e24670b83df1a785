"""slide-overlong: a slide holds more than an audience takes in while someone speaks.

Eighty words take twenty seconds to read (238 words a minute: Brysbaert, Journal of Memory and Language 109,
2019), in which nobody listens; rules of thumb ask for 40 (the "7×7 rule") and fewer. Nine points are the most
that are held in mind at once (Miller, Psychological Review 63, 1956: seven plus or minus two).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

from deckbuilder.checks.base import Built
from deckbuilder.plan import Page, Para, TextShape
from deckbuilder.report import Report
from deckbuilder.source import Span

#: Layouts that are not for content.
_DESIGNED = ("Title Slide", "Section Header", "Closing")
#: Frames that stand on every slide, or outside its text.
_FURNITURE = ("title", "footer", "number", "date", "note", "artifact", "unseen", "caption")
#: Text that is looked up rather than read.
_APART = ("Caption", "Code", "Note", "Artifact")
#: Signs that stand for about half a word each, in scripts without spaces. Compiled when a text may hold one.
_IDEOGRAPH = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
#: The first of them.
_FIRST = "\u3040"
#: From its first letter or digit on: what has none is no word.
_WORD = re.compile(r"\w\S*")
_BACKUP = ("backup", "appendix")

Count = Annotated[int, Meta(ge=1)]


class SlideOverlong(Struct, frozen=True):
    """The most that a slide is to hold, tables, charts, diagrams, code, captions and footnotes aside."""

    words: Count = 80
    bullets: Count = 9

    def __call__(self, built: Built, report: Report) -> None:
        """Note each such slide, once where it goes on over others; not those kept for questions."""
        if built.plan.kind != "deck":
            return
        told = _kept_apart(built)
        for page in built.plan.pages:
            if page.span in told or page.hidden or page.layout in _DESIGNED:
                continue
            paras = list(_text(page))
            words = sum(map(_words, paras))
            bullets = sum(para.bullet is not None and not para.continues for para in paras)
            if words > self.words or bullets > self.bullets:
                told.add(page.span)
                report.note(
                    "slide-overlong",
                    f"this slide has {words} words and {bullets} points"
                    if bullets > self.bullets
                    else f"this slide has {words} words",
                    page.span,
                    "say less, make two slides of it, or let the memo tell it: `::: memo`",
                )


def _text(page: Page) -> Iterator[Para]:
    """What the audience is to read, but for the title."""
    for shape in page.shapes:
        if isinstance(shape, TextShape) and shape.role not in _FURNITURE:
            yield from (para for para in shape.paras if para.role not in _APART)


def _words(para: Para) -> int:
    text = "".join(run.text for run in para.runs)
    signs = 0
    if not text.isascii() and max(text) >= _FIRST:
        text, signs = re.subn(_IDEOGRAPH, " ", text)
    return len(_WORD.findall(text)) + signs // 2


def _kept_apart(built: Built) -> set[Span]:
    """Where slides are written that wait for questions, and those that the front matter makes."""
    matter = built.document.meta.span
    apart = {matter} if matter else set()
    level = 0
    for section in built.document.sections:
        if section.level and section.level <= level:
            level = 0
        if not level and any(name in section.attrs.classes for name in _BACKUP):
            level = section.level
        if level:
            apart.add(section.span)
    return apart
