"""The styles of both documents, under one roof."""

from __future__ import annotations

from deckbuilder.theme.deck_styles import deck_scale, deck_styles
from deckbuilder.theme.memo_styles import memo_styles, on_grid
from deckbuilder.theme.style_set import Styles

__all__ = ["Styles", "deck_scale", "deck_styles", "memo_styles", "on_grid"]
