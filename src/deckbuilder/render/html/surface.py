"""What a page is drawn on: how its document looks, and what it turned out to need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from deckbuilder.plan import Rect, Span, Stroke
from deckbuilder.render.html.faces import font_name
from deckbuilder.render.html.numbers import color, number
from deckbuilder.render.html.paths import straight
from deckbuilder.render.html.pictures import Media
from deckbuilder.render.look import Look
from deckbuilder.render.rule import Rule
from deckbuilder.render.xml import Value, Xml, element
from deckbuilder.text.face import Face
from deckbuilder.text.fonts import FontBook

Attrs = dict[str, Value]
Extents = Mapping[str, tuple[int, int]]
"""First and last line by file."""


class Surface:
    """One page being drawn."""

    def __init__(
        self, look: Look, slides: Look, book: FontBook, lang: str, folder: str, own: Extents | None
    ) -> None:
        self.look = look
        """What roles stand for; it may change on the page."""
        self.slides = slides
        """How slides look, whatever the page they are on."""
        self.book = book
        self.lang = lang
        """Of the document."""
        self.folder = folder
        """Where pictures are found."""
        self.fonts: dict[str, str] = {}
        """Names of the font files in use by key, in the order they are first met."""
        self.media: dict[str, Media] = {}
        """Pictures by name."""
        self.inside = False
        """Whether what is drawn belongs to a figure, which is told as a whole."""
        self._own = own
        self._span: Span | None = None

    @contextmanager
    def at(self, span: Span) -> Iterator[Attrs]:
        """Around what comes from a place in the brief: attributes that say so where it is another one than
        around it."""
        around, self._span = self._span, span
        try:
            yield _place(span, around, self._own) if span != around else {}
        finally:
            self._span = around

    def font(self, face: Face) -> str:
        """The name of a face's font file, which the page needs from now on."""
        name = self.fonts.get(face.program)
        if name is None:
            name = self.fonts[face.program] = font_name(face.program)
        return name

    def rgb(self, role: str) -> str:
        """A theme role's colour."""
        return color(self.look.palette.roles[role].rgb)

    @property
    def on_slide(self) -> bool:
        """Whether what is drawn now is a slide's."""
        return self.look is self.slides

    @property
    def marked(self) -> str:
        """The colour behind marked words."""
        return color(self.look.mark)

    def paint(self, fill: str | None, stroke: Stroke | None) -> Attrs:
        """How a figure is filled and outlined; one with neither stays invisible."""
        attrs: Attrs = {"fill": "none" if fill is None else self.rgb(fill)}
        return attrs if stroke is None else attrs | self.pen(stroke)

    def pen(self, stroke: Stroke) -> Attrs:
        """How a line is drawn."""
        attrs: Attrs = {"stroke": self.rgb(stroke.color), "stroke-width": number(stroke.width)}
        if stroke.dash:
            attrs["stroke-dasharray"] = f"{number(stroke.width * 4)} {number(stroke.width * 3)}"
        return attrs


def _place(span: Span, around: Span | None, own: Extents | None) -> Attrs:
    """The file is said where it differs, the last line where there are several."""
    start = 0
    if own is not None:
        start, end = own.get(span.path, (1, 0))
        if not start <= span.first <= span.last <= end:
            return {}
    return {
        "data-file": span.path if around is None or span.path != around.path else None,
        "data-line": span.first - start,
        "data-last": None if span.last == span.first else span.last - start,
    }


def edges(box: Rect) -> Attrs:
    """A box as the attributes of a rectangle or picture."""
    return {
        "x": number(box.x), "y": number(box.y), "width": number(box.width), "height": number(box.height),
    }  # fmt: skip


def draw_rule(surface: Surface, rule: Rule) -> Xml:
    """A horizontal line."""
    return element("path", {"d": straight(rule.left, rule.y, rule.right, rule.y), **surface.pen(rule.stroke)})
