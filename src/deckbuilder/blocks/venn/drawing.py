"""A Venn diagram drawn: circles, and in each region what is said of it, or a number that the key explains."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.key_list import Key, fitting, key_shapes, set_keys, tallest
from deckbuilder.blocks.lettering import breaks_words, paragraph, sized, sizes, smallest
from deckbuilder.blocks.series import EPSILON
from deckbuilder.blocks.venn.reading import Part
from deckbuilder.blocks.venn.regions import boxes, circles, extent
from deckbuilder.model import Run, Runs, plain
from deckbuilder.place import all_moved, height_of
from deckbuilder.plan import Para, PathShape, Rect, Shape, Stroke, TextShape, TextStyle
from deckbuilder.source import Span

#: Of the circles: so little that text is read on three of them.
_OPACITY = 0.16
_OUTLINE = 1.5
#: Share of the width that circles on a page take, and at least have beside their key, which gets so many ems.
_ON_PAGES, _LEAST_KEY = 0.72, 16
#: Space between the items of a region, as a share of their size.
_BETWEEN = 0.25


class Drawn(Struct, frozen=True):
    """The circles with their text, and the key beside or below."""

    shapes: tuple[Shape, ...]
    height: float
    keys: tuple[Key, ...]
    style: TextStyle
    """Of the key."""
    place: Rect
    """Of the key: as tall as there is room."""


def drawn(parts: Sequence[Part], room: Room) -> Drawn:
    """The diagram at the largest size at which all stands in its region; else with a key."""
    count = sum(len(part.region) == 1 for part in parts)
    wide, tall = extent(count)
    radius = room.width * (_ON_PAGES if room.height is None else 1.0) / wide
    if room.height is not None:
        radius = min(radius, room.height / tall)
    for style in sizes(room.styles.label):
        texts = _all_whole(parts, count, radius, style, room)
        if texts is not None:
            shapes = (*_circles(parts, count, radius), *texts)
            moved = all_moved(shapes, (room.width - wide * radius) / 2, 0.0)
            return Drawn(moved, tall * radius, (), style, Rect(0.0, 0.0, room.width, 0.0))
    return _keyed(parts, count, room, radius)


def _keyed(parts: Sequence[Part], count: int, room: Room, radius: float) -> Drawn:
    style = smallest(room.styles.label)
    wide, tall = extent(count)
    gap = 2 * style.size
    left = room.width - wide * radius - gap
    beside = room.height is not None and room.width >= 2.2 * _LEAST_KEY * style.size
    if beside and left < _LEAST_KEY * style.size:
        radius = (room.width - gap - _LEAST_KEY * style.size) / wide
        left = _LEAST_KEY * style.size
    elif not beside and room.height is not None:
        radius = min(radius, room.height * 0.6 / tall)
    shapes: list[Shape] = [*_circles(parts, count, radius)]
    keys: list[Key] = []
    for part in parts:
        whole = _whole(part, count, radius, style, room)
        if whole is None:
            keys.append(_key(part, parts, len(keys) + 1))
            whole = _numbered(part, count, radius, style, room, len(keys))
        shapes.append(whole)
    bound = inf if room.height is None else room.height
    if beside:
        place = Rect(wide * radius + gap, 0.0, left, bound)
    else:
        top = tall * radius + style.size
        place = Rect(0.0, top, room.width, max(0.0, bound - top))
    for other in sizes(room.styles.label):
        if tallest(set_keys(keys, slice(None), other, place, room)) <= place.height + EPSILON:
            break
    return Drawn(tuple(shapes), tall * radius, tuple(keys), other, place)


def _key(part: Part, parts: Sequence[Part], number: int) -> Key:
    names = [plain(other.name) for other in parts if len(other.region) == 1 and other.region <= part.region]
    text: list[Run] = []
    for item in part.items:
        text += [*((Run("; "),) if text else ()), *item]
    return Key(number, (Run(" & ".join(names)),), tuple(text), part.span)


def with_key(made: Drawn, shown: slice, room: Room) -> tuple[tuple[Shape, ...], float]:
    """The shapes with a part of the key, and their height."""
    if not made.keys:
        return made.shapes, made.height
    columns = set_keys(made.keys, shown, made.style, made.place, room)
    height = max(made.height, made.place.y + tallest(columns))
    return (*made.shapes, *key_shapes(columns, made.place)), height


def keys_within(made: Drawn, shown: slice, height: float, room: Room) -> int:
    """How many of these keys stand in so much height."""
    columns = set_keys(made.keys, shown, made.style, made.place, room)
    return fitting(columns, height - made.place.y)


def _circles(parts: Sequence[Part], count: int, radius: float) -> tuple[Shape, ...]:
    sets = [part for part in parts if len(part.region) == 1]
    return tuple(
        PathShape(
            Rect(box.x * radius, box.y * radius, box.width * radius, box.height * radius),
            part.span,
            "ellipse",
            f"series{number}",
            Stroke(f"series{number}", _OUTLINE),
            opacity=_OPACITY,
            name=plain(part.name),
        )
        for number, (part, box) in enumerate(zip(sets, circles(count), strict=True), 1)
    )


def _all_whole(
    parts: Sequence[Part], count: int, radius: float, style: TextStyle, room: Room
) -> list[TextShape] | None:
    """All that is said of every region, in it; None where one finds no room."""
    found: list[TextShape] = []
    for part in parts:
        text = _whole(part, count, radius, style, room)
        if text is None:
            return None
        found.append(text)
    return found


def _whole(part: Part, count: int, radius: float, style: TextStyle, room: Room) -> TextShape | None:
    """All that is said of a region, in it; None where it finds no room."""
    return _in_region(part, count, radius, _texts(part, style, room), room)


def _numbered(part: Part, count: int, radius: float, style: TextStyle, room: Room, number: int) -> TextShape:
    """A region's number, under its name where that has room."""
    strong = _strong(style, room)
    said: list[tuple[Runs, TextStyle]] = [((Run(str(number)),), strong)]
    shape = _in_region(part, count, radius, [(part.name, strong), *said], room) if part.name else None
    shape = shape or _in_region(part, count, radius, said, room)
    if shape is None:  # circles too small for a figure: it stands in the middle
        box = _scaled(boxes(count, part.region)[0], radius)
        shape = _text(box, (paragraph(*said[0], box.width, room, part.span, align="center"),), part.span)
    return shape


