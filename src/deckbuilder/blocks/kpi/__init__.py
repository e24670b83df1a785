"""Key figures: cards with a value, what it is, how it changed and where it should be.

The kind is `kind`; `cards` reads them, `drawing` lays them, `spark` draws their lines of past values.
"""

from deckbuilder.blocks.kpi.kind import KIND

__all__ = ["KIND"]
