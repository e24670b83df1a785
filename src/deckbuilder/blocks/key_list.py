"""The key of a diagram: what its numbers stand for, as a numbered list beside or below it. Not a
block kind."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import paragraph
from deckbuilder.blocks.series import EPSILON
from deckbuilder.model import Run, Runs
from deckbuilder.place import height_of
from deckbuilder.plan import Bullet, Para, Rect, TextShape, TextStyle
from deckbuilder.source import Span

#: Space between entries, as a share of their size.
_AFTER = 0.35
#: From the widest number to its text, in ems.
_HANG = 0.6


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


def key_paras(keys: Sequence[Key], style: TextStyle, width: float, room: Room) -> tuple[Para, ...]:
    """The keys as the items of a numbered list. All parts of a list have the same indent if they are given
    numbers of as many digits."""
    style = replace(style, after=round(style.size * _AFTER * 2) / 2)
    widest = max((f"{key.number}." for key in keys), key=len, default="")
    hang = room.typesetter.width((Run(widest),), style) + _HANG * style.size
    return tuple(
        paragraph(
            key.runs(),
            style,
            width,
            room,
            key.span,
            bullet=Bullet(f"{key.number}.", hang, number=key.number, color="text"),
        )
        for key in keys
    )


def key_shape(paras: tuple[Para, ...], x: float, y: float, width: float) -> TextShape:
    """The list in a frame."""
    span = paras[0].span.to(paras[-1].span)
    return TextShape(Rect(x, y, width, height_of(paras)), span, paras, name="Key")


def fitting(paras: Sequence[Para], height: float) -> int:
    """How many of the keys stand in ``height`` points."""
    count = 0
    while count < len(paras) and height_of(paras[: count + 1]) <= height + EPSILON:
        count += 1
    return count
