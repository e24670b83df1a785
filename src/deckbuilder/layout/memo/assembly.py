"""The memo's text with its contents, broken into pages that the contents name.

Contents stand below the letterhead, as deep as fits its page, and the text goes on below them. Those of a
report, or above columns, have pages of their own where they do not fit, and the text begins on a new one.
Either way they are as high before the pages are known as after, so that no text is broken into pages twice
for their sake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.contents import Contents
from deckbuilder.blocks.heading import Heading
from deckbuilder.layout.memo.contents import DEPTH, contents, with_pages
from deckbuilder.layout.memo.filling import Blocks
from deckbuilder.layout.memo.pages import MOST_ACROSS, Body, PageBreaker
from deckbuilder.model import Meta
from deckbuilder.plan import Bookmark, Span, paras

#: A memo of as many pages has contents by itself, if it has as many headings; one of so many is a report.
LONG_MEMO, FEWEST_HEADINGS, REPORT = 6, 3, 12
#: Contents that do not fit below the letterhead begin there all the same if it takes less of its page, or if
#: that saves one.
LARGEST_HEAD = 0.4
#: Digits of page numbers that there is room for at first; one more where they turn out to be longer.
DIGITS = 2
#: A last page with fewer lines than this is avoided by adding up to as many lines to every page as
#: `EXTRA_LINES`, in memos short enough for one line to matter.
LONELY_LINES, EXTRA_LINES, SHORT_MEMO = 4, 2, 12


class Text(Struct, frozen=True):
    """What is to be broken into pages, and the means for it."""

    blocks: Blocks
    head: Laid
    room: Room
    """Of what stands across all columns."""
    height: float
    """Of a page's text."""
    columns: int
    breaker: Callable[[float], PageBreaker]
    """For pages of a given height."""
    plain: Callable[[float], PageBreaker]
    """The same, for pages of one column."""
    lists: tuple[Contents, ...] = ()
    report: bool = False
    """Whether the contents have pages of their own if they do not fit that of the letterhead."""

    def fits(self, lists: tuple[Contents, ...]) -> bool:
        """Whether contents fit below the letterhead."""
        free = self.height - self.head.height - self.head.after
        most = free * MOST_ACROSS if self.columns > 1 and len(lists) > 1 else free
        # Each entry takes a line or more: of many it is known without setting them that they do not fit.
        least = sum(len(one.entries) for one in lists) * self.room.styles.body[0].leading
        return least <= most and self.room.stack.lay(lists, self.room).height <= most

    def pages(self, height: float) -> Iterator[Body]:
        """The pages, ``height`` points of text on each."""
        breaker, head = self.breaker(height), self.head
        if not self.lists:
            yield from breaker.pages(self.blocks, head)
            return
        if self.fits(self.lists) or not (self.report or self.columns > 1):
            yield from breaker.pages((*self.lists, *self.blocks), head)
            return
        yield from self._contents(height)
        yield from breaker.pages(self.blocks)

    def _contents(self, height: float) -> list[Body]:
        """The first page and those of contents that do not fit it."""
        plain = self.plain(height)
        below = list(plain.pages(self.lists, self.head))
        if self.head.height <= LARGEST_HEAD * height:
            return below
        apart = [*self.breaker(height).pages((), self.head), *plain.pages(self.lists)]
        return below if len(below) < len(apart) else apart


class Assembled(Struct, frozen=True):
    """All pages."""

    bodies: list[Body]
    height: float
    """Of a page's text: a little more than was asked for where that spares a last page of a few lines."""
    bookmarks: tuple[Bookmark, ...]
    """To the contents."""


def assembled(text: Text, meta: Meta, span: Span) -> Assembled:
    """The pages of a text, with the contents that the front matter asks for or that its length calls for."""
    length = len(list(islice(text.pages(text.height), REPORT))) if _may_list(text, meta) else 0
    if meta.contents.shown is None and length < LONG_MEMO:
        meta = replace(meta, contents=replace(meta.contents, shown=False))
    text = replace(text, report=length >= REPORT)
    digits = DIGITS
    while True:
        text = replace(text, lists=_lists(text, meta, span, "8" * digits))
        bodies, height = _bodies(text)
        if not text.lists or len(str(len(bodies))) <= digits:
            break
        digits = len(str(len(bodies)))
    bookmarks = tuple(Bookmark(one.title, 0, one.attrs.id or "") for one in text.lists)
    return Assembled(_paged(bodies, text.room) if text.lists else bodies, height, bookmarks)


def _may_list(text: Text, meta: Meta) -> bool:
    """Whether contents are asked for, or may be called for by the length of the text."""
    asked = meta.contents
    if asked.shown is not None:
        return asked.shown or asked.tables or asked.figures
    headings = sum(isinstance(block, Heading) for block in text.blocks)
    return headings >= FEWEST_HEADINGS or asked.tables or asked.figures


def _lists(text: Text, meta: Meta, span: Span, widest: str) -> tuple[Contents, ...]:
    """The contents: of a report to the usual depth, else as deep as fits below the letterhead."""
    asked = meta.contents
    if text.report or asked.depth is not None:
        return tuple(contents(text.blocks, meta, span, widest))
    lists: tuple[Contents, ...] = ()
    for depth in range(DEPTH, 0, -1):
        meta = replace(meta, contents=replace(asked, depth=depth))
        lists = tuple(contents(text.blocks, meta, span, widest))
        if text.fits(lists):
            break
    return lists


def _bodies(text: Text) -> tuple[list[Body], float]:
    bodies = list(text.pages(text.height))
    line = text.room.styles.body[0].leading
    last = bodies[-1]
    if 1 < len(bodies) <= SHORT_MEMO and last.height < LONELY_LINES * line and not last.notes:
        for extra in range(1, EXTRA_LINES + 1):
            taller = text.height + extra * line
            fewer = list(text.pages(taller))
            if len(fewer) < len(bodies):
                return fewer, taller
    return bodies, text.height


def _paged(bodies: list[Body], room: Room) -> list[Body]:
    """The pages with their numbers in the contents."""
    pages: dict[str, int] = {}
    for number, body in enumerate(bodies, 1):
        for laid in (body.across, *(column.laid for column in body.columns)):
            for para in paras(laid.shapes):
                if para.anchor is not None:
                    pages.setdefault(para.anchor, number)

    def settled(laid: Laid) -> Laid:
        return replace(laid, shapes=with_pages(laid.shapes, pages, room))

    return [
        replace(
            body,
            columns=tuple(replace(column, laid=settled(column.laid)) for column in body.columns),
            across=settled(body.across),
        )
        if _refers(body)
        else body
        for body in bodies
    ]


def _refers(body: Body) -> bool:
    """Whether a page holds contents."""
    return bool(body.across.shapes) or any(isinstance(block, Contents) for block in body.blocks)
