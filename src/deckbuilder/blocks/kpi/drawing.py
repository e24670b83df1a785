"""Cards of key figures in rows: figures of one size on one baseline, all else level from card to card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.kpi.cards import Card
from deckbuilder.blocks.kpi.spark import spark
from deckbuilder.blocks.lettering import paragraph
from deckbuilder.model import Run, Runs
from deckbuilder.pictures.icons import icon
from deckbuilder.plan import Para, PathShape, Rect, Shape, TextShape, TextStyle
from deckbuilder.text.languages import primary
from deckbuilder.text.torn import torn_word
from deckbuilder.theme.styles import Styles

#: No more stand side by side, nor any narrower than so many times the label's size.
MOST_ACROSS, NARROWEST = 5, 9.5
#: Size of the figures relative to the label's, by how many stand side by side, where a frame is to be filled;
#: and on pages, beside running text.
_SIZES, _ON_PAGES = {1: 5.5, 2: 3.75, 3: 3.75}, 2.4
_USUAL = 3.0
#: Relative to the label's size: between cards, between their parts, between the rows; icon and trend.
_GAP, _AIR, _BETWEEN, _ICON, _TREND = 1.6, 0.4, 2.0, 2.0, 2.2
#: Width of the widest trend, in times of its height.
_TREND_WIDTH = 6.0
#: The rule above a card, in parts of the label's size.
_RULE = 0.1
#: LibreOffice sets large figures so much lower than PowerPoint, in times of their size.
_LOWER = 0.03
#: A figure alone has larger words.
_ALONE = 1.4
#: What stands before a target, by language; English in all others.
_TARGETS = {"ar": "الهدف", "de": "Ziel", "es": "Meta", "fr": "Objectif", "he": "יעד", "ja": "目標"}
_ARROWS = {"up": "▲ ", "down": "▼ ", "none": ""}


class Part(Struct, frozen=True):
    """One of the things on a card, from top to bottom; on all cards of a row it begins at the same height."""

    name: str
    height: float
    paras: tuple[Para, ...] = ()


class Grid(Struct, frozen=True):
    """Cards in rows, measured."""

    cards: tuple[Card, ...]
    columns: int
    width: float
    """Of a card."""
    gap: float
    parts: tuple[tuple[Part, ...], ...]
    """Of each card, all in the same order; what a card does not have is 0 points tall."""
    tops: tuple[float, ...]
    """Of the rows."""
    heights: tuple[float, ...]


def grid_of(cards: tuple[Card, ...], peers: tuple[Card, ...], room: Room) -> Grid:
    """The cards in the room's width, with columns and figures as all their ``peers`` allow."""
    label = room.styles.label.size
    gap = _GAP * label
    for columns in _numbers(len(peers), room.width, gap, NARROWEST * label):
        width = (room.width - gap * (columns - 1)) / columns
        size = room.recall(peers, partial(_size, peers, room, width, columns), "size", columns)
        parts = tuple(_measured(card, room, width, size, columns) for card in cards)
        torn = any(torn_word(para) for card in parts for part in card for para in part.paras)
        if not torn and size >= label:
            break
    rows = [parts[at : at + columns] for at in range(0, len(parts), columns)]
    heights = tuple(_rule(room) + sum(_levels(row)) + _air(room) * _seams(_levels(row)) for row in rows)
    tops = [0.0]
    for height in heights[:-1]:
        tops.append(tops[-1] + height + _BETWEEN * label)
    return Grid(cards, columns, width, gap, parts, tuple(tops), heights)


def _numbers(count: int, room: float, gap: float, narrowest: float) -> Iterator[int]:
    """How many cards may stand side by side, the most first, so that rows are as even as can be."""
    most = max(1, min(MOST_ACROSS, count, int((room + gap) / (narrowest + gap))))
    tried = 0
    for limit in range(most, 0, -1):
        columns = ceil(count / ceil(count / limit))
        if columns != tried:
            yield columns
        tried = columns


def _size(peers: Sequence[Card], room: Room, width: float, columns: int) -> float:
    """Of all figures: the largest at which each stands on one line."""
    label = room.styles.label.size
    wanted = label * (_ON_PAGES if room.height is None else _SIZES.get(columns, _USUAL))
    style = _figure_style(room, wanted)
    widest = max(room.typesetter.width((Run(card.value),), style) for card in peers)
    if widest <= width:
        return wanted
    # Whole half points, and a hair less than fills the width: rounding must not break a figure.
    return int(2 * wanted * width / widest * 0.995) / 2


