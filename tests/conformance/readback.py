"""All words of a document, as a reader of it finds them: shown, in notes, and as alternative texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple, assert_never

from deckbuilder.plan import (
    ChartShape,
    ConnectorShape,
    FormulaShape,
    GroupShape,
    ImageShape,
    Para,
    PathShape,
    Plan,
    Shape,
    TableShape,
    TextShape,
)

from .package import NAMESPACES, Package

#: Invisible characters that fonts and viewers treat alike whether they are there or not.
INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x2060, 0xFEFF])


def deck_text(content: bytes) -> str:
    """The text of a deck, a line for each paragraph; each slide's alternative texts and notes follow it."""
    package = Package(content)
    lines: list[str] = []
    for slide in package.slides:
        for part in (slide, *package.related(slide, "notesSlide")):
            lines += map(_paragraph, package.find(part, "//a:p"))
            lines += package.find(part, "//p:cNvPr[not(ancestor::mc:Fallback)]/@descr")
    return "\n".join(lines)


def _paragraph(paragraph: Any) -> str:
    """The words of an ``a:p``, line breaks as spaces."""
    return "".join(
        " " if node.tag.endswith("}br") else node.text or ""
        for node in paragraph.iterfind(".//*")
        if node.tag in (f"{{{NAMESPACES['a']}}}t", f"{{{NAMESPACES['a']}}}br")
    )


def plan_text(plan: Plan) -> str:
    """The text of a plan, a line for each paragraph, cell and alternative text; each page's notes follow it.

    What continues overleaf stands with its beginning: a page may end within a word, which furniture, notes
    and neighbouring columns would part.
    """
    lines: list[str] = []
    begun: dict[object, int] = {}
    for page in plan.pages:
        for part in chain.from_iterable(map(_shape, page.shapes)):
            if part.whole in begun and part.continues:
                lines[begun[part.whole]] += part.text
            else:
                begun[part.whole] = len(lines)
                lines.append(part.text)
        lines += map(_para, page.notes)
    return "\n".join(lines)


class _Part(NamedTuple):
    """A text of one page."""

    text: str
    whole: object = None
    """What it is a part of: the same on all pages."""
    continues: bool = False


def _shape(shape: Shape) -> Iterator[_Part]:
    yield _Part(shape.alt)
    match shape:
        case TextShape():
            for para in shape.paras:
                yield _Part(_para(para), (para.span, para.role), para.continues)
        case TableShape():
            yield from _cells(shape)
        case GroupShape():
            for member in shape.shapes:
                yield from _shape(member)
        case ChartShape():
            for member in shape.drawing:
                yield from _shape(member)
        case ImageShape() | PathShape() | ConnectorShape() | FormulaShape():
            pass
        case _:
            assert_never(shape)


def _cells(table: TableShape) -> Iterator[_Part]:
    """The cells of a table. That of a row of the same number goes on with the text of the one before."""
    for row in table.rows:
        for column, cell in enumerate(row.cells):
            again = row.repeated or any(para.role == "Artifact" for para in cell.paras)
            text = "\n".join(map(_para, cell.paras))
            yield _Part(text, (table.span, table.number, row.number, column, again), not again)


def _para(para: Para) -> str:
    return "".join(run.text for run in para.runs)


def levelled(text: str) -> str:
    """Text as it is compared: canonical forms, spaces of every kind as one, nothing invisible."""
    return " ".join(unicodedata.normalize("NFC", text).translate(INVISIBLE).split())
