"""How large a slide's content is set, and over how many slides it goes. See docs/fitting.md for the order
of measures."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks import kind_of, narrowed
from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.series import EPSILON
from deckbuilder.blocks.table.value import Table
from deckbuilder.layout.deck.foot import Foot
from deckbuilder.layout.deck.generous import Generous, is_cramped
from deckbuilder.model import Block
from deckbuilder.plan import TextShape
from deckbuilder.report import Report

#: Content of more slides than this is not balanced: the last one hardly shows among so many.
MOST_BALANCED = 6
_BISECTIONS = 5
#: Size below which tables that go on over several slides are not set. Points.
LEGIBLE = 12.0


class Part(Struct, frozen=True):
    """The content of one slide, set."""

    blocks: tuple[Block, ...]
    laid: Laid
    foot: TextShape | None
    """The footnotes called here, at the origin; None if there are none."""
    given: tuple[Block, ...]
    """All the content that was left for this slide and those after it."""


class Fitter:
    """Fits content into frames of one width. ``rooms`` are those of the theme's `deck_scale`, roomiest
    first."""

    def __init__(self, rooms: Sequence[Room], foot: Foot, report: Report) -> None:
        self._rooms = rooms
        self._foot = foot
        self._report = report
        self._generous = Generous(rooms[0])

    def fit(self, blocks: tuple[Block, ...], height: float) -> list[Part]:
        """The content at the largest size at which it needs the fewest slides, evenly spread over them.

        Sizes at which words break are passed over; if they break at every size, tables are parted between
        columns. What does not fit even alone at the smallest size is reported as ``does-not-fit``.
        """
        rooms = [replace(room, height=height) for room in self._rooms]
        if self._is_cramped(blocks, rooms[0]):
            if not self._is_cramped(blocks, rooms[-1]):
                rooms = [room for room in rooms if not self._is_cramped(blocks, room)]
            elif len(parted := narrowed(blocks, rooms[-1])) > len(blocks):
                return self.fit(parted, height)
        for room in rooms:
            part = self._whole(blocks, room)
            if part is not None:
                return [self._enlarged(part, height) if room.styles is self._rooms[0].styles else part]
        parts = self._continued(blocks, rooms, height)
        several = sum(isinstance(block, Table) for block in blocks) > 1  # which are to look alike
        return parts if several else [self._alone(part, rooms) for part in parts]

    def _alone(self, part: Part, rooms: Sequence[Room]) -> Part:
        """A table whole and alone on its slide need not be as small as the text that made it go there."""
        if not all(isinstance(block, Table) and _is_whole(block) for block in part.blocks):
            return part
        whole = filter(None, (self._whole(part.blocks, room) for room in rooms))
        return next((larger for larger in whole if not is_cramped(larger.laid.shapes)), part)

    def _is_cramped(self, blocks: tuple[Block, ...], room: Room) -> bool:
        return is_cramped(room.stack.lay(blocks, room).shapes)

    def _continued(self, blocks: tuple[Block, ...], rooms: Sequence[Room], height: float) -> list[Part]:
        """The content over several slides."""
        floor, smallest = self._fewest(blocks, rooms, height)
        if len(smallest) > MOST_BALANCED:
            *before, last_but_one, last = smallest
            ends = self._balanced(last_but_one.given, floor, height, [last_but_one, last])
            return [*before, *ends]
        for room in rooms:
            if room.stack.lay(blocks, room).height > len(smallest) * height:
                continue
            parts = self._cut(blocks, room, height)
            if len(parts) <= len(smallest) and all(self._within(part, height) for part in parts):
                return self._balanced(blocks, room, height, parts)
        return smallest

    def _fewest(
        self, blocks: tuple[Block, ...], rooms: Sequence[Room], height: float
    ) -> tuple[Room, list[Part]]:
        """The smallest size, and the parts there. That of tables which go on even so is not below `LEGIBLE`,
        unless something fits only there."""
        legible = [room for room in rooms if room.styles.table.size >= LEGIBLE]
        if legible and any(isinstance(block, Table) for block in blocks):
            parts = self._cut(blocks, legible[-1], height)
            if _goes_on(parts) and all(self._within(part, height) for part in parts):
                return legible[-1], parts
        return rooms[-1], self._cut(blocks, rooms[-1], height, report=True)

    def _whole(self, blocks: tuple[Block, ...], room: Room) -> Part | None:
        part = self._part(blocks, room, blocks)
        assert room.height is not None
        return part if self._within(part, room.height) else None

    def _part(self, blocks: tuple[Block, ...], room: Room, given: tuple[Block, ...]) -> Part:
        """The content of one slide, its pictures no taller than its footnotes allow."""
        laid = room.stack.lay(blocks, room)
        foot = self._foot.lay(laid.shapes)
        assert room.height is not None
        free = room.height - self._foot.height(foot)
        if foot is not None and laid.height > free + EPSILON:
            laid = room.stack.lay(blocks, replace(room, height=free))
        return Part(blocks, laid, foot, given)

    def _enlarged(self, part: Part, height: float) -> Part:
        """The content at a larger size, if it gains by that."""
        for factor, room in self._generous.rooms(part.laid, height):
            larger = self._whole(part.blocks, replace(room, height=height))
            if larger and self._generous.suits(larger.laid, part.laid, factor, height):
                return larger
        return part

    def _cut(
        self, blocks: tuple[Block, ...], room: Room, height: float, *, report: bool = False
    ) -> list[Part]:
        """The content in parts no taller than ``height``, each as full as it can be."""
        parts: list[Part] = []
        rest = blocks
        while rest:
            given = rest
            head, rest = self._head(rest, room, height, report)
            parts.append(self._part(head, room, given))
        return parts

    def _head(
        self, blocks: tuple[Block, ...], room: Room, height: float, report: bool
    ) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """As much as fits together with the footnotes it calls, and the rest."""
        free = height
        while True:
            cut = room.stack.split(blocks, room, free)
            if cut is None:
                if room.stack.lay(blocks, room).height > free + EPSILON:
                    return self._too_tall(blocks, report)
                cut = (blocks, ())
            head = room.stack.lay(cut[0], room)
            needed = self._foot.height(self._foot.lay(head.shapes))
            if head.height + needed <= height + EPSILON:
                return cut
            if free <= height - needed + EPSILON:
                return self._too_tall(blocks, report)
            free = height - needed
            room = replace(room, height=free)

    def _too_tall(
        self, blocks: tuple[Block, ...], report: bool
    ) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        if report:
            self._report.error(
                "does-not-fit",
                "this does not fit on a slide, even at the smallest size",
                blocks[0].span,
                "shorten it, divide it, or leave it to the memo with `::: memo`",
            )
        return blocks[:1], blocks[1:]

    def _balanced(self, blocks: tuple[Block, ...], room: Room, height: float, full: list[Part]) -> list[Part]:
        """The same number of parts, none much shorter than the others: the least height that suffices."""
        if any(kind_of(block).scales for block in blocks):
            return full
        best = full
        low, high = room.stack.lay(blocks, room).height / len(full), height
        for _ in range(_BISECTIONS):
            middle = (low + high) / 2
            parts = self._cut(blocks, room, middle)
            if len(parts) <= len(full) and all(self._within(part, height) for part in parts):
                best, high = parts, middle
            else:
                low = middle
        return best

    def _within(self, part: Part, height: float) -> bool:
        return part.laid.height + self._foot.height(part.foot) <= height + EPSILON


def _goes_on(parts: Sequence[Part]) -> bool:
    """Whether a table is cut."""
    blocks = (block for part in parts for block in part.blocks)
    return any(isinstance(block, Table) and not _is_whole(block) for block in blocks)


def _is_whole(block: Block) -> bool:
    return not block.continues and not block.continued
