"""The memo: a brief as pages.

`planner` leads: `outline` gives the blocks, `assembly` adds the contents, `pages` breaks, `filling` fills a
column with text and its notes, `letterhead` opens.
"""

from deckbuilder.layout.memo.planner import plan

__all__ = ["plan"]
