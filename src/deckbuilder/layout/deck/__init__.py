"""The deck: a brief as slides. `planner` leads; the order of its measures is told in docs/fitting.md."""

from deckbuilder.layout.deck.planner import plan

__all__ = ["plan"]
