"""A brief through the whole program in this process: what was found, and all the text of both documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from deckbuilder import checks, expand, markdown
from deckbuilder.layout import deck, memo
from deckbuilder.markdown import front_matter
from deckbuilder.model import Document
from deckbuilder.plan import Plan
from deckbuilder.project import Target
from deckbuilder.render import pptx
from deckbuilder.report import Report
from deckbuilder.source import Folder, Line
from deckbuilder.targets import planned, shown
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme import brand
from deckbuilder.theme.tokens import Palette, Theme

from .readback import deck_text, levelled, plan_text

Aspect = Literal["16:9", "4:3"]


@dataclass(frozen=True, slots=True)
class Slides:
    """A brief's deck, planned and written."""

    report: Report
    plan: Plan
    file: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a brief. The texts are levelled (see `readback.levelled`)."""

    report: Report
    deck: str
    """The file's text: slides, notes, alternative texts."""
    memo: str
    """The plan's text, which is what is drawn."""


class Press:
    """Makes document after document with one theme, on one format of slide, and one set of fonts."""

    def __init__(self, folder: Path, theme: str = "briefing", aspect: Aspect | None = None) -> None:
        self._folder = Folder(folder)
        found = brand.load(theme, (), Report())
        assert found is not None
        self._theme = brand.adapted(found, aspect, None)
        self._fonts = FontBook(self._theme.fonts)
        self._typesetter = Typesetter(self._fonts)

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def fonts(self) -> FontBook:
        return self._fonts

    @property
    def palette(self) -> Palette:
        """The colours of the decks."""
        return self._theme.deck.palette

    def press(self, text: str) -> Outcome:
        """Both documents of a brief."""
        report = Report()
        document = self._read(text, report)
        slides = self._slides(document, report, with_memo=True)
        pages = memo.plan(document, self._theme, self._typesetter, report)
        checks.run_plan(pages, document, self._theme, self._fonts, report)
        return Outcome(report, levelled(deck_text(slides.file)), levelled(plan_text(pages)))

    def slides(self, text: str) -> Slides:
        """The deck of a brief that makes no memo."""
        report = Report()
        return self._slides(self._read(text, report), report, with_memo=False)

    def pages(self, text: str, report: Report) -> Plan:
        """The memo of a brief, its findings in ``report``."""
        document = self._read(text, report)
        plan = memo.plan(document, self._theme, self._typesetter, report)
        checks.run_plan(plan, document, self._theme, self._fonts, report)
        return plan

    def shown(self, text: str, targets: Sequence[Target] = (Target.DECK, Target.MEMO)) -> tuple[Plan, ...]:
        """The documents of a brief as screens show them."""
        document = self._read(text, Report())
        plans = (
            planned(target.plan, document, self._theme, self._typesetter, Report(), tuple(targets))
            for target in targets
        )
        return tuple(shown(plan, self._theme, self._fonts) for plan in plans)

    def _read(self, text: str, report: Report) -> Document:
        root = self._folder.root
        self._folder.remember("brief.md", text)
        lines = [Line(line, "brief.md", number) for number, line in enumerate(text.split("\n"), start=1)]
        meta, params, body = front_matter.read(lines, report)
        expanded = expand.expand(body, params, self._folder, root, report)
        document = markdown.parse(expanded, meta, self._folder, root, "brief.md", report)
        checks.run_document(document, report)
        return document

    def _slides(self, document: Document, report: Report, *, with_memo: bool) -> Slides:
        plan = deck.plan(document, self._theme, self._typesetter, report, with_memo=with_memo)
        checks.run_plan(plan, document, self._theme, self._fonts, report)
        file = BytesIO()
        pptx.render(plan, self._theme, self._fonts, file)
        return Slides(report, plan, file.getvalue())
