"""Matrices: four quadrants with what stands in them, heat maps of risks, and grids of text, which are tables.

The kind is `kind`. It is read in `reading` and `places`, or becomes a table in `grid`. `axes` and
`frame` are what stands around the cells, and these themselves; `texts`, `spots` and `numbers` what stands in
them: as text, as dots with labels, or as numbers with a key.
"""

from deckbuilder.blocks.matrix.kind import KIND

__all__ = ["KIND"]
