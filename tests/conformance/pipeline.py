"""A brief through the whole program in this process: what was found, and all the text of both documents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from deckbuilder import checks, expand, markdown
from deckbuilder.layout import deck, memo
from deckbuilder.markdown import front_matter
from deckbuilder.render import pptx
from deckbuilder.report import Report
from deckbuilder.source import Folder, Line
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme import brand

from .readback import deck_text, levelled, plan_text


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a brief. The texts are levelled (see `readback.levelled`)."""

    report: Report
    deck: str
    """The file's text: slides, notes, alternative texts."""
    memo: str
    """The plan's text, which is what is drawn."""


class Press:
    """Builds brief after brief with one theme and one set of fonts."""

    def __init__(self, folder: Path) -> None:
        self._folder = Folder(folder)
        theme = brand.load("briefing", (), Report())
        assert theme is not None
        self._theme = theme
        self._fonts = FontBook(theme.fonts)
        self._typesetter = Typesetter(self._fonts)

    def press(self, text: str) -> Outcome:
        report = Report()
        root = self._folder.root
        self._folder.remember("brief.md", text)
        lines = [Line(line, "brief.md", number) for number, line in enumerate(text.split("\n"), start=1)]
        meta, params, body = front_matter.read(lines, report)
        expanded = expand.expand(body, params, self._folder, root, report)
        document = markdown.parse(expanded, meta, self._folder, root, "brief.md", report)
        checks.run_document(document, report)
        slides = deck.plan(document, self._theme, self._typesetter, report, with_memo=True)
        pages = memo.plan(document, self._theme, self._typesetter, report)
        for plan in (slides, pages):
            checks.run_plan(plan, document, self._theme, self._fonts, report)
        file = pptx.render(slides, self._theme, self._fonts)
        return Outcome(report, levelled(deck_text(file)), levelled(plan_text(pages)))
