"""A theme, fonts, and plans of one page, drawn and read back with programs that know nothing of ours."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pdfplumber
import pytest
from msgspec.structs import replace
from pdfplumber.page import Page as ReadPage

from deckbuilder.model import Meta, Run
from deckbuilder.plan import Bookmark, Page, Para, Plan, Rect, Shape, Span, TextShape, TextStyle
from deckbuilder.render.pdf import render
from deckbuilder.report import Report
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme.brand import load
from deckbuilder.theme.tokens import Theme

SPAN = Span("brief.md", 1, 1)
STYLE = TextStyle("Source Serif 4", 10.5, "text", 14.5, optimal=True)
WIDTH, HEIGHT = 300.0, 400.0


@pytest.fixture(scope="session")
def theme() -> Theme:
    found = load("briefing", [], Report())
    assert found is not None
    return found


@dataclass(frozen=True)
class Press:
    """Makes paragraphs and PDF files."""

    theme: Theme
    typesetter: Typesetter

    def para(self, *runs: Run | str, width: float = 200.0, role: str = "P", **style: object) -> Para:
        made = tuple(Run(run) if isinstance(run, str) else run for run in runs)
        look = replace(STYLE, **style)
        return Para(made, look, role, SPAN, self.typesetter.set(made, look, width))

    def print(self, *shapes: Shape, meta: Meta | None = None, bookmarks: tuple[Bookmark, ...] = ()) -> bytes:
        page = Page(WIDTH, HEIGHT, "first", shapes, "", SPAN)
        return self.print_pages(page, meta=meta, bookmarks=bookmarks)

    def print_pages(
        self, *pages: Page, meta: Meta | None = None, bookmarks: tuple[Bookmark, ...] = ()
    ) -> bytes:
        plan = Plan(pages, meta or Meta(title="A title"), "memo", bookmarks)
        file = io.BytesIO()
        render(plan, self.theme, self.typesetter.fonts, file)
        return file.getvalue()


@pytest.fixture(scope="session")
def press(theme: Theme) -> Press:
    return Press(theme, Typesetter(FontBook(theme.fonts)))


def frame(*paras: Para, x: float = 40.0, y: float = 50.0, width: float = 200.0) -> TextShape:
    return TextShape(Rect(x, y, width, 300.0), SPAN, paras)


@contextmanager
def opened(data: bytes) -> Iterator[ReadPage]:
    """The first page of a PDF."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        yield pdf.pages[0]


def written(data: bytes) -> str:
    """The characters of the first page in the order they are drawn."""
    with opened(data) as page:
        return "".join(char["text"] for char in page.chars)