def _texts(part: Part, style: TextStyle, room: Room) -> list[tuple[Runs, TextStyle]]:
    spaced = replace(style, after=style.size * _BETWEEN)
    head = [(part.name, replace(_strong(style, room), after=spaced.after))] if part.name else []
    return [*head, *((item, spaced) for item in part.items)]


def _strong(style: TextStyle, room: Room) -> TextStyle:
    return sized(room.styles.label_strong, style.size)


def _in_region(
    part: Part, count: int, radius: float, texts: Sequence[tuple[Runs, TextStyle]], room: Room
) -> TextShape | None:
    """Texts in the first of the region's boxes that holds them."""
    for unit in boxes(count, part.region):
        box = _scaled(unit, radius)
        paras: list[Para] = []
        for runs, style in texts:
            para = paragraph(runs, style, box.width, room, part.span, align="center")
            paras.append(para)
            if height_of(paras) > box.height or breaks_words(para, box.width, room):
                break
        else:
            return _text(box, tuple(paras), part.span)
    return None


def _text(box: Rect, paras: tuple[Para, ...], span: Span) -> TextShape:
    return TextShape(box, span, paras, anchor="middle", name="Region")


def _scaled(box: Rect, by: float) -> Rect:
    return Rect(box.x * by, box.y * by, box.width * by, box.height * by)
