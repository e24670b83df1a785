"""Processes: steps in their order, as chevrons, cards, a ring, or one below the other.

The kind is `kind`; `steps` reads them, `form` says which form they have, and each of `chevrons`, `cards`,
`ring` and `upright` draws one.
"""

from deckbuilder.blocks.process.kind import KIND

__all__ = ["KIND"]
