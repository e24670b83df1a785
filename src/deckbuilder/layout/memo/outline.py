"""A brief's sections as one sequence of blocks for the memo: an unbroken hierarchy of headings, each with an
anchor, and what the memo shows below them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.heading import Heading
from deckbuilder.blocks.paragraph import Paragraph
from deckbuilder.blocks.run_in import RunIn
from deckbuilder.layout.audience import visible
from deckbuilder.layout.labels import all_referring, labelled, referring
from deckbuilder.layout.memo.closing import closed
from deckbuilder.layout.memo.sections import numbered, section_label
from deckbuilder.layout.terms import terms
from deckbuilder.model import Audience, Block, Document, Footnote, Run, Section, plain
from deckbuilder.plan import Bookmark, Span

#: Deeper headings would clutter the navigation pane.
DEEPEST_BOOKMARK = 3
#: Headings from this level on stand in the line of their text.
RUN_IN = 5
SHOWN = (Audience.BOTH, Audience.MEMO)


class Outline(Struct, frozen=True):
    """What the memo shows, in order."""

    title: Heading
    """The heading that serves as title, as it was written; what the front matter gives where none does;
    without runs where there is no title."""
    blocks: tuple[Block, ...]
    footnotes: Mapping[str, Footnote]
    bookmarks: tuple[Bookmark, ...]


def outline(document: Document) -> Outline:
    """The memo's title, blocks, notes and bookmarks, with all that is counted numbered.

    The first heading serves as title, and is not shown again, where it says the same or is the only one of
    its level in a brief without a title. Heading levels are made continuous: what stands outermost is level
    1, and none is skipped on the way down.
    """
    document, labels = labelled(document, every=True)
    sections = [section for section in document.sections if section.audience in SHOWN]
    meta = document.meta
    title = Heading(
        runs=(Run(meta.title),) if meta.title else (), level=1, span=meta.span or Span(document.path, 1, 1)
    )
    if sections and _serves(sections, meta.title or ""):
        title = _heading(sections[0])
        sections[0] = replace(sections[0], title=())
    blocks = _anchored(_shown(list(_blocks(sections))))
    if meta.number_sections:
        blocks = tuple(numbered(blocks, meta.number_depth))
    words = terms(meta.lang)
    headings = (block for block in (title, *blocks) if isinstance(block, Heading))
    labels |= {heading.attrs.id: section_label(heading, words) for heading in headings if heading.attrs.id}
    blocks = all_referring(blocks, labels)
    footnotes = {
        key: replace(note, blocks=all_referring(note.blocks, labels))
        for key, note in document.footnotes.items()
    }
    blocks = closed(blocks, meta, meta.span or Span(document.path, 1, 1))
    title = replace(title, runs=referring(title.runs, labels))
    return Outline(title, tuple(_run_in(blocks)), footnotes, tuple(_bookmarks(blocks)))


def _serves(sections: list[Section], title: str) -> bool:
    """Whether the first section's heading is the title."""
    first, *others = sections
    if title or not first.title:
        return plain(first.title) == title and bool(title)
    return all(section.level > first.level for section in others if section.title)


def _blocks(sections: list[Section]) -> Iterator[Block]:
    for section in sections:
        if section.title:
            yield _heading(section)
        yield from section.blocks


def _heading(section: Section) -> Heading:
    return Heading(runs=section.title, level=section.level, span=section.span, attrs=section.attrs)


def _shown(blocks: list[Block]) -> list[Block]:
    """The blocks the memo shows. A heading over nothing but what is for others goes with it."""
    kept: list[Block] = []
    written = shown = False
    below = 0
    for block in reversed(blocks):
        remains = visible((block,), Audience.MEMO)
        if isinstance(block, Heading):
            if remains and (shown or not written or below > block.level):
                kept.append(block)
                below = block.level
            written = shown = False
        else:
            written = True
            shown = shown or bool(remains)
            kept.extend(remains)
    return kept[::-1]


def _anchored(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks with continuous heading levels, and an anchor at each heading but those inside blocks."""
    out: list[Block] = []
    above: list[int] = []
    for block in blocks:
        block = _levelled(block, above)
        if isinstance(block, Heading):
            block = replace(block, attrs=replace(block.attrs, id=block.attrs.id or f"heading-{len(out)}"))
        out.append(block)
    return tuple(out)


def _levelled(block: Block, above: list[int]) -> Block:
    """A block, and the headings in it, at the levels they have below those written ``above``, which grows."""
    if isinstance(block, Heading):
        while above and above[-1] >= block.level:
            above.pop()
        above.append(block.level)
        return replace(block, level=len(above))
    children = block.children()
    levelled = tuple(_levelled(child, above) for child in children)
    same = all(one is other for one, other in zip(children, levelled, strict=True))
    return block if same else block.with_children(levelled)


def _run_in(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks with minor headings joined to the paragraphs behind them."""
    heading: Heading | None = None
    for block in blocks:
        if heading is not None and isinstance(block, Paragraph):
            yield RunIn(heading=heading, text=block, span=heading.span)
            heading = None
            continue
        if heading is not None:
            yield heading
        heading = block if isinstance(block, Heading) and block.level >= RUN_IN else None
        if heading is None:
            yield block
    if heading is not None:
        yield heading


def _bookmarks(blocks: tuple[Block, ...]) -> Iterator[Bookmark]:
    for block in blocks:
        if isinstance(block, Heading) and block.level <= DEEPEST_BOOKMARK and block.attrs.id:
            title = " ".join(filter(None, (block.label, plain(block.runs))))
            yield Bookmark(title, block.level - 1, block.attrs.id)
