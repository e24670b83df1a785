"""The deck's own footnote numbers: counted over its slides, which call fewer notes than the brief does.

The memo keeps the numbers of the brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.layout.deck.slides import Slide
from deckbuilder.model import Attrs, Block, Footnote, Run, Runs
from deckbuilder.source import Span

#: What holds no runs, and need not be looked through.
_BARE = (str, bytes, int, float, bool, type(None), Span, Attrs)


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
    return (
        [_renumbered(slide, numbers) for slide in slides],
        {
            label: replace(_renumbered(note, numbers), number=numbers[label])
            for label, note in footnotes.items()
        },
    )


def note_labels(texts: Sequence[Runs], blocks: Sequence[Block]) -> Iterator[str]:
    """Labels of the notes called by some texts and blocks, in reading order."""
    yield from (run.note for runs in texts for run in runs if run.note is not None)
    for block in blocks:
        yield from note_labels(block.texts(), block.children())


def _renumbered(value: Any, numbers: Mapping[str, int]) -> Any:
    """The same slide, block or text with its calls renumbered, wherever it holds them."""
    if isinstance(value, _BARE):
        return value
    if isinstance(value, Run):
        number = None if value.note is None else numbers.get(value.note)
        return value if number is None else replace(value, text=str(number))
    if isinstance(value, tuple):
        items = tuple(_renumbered(item, numbers) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if isinstance(value, Struct):
        changed = {
            name: new
            for name in value.__struct_fields__
            if (new := _renumbered(old := getattr(value, name), numbers)) is not old
        }
        return replace(value, **changed) if changed else value
    return value
