"""Memos planned from a few lines of Markdown, and what is asked of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from deckbuilder.layout import memo
from deckbuilder.markdown import front_matter, parse
from deckbuilder.plan import Page, Para, Plan, Rect, Shape, TableShape, TextShape
from deckbuilder.report import Report
from deckbuilder.source import Folder, Line
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme.brand import load
from deckbuilder.theme.tokens import Theme


@cache
def theme() -> Theme:
    found = load("briefing", [], Report())
    assert found is not None
    return found


@cache
def typesetter() -> Typesetter:
    return Typesetter(FontBook(theme().fonts))


def memo_of(text: str, report: Report | None = None, root: Path | None = None) -> Plan:
    """The plan of a brief; any finding fails the test unless a report is given to take it."""
    found = report if report is not None else Report()
    base = root or Path.cwd()
    folder = Folder(base)
    folder.remember("brief.md", text)
    lines = [Line(line, "brief.md", number) for number, line in enumerate(text.split("\n"), 1)]
    meta, _, body = front_matter.read(lines, found)
    document = parse(body, meta, folder, base, "brief.md", found)
    plan = memo.plan(document, theme(), typesetter(), found)
    assert report is not None or not list(found)
    return plan


def paras(page: Page) -> Iterator[Para]:
    """Every paragraph of a page, in reading order."""
    for shape in page.shapes:
        if isinstance(shape, TextShape):
            yield from shape.paras
        elif isinstance(shape, TableShape):
            yield from (para for row in shape.rows for cell in row.cells for para in cell.paras)


def words(para: Para) -> str:
    """What a paragraph's lines show."""
    return " ".join("".join(piece.text for piece in line.pieces) for line in para.lines)


def says(page: Page, *roles: str) -> list[str]:
    """The texts of a page's paragraphs with one of some roles, or of all but decoration."""
    wanted = [para for para in paras(page) if para.role in roles or (not roles and para.role != "Artifact")]
    return [" ".join(words(para).split()) for para in wanted]


def boxes(page: Page, *, notes: bool) -> list[Rect]:
    """Where a page's text or its notes stand, decoration left out."""
    decoration = ("artifact", "header", "footer")
    shapes: list[Shape] = [shape for shape in page.shapes if shape.role not in decoration]
    return [shape.box for shape in shapes if (shape.role == "note") == notes]
