"""Breaking a sequence of blocks into pages, with footnotes at the foot of each.

The stack knows where blocks may be cut; here is how much of a page they may take, which depends on the notes
they call. Neither letterhead nor running heads are known here.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks import kind_of
from deckbuilder.blocks import lay as lay_block
from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.series import EPSILON, piled
from deckbuilder.layout.memo.footnotes import Note, NoteSetter
from deckbuilder.model import Block
from deckbuilder.plan import Shape, Span

Blocks = tuple[Block, ...]

#: Notes take at most this share of a page away from the text; what is longer goes on overleaf.
LARGEST_NOTES = 0.4
#: Rather than leave more lines than this empty above the notes, the last note is parted between two pages.
LARGEST_HOLE = 3
#: A figure is shrunk to what a page has left down to this share of its height; below, it moves on.
LEAST_FIGURE = 0.65
NOTHING = Laid((), 0.0)


class Body(Struct, frozen=True):
    """What stands between head and foot of one page; coordinates from the text area's top left corner."""

    shapes: tuple[Shape, ...]
    height: float
    """Points the text takes, notes not counted."""
    notes: tuple[Note, ...]
    blocks: Blocks


class _Trial(Struct, frozen=True):
    """One way to fill a page."""

    blocks: Blocks
    rest: Blocks
    laid: Laid
    notes: tuple[Note, ...] = ()
    overleaf: tuple[Note, ...] = ()


class PageBreaker:
    """Breaks the blocks of one document into pages of one size."""

    def __init__(self, room: Room, notes: NoteSetter, height: float) -> None:
        self._room = room
        self._notes = notes
        self._height = height
        self._line = room.styles.body[0].leading

    def pages(self, blocks: Blocks, head: Laid = NOTHING) -> list[Body]:
        """All pages, at least one. On the first, ``head`` stands above the text, which takes the notes it
        calls along.

        Reports blocks and notes that are taller than a page and cannot be cut.
        """
        pages: list[Body] = []
        carried = tuple(self._notes.called(head.shapes, set()))
        called = {note.label for note in carried}
        rest = blocks
        while rest or carried or not pages:
            height = self._height if pages else self._height - head.height - head.after
            page = self._fill(rest, carried, called, height, fresh=bool(pages))
            if pages and not page.blocks and not page.notes:
                page = replace(page, notes=page.overleaf[:1], overleaf=page.overleaf[1:])
                self._report(page.notes[0].span)
            called.update(note.label for note in (*page.notes, *page.overleaf))
            pages.append(Body(page.laid.shapes, page.laid.height, page.notes, page.blocks))
            rest, carried = page.rest, page.overleaf
            if page.blocks and page.laid.height > height + EPSILON:
                self._report(page.blocks[0].span)
        return pages

    def _fill(
        self, blocks: Blocks, carried: Sequence[Note], called: set[str], height: float, fresh: bool
    ) -> _Trial:
        """A page with all notes where they are called, if that leaves no hole; else with the last one
        parted."""
        begun, waiting = self._notes.fit(carried, height * LARGEST_NOTES if blocks else height)
        reserved = self._notes.height(begun)

        def trial(notes_height: float) -> _Trial:
            return self._with_notes(
                self._cut(blocks, height - notes_height, fresh), begun, waiting, called, height
            )

        page = trial(reserved)
        if waiting or not page.overleaf:
            return page
        wanted = [*page.notes, *page.overleaf]
        page = trial(max(reserved, min(self._notes.height(wanted), height * LARGEST_NOTES)))
        hole = height - page.laid.height - self._notes.height(page.notes)
        if hole <= LARGEST_HOLE * self._line:
            return page
        parted = trial(self._notes.height(wanted[:-1]) + self._notes.least(first=len(wanted) == 1))
        if parted.overleaf and (len(parted.overleaf) > 1 or not parted.overleaf[0].continues):
            return page
        return parted

    def _with_notes(
        self, text: _Trial, begun: Sequence[Note], waiting: Sequence[Note], called: set[str], height: float
    ) -> _Trial:
        """The page with its notes; those that do not fit, or must wait for others, go on overleaf."""
        new = self._notes.called(text.laid.shapes, called)
        if waiting:
            return replace(text, notes=tuple(begun), overleaf=(*waiting, *new))
        placed, overleaf = self._notes.fit([*begun, *new], height - text.laid.height)
        return replace(text, notes=tuple(placed), overleaf=tuple(overleaf))

    def _cut(self, blocks: Blocks, height: float, fresh: bool) -> _Trial:
        """As many blocks as fit ``height``; on a fresh page at least one, even if it does not."""
        room = replace(self._room, at_top=fresh)
        if not blocks:
            return _Trial((), (), NOTHING)
        cut = room.stack.split(blocks, room, height)
        if cut is not None:
            head, rest = cut
            return self._with_figure(_Trial(head, rest, room.stack.lay(head, room)), height)
        if lay_block(blocks[0], room).height <= height + EPSILON:
            laid = room.stack.lay(blocks, room)
            if laid.height <= height + EPSILON:
                return _Trial(blocks, (), laid)
        if not fresh:
            return self._with_figure(_Trial((), blocks, NOTHING), height)
        laid = room.stack.lay(blocks[:1], replace(room, height=height))
        return _Trial(blocks[:1], blocks[1:], laid)

    def _with_figure(self, page: _Trial, height: float) -> _Trial:
        """The page with the figure that comes next, and headings before it, if shrinking it a little makes it
        fit."""
        count = 0
        while count < len(page.rest) and lay_block(page.rest[count], self._room).keep_next:
            count += 1
        if count == len(page.rest) or not kind_of(page.rest[count]).scales:
            return page
        group = page.rest[: count + 1]
        natural = self._room.stack.lay(group, self._room)
        left = height - page.laid.height - page.laid.after - natural.before
        if left < natural.height * LEAST_FIGURE:
            return page
        shrunk = self._room.stack.lay(group, replace(self._room, height=left))
        if shrunk.height > left + EPSILON:
            return page
        laid = piled([page.laid, shrunk]) if page.blocks else shrunk
        return _Trial((*page.blocks, *group), page.rest[count + 1 :], laid)

    def _report(self, span: Span) -> None:
        self._room.report.error(
            "does-not-fit",
            "this is taller than a page and cannot be cut",
            span,
            "shorten it, or split it in two",
        )
