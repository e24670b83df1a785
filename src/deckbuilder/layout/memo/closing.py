"""What stands at the end of the memo's text, before its appendices: signatures, enclosures, distribution."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from deckbuilder.blocks.apparatus import Apparatus
from deckbuilder.blocks.heading import Heading
from deckbuilder.blocks.lists import Item, List
from deckbuilder.blocks.paragraph import Paragraph
from deckbuilder.blocks.signature import Signatures
from deckbuilder.layout.memo.sections import APPENDIX
from deckbuilder.layout.terms import terms
from deckbuilder.model import Block, Meta, Run
from deckbuilder.source import Span

#: The number of the first element made here. Blocks that were read have numbers above nought, the entries of
#: the addressing are few and count down from there.
FIRST = -100


def closed(blocks: tuple[Block, ...], meta: Meta, span: Span) -> tuple[Block, ...]:
    """The memo's blocks with what the front matter, written at ``span``, says of its end."""
    closing = tuple(_closing(meta, span))
    if not closing:
        return blocks
    end = next((place for place, block in enumerate(blocks) if _is_appendix(block)), len(blocks))
    return (*blocks[:end], *closing, *blocks[end:])


def _is_appendix(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1 and not APPENDIX.isdisjoint(block.attrs.classes)


def _closing(meta: Meta, span: Span) -> Iterator[Block]:
    memo, words = meta.memo, terms(meta.lang)
    numbers = count(FIRST, -1)
    if memo.signatures:
        yield Signatures(people=memo.signatures, span=span, number=next(numbers))
    enclosed = _numbered(words.entry.format(words.enclosures), memo.enclosures, span, numbers)
    distributed = _run_in(words.entry.format(words.distribution), memo.distribution, span, numbers)
    for listed in (enclosed, distributed):
        if blocks := tuple(listed):
            yield Apparatus(blocks=blocks, span=span, number=next(numbers))


def _run_in(label: str, lines: tuple[str, ...], span: Span, numbers: Iterator[int]) -> Iterator[Block]:
    """A label with all that it names behind it."""
    if lines:
        runs = (Run(label, bold=True), Run(f" {'; '.join(lines)}"))
        yield Paragraph(runs=runs, span=span, number=next(numbers))


def _numbered(label: str, lines: tuple[str, ...], span: Span, numbers: Iterator[int]) -> Iterator[Block]:
    """A label with what it names in a list below it, unless that is one thing."""
    if len(lines) < 2:
        yield from _run_in(label, lines, span, numbers)
        return
    yield Paragraph(runs=(Run(label, bold=True),), span=span, number=next(numbers))
    items = tuple(
        Item(
            blocks=(Paragraph(runs=(Run(line),), span=span, number=next(numbers)),),
            span=span,
            number=next(numbers),
        )
        for line in lines
    )
    yield List(items=items, start=1, span=span, number=next(numbers))
