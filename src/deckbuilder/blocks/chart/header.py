"""What stands above a plot: a legend where the series cannot be named at their marks, and the titles of the
axes of values."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.marks import Key
from deckbuilder.blocks.chart.paint import name_ink
from deckbuilder.blocks.chart.strokes import LINE, PIN
from deckbuilder.plan import PathShape, Rect, Shape, Stroke, TextShape
from deckbuilder.source import Span

#: A key's swatch, that of a line, what follows it, and what follows its name. Ems.
_SWATCH, _STROKE, _AFTER_SWATCH, _AFTER_NAME = 0.7, 1.4, 0.4, 1.4
#: Programs that draw charts set a legend wider than it is here.
_SPARE = 1.4
#: Below legend and titles, in lines.
_AIR = 0.4


class Header(Struct, frozen=True):
    """Shapes from the top down, and what they take."""

    shapes: tuple[Shape, ...] = ()
    height: float = 0.0
    legend: Rect | None = None
    title: Rect | None = None
    """Of the axis of values."""
    second: Rect | None = None
    """Of the second one."""
    over: tuple[Shape, ...] = ()
    """What a chart program does not draw: the sign that the title explains."""


def header(
    letters: Lettering,
    width: float,
    keys: Sequence[Key],
    title: str,
    second: str,
    span: Span,
    *,
    pinned: bool = False,
) -> Header:
    """The legend in rows, and under it the titles of the axes, at the left and at the right. ``pinned``: the
    title says what the marks across bars are."""
    found = legend(letters, width, keys, span)
    if not title and not second:
        return found
    half = width / 2 if second else width
    left = _titled(letters, title, letters.em * pinned, found.height, half, False)
    right = _titled(letters, second, width, found.height, half, True)
    tallest = max(shape.box.height if shape else 0.0 for shape in (left, right))
    shapes = tuple(shape for shape in (left, right) if shape)
    return Header(
        (*found.shapes, *shapes),
        found.height + tallest + _AIR * letters.leading,
        found.legend,
        left.box if left else None,
        right.box if right else None,
        (_pin(found.height, letters, span),) if pinned and left else (),
    )


def _pin(y: float, letters: Lettering, span: Span) -> PathShape:
    box = Rect(0.3 * letters.em, y + 0.2 * letters.leading, 0.0, 0.6 * letters.leading)
    return PathShape(box, span, "line", stroke=PIN, name="Key estimate")


def _titled(
    letters: Lettering, text: str, x: float, y: float, most: float, at_right: bool
) -> TextShape | None:
    """A title in a box as wide as it is, ``most`` points at most, whose left or right edge is at ``x``."""
    if not text:
        return None
    width = min(letters.width(text), most)
    box = Rect(x - width if at_right else x, y, width, 0.0)
    return letters.block(text, box, "right" if at_right else "left", color="muted")


def legend(letters: Lettering, width: float, keys: Sequence[Key], span: Span) -> Header:
    """Names behind swatches in the order of the series, in as many rows as they need."""
    shapes: list[Shape] = []
    x = y = widest = 0.0
    row = letters.leading
    for key in keys:
        swatch = (_STROKE if key.line else _SWATCH) * letters.em
        beside = swatch + _AFTER_SWATCH * letters.em
        name = min(letters.width(key.name), max(1.0, width - beside))
        if x and x + beside + name > width:
            x, y, row = 0.0, y + row, letters.leading
        shapes.append(_swatch(key, x, y, swatch, letters, span))
        text = letters.block(key.name, Rect(x + beside, y, name, 0.0), color=name_ink(key.color))
        row = max(row, text.box.height)
        shapes.append(text)
        widest = max(widest, x + beside + name)
        x += beside + name + _AFTER_NAME * letters.em
    if not shapes:
        return Header()
    return Header(
        tuple(shapes), y + row + _AIR * letters.leading, Rect(0.0, 0.0, min(width, _SPARE * widest), y + row)
    )


def _swatch(key: Key, x: float, y: float, size: float, letters: Lettering, span: Span) -> PathShape:
    middle = y + letters.leading / 2
    name = f"Key {key.name}"
    if key.line:
        return PathShape(Rect(x, middle, size, 0.0), span, "line", stroke=Stroke(key.color, LINE), name=name)
    return PathShape(Rect(x, middle - size / 2, size, size), span, "rect", fill=key.color, name=name)
