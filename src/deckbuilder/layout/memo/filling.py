"""Filling one frame, a page or a column of one, with text and the notes it calls.

The stack knows where blocks may be cut; here is how much of the frame they may take, which depends on the
notes they call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks import kind_of
from deckbuilder.blocks import lay as lay_block
from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.series import EPSILON, piled
from deckbuilder.layout.memo.floats import floated
from deckbuilder.layout.memo.footnotes import Note, NoteSetter
from deckbuilder.model import Block

Blocks = tuple[Block, ...]

#: Notes begun on an earlier page take at most this share of a page away from the text.
LARGEST_NOTES = 0.4
#: Rather than leave more lines than this empty above the notes, the last note is parted between two pages.
LARGEST_HOLE = 3
#: A figure is shrunk to what a page has left down to this share of its height; below, it moves on.
LEAST_FIGURE = 0.65
NOTHING = Laid((), 0.0)


class Filling(Struct, frozen=True):
    """One way to fill a frame."""

    blocks: Blocks
    rest: Blocks
    laid: Laid
    notes: tuple[Note, ...] = ()
    """Those that stand here, the last of them perhaps only begun."""
    overleaf: tuple[Note, ...] = ()
    wanted: tuple[Note, ...] = ()
    """Those that would stand here were there room for all."""

    @property
    def begins_all(self) -> bool:
        """Whether every note called here at least begins here."""
        return not self.overleaf or (len(self.overleaf) == 1 and self.overleaf[0].continues)


class Filler:
    """Fills frames of one width; ``page`` is the height of a whole page, from which figures and tables may
    float to the next one."""

    def __init__(self, room: Room, notes: NoteSetter, page: float, *, floats: bool) -> None:
        self._room = room
        self._notes = notes
        self._page = page
        self._floats = floats
        self._line = room.styles.body[0].leading

    def fill(
        self, blocks: Blocks, carried: Sequence[Note], called: AbstractSet[str], height: float, *, fresh: bool
    ) -> Filling:
        """As much text as fits with all its notes; where that leaves a hole, the last note is parted.

        ``carried`` are notes from the page before, ``called`` the labels of all that were shown or wait. On a
        ``fresh`` page at least one block is taken, even if it does not fit.
        """
        begun, waiting = self._notes.fit(carried, height * LARGEST_NOTES if blocks else 0.0)
        if carried and not begun:
            begun, waiting = self._notes.fit(carried, height, alone=True)
            return Filling((), blocks, NOTHING, tuple(begun), tuple(waiting))

        def trial(text: float) -> Filling:
            return self._with_notes(self._cut(blocks, text, fresh), begun, waiting, called, height)

        reserved = self._notes.height(begun)
        page = trial(height - reserved)
        if waiting or not page.overleaf:
            return page
        least = height - self._notes.height(page.wanted)
        whole = trial(max(least, 0.0))
        hole = height - whole.laid.height - self._notes.height(whole.notes)
        if not whole.overleaf and hole <= LARGEST_HOLE * self._line:
            return whole
        low = least if whole.begins_all else 0.0
        return self._fullest(trial, low, height - reserved) or whole

    def _fullest(self, trial: Callable[[float], Filling], low: float, high: float) -> Filling | None:
        """The trial with the most text, between two heights for it, that begins all notes it calls."""
        best: Filling | None = None
        while high - low > self._line / 2:
            middle = (low + high) / 2
            page = trial(middle)
            if page.begins_all and page.blocks:
                best, low = page, middle
            else:
                high = middle
        return best

    def _with_notes(
        self,
        text: Filling,
        begun: Sequence[Note],
        waiting: Sequence[Note],
        called: AbstractSet[str],
        height: float,
    ) -> Filling:
        """The frame with its notes; those that do not fit, or must wait for others, go on overleaf."""
        new = self._notes.called(text.laid.shapes, called)
        wanted = (*begun, *new)
        if waiting:
            return replace(text, notes=tuple(begun), overleaf=(*waiting, *new), wanted=wanted)
        placed, overleaf = self._notes.fit(wanted, height - text.laid.height)
        return replace(text, notes=tuple(placed), overleaf=tuple(overleaf), wanted=wanted)

    def _cut(self, blocks: Blocks, height: float, fresh: bool) -> Filling:
        """As many blocks as fit ``height``; on a fresh page at least one, even if it does not."""
        if not blocks:
            return Filling((), (), NOTHING)
        room = replace(self._room, at_top=fresh)
        cut = room.stack.split(blocks, room, height)
        if cut is None and lay_block(blocks[0], room).height <= height + EPSILON:
            laid = room.stack.lay(blocks, room)
            if laid.height <= height + EPSILON:
                return Filling(blocks, (), laid)
        if cut is None and fresh:
            laid = room.stack.lay(blocks[:1], replace(room, height=height))
            return Filling(blocks[:1], blocks[1:], laid)
        head, rest = cut or ((), blocks)
        page = Filling(head, rest, room.stack.lay(head, room))
        shrunk = self._with_figure(page, height)
        if shrunk is not None:
            return shrunk
        found = floated(blocks, (head, rest), room, height, self._page) if self._floats else None
        return page if found is None else Filling(*found, room.stack.lay(found[0], room))

    def _with_figure(self, page: Filling, height: float) -> Filling | None:
        """The page with the figure that comes next, and headings before it, if shrinking it a little makes it
        fit."""
        count = 0
        while count < len(page.rest) and lay_block(page.rest[count], self._room).keep_next:
            count += 1
        if count == len(page.rest) or not kind_of(page.rest[count]).scales:
            return None
        group = page.rest[: count + 1]
        natural = self._room.stack.lay(group, self._room)
        left = height - page.laid.height - page.laid.after - natural.before
        if left < natural.height * LEAST_FIGURE:
            return None
        shrunk = self._room.stack.lay(group, replace(self._room, height=left))
        if shrunk.height > left + EPSILON:
            return None
        laid = piled([page.laid, shrunk]) if page.blocks else shrunk
        return Filling((*page.blocks, *group), page.rest[count + 1 :], laid)
