"""Footnotes that do not stand at the foot of their slides but on slides of their own at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from deckbuilder.blocks.apparatus import Apparatus
from deckbuilder.blocks.paragraph import Paragraph
from deckbuilder.layout.audience import visible
from deckbuilder.layout.deck.foot import Foot
from deckbuilder.layout.deck.numbering import note_labels
from deckbuilder.layout.deck.slides import Slide
from deckbuilder.model import Attrs, Audience, Block, Footnote, Run

#: A slide whose notes would take more than this share of its body has them at the end.
LARGEST_SHARE = 1 / 3


def at_end(
    slides: Sequence[Slide], footnotes: Mapping[str, Footnote], foot: Foot, body: float, *, all_: bool
) -> list[Footnote]:
    """The notes that go to the end, by number: all that slides call, or those of slides whose notes would
    take too much of a body ``body`` points tall. Notes called there go with them."""
    if not footnotes:
        return []
    waiting: list[str] = []
    for slide in slides:
        called = [label for label in note_labels((slide.title,), slide.blocks) if label in footnotes]
        if all_ or foot.needs(called) > body * LARGEST_SHARE:
            waiting += called
    moved: dict[str, Footnote] = {}
    while waiting:
        label = waiting.pop()
        if label not in moved and label in footnotes:
            moved[label] = footnotes[label]
            waiting += note_labels((), footnotes[label].blocks)
    return sorted(moved.values(), key=lambda note: note.number)


def notes_slide(notes: Sequence[Footnote], title: str) -> Slide:
    """A slide with all the notes, for the planner to continue on others."""
    blocks = tuple(block for note in notes for block in _numbered(note))
    span = notes[0].span
    shown = (Apparatus(blocks=blocks, span=span),)
    return Slide("content", (Run(title),), span, shown, section=title)


def _numbered(note: Footnote) -> Iterator[Block]:
    """A note's blocks, the first with its number, which leads back to where the note is called."""
    number = Run(str(note.number), script="sup", href=f"#call:{note.label}")
    place = Attrs(f"note:{note.label}")
    first, *rest = visible(note.blocks, Audience.DECK) or (Paragraph(runs=(), span=note.span),)
    if isinstance(first, Paragraph):
        yield replace(first, runs=(number, Run(" "), *first.runs), attrs=place)
    else:
        yield Paragraph(runs=(number,), span=note.span, attrs=place)
        yield first
    yield from rest
