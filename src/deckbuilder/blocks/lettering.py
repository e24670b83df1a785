"""Text in diagrams: paragraphs at the sizes labels may have, and the look of boxes around them. Not a block
kind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.model import Runs, plain
from deckbuilder.place import height_of
from deckbuilder.plan import Align, Bullet, Para, Rect, Stroke, TextShape, TextStyle
from deckbuilder.source import Span
from deckbuilder.text.units import is_ideograph, unspaced

#: Labels are shrunk to this at the least, in points; the memo's are smaller from the start, and stay so.
LEAST = 12.0
#: Steps between the sizes that are tried. Points.
_STEP = 2.0
#: Frames are wider than measured: what just fits must not be broken by the deck's caution.
SPARE = 1.01
#: Ems between ideographs and other letters in office programs, at the most.
_SEAM = 0.25


class Look(Struct, frozen=True):
    """How a box with text is painted. Colours are theme roles."""

    fill: str | None
    ink: str
    stroke: Stroke | None = None


def sizes(style: TextStyle) -> Iterator[TextStyle]:
    """The style, and smaller down to the least size of labels."""
    yield style
    size = style.size - _STEP
    while size >= LEAST:
        yield sized(style, size)
        size -= _STEP
    if size + _STEP > LEAST:
        yield sized(style, LEAST)


def smallest(style: TextStyle) -> TextStyle:
    """The style at the least size of labels, or as it is where that is smaller."""
    return style if style.size <= LEAST else sized(style, LEAST)


def sized(style: TextStyle, size: float) -> TextStyle:
    """The style at another size, its spaces in proportion."""
    share = size / style.size
    return replace(
        style,
        size=size,
        leading=style.leading * share,
        before=style.before * share,
        after=style.after * share,
    )


def paragraph(
    runs: Runs,
    style: TextStyle,
    width: float,
    room: Room,
    span: Span,
    *,
    align: Align | None = None,
    bullet: Bullet | None = None,
) -> Para:
    """Text set in ``width`` points, aligned as its style is unless ``align`` says otherwise; behind a bullet,
    in what that leaves."""
    style = style if align in (None, style.align) else replace(style, align=align)
    hang = bullet.hang if bullet is not None else 0.0
    lines = room.typesetter.set(runs, style, max(1.0, width - hang))
    return Para(runs, style, "P", span, lines, left=hang, bullet=bullet)


def text_frame(
    x: float, y: float, width: float, paras: tuple[Para, ...], span: Span, name: str = ""
) -> TextShape:
    """Paragraphs in a frame as tall as they are."""
    return TextShape(Rect(x, y, width, height_of(paras)), span, paras, name=name)


def seams(runs: Runs, style: TextStyle) -> float:
    """What text may be wider than measured, in points, as office programs part ideographs from figures and
    other letters beside them."""
    text = "".join(plain(runs).split())
    if not unspaced(text):
        return 0.0
    met = sum(one != other for one, other in pairwise(is_ideograph(char) for char in text))
    return _SEAM * style.size * met


def breaks_words(para: Para, width: float, room: Room) -> bool:
    """Whether ``width`` is too narrow for one of its words."""
    return room.typesetter.min_width(para.runs, para.style) > width - para.left


def snug(runs: Runs, style: TextStyle, width: float, room: Room, span: Span) -> tuple[Para, float]:
    """Text set in ``width`` points at most, and how wide its frame is: no wider than its lines need."""
    para = paragraph(runs, style, width, room, span)
    longest = max(line.width for line in para.lines)
    near = longest * SPARE + 1.0
    if near >= width:
        return para, width
    tight = paragraph(runs, style, near, room, span)
    return (tight, near) if len(tight.lines) == len(para.lines) else (para, width)
