"""Scenarios: how likely each is, as a bar on a ruler of probability, and what impact it would have.

The kind is `kind`; words become ranges in `yardsticks`, entries become scenarios in `reading`, and `rows`
draws them.
"""

from deckbuilder.blocks.scenarios.kind import KIND

__all__ = ["KIND"]
