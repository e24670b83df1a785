"""The deck for those who have no office suite: its slides as pages, or on paper with their notes.

Both are made from the deck's plan, whose slides stay as they are: `slides` adds what their layouts draw,
`planner` sets them on sheets. The PDF renderer draws either like a memo.
"""

from deckbuilder.layout.handout.planner import handout
from deckbuilder.layout.handout.slides import slides

__all__ = ["handout", "slides"]
