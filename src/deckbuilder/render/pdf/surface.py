"""What a page's shapes are drawn on: the content stream, the file's fonts and pictures, its links and
destinations."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.plan import Rect
from deckbuilder.render.pdf.content import Content
from deckbuilder.render.pdf.fonts import FontTable
from deckbuilder.render.pdf.sheets import Sheets
from deckbuilder.text.fonts import FontBook


class Surface(Struct, frozen=True):
    """One page being drawn. Boxes are the plan's: points, y downwards."""

    sheets: Sheets
    content: Content
    book: FontBook
    fonts: FontTable
    anchors: frozenset[str]
    """Every destination the document has; a link to another name stays plain text."""
    placed: set[str]
    """Those drawn so far."""

    def destination(self, name: str, x: float, y: float) -> None:
        """Let links and bookmarks called ``name`` lead here, unless they already have a place."""
        if name not in self.placed:
            self.placed.add(name)
            self.sheets.bookmarkPage(name, fit="XYZ", left=round(x, 2), top=round(self.content.y(y), 2))

    def link(self, href: str, box: Rect, words: str) -> None:
        """Make an area lead to a URL or to ``#name``; ``words`` describe it to a screen reader."""
        edges = box.x, self.content.y(box.bottom), box.right, self.content.y(box.y)
        left, bottom, right, top = (round(edge, 2) for edge in edges)
        if not href.startswith("#"):
            self.sheets.link_to_url(href, (left, bottom, right, top), words)
        elif href[1:] in self.anchors:
            self.sheets.link_to_place(href[1:], (left, bottom, right, top), words)
