"""The deck for those who have no office suite: its slides as pages, or on paper with their notes.

All are made from the deck's plan, whose slides stay as they are: `slides` adds what their layouts draw, for
paper or (`completed`) for the screen, `planner` sets them on sheets. Renderers draw either like a memo.
"""

from deckbuilder.layout.handout.planner import handout
from deckbuilder.layout.handout.slides import completed, slides

__all__ = ["completed", "handout", "slides"]
