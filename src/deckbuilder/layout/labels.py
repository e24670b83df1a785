"""What tables, figures, listings and formulas are called, and cross references that say it.

A thing is called the same in the deck and in the memo: it is counted over what the memo shows, and only then
over what the deck has for itself. Sections are numbered in `memo.sections`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.formula import Formula
from deckbuilder.layout.rewritten import rewritten
from deckbuilder.layout.terms import terms
from deckbuilder.model import Audience, Block, Caption, Document, Run, Runs

_IN_MEMO = (Audience.BOTH, Audience.MEMO)


class Label(Struct, frozen=True):
    """What references say of a place."""

    whole: str
    """``Table 2``"""
    number: str
    """``2``"""


Labels = Mapping[str, Label]
"""By identifier."""


def labelled(document: Document, *, every: bool) -> tuple[Document, dict[str, Label]]:
    """The document with labels before its captions, and what its identifiers are called.

    ``every`` labels all that is counted, as the memo does, and gives it an identifier where a list will lead
    to it; else tables, say, have labels where text that is not for the memo alone refers to one of them.
    """
    wanted = frozenset(references(document))
    labels = dict(_formulas(document, wanted))
    found = list(_captions(document))
    if not any(caption.runs or caption.id in wanted for caption, _ in found):
        return document, labels
    listed = every and (document.meta.contents.tables or document.meta.contents.figures)
    counted = list(_counted(found, wanted, document.meta.lang, listed))
    labels |= {caption.id: label for caption, label in counted if label and caption.id}
    needed = wanted if every else frozenset(references(document, Audience.MEMO))
    series = {caption.series for caption, _ in found if every or caption.id in needed}
    shown = iter(
        [
            replace(caption, label=label.whole if label and caption.series in series else "")
            for caption, label in counted
        ]
    )
    sections = tuple(
        replace(section, blocks=_with_captions(section.blocks, shown)) for section in document.sections
    )
    footnotes = {
        key: replace(note, blocks=_with_captions(note.blocks, shown))
        for key, note in document.footnotes.items()
    }
    return replace(document, sections=sections, footnotes=footnotes), labels


def _counted(
    found: list[tuple[Caption, bool]], wanted: frozenset[str], lang: str, listed: bool
) -> Iterator[tuple[Caption, Label | None]]:
    """The captions, those that are counted with their label, and with an identifier if they are listed."""
    words = terms(lang)
    patterns = {"table": words.table, "figure": words.figure, "listing": words.listing}
    labels: dict[int, Label] = {}
    numbers: Counter[str] = Counter()
    for place in sorted(range(len(found)), key=lambda place: not found[place][1]):
        caption = found[place][0]
        # Most captions of code are the names of files, which need no number.
        if caption.id in wanted or (caption.runs and caption.series != "listing"):
            numbers[caption.series] += 1
            number = str(numbers[caption.series])
            labels[place] = Label(patterns[caption.series].format(number), number)
    for place, (caption, _) in enumerate(found):
        label = labels.get(place)
        name = caption.id or (f"{caption.series}:{label.number}" if label and listed else None)
        yield replace(caption, id=name), label


def _captions(document: Document) -> Iterator[tuple[Caption, bool]]:
    """Every caption in reading order, those in notes last; and whether the memo shows it."""
    for section in document.sections:
        yield from _within(section.blocks, section.audience in _IN_MEMO)
    for note in document.footnotes.values():
        yield from _within(note.blocks, True)


def _within(blocks: Iterable[Block], shown: bool) -> Iterator[tuple[Caption, bool]]:
    for block in blocks:
        here = shown and block.audience in _IN_MEMO
        for caption in block.captions():
            yield caption, here
        if inner := block.children():
            yield from _within(inner, here)


def _with_captions(blocks: tuple[Block, ...], captions: Iterator[Caption]) -> tuple[Block, ...]:
    """The blocks with the next captions, in the order of `_within`."""
    return tuple([_with_caption(block, captions) for block in blocks])


def _with_caption(block: Block, captions: Iterator[Caption]) -> Block:
    own = block.captions()
    new = tuple([next(captions) for _ in own])
    if new != own:
        block = block.with_captions(new)
    inner = block.children()
    changed = _with_captions(inner, captions) if inner else ()
    if all(new is old for new, old in zip(changed, inner, strict=True)):
        return block
    return block.with_children(changed)


def _formulas(document: Document, wanted: frozenset[str]) -> Iterator[tuple[str, Label]]:
    """The formulas that are referred to; their numbers were given when they were read."""
    for block in _all_blocks(document) if wanted else ():
        if isinstance(block, Formula) and block.label and block.attrs.id in wanted:
            yield block.attrs.id, Label(block.label, block.label.strip("()"))


def references(document: Document, without: Audience | None = None) -> Iterator[str]:
    """The identifiers that cross references name, but for those in text for one audience."""
    titles = (section.title for section in document.sections)
    texts = (runs for block in _all_blocks(document, without) for runs in block.texts())
    for runs in (*titles, *texts):
        yield from (run.href[1:] for run in runs if run.ref is not None and run.href)


def _all_blocks(document: Document, without: Audience | None = None) -> Iterator[Block]:
    for section in document.sections:
        if section.audience is not without:
            yield from _walked(section.blocks, without)
    for note in document.footnotes.values():
        yield from _walked(note.blocks, without)


def _walked(blocks: Iterable[Block], without: Audience | None = None) -> Iterator[Block]:
    for block in blocks:
        if block.audience is not without:
            yield block
            if inner := block.children():
                yield from _walked(inner, without)


def referring(runs: Runs, labels: Labels) -> Runs:
    """A text with its cross references saying what they lead to; those that lead nowhere stay as they are
    written."""
    return tuple([_settled(run, labels) for run in runs]) if _refers(runs) else runs


def all_referring(blocks: tuple[Block, ...], labels: Labels) -> tuple[Block, ...]:
    """`referring` for all that some blocks hold."""
    return tuple(
        rewritten(block, lambda run: _settled(run, labels))
        if any(_refers(runs) for inner in _walked((block,)) for runs in inner.texts())
        else block
        for block in blocks
    )


def _refers(runs: Runs) -> bool:
    return any(run.ref is not None for run in runs)


def _settled(run: Run, labels: Labels) -> Run:
    if run.ref is None or run.href is None:
        return run
    label = labels.get(run.href[1:])
    if label is None:
        return replace(run, href=None, ref=None)
    return replace(run, text=label.whole if run.ref == "whole" else label.number)
