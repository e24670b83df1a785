"""quote-unattributed: a quotation does not say whose words it holds.

An introduction that ends in a colon, a link, a note or a citation says it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from deckbuilder.blocks.quote import Quote
from deckbuilder.checks.base import within
from deckbuilder.model import Block, Document, plain
from deckbuilder.report import Report

#: A passage that is set off rather than quoted, `> **Note:** …`, `> 💡 …`, or that says whose words they are.
_LABEL = re.compile(
    r"^\W*\w[\w ]{0,24}:|^[^\w\s\"'“„«‘(\[…]|"
    r"^(?:according to|laut|nach|selon|según|secondo|segundo|volgens)\b",
    re.IGNORECASE,
)


def check(document: Document, report: Report) -> None:
    """Note each such quotation, the outermost of those within each other."""
    for section in document.sections:
        _check(section.blocks, report)


def _check(blocks: Iterable[Block], report: Report) -> None:
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Quote):
            if not (block.by or _announced(before) or _tells(block)):
                report.note(
                    "quote-unattributed",
                    "this quotation does not say whose words it holds",
                    block.span,
                    "name them in its last line: `> — Name, Office, 2025`",
                )
        else:
            _check(block.children(), report)
        before = block


def _announced(before: Block | None) -> bool:
    """Whether the text before it ends in a colon."""
    texts = before.texts() if before is not None else ()
    return bool(texts) and plain(texts[-1]).rstrip().endswith((":", "："))


def _tells(quote: Quote) -> bool:
    """Whether it holds what leads to its source, or is no quotation but a passage set off."""
    runs = [run for block in within(quote.blocks) for text in block.texts() for run in text]
    words = "".join(run.text for run in runs).strip()
    return (
        not words
        or any(run.href or run.note is not None for run in runs)
        or _LABEL.search(words) is not None
        or all(run.bold for run in runs if run.text.strip())
    )
