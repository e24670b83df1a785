"""A brief's sections as one sequence of blocks for the memo: an unbroken hierarchy of headings, each with an
anchor, and what the memo shows below them.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.heading import Heading
from deckbuilder.layout.audience import visible
from deckbuilder.model import Audience, Block, Document, Run, Section, plain
from deckbuilder.plan import Bookmark, Span

#: Deeper headings would clutter the navigation pane.
DEEPEST_BOOKMARK = 3
SHOWN = (Audience.BOTH, Audience.MEMO)


class Outline(Struct, frozen=True):
    """What the memo shows, in order."""

    title: Heading
    """The heading that serves as title, as it was written; what the front matter gives where none does;
    without runs where there is no title."""
    blocks: tuple[Block, ...]
    bookmarks: tuple[Bookmark, ...]


def outline(document: Document) -> Outline:
    """The memo's title, blocks and bookmarks.

    The first heading serves as title, and is not shown again, where it says the same or is the only one of
    its level in a brief without a title. Heading levels are made continuous: what stands outermost is level
    1, and none is skipped on the way down.
    """
    sections = [section for section in document.sections if section.audience in SHOWN]
    meta = document.meta
    title = Heading(
        runs=(Run(meta.title),) if meta.title else (), level=1, span=meta.span or Span(document.path, 1, 1)
    )
    if sections and _serves(sections, meta.title or ""):
        title = _heading(sections[0])
        sections[0] = replace(sections[0], title=())
    blocks, bookmarks = _numbered(_shown(list(_blocks(sections))))
    return Outline(title, blocks, bookmarks)


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


def _numbered(blocks: list[Block]) -> tuple[tuple[Block, ...], tuple[Bookmark, ...]]:
    """The blocks with continuous heading levels and an anchor at each heading, and the bookmarks to these."""
    out: list[Block] = []
    bookmarks: list[Bookmark] = []
    above: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            anchor = block.attrs.id or f"heading-{len(out)}"
            block = replace(block, level=len(above), attrs=replace(block.attrs, id=anchor))
            if block.level <= DEEPEST_BOOKMARK:
                bookmarks.append(Bookmark(plain(block.runs), block.level - 1, anchor))
        out.append(block)
    return tuple(out), tuple(bookmarks)
