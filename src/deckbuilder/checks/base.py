"""What rules share: the subject of a plan rule, and walks over documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from deckbuilder.model import Block, Document, Runs
from deckbuilder.plan import Plan
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
        if inner := block.children():  # most hold none: a generator less for each
            yield from within(inner)


def texts_of(document: Document) -> Iterator[tuple[Runs, Span]]:
    """Every inline text with its place: titles, then what blocks hold, footnotes last."""
    for section in document.sections:
        yield section.title, section.span
    for block in blocks_of(document):
        for runs in block.texts():
            yield runs, block.span


def identified(document: Document) -> Iterator[tuple[str, Span]]:
    """Every identifier of a heading or block with its place, in reading order, repetitions included."""
    for owner in document.sections:
        if owner.attrs.id:
            yield owner.attrs.id, owner.span
    for block in blocks_of(document):
        captions = (caption.id for caption in block.captions())
        for name in dict.fromkeys((block.attrs.id, *captions)):
            if name:
                yield name, block.span
