"""Trees: what belongs to what, from a root to its leaves."""

from deckbuilder.blocks.tree.kind import KIND

__all__ = ["KIND"]
