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
from deckbuilder.blocks.lists import Item, List
from deckbuilder.blocks.paragraph import Paragraph
from deckbuilder.blocks.rule import Rule
from deckbuilder.layout.audience import visible
from deckbuilder.layout.terms import terms
from deckbuilder.model import NO_ATTRS, Attrs, Audience, Block, Closing, Document, Run, Runs, Section, plain
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
    part: int = 0
    """The section it is in, counted over the deck; 0 before the first."""
    backup: bool = False
    """Behind the closing slide, for questions."""
    hidden: bool = False
    """Left out when the deck is shown."""
    ground: Block | None = None
    """The picture behind all else."""


def slides(document: Document, *, prose: Literal["notes", "slide"]) -> list[Slide]:
    """The slides of a brief in order. ``prose`` says where running text goes that has company on its
    slide."""
    meta = document.meta
    start = document.sections[0].span if document.sections else Span(document.path, 1, 1)
    front = meta.span or start
    found: list[Slide] = []
    if meta.title is not None:
        found.append(Slide("title", (Run(meta.title),), front))
    last: Runs = (Run(meta.title),) if meta.title is not None else ()
    part, again = _Part(), 0
    marked: tuple[str, ...] = ()
    for index, section in enumerate(_shown(document)):
        opens = not found and index == 0
        heads = 0 < section.level < document.slide_level
        if heads and not opens:
            part = _begun(section, part, terms(meta.lang).backup)
        again = 1 if section.level else again + 1
        last = section.title or (last if section.level == 0 else (Run(part.name or ""),))
        kind = _kind(section, part, opens=opens, heads=heads and meta.deck.section_slides)
        if kind != "content":
            made = _header(replace(section, title=last), kind, prose)
        elif not section.blocks and not section.ground and section.level < document.slide_level:
            continue
        else:
            made = iter([_content(section, last, again, prose)])
        marked = section.attrs.classes if section.level else marked
        taken = (part.taking(slide, marked, terms(meta.lang).backup) for slide in made)
        found += [replace(slide, ground=section.ground) for slide in taken]
    if meta.deck.closing is not None:
        found.append(_closing(meta.deck.closing, meta.title or "", front))
    return _ordered(_counted(found))


class _Part(Struct, frozen=True):
    """A section of the deck."""

    number: int = 0
    """Counted from 1; 0 for what stands before the first."""
    name: str | None = None
    level: int = 0
    backup: bool = False
    hidden: bool = False

    def taking(self, slide: Slide, classes: tuple[str, ...], backup: str) -> Slide:
        """A slide as one of this section's. ``classes`` are those of its heading, or of the one it goes on
        under. Single slides may be backup, then in a section that is called ``backup``."""
        apart = not self.backup and _is_backup(classes)
        return replace(
            slide,
            section=backup if apart else self.name,
            part=self.number,
            backup=self.backup or apart,
            hidden=self.hidden or "hidden" in classes,
        )


def _begun(section: Section, before: _Part, backup: str) -> _Part:
    """The section that a heading begins. One below a backup or hidden section's heading belongs there."""
    below = section.level > before.level > 0
    is_backup = _is_backup(section.attrs.classes) or (below and before.backup)
    hidden = "hidden" in section.attrs.classes or (below and before.hidden)
    name = plain(section.title).strip() or (backup if is_backup else None)
    return _Part(before.number + 1, name, section.level, is_backup, hidden)


def _is_backup(classes: tuple[str, ...]) -> bool:
    return "backup" in classes or "appendix" in classes


def _kind(
    section: Section, part: _Part, *, opens: bool, heads: bool
) -> Literal["title", "section", "content", "closing"]:
    if section.level and "closing" in section.attrs.classes:
        return "closing"
    if opens and section.level and part.number == 0 and heads:
        return "title"
    return "section" if heads else "content"


def _content(section: Section, title: Runs, again: int, prose: Literal["notes", "slide"]) -> Slide:
    """A slide of content; the second and further ones under a title are told apart by their number."""
    pinned = section.attrs.get("layout") is not None
    shown, said = _routed(section.blocks, "slide" if pinned else prose)
    numbered = (*title, Run(f" ({again})")) if again > 1 and title else title
    return Slide("content", numbered, section.span, shown, said, attrs=section.attrs)


def _closing(closing: Closing, title: str, span: Span) -> Slide:
    """The closing slide that the front matter describes, as if it had been written as a section."""
    lead = Paragraph(runs=(Run(closing.text),), span=span) if closing.text else None
    items = tuple(
        Item(blocks=(Paragraph(runs=(Run(line),), span=span),), span=span) for line in closing.contact
    )
    contact = List(items=items, span=span) if items else None
    blocks = tuple(block for block in (lead, contact) if block is not None)
    return Slide("closing", (Run(closing.title or title),), span, blocks)


def _ordered(found: Sequence[Slide]) -> list[Slide]:
    """The slides as they are shown: closing slides behind the others, then backup."""

    def rank(slide: Slide) -> int:
        closes = slide.kind == "closing" or "closing" in slide.attrs.classes
        return 2 if slide.backup else 1 if closes else 0

    ordered = sorted(found, key=rank)
    last = next((slide.section for slide in reversed(ordered) if rank(slide) == 0), None)
    return [replace(slide, section=last) if rank(slide) == 1 else slide for slide in ordered]


def _counted(found: list[Slide]) -> list[Slide]:
    """The slides with their sections counted, unless there is but one or their author counts them."""
    counted = [slide for slide in found if slide.kind == "section" and not slide.backup]
    titles = [plain(slide.title) for slide in counted]
    if len(titles) < 2 or any(map(_COUNTED.match, titles)):
        return found
    numbers = count(1)
    return [
        replace(slide, number=next(numbers)) if slide.kind == "section" and not slide.backup else slide
        for slide in found
    ]


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
    section: Section, kind: Literal["title", "section", "closing"], prose: Literal["notes", "slide"]
) -> Iterator[Slide]:
    """A section's header slide, and a slide of its own for what does not fit there."""
    shown, said = _parted(section.blocks)
    if _is_lead(shown, kind):
        yield Slide(kind, section.title, section.span, shown, said, attrs=section.attrs)
        return
    yield Slide(kind, section.title, section.span, attrs=section.attrs)
    if shown or said:
        shown, said = _routed(section.blocks, prose)
        attrs = replace(section.attrs, id=None)
        yield Slide("content", section.title, section.span, shown, said, attrs=attrs)


def _is_lead(shown: Sequence[Block], kind: str) -> bool:
    """Whether a header slide has room for all that is shown: a short text, and contacts when closing."""
    texts = shown[:-1] if kind == "closing" and shown and isinstance(shown[-1], List) else shown
    return 0 < len(shown) <= len(texts) + 1 <= 2 and all(
        isinstance(text, Paragraph) and len(plain(text.runs)) <= LEAD_LENGTH for text in texts
    )


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
