"""Pages as SVG that is the same wherever in the source they come from, drawn once as long as it lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.plan import Page
from deckbuilder.preview.places import Place
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.tokens import Theme

if TYPE_CHECKING:
    from deckbuilder.render.html import Media

#: A `Span` as JSON.
_SPAN = re.compile(rb'\{"path":"([^"]*)","first":(\d+),"last":(\d+),"column":(?:\d+|null)\}')
Extents = dict[str, tuple[int, int]]
"""First and last line by file."""


class Drawn(Struct, frozen=True):
    """The drawing of a page."""

    digest: str
    svg: str
    lines: dict[str, int]
    """What is to be added to the lines in it, for each file."""
    fonts: tuple[str, ...]
    """Keys of the faces it is set in."""
    images: tuple[Media, ...]


class Drawings:
    """The drawings of a document, from look to look."""

    def __init__(self) -> None:
        self._ground: object = None
        self._pages: dict[Page, tuple[bytes, Drawn]] = {}
        self._alike: dict[bytes, Drawn] = {}

    def __iter__(self) -> Iterator[Drawn]:
        return (one for _, one in self._pages.values())

    def draw(
        self,
        pages: Sequence[Page],
        places: Sequence[Sequence[Place]],
        theme: Theme,
        book: FontBook,
        *,
        slide: bool,
        lang: str,
    ) -> list[Drawn]:
        """The drawings of pages that hold ``places``. One that was there at the last look, or differs from
        such a one only in where it comes from, is not drawn again."""
        ground = theme, book, lang
        if ground != self._ground:
            self._ground, self._pages, self._alike = ground, {}, {}
        drawn = dict[Page, tuple[bytes, Drawn]]()
        for page, held in zip(pages, places, strict=True):
            drawn[page] = self._pages.get(page) or self._drawn(page, _extents(held), theme, book, slide, lang)
        self._pages, self._alike = drawn, dict(drawn.values())
        return [drawn[page][1] for page in pages]

    def _drawn(
        self, page: Page, own: Extents, theme: Theme, book: FontBook, slide: bool, lang: str
    ) -> tuple[bytes, Drawn]:
        from deckbuilder.render.html import draw

        key, lines = _key(page, own), {path: first for path, (first, _) in own.items()}
        known = self._alike.get(key)
        if known is not None:
            return key, replace(known, lines=lines)
        drawing = draw(page, theme, book, slide=slide, lang=lang, own=own)
        digest = blake2b(drawing.svg.encode(), digest_size=12).hexdigest()
        return key, Drawn(digest, drawing.svg, lines, drawing.fonts, drawing.images)


def _extents(held: Sequence[Place]) -> Extents:
    own: Extents = {}
    for path, first, last in held:
        known = own.get(path, (first, last))
        own[path] = min(known[0], first), max(known[1], last)
    return own


def _key(page: Page, own: Extents) -> bytes:
    """Equal for pages that are drawn alike: its places are counted as its drawing counts them."""
    starts = {msgspec.json.encode(path)[1:-1]: extent for path, extent in own.items()}

    def counted(found: re.Match[bytes]) -> bytes:
        path, first, last = found[1], int(found[2]), int(found[3])
        start, end = starts.get(path, (1, 0))
        return b"%b %d %d" % (path, first - start, last - start) if start <= first and last <= end else b""

    whole = _SPAN.sub(counted, msgspec.json.encode(page))
    return blake2b(whole, digest_size=16).digest()
