"""A horizontal line, as tables and struck words have them."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.plan import Stroke


class Rule(Struct, frozen=True):
    """From ``left`` to ``right`` at ``y``."""

    left: float
    right: float
    y: float
    stroke: Stroke
