"""Venn diagrams: two or three circles, and what is said of each set and of what they share.

The kind is `kind`; `reading` tells sets from overlaps, `regions` finds where text stands in them, and
`drawing` sets it.
"""

from deckbuilder.blocks.venn.kind import KIND

__all__ = ["KIND"]
