"""Networks: who is linked with whom, and how."""

from deckbuilder.blocks.network.kind import KIND

__all__ = ["KIND"]
