"""The key of a diagram: what its numbers stand for, as a numbered list beside or below it. Not a
block kind."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import paragraph, seams
from deckbuilder.blocks.series import EPSILON
from deckbuilder.model import Run, Runs
from deckbuilder.place import height_of
from deckbuilder.plan import Bullet, Para, Rect, TextShape, TextStyle
from deckbuilder.source import Span

#: Space between entries, as a share of their size.
_AFTER = 0.35
#: From the widest number to its text, in ems.
_HANG = 0.6
#: So many keys stand in two columns where they are short; and the space between these, in ems.
_FEWEST, _GUTTER = 6, 1.5


class Key(Struct, frozen=True):
    """What one number stands for."""

    number: int
    name: Runs
    text: Runs
    span: Span

    def runs(self) -> Runs:
        """Its name, in bold where more is said."""
        if not self.text:
            return self.name
        return (*(replace(run, bold=True) for run in self.name), Run(": "), *self.text)


Columns = tuple[tuple[Para, ...], ...]
"""Keys set in one column or two, numbered down the first and then down the second."""


def set_keys(keys: Sequence[Key], shown: slice, style: TextStyle, place: Rect, room: Room) -> Columns:
    """Some of the keys of a diagram in the width of a place; in two columns where all keys are short, and one
    would be too tall. Where there is no bound to its height, two are better wherever they can be."""
    some = keys[shown]
    one = _set(some, keys, style, place.width, room)
    bounded = place.height != inf
    if len(keys) < _FEWEST or (bounded and height_of(one) <= place.height + EPSILON):
        return (one,)
    half = _half(place.width, style)
    if any(len(para.lines) > 1 for para in _set(keys, keys, style, half, room)):
        return (one,)
    return _parted(_set(some, keys, style, half, room))


def _half(width: float, style: TextStyle) -> float:
    return max(1.0, (width - _GUTTER * style.size) / 2)


def _parted(paras: tuple[Para, ...]) -> Columns:
    rows = -(-len(paras) // 2)
    return (paras[:rows], paras[rows:]) if len(paras) > 1 else (paras,)


def _set(
    some: Sequence[Key], keys: Sequence[Key], style: TextStyle, width: float, room: Room
) -> tuple[Para, ...]:
    """Keys as the items of a numbered list, with the indent that the widest number of all asks for."""
    style = replace(style, after=round(style.size * _AFTER * 2) / 2)
    widest = f"{len(keys)}."
    hang = room.typesetter.width((Run(widest),), style) + _HANG * style.size
    return tuple(
        paragraph(
            key.runs(),
            style,
            width - seams(key.runs(), style),
            room,
            key.span,
            bullet=Bullet(f"{key.number}.", hang, number=key.number, color="text"),
        )
        for key in some
    )


def tallest(columns: Columns) -> float:
    """The height of keys side by side."""
    return max((height_of(paras) for paras in columns), default=0.0)


def key_shapes(columns: Columns, place: Rect) -> tuple[TextShape, ...]:
    """The keys in a frame for each column."""
    width = place.width
    if len(columns) > 1:
        width = _half(width, columns[0][0].style)
    return tuple(
        TextShape(
            Rect(place.x + number * (place.width - width), place.y, width, height_of(paras)),
            paras[0].span.to(paras[-1].span),
            paras,
            name="Key",
        )
        for number, paras in enumerate(columns)
        if paras
    )


def fitting(columns: Columns, height: float) -> int:
    """How many of the keys stand in ``height`` points, in as many columns."""
    paras = tuple(para for column in columns for para in column)
    count, used = 0, -(paras[0].style.after if paras else 0.0)
    while count < len(paras):
        used += paras[count].height + paras[count].style.after
        if used > height + EPSILON:
            break
        count += 1
    if len(columns) == 1:
        return count
    count = min(2 * count, len(paras))
    while count > 0 and tallest(_parted(paras[:count])) > height + EPSILON:
        count -= 1
    return count
