"""Breaking a sequence of blocks into pages of one or more columns.

A column is filled by `filling`; here is which blocks and notes go on to the next one, and what stands across
all columns. Neither letterhead nor running heads are known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks import lay as lay_block
from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.float_place import WIDE, FloatPlace
from deckbuilder.blocks.page_break import PageBreak
from deckbuilder.blocks.series import EPSILON
from deckbuilder.layout.memo.filling import NOTHING, Blocks, Filler, Filling
from deckbuilder.layout.memo.floats import place_of
from deckbuilder.layout.memo.footnotes import Note, NoteSetter
from deckbuilder.model import Block
from deckbuilder.plan import Span, TableShape

#: Blocks across all columns take at most this share of a page together, unless one alone takes more.
MOST_ACROSS = 0.7


class Body(Struct, frozen=True):
    """What stands between head and foot of one page."""

    columns: tuple[Filling, ...]
    across: Laid = NOTHING
    """Stands above the columns."""

    @property
    def top(self) -> float:
        """Where the columns begin, from the top of the text."""
        return self.across.height + self.across.after if self.across.shapes else 0.0

    @property
    def height(self) -> float:
        """Points the text takes, notes not counted."""
        return self.top + max(column.laid.height for column in self.columns)

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(note for column in self.columns for note in column.notes)

    @property
    def blocks(self) -> Blocks:
        return tuple(block for column in self.columns for block in column.blocks)


class _Flow(Struct, frozen=True):
    """What is still to be placed."""

    blocks: Blocks = ()
    across: tuple[tuple[Block, int], ...] = ()
    """Blocks that stand across all columns, each with the number of those in columns that come behind it."""
    notes: tuple[Note, ...] = ()
    """Begun, or waiting for those begun."""
    called: frozenset[str] = frozenset()
    """Labels of the notes that were placed or wait."""

    def calling(self, notes: Sequence[Note]) -> _Flow:
        """With further notes that wait."""
        called = self.called.union(note.label for note in notes)
        return replace(self, notes=(*self.notes, *notes), called=called)


class PageBreaker:
    """Breaks the blocks of one document into pages.

    ``room`` is a column's, ``whole`` that of what stands across all columns.
    """

    def __init__(
        self,
        room: Room,
        notes: NoteSetter,
        height: float,
        *,
        columns: int = 1,
        whole: Room | None = None,
        floats: bool = True,
    ) -> None:
        self._room = room
        self._whole = whole or room
        self._notes = notes
        self._height = height
        self._columns = columns
        self._unhyphenated = replace(room, styles=replace(room.styles, narrow_tables=()))
        self._filler = Filler(room, notes, height, floats=floats)

    def pages(self, blocks: Blocks, head: Laid = NOTHING) -> Iterator[Body]:
        """All pages, at least one, each broken when it is asked for. On the first, ``head`` stands above the
        text, which takes the notes it calls along.

        Reports blocks and notes that are taller than a page and cannot be cut.
        """
        first = True
        flow = _Flow().calling(self._notes.called(head.shapes, frozenset()))
        passages = list(_passages(blocks)) or [()]
        for passage in passages:
            flow = self._parted(passage, flow)
            while flow.blocks or flow.across or first or (flow.notes and passage is passages[-1]):
                height = self._height - head.height - head.after if first else self._height
                body, flow = self._page(flow, height, fresh=not (first and head.shapes))
                first = False
                yield body

    def _parted(self, blocks: Blocks, flow: _Flow) -> _Flow:
        """The blocks in columns, and apart from them those across all columns."""
        text: list[Block] = []
        across: list[tuple[Block, int]] = []
        for block in reversed(blocks):
            if self._columns > 1 and self._is_wide(block):
                across.append((_wide(block), len(text)))
                text.append(place_of(block))
            else:
                text.append(block)
        return replace(flow, blocks=tuple(text[::-1]), across=tuple(across[::-1]))

    def _page(self, flow: _Flow, height: float, *, fresh: bool) -> tuple[Body, _Flow]:
        """The next page. Blocks across all columns stand at the top of the first page that begins with them
        or with what is behind them."""
        across, flow = self._across(flow, height)
        free = height - (across.height + across.after if across.shapes else 0.0)
        columns, rest = self._filled(flow, free, fresh=fresh and not across.shapes)
        if self._columns > 1 and flow.blocks and not rest.blocks and not rest.notes:
            columns = self._balanced(flow, free) or columns
        self._check(columns, free)
        return Body(columns, across), rest

    def _across(self, flow: _Flow, height: float) -> tuple[Laid, _Flow]:
        """The blocks that are to stand across this page, as many as it holds; of one that is taller than
        the page, as much as may be cut off."""
        text = next(
            (index for index, block in enumerate(flow.blocks) if not isinstance(block, FloatPlace)),
            len(flow.blocks),
        )
        due = tuple(block for block, behind in flow.across if behind >= len(flow.blocks) - text)
        if not due:
            return NOTHING, flow
        stack = self._whole.stack
        while len(due) > 1 and stack.lay(due, self._whole).height > height * MOST_ACROSS:
            due = due[:-1]
        waiting = flow.across[len(due) :]
        laid = stack.lay(due, replace(self._whole, height=height) if len(due) == 1 else self._whole)
        if laid.height > height + EPSILON and (cut := stack.split(due, self._whole, height)):
            due, rest = cut
            waiting = (*((block, flow.across[0][1]) for block in rest), *waiting)
            laid = stack.lay(due, self._whole)
        flow = flow.calling(self._notes.called(laid.shapes, flow.called))
        flow = replace(flow, across=waiting)
        after, grid = max(laid.after, self._room.styles.gap), self._room.styles.grid
        return replace(laid, after=after + (-(laid.height + after) % grid if grid else 0.0)), flow

    def _is_wide(self, block: Block) -> bool:
        """Whether a block stands across all columns: its author says so, or it is a table with a column too
        narrow for one of its words as a whole."""
        if WIDE in block.attrs.classes:
            return True
        if not any(caption.series == "table" for caption in block.captions()):
            return False
        shapes = lay_block(block, self._unhyphenated).shapes
        return any(isinstance(shape, TableShape) and shape.cramped for shape in shapes)

    def _filled(self, flow: _Flow, height: float, *, fresh: bool) -> tuple[tuple[Filling, ...], _Flow]:
        """The columns of a page, each ``height`` points tall, one after the other."""
        columns: list[Filling] = []
        for _ in range(self._columns):
            column = self._filler.fill(flow.blocks, flow.notes, flow.called, height, fresh=fresh)
            if fresh and column.overleaf and not column.blocks and not column.notes:
                column = replace(column, notes=column.overleaf[:1], overleaf=column.overleaf[1:])
            placed = (note.label for note in (*column.notes, *column.overleaf))
            flow = replace(flow, blocks=column.rest, notes=column.overleaf, called=flow.called.union(placed))
            columns.append(column)
        return tuple(columns), flow

    def _balanced(self, flow: _Flow, height: float) -> tuple[Filling, ...] | None:
        """The columns as low as they can be and still hold all."""
        best: tuple[Filling, ...] | None = None
        low, high = 0.0, height
        while high - low > self._room.styles.body[0].leading / 4:
            middle = (low + high) / 2
            columns, rest = self._filled(flow, middle, fresh=False)
            if rest.blocks or rest.notes:
                low = middle
            else:
                best, high = columns, middle
        return best

    def _check(self, columns: Sequence[Filling], height: float) -> None:
        """Report what is taller than its page."""
        for column in columns:
            if column.blocks and column.laid.height > height + EPSILON:
                self._report(column.blocks[0].span)
            elif column.notes and not column.blocks and self._notes.height(column.notes) > height + EPSILON:
                self._report(column.notes[0].span)

    def _report(self, span: Span) -> None:
        self._room.report.error(
            "does-not-fit",
            "this is taller than a page and cannot be cut",
            span,
            "shorten it, or split it in two",
        )


def _wide(block: Block) -> Block:
    """The block with the class of its like."""
    classes = block.attrs.classes
    return block if WIDE in classes else replace(block, attrs=replace(block.attrs, classes=(*classes, WIDE)))


def _passages(blocks: Blocks) -> Iterator[Blocks]:
    """The blocks between page breaks."""
    start = 0
    for index, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            if index > start:
                yield blocks[start:index]
            start = index + 1
    if blocks[start:]:
        yield blocks[start:]
