"""The deck's own footnote numbers: counted over its slides, which call fewer notes than the brief does.

The memo keeps the numbers of the brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from deckbuilder.layout.deck.slides import Slide
from deckbuilder.layout.rewritten import rewritten
from deckbuilder.model import Block, Footnote, Run, Runs


def numbered(
    slides: Sequence[Slide], footnotes: Mapping[str, Footnote]
) -> tuple[Sequence[Slide], Mapping[str, Footnote]]:
    """The slides and notes with numbers in the order of the calls: first those on slides, then those only
    spoken."""
    if not footnotes:
        return slides, footnotes
    called = dict.fromkeys(
        (
            *(label for slide in slides for label in note_labels((slide.title,), slide.blocks)),
            *(label for slide in slides for label in note_labels((), slide.said)),
            *footnotes,
        )
    )
    numbers = {label: number for number, label in enumerate(called, start=1) if label in footnotes}
    if all(footnotes[label].number == number for label, number in numbers.items()):
        return slides, footnotes

    def renumbered(run: Run) -> Run:
        number = None if run.note is None else numbers.get(run.note)
        return run if number is None else replace(run, text=str(number))

    return (
        [rewritten(slide, renumbered) for slide in slides],
        {
            label: replace(rewritten(note, renumbered), number=numbers[label])
            for label, note in footnotes.items()
        },
    )


def note_labels(texts: Sequence[Runs], blocks: Sequence[Block]) -> Iterator[str]:
    """Labels of the notes called by some texts and blocks, in reading order."""
    yield from (run.note for runs in texts for run in runs if run.note is not None)
    for block in blocks:
        yield from note_labels(block.texts(), block.children())
