"""All words of a document, as a reader of it finds them: shown, in notes, and as alternative texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain
from typing import Any, assert_never

from deckbuilder.plan import (
    FormulaShape,
    GroupShape,
    ImageShape,
    Para,
    PathShape,
    Plan,
    Shape,
    Span,
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
    """The text of a plan, a line for each paragraph and alternative text; each page's notes follow it.

    What continues overleaf stands with its beginning: a page may end within a word, which furniture, notes
    and neighbouring columns would part.
    """
    lines: list[str] = []
    begun: dict[tuple[Span, str], int] = {}
    for page in plan.pages:
        for part in (*chain.from_iterable(map(_shape, page.shapes)), *page.notes):
            if isinstance(part, str):
                lines.append(part)
            elif part.continues and (part.span, part.role) in begun:
                lines[begun[part.span, part.role]] += _para(part)
            else:
                begun[part.span, part.role] = len(lines)
                lines.append(_para(part))
    return "\n".join(lines)


def _shape(shape: Shape) -> Iterator[str | Para]:
    yield shape.alt
    match shape:
        case TextShape():
            yield from shape.paras
        case TableShape():
            yield from (para for row in shape.rows for cell in row.cells for para in cell.paras)
        case GroupShape():
            for member in shape.shapes:
                yield from _shape(member)
        case ImageShape() | PathShape() | FormulaShape():
            pass
        case _:
            assert_never(shape)


def _para(para: Para) -> str:
    return "".join(run.text for run in para.runs)


def levelled(text: str) -> str:
    """Text as it is compared: canonical forms, spaces of every kind as one, nothing invisible."""
    return " ".join(unicodedata.normalize("NFC", text).translate(INVISIBLE).split())
