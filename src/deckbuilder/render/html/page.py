"""One page as an SVG document of its own size in points."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.plan import Page, Rect
from deckbuilder.render.html.numbers import number
from deckbuilder.render.html.pictures import Media
from deckbuilder.render.html.shapes import draw_shape
from deckbuilder.render.html.surface import Attrs, Extents, Surface, edges
from deckbuilder.render.look import paper, screen
from deckbuilder.render.xml import element
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.tokens import Theme

_ROOT: Attrs = {
    "xmlns": "http://www.w3.org/2000/svg", "role": "group", "text-rendering": "geometricPrecision",
}  # fmt: skip


class Drawing(Struct, frozen=True):
    """A page, and what it refers to."""

    svg: str
    fonts: tuple[str, ...]
    """Keys of the faces it is set in (`Face.program`)."""
    images: tuple[Media, ...]


def draw(
    page: Page,
    theme: Theme,
    book: FontBook,
    *,
    slide: bool,
    lang: str,
    folder: str = "images/",
    own: Extents | None = None,
) -> Drawing:
    """Draw a page, a slide or one of paper, in a document in ``lang``.

    Elements from one place of the brief say so in ``data-line`` and ``data-last`` (where it differs), and in
    ``data-file`` where that is another than around them. ``folder`` is where pictures are found by name.
    Where ``own`` tells which lines the page holds, in each file the first of them is line 0, and places
    elsewhere are not told: a line put in above, or below, changes nothing.
    """
    slides = screen(theme)
    surface = Surface(slides if slide else paper(theme), slides, book, lang, folder, own)
    with surface.at(page.span) as place:
        root = {**_ROOT, "viewBox": f"0 0 {number(page.width)} {number(page.height)}", "xml:lang": lang}
        label = {"aria-label": page.title or None}
        ground = {"fill": surface.rgb(page.background or "background")}
        svg = element(
            "svg",
            root | label | place,
            element("rect", {**edges(Rect(0.0, 0.0, page.width, page.height)), **ground}),
            *(draw_shape(surface, shape) for shape in page.shapes),
        )
    return Drawing(svg, tuple(surface.fonts), tuple(surface.media.values()))
