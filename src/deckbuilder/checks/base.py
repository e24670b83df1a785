"""What rules share: the subject of a plan rule, and walks over documents and plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec import Struct

from deckbuilder.model import Block, Document
from deckbuilder.plan import GroupShape, ImageShape, Page, Para, PathShape, Plan, Shape, TableShape, TextShape
from deckbuilder.source import Span
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.tokens import Theme


class Built(Struct, frozen=True):
    """A plan with all it was made from."""

    plan: Plan
    document: Document
    theme: Theme
    fonts: FontBook


def blocks_of(document: Document) -> Iterator[Block]:
    """Every block in reading order, containers before what they hold, footnotes last."""
    for section in document.sections:
        yield from within(section.blocks)
    for note in document.footnotes.values():
        yield from within(note.blocks)


def within(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and all they hold, in reading order, containers before what they hold."""
    for block in blocks:
        yield block
        yield from within(block.children())


def identified(document: Document) -> Iterator[tuple[str, Span]]:
    """Every identifier of a heading or block with its place, in reading order, repetitions included."""
    for owner in document.sections:
        if owner.attrs.id:
            yield owner.attrs.id, owner.span
    for block in blocks_of(document):
        if block.attrs.id:
            yield block.attrs.id, block.span


def shapes_of(page: Page) -> Iterator[Shape]:
    """Every shape of a page, groups before their members."""
    return _shapes(page.shapes)


def paras_of(shape: Shape) -> Iterator[Para]:
    """The paragraphs of one shape, not of its members."""
    match shape:
        case TextShape():
            yield from shape.paras
        case TableShape():
            for row in shape.rows:
                for cell in row.cells:
                    yield from cell.paras
        case GroupShape() | ImageShape() | PathShape():
            return
        case _:
            assert_never(shape)


def _shapes(shapes: Iterable[Shape]) -> Iterator[Shape]:
    for shape in shapes:
        yield shape
        if isinstance(shape, GroupShape):
            yield from _shapes(shape.shapes)
