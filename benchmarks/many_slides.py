"""Decks of 1,200 and 2,400 slides: lists, and on every tenth slide a table, a picture and notes."""

from __future__ import annotations

import corpus
from long_build import run

if __name__ == "__main__":
    run(__doc__, "deck", "slides", corpus.deck, (1200, 2400))
