"""A brief's sections as one sequence of blocks for the memo: headings in an unbroken hierarchy, each with an
anchor."""

from __future__ import annotations

from dataclasses import replace

from deckbuilder.blocks.heading import Heading
from deckbuilder.layout.audience import visible
from deckbuilder.model import Audience, Block, Document, Section, plain
from deckbuilder.plan import Bookmark

#: Deeper headings would clutter the navigation pane.
DEEPEST_BOOKMARK = 3


def memo_blocks(document: Document, title: str) -> tuple[tuple[Block, ...], tuple[Bookmark, ...]]:
    """All the memo shows, in order, and its bookmarks.

    A first section that only repeats the title loses its heading. Heading levels are made continuous:
    whatever stands outermost is level 1, and none is skipped on the way down.
    """
    blocks: list[Block] = []
    for index, section in enumerate(_shown(document)):
        repeats = index == 0 and plain(section.title).strip() == title
        if section.title and not repeats:
            blocks.append(
                Heading(runs=section.title, level=section.level, span=section.span, attrs=section.attrs)
            )
        blocks.extend(section.blocks)
    return _numbered(blocks)


def _shown(document: Document) -> list[Section]:
    """Sections with what the memo shows of them. One whose whole content is for the deck goes with it."""
    kept: list[Section] = []
    for section in reversed(document.sections):
        if section.audience not in (Audience.BOTH, Audience.MEMO):
            continue
        blocks = visible(section.blocks, Audience.MEMO)
        heads_others = bool(kept) and kept[-1].level > section.level
        if blocks or not section.blocks or heads_others:
            kept.append(replace(section, blocks=blocks))
    return kept[::-1]


def _numbered(blocks: list[Block]) -> tuple[tuple[Block, ...], tuple[Bookmark, ...]]:
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
