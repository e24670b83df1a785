"""Decks from a few lines of Markdown, in the packaged theme and with the fonts that ship."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from textwrap import dedent
from typing import Any

from deckbuilder import markdown
from deckbuilder.layout.deck import plan
from deckbuilder.model import DeckMeta, Meta
from deckbuilder.plan import Page, Plan, TextShape
from deckbuilder.report import Report
from deckbuilder.source import Folder, Line
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme.brand import load
from deckbuilder.theme.tokens import Theme


@lru_cache
def theme() -> Theme:
    loaded = load("briefing", [], Report())
    assert loaded is not None
    return loaded


@lru_cache
def typesetter() -> Typesetter:
    return Typesetter(FontBook(theme().fonts))


def planned(
    text: str,
    *,
    with_memo: bool = True,
    report: Report | None = None,
    deck: DeckMeta | None = None,
    brand: Theme | None = None,
    folder: Path | None = None,
    **meta: Any,
) -> Plan:
    """The plan of a brief's body; ``meta`` holds fields of its front matter. Slides begin at ``##``."""
    here = folder or Path(__file__).parent
    found = Report() if report is None else report
    lines = [Line(line, "brief.md", number) for number, line in enumerate(dedent(text).split("\n"), start=1)]
    front = Meta(slide_level=2, deck=deck or DeckMeta(), **meta)
    document = markdown.parse(lines, front, Folder(here), here, "brief.md", found)
    return plan(document, brand or theme(), typesetter(), found, with_memo=with_memo)


def text_of(page: Page, role: str) -> str:
    """The words of the page's text in ``role``, a line a paragraph."""
    return "\n".join(
        "".join(run.text for run in para.runs)
        for shape in page.shapes
        if isinstance(shape, TextShape) and shape.role == role
        for para in shape.paras
    )


def notes_of(page: Page) -> str:
    return "\n".join("".join(run.text for run in para.runs) for para in page.notes)
