"""The numbers of the memo's headings: 1, 1.1, 1.1.1, and letters for appendices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from deckbuilder.blocks.heading import Heading
from deckbuilder.blocks.numerals import numeral
from deckbuilder.layout.labels import Label
from deckbuilder.layout.terms import Terms
from deckbuilder.model import Block, plain

#: Either makes an appendix of an outermost heading; in the deck they put it behind the closing slide.
APPENDIX = frozenset(("appendix", "backup"))
UNNUMBERED = "unnumbered"


def numbered(blocks: Iterable[Block], depth: int) -> Iterator[Block]:
    """The blocks with a number at each heading down to level ``depth``; heading levels skip none on the way
    down.

    What stands below a heading without a number has none either.
    """
    outermost: Counter[str] = Counter()
    form, counts = "1.", [0]
    bare = depth + 1
    """The level from which on nothing is numbered."""
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        level = block.level
        if level <= bare:
            bare = level if UNNUMBERED in block.attrs.classes else depth + 1
        if level >= bare:
            yield block
            continue
        if level == 1:
            form = "A." if APPENDIX.intersection(block.attrs.classes) else "1."
            outermost[form] += 1
            counts = [outermost[form]]
        else:
            counts = [*counts, 0][:level]
            counts[-1] += 1
        first = numeral(counts[0], form).rstrip(".")
        yield replace(block, label=".".join((first, *map(str, counts[1:]))))


def section_label(heading: Heading, words: Terms) -> Label:
    """What references say of a heading: its number, or its words where it has none."""
    if not heading.label:
        title = words.quoted.format(plain(heading.runs).strip())
        return Label(title, title)
    pattern = words.section if heading.label[0].isdigit() else words.appendix
    return Label(pattern.format(heading.label), heading.label)
