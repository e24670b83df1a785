"""Charts: data as bars, lines, areas and points, native in a deck and drawn from the same layout elsewhere.

The kind is `kind`; `model` holds what a chart is, once read. `reading` makes it of a table and options.
"""

from deckbuilder.blocks.chart.kind import KIND

__all__ = ["KIND"]
