"""Where items stand: from what is written of each to its cell, and its place where that is more exact."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.blocks.base import Reading
from deckbuilder.blocks.entries import Entry, first_line
from deckbuilder.blocks.levels import level, level_names, share
from deckbuilder.blocks.matrix.value import Item
from deckbuilder.model import Runs, plain

#: The keys of an item's place: across and up.
PLACES = (("x", "y"), ("impact", "likelihood"))


class Axes(Struct, frozen=True):
    """The levels of columns and rows, from low to high."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    lang: str
    named: tuple[bool, bool]
    """Whether the names of each are shown."""


def placed(entries: Sequence[Entry], axes: Axes, reading: Reading, *, risk: bool) -> tuple[Item, ...]:
    """The items that say where they stand; the others are reported."""
    found = [item for entry in entries if (item := _placed(entry, axes, reading, risk=risk)) is not None]
    if any(item.at is not None for item in found):
        found = [item if item.at is not None else _centred(item, axes) for item in found]
    return tuple(found)


def _placed(entry: Entry, axes: Axes, reading: Reading, *, risk: bool) -> Item | None:
    across, up, text = written_place(entry, risk=risk)
    if across is None or up is None:
        reading.report.error(
            "matrix-place",
            f"“{plain(entry.name)}” has no place on both axes",
            entry.span,
            "write `- Name: high, low`, or give it `x` and `y`",
        )
        return None
    places = [_place(across, axes.columns, axes.lang), _place(up, axes.rows, axes.lang)]
    for written, place, names in zip((across, up), places, (axes.columns, axes.rows), strict=True):
        if place is None:
            reading.report.error(
                "matrix-place",
                f"`{written}` is no level of the matrix",
                entry.span,
                f"write one of {', '.join(names)}, or a number"
                + (" from 0 to 1" if len(names) == 2 else f" from 1 to {len(names)}"),
            )
    if places[0] is None or places[1] is None:
        return None
    (column, x), (row, y) = places[0], places[1]
    at = None
    if x is not None or y is not None:
        at = (_middle(column, axes.columns) if x is None else x, _middle(row, axes.rows) if y is None else y)
    return Item(entry.name, text, entry.span, column, row, at)


def written_place(entry: Entry, *, risk: bool) -> tuple[str | None, str | None, Runs]:
    """What an item says of its place across and up, and the rest of its text.

    In a text it stands first, in the order of speech: across and up, but likelihood and impact.
    """
    for across, up in PLACES:
        if entry.field(across) and entry.field(up):
            return entry.field(across), entry.field(up), entry.text
    said, text = first_line(entry.text)
    parts = [part.strip() for part in said.replace(" x ", ",").replace("×", ",").split(",")]
    if len(parts) != 2 or not all(parts):
        return None, None, entry.text
    return (parts[1], parts[0], text) if risk else (parts[0], parts[1], text)


def says_place(entry: Entry, lang: str) -> bool:
    """Whether an entry is an item with a place, however many levels there are."""
    across, up, _ = written_place(entry, risk=False)
    return all(
        word is not None and (share(word) is not None or level(word, level_names(5, lang), lang) is not None)
        for word in (across, up)
    )


def _place(written: str, names: Sequence[str], lang: str) -> tuple[int, float | None] | None:
    """The level, and the exact place on an axis of two levels."""
    if len(names) == 2:
        exact = share(written)
        if exact is not None:
            return int(exact >= 0.5), exact
    found = level(written, names, lang)
    return None if found is None else (found, None)


def _middle(index: int, names: Sequence[str]) -> float:
    return (index + 0.5) / len(names)


def _centred(item: Item, axes: Axes) -> Item:
    at = (_middle(item.column, axes.columns), _middle(item.row, axes.rows))
    return Item(item.name, item.text, item.span, item.column, item.row, at)


def from_quadrants(quadrants: Sequence[Entry]) -> tuple[Item, ...]:
    """What is listed in quadrants, given in reading order, and what is said of each."""
    return tuple(
        Item(name, text, span, index % 2, 1 - index // 2)
        for index, quadrant in enumerate(quadrants)
        for name, text, span in (
            *(((quadrant.text, (), quadrant.span),) if quadrant.text else ()),
            *((point.name, point.text, point.span) for point in quadrant.entries),
        )
    )
