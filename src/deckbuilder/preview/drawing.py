"""Pages as SVG that is the same wherever in the source they come from."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from msgspec import Struct

from deckbuilder.plan import Page
from deckbuilder.preview.places import Place
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.tokens import Theme

if TYPE_CHECKING:
    from deckbuilder.render.html import Media


class Drawn(Struct, frozen=True):
    """The drawing of a page."""

    digest: str
    svg: str
    lines: dict[str, int]
    """What is to be added to the lines in it, for each file."""
    fonts: tuple[str, ...]
    """Keys of the faces it is set in."""
    images: tuple[Media, ...]


def drawn(
    page: Page, places: tuple[Place, ...], theme: Theme, book: FontBook, *, slide: bool, lang: str
) -> Drawn:
    """Draw a page that holds ``places``, with lines counted from the first of each file: one put in above
    changes no drawing."""
    from deckbuilder.render.html import draw

    held: dict[str, tuple[int, int]] = {}
    for path, first, last in places:
        known = held.get(path, (first, last))
        held[path] = min(known[0], first), max(known[1], last)
    drawing = draw(page, theme, book, slide=slide, lang=lang, own=held)
    digest = blake2b(drawing.svg.encode(), digest_size=12).hexdigest()
    lines = {path: first for path, (first, _) in held.items()}
    return Drawn(digest, drawing.svg, lines, drawing.fonts, drawing.images)
