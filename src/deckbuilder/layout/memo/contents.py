"""The memo's contents, lists of tables and of figures: what they list, and on which pages it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.contents import Contents, Entry
from deckbuilder.blocks.float_place import WIDE
from deckbuilder.blocks.heading import Heading
from deckbuilder.blocks.run_in import RunIn
from deckbuilder.layout.terms import terms
from deckbuilder.model import Attrs, Block, Caption, ContentsMeta, Meta, Run, Runs, Series
from deckbuilder.plan import Para, Shape, Span, TextShape

#: Levels of headings that contents show; fewer where they would list more entries than fit one page.
DEPTH, SHORT_DEPTH, MOST_ENTRIES = 3, 2, 40
#: pandoc's class of a heading that the contents leave out.
UNLISTED = "unlisted"


def contents(blocks: Sequence[Block], meta: Meta, span: Span, widest: str) -> Iterator[Contents]:
    """The headings of a memo, and what else the front matter asks to list; no list is empty. ``widest`` is a
    page number as wide as any will be."""
    asked, words = meta.contents, terms(meta.lang)
    wanted: list[tuple[str, str, list[Entry]]] = []
    if asked.shown is not False:
        wanted.append((asked.title or words.contents, "headings", _headings(blocks, asked)))
    if asked.tables:
        wanted.append((words.tables, "tables", _captioned(blocks, "table")))
    if asked.figures:
        wanted.append((words.figures, "figures", _captioned(blocks, "figure")))
    for number, (title, name, entries) in enumerate(wanted, 1):
        if entries:
            yield Contents(
                title=title,
                entries=tuple(entries),
                labels=_longest(entries),
                widest=widest,
                span=span,
                attrs=Attrs(f"contents:{name}", (WIDE,)),
                number=-number,
            )


def _headings(blocks: Sequence[Block], asked: ContentsMeta) -> list[Entry]:
    shown = (block.heading if isinstance(block, RunIn) else block for block in blocks)
    headings = [
        block for block in shown if isinstance(block, Heading) and UNLISTED not in block.attrs.classes
    ]
    depth = asked.depth or DEPTH
    if asked.depth is None and sum(heading.level <= depth for heading in headings) > MOST_ENTRIES:
        depth = SHORT_DEPTH
    entries: list[Entry] = []
    above: list[Entry] = []
    for heading in headings:
        if heading.level > depth:
            continue
        while above and above[-1].level >= heading.level:
            above.pop()
        places = tuple(entry.place for entry in above)
        entry = Entry(
            _words(heading.runs),
            heading.attrs.id or "",
            len(entries) + 1,
            len(above) + 1,
            heading.label,
            places,
        )
        entries.append(entry)
        above.append(entry)
    return entries


def _captioned(blocks: Sequence[Block], series: Series) -> list[Entry]:
    found = [caption for caption in _captions(blocks) if caption.series == series and caption.label]
    return [
        Entry(_words(caption.runs), caption.id or "", place, label=caption.label)
        for place, caption in enumerate(found, 1)
    ]


def _captions(blocks: Iterable[Block]) -> Iterator[Caption]:
    for block in blocks:
        yield from block.captions()
        yield from _captions(block.children())


def _words(runs: Runs) -> Runs:
    """A text without the footnotes it calls and the links in it, on one line."""
    return tuple(
        replace(run, text=run.text.replace("\n", " "), href=None, ref=None)
        for run in runs
        if run.note is None
    )


def _longest(entries: Sequence[Entry]) -> tuple[str, ...]:
    deepest = max(entry.level for entry in entries)
    return tuple(
        max((entry.label for entry in entries if entry.level == level), key=len, default="")
        for level in range(1, deepest + 1)
    )


def with_pages(shapes: tuple[Shape, ...], pages: Mapping[str, int], room: Room) -> tuple[Shape, ...]:
    """The shapes with references to pages settled; ``pages`` gives the numbers by anchor."""
    return tuple(
        _with_pages(shape, pages, room) if isinstance(shape, TextShape) else shape for shape in shapes
    )


def _with_pages(shape: TextShape, pages: Mapping[str, int], room: Room) -> TextShape:
    if not any(run.ref == "page" for para in shape.paras for run in para.runs):
        return shape

    def settled(run: Run) -> Run:
        return replace(run, text=str(pages.get((run.href or "")[1:], ""))) if run.ref == "page" else run

    def reset(para: Para) -> Para:
        runs = tuple(map(settled, para.runs))
        return replace(para, runs=runs, lines=room.typesetter.set(runs, para.style, shape.box.width))

    return replace(shape, paras=tuple(map(reset, shape.paras)))
