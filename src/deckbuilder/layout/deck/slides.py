"""What goes on which slide, and what is said rather than shown: a brief's sections as slides, before any
geometry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.heading import Heading
from deckbuilder.blocks.paragraph import Paragraph
from deckbuilder.blocks.rule import Rule
from deckbuilder.layout.audience import visible
from deckbuilder.model import NO_ATTRS, Attrs, Audience, Block, Document, Run, Runs, Section, plain
from deckbuilder.source import Span

#: Text right under a section's heading stands on its header slide up to this many characters.
LEAD_LENGTH = 180
#: A paragraph that announces what follows stays on the slide up to this many characters.
LEAD_IN_LENGTH = 140
#: A section's title that holds a number of its own: `2 Outlook`, `Part 2`, `II. Outlook`.
_COUNTED = re.compile(r"\W*(\w+\W+)?(\d{1,2}|[IVX]+)\b")


class Slide(Struct, frozen=True):
    """The content of one slide, which may yet be continued on others."""

    kind: Literal["title", "section", "content", "closing"]
    title: Runs
    span: Span
    blocks: tuple[Block, ...] = ()
    """Shown."""
    said: tuple[Block, ...] = ()
    """Speaker notes."""
    section: str | None = None
    attrs: Attrs = NO_ATTRS
    number: int | None = None
    """Of a section's header slide among all of them; None where they are not counted."""


def slides(document: Document, *, prose: Literal["notes", "slide"]) -> list[Slide]:
    """The slides of a brief in order. ``prose`` says where running text goes that has company on its
    slide."""
    meta = document.meta
    found: list[Slide] = []
    sections = _shown(document)
    start = document.sections[0].span if document.sections else Span(document.path, 1, 1)
    if meta.title is not None:
        found.append(Slide("title", (Run(meta.title),), meta.span or start))
    name: str | None = None
    last: Runs = (Run(meta.title),) if meta.title is not None else ()
    for index, section in enumerate(sections):
        if 0 < section.level < document.slide_level:
            opens = not found and index == 0
            name = None if opens else plain(section.title).strip() or None
            last = section.title
            if opens or meta.deck.section_slides:
                found += _header(section, name, "title" if opens else "section", prose)
                continue
        last = section.title or last
        blocks = section.blocks
        if section.level == 0 and not blocks:
            continue
        if section.level and section.level < document.slide_level and not blocks:
            continue
        pinned = section.attrs.get("layout") is not None
        shown, said = _routed(blocks, "slide" if pinned else prose)
        found.append(Slide("content", last, section.span, shown, said, name, section.attrs))
    if meta.deck.closing:
        found.append(Slide("closing", (Run(meta.deck.closing),), meta.span or start, section=name))
    return _counted(found)


def _counted(found: list[Slide]) -> list[Slide]:
    """The slides with their sections counted, unless there is but one or their author counts them."""
    titles = [plain(slide.title) for slide in found if slide.kind == "section"]
    if len(titles) < 2 or any(map(_COUNTED.match, titles)):
        return found
    numbers = count(1)
    return [replace(slide, number=next(numbers)) if slide.kind == "section" else slide for slide in found]


def _shown(document: Document) -> list[Section]:
    """The sections meant for the deck. One whose whole content is for the memo stays with it; one for the
    speaker belongs to the slide before it, or to the first."""
    kept: list[Section] = []
    unsaid: tuple[Block, ...] = ()
    for section in document.sections:
        if section.audience is Audience.NOTES:
            unsaid += _as_notes(section)
            if kept:
                kept[-1] = replace(kept[-1], blocks=(*kept[-1].blocks, *unsaid))
                unsaid = ()
            continue
        if section.audience not in (Audience.BOTH, Audience.DECK):
            continue
        blocks = tuple(block for block in section.blocks if block.audience is not Audience.MEMO)
        if section.blocks and not blocks and section.level >= document.slide_level:
            continue
        kept.append(replace(section, blocks=(*unsaid, *blocks)))
        unsaid = ()
    return kept or ([Section((), 0, unsaid, document.sections[0].span)] if unsaid else [])


def _as_notes(section: Section) -> tuple[Block, ...]:
    """A section that is for the speaker alone, its heading as one inside the text."""
    blocks = tuple(replace(block, audience=Audience.NOTES) for block in section.blocks)
    if not section.title:
        return blocks
    level = max(1, section.level)
    return (Heading(runs=section.title, level=level, span=section.span, audience=Audience.NOTES), *blocks)


def _header(
    section: Section, name: str | None, kind: Literal["title", "section"], prose: Literal["notes", "slide"]
) -> Iterator[Slide]:
    """A section's header slide, and a slide of its own for what does not fit there."""
    shown, said = _parted(section.blocks)
    first = shown[0] if shown else None
    if isinstance(first, Paragraph) and len(shown) == 1 and len(plain(first.runs)) <= LEAD_LENGTH:
        yield Slide(kind, section.title, section.span, shown, said, name, section.attrs)
        return
    yield Slide(kind, section.title, section.span, (), (), name, section.attrs)
    if shown or said:
        shown, said = _routed(section.blocks, prose)
        attrs = replace(section.attrs, id=None)
        yield Slide("content", section.title, section.span, shown, said, name, attrs)


def _parted(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What is for the audience, and what is for the speaker alone."""
    return visible(blocks, Audience.DECK), tuple(_spoken(blocks))


def _spoken(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.audience is Audience.NOTES:
            yield from visible((block,), Audience.NOTES)
        else:
            yield from _spoken(block.children())


def _routed(
    blocks: Sequence[Block], prose: Literal["notes", "slide"]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Shown and said, running text with the latter where it has company and is to be said."""
    shown, said = _parted(blocks)
    if prose == "slide" or all(isinstance(block, Paragraph | Heading | Rule) for block in shown):
        return shown, said
    kept: list[Block] = []
    moved: list[Block] = []
    for index, block in enumerate(shown):
        following = shown[index + 1] if index + 1 < len(shown) else None
        goes = (
            isinstance(block, Paragraph)
            and block.audience is Audience.BOTH
            and not _leads_in(block, following)
        )
        (moved if goes else kept).append(block)
    bare = {id(block) for block in _bare_headings(kept, shown)}
    moved_ids = {id(block) for block in moved} | bare
    spoken = tuple(block for block in shown if id(block) in moved_ids)
    return tuple(block for block in kept if id(block) not in bare), (*spoken, *said)


def _leads_in(block: Paragraph, following: Block | None) -> bool:
    """Whether the text announces what is shown below it."""
    text = plain(block.runs).rstrip()
    announces = text.endswith((":", "：")) and len(text) <= LEAD_IN_LENGTH
    return announces and following is not None and not isinstance(following, Paragraph)


def _bare_headings(kept: Sequence[Block], shown: Sequence[Block]) -> Iterator[Block]:
    """Headings that had text below them, all of which has moved to the notes."""
    before = {id(block): shown[index + 1 : index + 2] for index, block in enumerate(shown)}
    for index, block in enumerate(kept):
        if not isinstance(block, Heading) or not any(isinstance(b, Paragraph) for b in before[id(block)]):
            continue
        following = kept[index + 1] if index + 1 < len(kept) else None
        if following is None or (isinstance(following, Heading) and following.level <= block.level):
            yield block