def _figure_style(room: Room, size: float) -> TextStyle:
    style = room.styles.label_strong
    return replace(style, size=size, leading=size * max(1.2, style.leading / style.size))


def _measured(card: Card, room: Room, width: float, size: float, columns: int) -> tuple[Part, ...]:
    """The parts of a card, measured once for all parts of a block that is cut here or there."""
    return room.recall(card, lambda: tuple(_parts(card, room, width, size, columns)), size, columns)


def _parts(card: Card, room: Room, width: float, size: float, columns: int) -> Iterator[Part]:
    styles = _styles(room, columns)
    label = styles.label.size
    yield Part("Icon", _ICON * label if card.icon else 0.0)
    figure = _figure_style(room, max(size, label))
    value = _set("Value", (Run(card.value),), figure, card, room, width)
    yield replace(value, height=value.height + _LOWER * figure.size)
    yield _set("Label", card.label, styles.label, card, room, width)
    changed = {True: "tip", False: "caution", None: "muted"}[card.good]
    change = (Run(_ARROWS[card.direction] + card.change),) if card.change else ()
    yield _set("Change", change, replace(styles.label_strong, color=changed), card, room, width)
    muted = replace(styles.label, color="muted")
    target = _TARGETS.get(primary(muted.lang), "Target")
    yield _set("Target", (Run(f"{target} {card.target}"),) if card.target else (), muted, card, room, width)
    yield Part("Trend", _TREND * label if card.trend else 0.0)
    yield _set("Text", card.text, muted, card, room, width)
    yield _set("Source", (Run(card.source),) if card.source else (), styles.source, card, room, width)


def _styles(room: Room, columns: int) -> Styles:
    """The room's styles, their labels larger on a slide with one figure."""
    styles = room.styles
    if columns > 1 or room.height is None:
        return styles
    larger = (
        replace(style, size=style.size * _ALONE, leading=style.leading * _ALONE)
        for style in (styles.label, styles.label_strong)
    )
    label, strong = larger
    return replace(styles, label=label, label_strong=strong)


def _set(name: str, runs: Runs, style: TextStyle, card: Card, room: Room, width: float) -> Part:
    if not runs:
        return Part(name, 0.0)
    para = paragraph(runs, style, width, room, card.span)
    return Part(name, para.height, (para,))


def _levels(row: Sequence[Sequence[Part]]) -> list[float]:
    """The height of each part in a row of cards."""
    return [max(part.height for part in level) for level in zip(*row, strict=True)]


def _seams(levels: Sequence[float]) -> int:
    return sum(level > 0 for level in levels)


def _air(room: Room) -> float:
    return _AIR * room.styles.label.size


def _rule(room: Room) -> float:
    return _RULE * room.styles.label.size


def drawn(grid: Grid, room: Room) -> tuple[Shape, ...]:
    """All cards, each from top to bottom."""
    shapes: list[Shape] = []
    for index, (card, parts) in enumerate(zip(grid.cards, grid.parts, strict=True)):
        row, column = divmod(index, grid.columns)
        first = row * grid.columns
        levels = _levels(grid.parts[first : first + grid.columns])
        x, y = column * (grid.width + grid.gap), grid.tops[row]
        rule = Rect(x, y, grid.width, _rule(room))
        shapes.append(PathShape(rule, card.span, "rect", "rule", name="Card rule"))
        y += _rule(room)
        for part, level in zip(parts, levels, strict=True):
            y += _air(room) if level else 0.0
            shapes += _drawn(part, card, Rect(x, y, grid.width, part.height))
            y += level
    return tuple(shapes)


def _drawn(part: Part, card: Card, box: Rect) -> Iterator[Shape]:
    if not part.height:
        return
    if part.paras:
        yield TextShape(box, card.span, part.paras, name=part.name)
    elif part.name == "Icon":
        yield icon(card.icon, replace(box, width=box.height), "accent1", card.span)
    else:
        yield from spark(card.trend, replace(box, width=min(box.width, _TREND_WIDTH * box.height)), card.span)
