"""source-missing: a chart, picture or table does not say where it is from.

That every exhibit has its source below it: UNECE, Making Data Meaningful, part 2 (2009); for pictures, The
Chicago Manual of Style, chapter 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal

from msgspec import Struct

from deckbuilder.blocks.chart.model import Chart
from deckbuilder.blocks.figure import Figure
from deckbuilder.blocks.kpi.kind import KeyFigures
from deckbuilder.blocks.table.value import Table
from deckbuilder.model import Block, Document, plain
from deckbuilder.report import Report

Sourced = Literal["chart", "picture", "table", "kpi"]
_KINDS: tuple[tuple[Sourced, type[Block]], ...] = (
    ("chart", Chart),
    ("picture", Figure),
    ("table", Table),
    ("kpi", KeyFigures),
)
_CALLED = {"chart": "chart", "picture": "picture", "table": "table", "kpi": "row of key figures"}
#: What a source begins with where it stands in a caption or in the paragraph below.
_SOURCE = re.compile(
    r"\b(?:sources?|quellen?|fuentes?|fonti?|fontes?|bronn?(?:en)?|källor|källa|kilder|kilde|źródł[oa]|credits?|"
    r"courtesy|photos?|fotos?|image|bild|crédits?|own|eigene|illustrative|d[’']après|"
    r"screen ?shot|bildschirmfoto|capture d[’']écran|captura|schermata|"
    r"data from|based on)\b|©|出典|資料|来源|來源",
    re.IGNORECASE,
)


class SourceMissing(Struct, frozen=True):
    """What is to have a source: of `chart`, `picture`, `table`, `kpi`."""

    kinds: tuple[Sourced, ...] = ("chart", "picture")

    def __call__(self, document: Document, report: Report) -> None:
        """Note each that has none, neither of its own nor in its caption or the paragraph below it."""
        wanted = {kind: name for name, kind in _KINDS if name in self.kinds}
        for section in document.sections:
            for block, below in _with_next(section.blocks):
                name = wanted.get(type(block))
                if name and not _sourced(block) and not (below is not None and _SOURCE.match(_text(below))):
                    report.note(
                        "source-missing",
                        f"this {_CALLED[name]} does not say where it is from",
                        block.span,
                        'say it behind it: `{source="…"}`',
                    )


def _with_next(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None]]:
    """The blocks and all within them, each with the one that follows it there."""
    for block, below in zip_longest(blocks, blocks[1:]):
        yield block, below
        if inner := block.children():
            yield from _with_next(inner)


def _sourced(block: Block) -> bool:
    captions = [caption.runs for caption in block.captions()]
    if any(run.href or run.note is not None for runs in captions for run in runs):
        return True
    if any(_SOURCE.search(plain(runs)) for runs in captions):
        return True
    if isinstance(block, Figure):
        # One source may be meant for a whole row; what has no caption is no figure, but part of the text.
        return any(image.source for image in block.images) or not any(image.caption for image in block.images)
    if isinstance(block, KeyFigures):
        return bool(block.source) or all(card.source for card in block.cards)
    # What is drawn above a table of its values has handed its source on.
    return isinstance(block, Chart | Table) and bool(block.source or block.attrs.get("source"))


def _text(block: Block) -> str:
    texts = block.texts()
    return plain(texts[0]).strip(" (*_") if texts else ""
