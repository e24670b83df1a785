"""What an author writes as a matrix: axes with levels, and items at places, in quadrants or in a grid of
text."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.data_body import read_body
from deckbuilder.blocks.entries import Entry, EntryForm, read_entries
from deckbuilder.blocks.exhibit import framed, report_empty
from deckbuilder.blocks.levels import FEWEST, MOST, axis_key, keyed, level_names, risk_axes
from deckbuilder.blocks.matrix import grid
from deckbuilder.blocks.matrix.places import PLACES, Axes, from_quadrants, placed, says_place, written_place
from deckbuilder.blocks.matrix.value import Matrix
from deckbuilder.data.csv_table import Table
from deckbuilder.data.keys import Key, by_name
from deckbuilder.data.yaml_tree import Listing, Mapping, Scalar, Value
from deckbuilder.model import Block, Runs
from deckbuilder.report import suggestion

#: What the data, or attributes, say of the axes; and what else the data may hold.
AXES = (
    Key("columns", "The levels across, from low to high", "texts"),
    Key("rows", "The levels upwards, from low to high", "texts"),
    Key("size", "How many levels both axes have", "whole", low=FEWEST, high=MOST),
    Key("x", "What the axis across is called"),
    Key("y", "What the axis upwards is called"),
)
PARTS = (
    Key("items", "What stands in the matrix, each with its place", "entries"),
    Key("quadrants", "Four names in reading order, and what stands in each", "entries"),
    *AXES,
)
ITEM = EntryForm(
    "item",
    below=("items",),
    keys=tuple(
        Key(key, f"Its place {way}: a level by name or number, or a share from 0 to 1")
        for pair in PLACES
        for key, way in zip(pair, ("across", "upwards"), strict=True)
    ),
)


class _Draft(Struct):
    """What is written, before it is known what it comes to."""

    settings: dict[str, Value] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    quadrants: tuple[Entry, ...] = ()


def read(node: Node, reading: Reading) -> Block | None:
    """A matrix, or the table that a grid of text is; None where it holds nothing, which is reported."""
    found = len(reading.report)
    body = read_body(node, reading) if node.kind == "fence" else None
    risk = node.attrs.get("style") == "risk"
    if isinstance(body, Table) and not risk and not _gives_places(body, reading.lang):
        return grid.of_cells(body, node, reading)
    draft = _draft(body, node, reading)
    if not (risk or draft.quadrants or _are_placed(draft, reading.lang)):
        if draft.entries and not draft.settings and grid.is_grid(draft.entries):
            return grid.of_entries(draft.entries, node, reading)
        draft.quadrants, draft.entries = draft.entries, ()
    made = _matrix(draft, node, reading, risk=risk)
    if made is None:
        help = "write `- Name: 0.2, 0.8`, or lists in quadrants"
        report_empty(node, reading, found, "matrix-empty", "the matrix has no items", help)
    return made


def _are_placed(draft: _Draft, lang: str) -> bool:
    """Whether entries are items at places, rather than quadrants or rows that hold them."""
    if draft.settings and not any(entry.entries for entry in draft.entries):
        return True
    return any(says_place(entry, lang) for entry in draft.entries)


def _gives_places(body: Table, lang: str) -> bool:
    names = {axis_key(head.text, lang) for head in body.header}
    return any(names.issuperset(pair) for pair in PLACES)


def _draft(body: Table | Value | None, node: Node, reading: Reading) -> _Draft:
    draft = _Draft()
    items: Table | Value | None = body
    if isinstance(body, Table):
        items = keyed(body, reading.lang, ITEM.names, [key.name for key in ITEM.keys]).records()
    elif isinstance(body, Mapping) and any(key.text in ("items", "quadrants") for key, _ in body.entries):
        items = None
        for key, value in body.entries:
            if key.text == "items":
                items = value
            elif key.text == "quadrants":
                draft.quadrants = _entries(value, node, reading)
            elif key.text in by_name(AXES):
                draft.settings[key.text] = value
            else:
                _unknown(key, reading)
    for name in by_name(AXES):
        written = node.attrs.get(name)
        if written is not None:
            draft.settings[name] = Scalar(written, True, node.span)
    if node.kind == "div" or items is not None:
        draft.entries = _entries(items, node, reading)
    return draft


def _entries(value: Table | Value | None, node: Node, reading: Reading) -> tuple[Entry, ...]:
    return read_entries(node, reading, ITEM, value)


def _unknown(key: Scalar, reading: Reading) -> None:
    reading.report.error(
        "data-key",
        f"`{key.text}` is no part of a matrix",
        key.span,
        suggestion(key.text, by_name(PARTS), f"known are {', '.join(by_name(PARTS))}"),
    )


def _matrix(draft: _Draft, node: Node, reading: Reading, *, risk: bool) -> Matrix | None:
    axes = _axes(draft, node, reading, risk=risk)
    if axes is None:
        return None
    names: tuple[Runs, ...] = ()
    items = placed(draft.entries, axes, reading, risk=risk)
    if draft.quadrants:
        if len(axes.columns) != 2 or len(axes.rows) != 2 or len(draft.quadrants) > 4:
            reading.report.error(
                "matrix-quadrants",
                f"{len(draft.quadrants)} quadrants do not stand in two columns and two rows",
                node.span,
                "write four, in reading order, and no levels but two",
            )
            return None
        names = tuple(entry.name for entry in draft.quadrants)
        items += from_quadrants(draft.quadrants)
    if not (items or names):
        return None
    likelihood, impact = risk_axes(reading.lang)
    return Matrix(
        x=_text(draft, "x") or (impact if risk else ""),
        y=_text(draft, "y") or (likelihood if risk else ""),
        columns=axes.columns if axes.named[0] else ("",) * len(axes.columns),
        rows=axes.rows if axes.named[1] else ("",) * len(axes.rows),
        names=names,
        items=tuple(sorted(items, key=lambda item: (-item.row, -item.column if risk else item.column))),
        risk=risk,
        **framed(node),
    )


def _text(draft: _Draft, name: str) -> str:
    value = draft.settings.get(name)
    return value.text.strip() if isinstance(value, Scalar) else ""


def _axes(draft: _Draft, node: Node, reading: Reading, *, risk: bool) -> Axes | None:
    """The levels of both axes; None where they cannot be drawn, which is reported."""
    columns, rows = _names(draft, "columns", reading), _names(draft, "rows", reading)
    written = _text(draft, "size")
    size = int(written) if written.isdecimal() else None
    counts = [len(columns) or size, len(rows) or size]
    if (written and size is None) or any(count and not FEWEST <= count <= MOST for count in counts):
        reading.report.error(
            "matrix-levels",
            f"an axis has {FEWEST} to {MOST} levels",
            node.span,
            "leave some out, or write a table",
        )
        return None
    default = 2 if not risk else 3 if _three_do(draft.entries) else 5
    across, up = (count or default for count in counts)
    return Axes(
        columns or level_names(across, reading.lang),
        rows or level_names(up, reading.lang),
        reading.lang,
        (bool(columns or risk or _text(draft, "x")), bool(rows or risk or _text(draft, "y"))),
    )


def _names(draft: _Draft, name: str, reading: Reading) -> tuple[str, ...]:
    """The names of levels, from low to high: a list, or parted by commas."""
    value = draft.settings.get(name)
    match value:
        case None:
            return ()
        case Scalar():
            return tuple(part.strip() for part in value.text.split(",") if part.strip())
        case Listing() if all(isinstance(item, Scalar) for item in value.items):
            return tuple(item.text.strip() for item in value.items if isinstance(item, Scalar))
    reading.report.error(
        "data-entry", f"the {name} of a matrix are plain names", value.span, "write `[Low, High]`"
    )
    return ()


def _three_do(entries: Sequence[Entry]) -> bool:
    """Whether no item is at a level that three have not: the fourth or fifth, or very low or high."""
    words = (word for entry in entries for word in written_place(entry, risk=True)[:2] if word)
    return not any(word in ("4", "5") or " " in word for word in words)
