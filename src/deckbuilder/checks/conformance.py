"""Which standards a PDF of a plan keeps: those it is to keep, less those that something in it breaks.

It judges what was written and the fonts it is set in. That the file itself is as the standards want it is the
renderer's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from deckbuilder.checks.alt_missing import is_silent
from deckbuilder.checks.headers_missing import names_cells
from deckbuilder.checks.language_doubtful import is_doubtful
from deckbuilder.model import STANDARDS, Document, Standard
from deckbuilder.plan import Fault, GroupShape, Page, Para, Plan, Shape, TableShape, paras, walked
from deckbuilder.source import Span
from deckbuilder.text.fonts import FontBook

ACCESSIBLE: tuple[Standard, ...] = ("ua-1",)
ARCHIVAL = tuple(standard for standard in STANDARDS if standard not in ACCESSIBLE)
#: Levels A, which want the text's meaning too.
MEANINGFUL = tuple(standard for standard in ARCHIVAL if standard.endswith("a"))
#: Strings of PDF/A hold at most 32,767 bytes (ISO 19005-2, 6.1.13).
LONGEST = 32_000
#: Characters whose meaning is a matter between those who use them (The Unicode Standard, 23.5).
#: Compiled when a text may hold one.
_PRIVATE = "[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"


def judged(plan: Plan, document: Document, fonts: FontBook, *, encrypted: bool = False) -> Plan:
    """The plan with what its PDF may claim to keep, and what stands in the way of the rest."""
    asked = plan.meta.standards
    if not asked:
        return plan
    found = [*_of_document(document, plan, encrypted), *_of_pages(plan, fonts)]
    found = [fault for fault in found if not set(fault.breaks).isdisjoint(asked)]
    broken = {standard for fault in found for standard in fault.breaks}
    return replace(
        plan, standards=tuple(standard for standard in asked if standard not in broken), faults=tuple(found)
    )


def _of_document(document: Document, plan: Plan, encrypted: bool) -> Iterator[Fault]:
    """What is wrong with the whole."""
    start = document.meta.span or Span(document.path, 1, 1)
    if not plan.meta.title:
        yield Fault(ACCESSIBLE, "it has no title", start)  # ISO 14289-1, 7.1
    if is_doubtful(document):
        yield Fault(ACCESSIBLE, "its language is in doubt", start)  # ISO 14289-1, 7.2
    if encrypted:
        yield Fault(ARCHIVAL, "it is encrypted", start)  # ISO 19005-2, 6.1.3


def _of_pages(plan: Plan, fonts: FontBook) -> Iterator[Fault]:
    """What is wrong in one place, each place once."""
    seen = set[Fault]()
    used = set[str]()
    for page in plan.pages:
        for fault in (*_of_shapes(page), *_of_text(page, fonts, used)):
            if fault not in seen:
                seen.add(fault)
                yield fault


def _of_shapes(page: Page) -> Iterator[Fault]:
    for shape in _objects(page.shapes):
        if is_silent(shape) and not isinstance(shape, TableShape):
            yield Fault(ACCESSIBLE, "a picture has no alternative text", shape.span)  # ISO 14289-1, 7.3
        if _size(shape.alt) > LONGEST:
            yield Fault(ARCHIVAL, "an alternative text is too long", shape.span)
    for shape in walked(page.shapes):
        if isinstance(shape, TableShape) and shape.rows and not names_cells(shape.rows):
            what = "a table names neither its columns nor its rows"  # ISO 14289-1, 7.5
            yield Fault(ACCESSIBLE, what, shape.span)


def _objects(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """What is said as a whole: groups too, but not the picture of a slide, in which each thing speaks."""
    for shape in shapes:
        if isinstance(shape, GroupShape) and shape.role == "slide":
            yield from _objects(shape.shapes)
        else:
            yield shape


def _of_text(page: Page, fonts: FontBook, used: set[str]) -> Iterator[Fault]:
    """``used`` are the fonts that have been looked at."""
    for para in paras(page.shapes):
        if any(run.href is not None and _size(run.href) > LONGEST for run in para.runs):
            yield Fault(ARCHIVAL, "the address of a link is too long", para.span)
        for text, font in _pieces(para, fonts):
            if font is None:  # ISO 14289-1, 7.21.8; ISO 19005-2, 6.2.11.8
                yield Fault(STANDARDS, "no font has one of its characters", para.span)
            elif font not in used:
                used.add(font)
                face = fonts.by_key(font)
                if not face.may_embed:  # ISO 14289-1, 7.21.3.1; ISO 19005-2, 6.2.11.4.1
                    yield Fault(STANDARDS, f"the font {face.family} may not be embedded", para.span)
            if not text.isascii() and re.search(_PRIVATE, text):  # ISO 19005-2, 6.2.11.7.3
                yield Fault(MEANINGFUL, "one of its characters is of private use", para.span)


def _pieces(para: Para, fonts: FontBook) -> Iterator[tuple[str, str | None]]:
    """What is drawn of a paragraph, with the key of its font; None where none has it."""
    if para.bullet is not None and para.lines:
        style = para.style
        for text, face in fonts.itemise(para.bullet.text, style.family, style.weight, style.italic):
            yield text, None if face is None else face.key
    for line in para.lines:
        for piece in line.pieces:
            yield piece.text, piece.font


def _size(text: str) -> int:
    """About how many bytes a string of the file takes at most: in an address three for each byte of UTF-8."""
    return len(text) if text.isascii() else 9 * len(text)
