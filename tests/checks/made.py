"""What rules are tried on: documents read from Markdown, plans a build would make, and plans made by hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from deckbuilder import markdown
from deckbuilder.checks.base import Built
from deckbuilder.layout import deck, memo
from deckbuilder.model import Document, Meta, Run
from deckbuilder.plan import Line, Page, Para, Piece, Plan, Rect, Shape, TextShape, TextStyle
from deckbuilder.report import Report
from deckbuilder.source import Folder, Span
from deckbuilder.source import Line as Written
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme import brand
from deckbuilder.theme.tokens import Theme

HERE = Path(__file__).parent
SPAN = Span("brief.md", 3, 3)
STYLE = TextStyle("Arial", 10.0, "text", 12.0, before=2.0, after=4.0)


@cache
def theme() -> Theme:
    found = brand.load("briefing", (), Report())
    assert found is not None
    return found


@cache
def fonts() -> FontBook:
    return FontBook()


def read(text: str) -> Document:
    """The document some Markdown gives."""
    lines = [Written(line, "brief.md", number) for number, line in enumerate(text.split("\n"), 1)]
    return markdown.parse(lines, Meta(), Folder(HERE), HERE, "brief.md", Report())


def planned(text: str, kind: Literal["deck", "memo"]) -> Built:
    """Markdown planned as a build that makes both outputs plans it."""
    document, report, typesetter = read(text), Report(), Typesetter(fonts())
    if kind == "deck":
        plan = deck.plan(document, theme(), typesetter, report, with_memo=True)
    else:
        plan = memo.plan(document, theme(), typesetter, report)
    return Built(plan, document, theme(), fonts())


def without(built: Built, words: str) -> Built:
    """The same, but that every paragraph with ``words`` in it got lost on the way."""

    def lost(para: Para) -> bool:
        return words in "".join(run.text for run in para.runs)

    def thinned(shape: Shape) -> list[Shape]:
        if not isinstance(shape, TextShape):
            return [shape]
        kept = tuple(para for para in shape.paras if not lost(para))
        return [replace(shape, paras=kept)] if kept else []

    pages = tuple(
        replace(
            page,
            shapes=tuple(kept for shape in page.shapes for kept in thinned(shape)),
            notes=tuple(para for para in page.notes if not lost(para)),
        )
        for page in built.plan.pages
    )
    return replace(built, plan=replace(built.plan, pages=pages))


def para(
    text: str, *, lines: int = 1, font: str | None = "Arimo", style: TextStyle = STYLE, span: Span = SPAN
) -> Para:
    """A paragraph of some lines, 12 pt each, that all say ``text``."""
    run = Run(text)
    line = Line((Piece(text, font, 10.0, 0.0, 50.0, run),), 50.0, 12.0, 9.0)
    return Para((run,), style, "P", span, (line,) * lines)


def drawn(*shapes: Shape, kind: Literal["deck", "memo"] = "deck") -> Built:
    """A plan of one page of 400 by 300 with these shapes, of a document without content."""
    page = Page(400.0, 300.0, "Title and Content", shapes, "", SPAN)
    return Built(Plan((page,), Meta(), kind), read(""), theme(), fonts())


def frame(
    *paras: Para, x: float = 20.0, y: float = 20.0, width: float = 100.0, height: float = 100.0
) -> TextShape:
    """A text frame."""
    return TextShape(Rect(x, y, width, height), SPAN, paras)


def found(report: Report) -> list[tuple[str, int]]:
    """Code and first line of each finding."""
    return [(finding.code, finding.span.first if finding.span else 0) for finding in report]
