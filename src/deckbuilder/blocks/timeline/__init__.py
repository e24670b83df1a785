"""Timelines: events in order, evenly spaced or at their dates, and periods as bars.

The kind is `kind`. Events are read in `events`, their dates placed by `moments`. They are drawn `even`ly; at
their dates with words beside them, as `flags`; or as `bars`, where some are periods or stand in lanes.
"""

from deckbuilder.blocks.timeline.kind import KIND

__all__ = ["KIND"]
