"""Decks of 1,200 and 2,400 slides: lists, and on every tenth slide a table, a picture and notes."""

from __future__ import annotations

import corpus
import pandoc_typst
from long_build import Subject, run

DECK = Subject(
    "deck", "slides", corpus.deck, lambda brief, output: [pandoc_typst.deck(brief, output)], "pptx"
)

if __name__ == "__main__":
    run(__doc__, DECK, (1200, 2400))
