"""One page as an SVG document of its own size in points."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.plan import Page, Rect
from deckbuilder.render.html.numbers import number
from deckbuilder.render.html.pictures import Media
from deckbuilder.render.html.shapes import draw_shape
from deckbuilder.render.html.surface import Attrs, Surface, edges
from deckbuilder.render.look import paper, screen
from deckbuilder.render.xml import element, join
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.tokens import Theme


class Drawing(Struct, frozen=True):
    """A page, and what it refers to."""

    svg: str
    fonts: tuple[str, ...]
    """Keys of the faces it is set in (`Face.program`)."""
    images: tuple[Media, ...]


def draw(
    page: Page, theme: Theme, book: FontBook, *, slide: bool, lang: str, folder: str = "images/"
) -> Drawing:
    """Draw a page, a slide or one of paper, in a document in ``lang``.

    Elements from one place of the brief say so in ``data-line`` and ``data-last`` (where it differs), and in
    ``data-file`` where that is another than around them. ``folder`` is where pictures are found by name.
    """
    surface = Surface(screen(theme) if slide else paper(theme), screen(theme), book, lang, page.span, folder)
    ground = {"fill": surface.rgb(page.background or "background")}
    shapes = join(*(draw_shape(surface, shape) for shape in page.shapes))
    svg = element(
        "svg",
        _root(page, lang),
        element("rect", {**edges(Rect(0.0, 0.0, page.width, page.height)), **ground}),
        shapes,
    )
    return Drawing(svg, tuple(surface.fonts), tuple(surface.media.values()))


def _root(page: Page, lang: str) -> Attrs:
    span = page.span
    return {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {number(page.width)} {number(page.height)}",
        "role": "group",
        "aria-label": page.title or None,
        "xml:lang": lang,
        "text-rendering": "geometricPrecision",
        "data-file": span.path,
        "data-line": span.first,
        "data-last": None if span.last == span.first else span.last,
    }
