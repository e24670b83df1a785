"""Blocks as speaker notes: their words and lists as paragraphs, without layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from deckbuilder.blocks.heading import Heading
from deckbuilder.blocks.lists import Item, List
from deckbuilder.blocks.numerals import numeral
from deckbuilder.blocks.rule import Rule
from deckbuilder.model import Block, Footnote, Run, Runs
from deckbuilder.plan import Bullet, Para, TextStyle

_DEEPEST = 8
#: What parts two passages where no line can be drawn.
_BREAK = (Run("* * *"),)


def spoken(blocks: Sequence[Block], style: TextStyle, footnotes: Mapping[str, Footnote]) -> tuple[Para, ...]:
    """The paragraphs of some blocks, followed by the footnotes they call."""
    paras = list(_paras(blocks, style, 0))
    called = dict.fromkeys(run.note for para in paras for run in para.runs if run.note is not None)
    for label in called:
        if label in footnotes:
            note = footnotes[label]
            below = list(_paras(note.blocks, style, 0))
            if below:
                number = Run(f"{note.number} ", script="sup")
                below[0] = replace(below[0], runs=(number, *below[0].runs), role="Note")
            paras += below
    return tuple(paras)


def _paras(blocks: Sequence[Block], style: TextStyle, depth: int) -> Iterator[Para]:
    for block in blocks:
        if isinstance(block, List):
            for number, item in enumerate(block.items, start=block.start or 0):
                yield from _item(item, number if block.start is not None else None, block.form, style, depth)
        elif isinstance(block, Rule):
            yield _para(_BREAK, "P", block, style, max(0, depth - 1))
        else:
            role = f"H{min(block.level, 6)}" if isinstance(block, Heading) else "P"
            for runs in block.texts():
                yield _para(runs, role, block, style, max(0, depth - 1))
            yield from _paras(block.children(), style, depth)


def _item(item: Item, number: int | None, form: str, style: TextStyle, depth: int) -> Iterator[Para]:
    paras = list(_paras(item.blocks, style, depth + 1)) or [_para((), "LI", item, style, depth)]
    mark = "•" if number is None else numeral(number, form)
    bullet = Bullet(mark, 0.0, number=number, form=form)
    first, *rest = paras
    if first.bullet is None:
        first = replace(first, bullet=bullet, role="LI", level=min(depth, _DEEPEST))
    yield first
    yield from rest


def _para(runs: Runs, role: str, block: Block, style: TextStyle, level: int) -> Para:
    return Para(runs, style, role, block.span, (), level=min(level, _DEEPEST))
