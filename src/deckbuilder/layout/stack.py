"""Blocks one under the other, and the best place to cut them where a frame ends. No pages, no slides."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.blocks import kind_of, opening, scales
from deckbuilder.blocks import lay as lay_block
from deckbuilder.blocks import split as split_block
from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.series import EPSILON, piled, snapped, space
from deckbuilder.model import Block

Cut = tuple[tuple[Block, ...], tuple[Block, ...]]

#: A block that would rather stay whole moves on where that leaves no more than this share of a frame empty:
#: of a slide, and of a page.
LARGEST_HOLE, PAGE_HOLE = 1 / 3, 1 / 6
#: On pages a block that takes no more than this share of one stays whole in any case.
SHORT = 1 / 3


class BlockStack:
    """Implements `blocks.base.Stack`; without state, use `STACK`."""

    def lay(self, blocks: Sequence[Block], room: Room) -> Laid:
        """All blocks as one.

        In a room of bounded height, pictures and diagrams shrink so that everything fits, as long as none
        gets lower than ``styles.min_figure``.
        """
        parts = [lay_block(block, room) for block in blocks]
        grid = _grid(room)
        laid = piled(parts, grid)
        if room.height is None or laid.height <= room.height + EPSILON:
            return laid
        scaling = [index for index, block in enumerate(blocks) if scales(block)]
        if not scaling:
            return laid
        fixed = laid.height - sum(parts[index].height for index in scaling)
        share = (room.height - fixed) / len(scaling)
        if share < room.styles.min_figure:
            return laid
        lower = replace(room, height=share)
        for index in scaling:
            parts[index] = lay_block(blocks[index], lower)
        return piled(parts, grid)

    def split(self, blocks: Sequence[Block], room: Room, height: float) -> Cut | None:
        """Cut as late as possible within ``height``, but not between a block and one it keeps with.

        Blocks of kinds marked ``whole`` move on instead of being cut if the hole that leaves is small. With
        ``room.at_top`` (nothing above in the frame) bad cuts are taken where there is no good one, so None
        then means that not even a part of the first block fits, or that everything does.
        """
        found = self._first_over(blocks, room, height)
        if found is None or self._fits_scaled(blocks, room, height, found[0]):
            return None
        index, top = found
        before, block, after = tuple(blocks[:index]), blocks[index], tuple(blocks[index + 1 :])
        if not self._moves_on(block, room, height, top):
            cut = split_block(block, replace(room, at_top=False), height - top)
            if cut is not None:
                return (*before, cut[0]), (cut[1], *after)
        free = index
        while free > 0 and lay_block(blocks[free - 1], room).keep_next:
            free -= 1
            # Of a passage that announces what follows, on pages a few lines are enough to go on with it.
            announces = lay_block(blocks[free], room).height - EPSILON
            cut = (
                split_block(blocks[free], replace(room, at_top=False), announces)
                if room.height is None
                else None
            )
            if cut is not None:
                return (*blocks[:free], cut[0]), (cut[1], *blocks[free + 1 :])
        if free > 0:
            return tuple(blocks[:free]), tuple(blocks[free:])
        if not room.at_top:
            return None
        cut = split_block(block, room, height - top)
        if cut is not None:
            return (*before, cut[0]), (cut[1], *after)
        return (before, (block, *after)) if before else None

    def opening(self, blocks: Sequence[Block], room: Room, height: float) -> tuple[Block, ...]:
        """The blocks down to the first that ends below ``height``, of which there is only a beginning.

        All of them in a room of bounded height, where they may yet shrink to fit.
        """
        found = self._first_over(blocks, room, height) if room.height is None else None
        if found is None:
            return tuple(blocks)
        return (*blocks[: found[0]], opening(blocks[found[0]], room, height))

    def _first_over(self, blocks: Sequence[Block], room: Room, height: float) -> tuple[int, float] | None:
        """Index and top of the first block that ends below ``height``. Lays no block beyond it."""
        parts: list[Laid] = []
        top, grid = 0.0, _grid(room)
        for index, block in enumerate(blocks):
            begun = opening(block, room, height)
            part = lay_block(begun, room)
            if not part.takes_room:
                continue
            if parts:
                top = snapped(top + parts[-1].height + space(parts[-1], part), part, grid)
            # A list's first items may fit by themselves, where their numbers are narrower than its last ones.
            if begun is not block or top + part.height > height + EPSILON:
                shrunk = self._shrunk(block, room, height - top)
                if shrunk is None:
                    return index, top
                part = shrunk
            parts.append(part)
        return None

    def _fits_scaled(self, blocks: Sequence[Block], room: Room, height: float, over: int) -> bool:
        """Whether pictures down to the block ``over`` the edge can shrink enough for everything to fit."""
        if room.height is None or not any(scales(block) for block in blocks[: over + 1]):
            return False
        return self.lay(blocks, room).height <= height + EPSILON

    def _shrunk(self, block: Block, room: Room, height: float) -> Laid | None:
        """A picture or diagram scaled to what is left of a bounded frame; None if it cannot be."""
        if room.height is None or height < room.styles.min_figure or not scales(block):
            return None
        laid = lay_block(block, replace(room, height=height))
        return laid if laid.height <= height + EPSILON else None

    def _moves_on(self, block: Block, room: Room, height: float, top: float) -> bool:
        """Whether a block is better left whole for a fresh frame than cut here."""
        fresh = max(height, room.height or 0.0)
        if not kind_of(block).whole:
            return False
        largest = PAGE_HOLE if room.height is None else LARGEST_HOLE
        if height - top > fresh * largest:
            if room.height is not None:
                return False
            fresh *= SHORT
        return opening(block, room, fresh) is block and lay_block(block, room).height <= fresh + EPSILON


def _grid(room: Room) -> float:
    """The grid, where running text has its lines: not in notes and cells."""
    styles = room.styles
    return styles.grid if styles.grid == styles.body[0].leading else 0.0


STACK = BlockStack()
