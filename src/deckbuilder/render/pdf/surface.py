"""What a page's shapes are drawn on: the content stream, the file's fonts and pictures, its links and
destinations."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.plan import Rect
from deckbuilder.render.look import Look
from deckbuilder.render.pdf.content import Content
from deckbuilder.render.pdf.fonts import FontTable
from deckbuilder.render.pdf.marks import Marks
from deckbuilder.render.pdf.sheets import Sheets
from deckbuilder.render.pdf.structure import Area, Element, Structure
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
    structure: Structure
    marks: Marks
    slides: Look
    """How slides look, whatever the page they are on."""

    def destination(self, name: str, x: float, y: float) -> None:
        """Let links and bookmarks called ``name`` lead here, unless they already have a place."""
        if name not in self.placed:
            self.placed.add(name)
            self.sheets.bookmarkPage(name, fit="XYZ", left=round(x, 2), top=round(self.content.y(y), 2))

    def leads(self, href: str) -> bool:
        """Whether there is a place that a URL or ``#name`` leads to, as far as that is known."""
        return not href.startswith("#") or href[1:] in self.anchors

    def link(self, element: Element, href: str, box: Rect, words: str) -> None:
        """Make an area lead to a URL or to ``#name``; ``words`` describe it to a screen reader."""
        key = self.structure.key(element)
        number = self.sheets.link(href, self.edges(box), words, key)
        element.kids.append(Area(self.marks.page, number))

    def edges(self, box: Rect) -> str:
        """A box as a rectangle of the file (ISO 32000-1, 7.9.5)."""
        edges = box.x, self.content.y(box.bottom), box.right, self.content.y(box.y)
        return " ".join(f"{round(edge, 2):g}" for edge in edges)
