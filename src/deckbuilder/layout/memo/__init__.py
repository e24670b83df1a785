"""The memo: a brief as pages. `planner` leads; `pages` cuts, `letterhead` opens, `running` heads the rest."""

from deckbuilder.layout.memo.planner import plan

__all__ = ["plan"]
