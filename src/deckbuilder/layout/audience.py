"""Which blocks a document shows: ``::: deck``, ``::: memo`` and ``::: notes`` address one reader only."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.model import Audience, Block


def visible(blocks: Sequence[Block], audience: Audience) -> tuple[Block, ...]:
    """The blocks meant for ``audience`` or for both documents, in containers too.

    A container of which nothing is left is left out. Blocks that need no change are the same objects.
    """
    return tuple(shown for block in blocks if (shown := _shown(block, audience)) is not None)


def _shown(block: Block, audience: Audience) -> Block | None:
    if block.audience not in (Audience.BOTH, audience):
        return None
    children = block.children()
    if not children:
        return block
    kept = visible(children, audience)
    if len(kept) == len(children) and all(new is old for new, old in zip(kept, children, strict=True)):
        return block
    return block.with_children(kept) if kept else None
