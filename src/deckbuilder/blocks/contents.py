"""Contents: the headings of a memo, or its tables or figures, each with the page it stands on.

The memo's planner makes it; no Markdown is read as one. Its height does not depend on the page numbers, which
are put in when the pages are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Room, unread
from deckbuilder.blocks.series import overflowing, piled
from deckbuilder.model import Block, Run, Runs, plain
from deckbuilder.plan import Line, Para, Rect, Shape, Tag, TextShape, TextStyle
from deckbuilder.text.direction import runs_rtl

#: Widths in ems: an indent of an entry without a number, between a number and the words, of the least leader,
#: and between leader and page number.
_INDENT, _AFTER_NUMBER, _LEAST_LEADER, _BEFORE_PAGE = 1.4, 0.9, 2.0, 0.7
#: Space above an outermost entry among others, as a share of a line.
_ABOVE = 0.4
#: A dot of a leader with the space that keeps it from the next.
_DOT = ". "
#: A part of the contents that is cut has at least this many entries.
_FEWEST = 2


class Entry(Struct, frozen=True):
    """A line of the contents."""

    runs: Runs
    target: str
    """Name of the place it leads to."""
    place: int
    """Among the entries of the uncut list, from 1."""
    level: int = 1
    label: str = ""
    """Its number (``2.1``)."""
    parents: tuple[int, ...] = ()
    """Places of the entries that it is below, the outermost first."""


class Contents(Block, frozen=True, kw_only=True):
    """Entries in the order of the document, under a title."""

    title: str
    entries: tuple[Entry, ...]
    labels: tuple[str, ...]
    """The longest number at each level, empty where there is none."""
    widest: str
    """The widest page number that there is room for."""

    def texts(self) -> tuple[Runs, ...]:
        return tuple(entry.runs for entry in self.entries)


class _Columns(Struct, frozen=True):
    """How the entries of one list are set."""

    style: TextStyle
    strong: TextStyle
    """Of outermost entries that have others below them."""
    lefts: tuple[float, ...]
    """Where the entries of each level begin, and where the words of the deepest do."""
    right: float
    """Where the leaders end."""


def lay(block: Contents, room: Room) -> Laid:
    laid = piled(list(_parts(block, room)))
    gap = room.styles.headings[0].before
    return replace(laid, before=gap, after=gap)


def _parts(block: Contents, room: Room) -> Iterator[Laid]:
    """The title, which stands above the first part alone, and the entries."""
    if not block.continues:
        yield _title(block, room)
    columns = _columns(block, room)
    for entry in block.entries:
        yield room.recall(entry, partial(_entry, entry, block, columns, room))


def _title(block: Contents, room: Room) -> Laid:
    style, runs = room.styles.headings[1], (Run(block.title),)
    lines = room.typesetter.set(runs, style, room.width)
    para = Para(
        runs, style, "H1", block.span, lines, anchor=block.attrs.id, within=room.within, number=block.number
    )
    shape = TextShape(Rect(0.0, 0.0, room.width, para.height), block.span, (para,))
    return Laid((shape,), para.height, after=style.after)


def _columns(block: Contents, room: Room) -> _Columns:
    body, width = room.styles.body[0], room.typesetter.width
    style = replace(body, align="left", hyphenate=False, indent=0.0, before=0.0, after=0.0)
    nested = len(block.labels) > 1
    strong = replace(style, weight=700, before=_ABOVE * style.leading) if nested else style
    lefts = [0.0]
    for label in block.labels:
        step = width((Run(label),), strong) + _AFTER_NUMBER * style.size if label else _INDENT * style.size
        lefts.append(lefts[-1] + step)
    pages = width((Run(block.widest),), strong) + _BEFORE_PAGE * style.size
    return _Columns(style, strong, tuple(lefts), room.width - pages)


def _entry(entry: Entry, block: Contents, columns: _Columns, room: Room) -> Laid:
    """Number, words that wrap before the leader, the leader behind their last line, and the page."""
    style = columns.strong if entry.level == 1 else columns.style
    left, words_left = columns.lefts[entry.level - 1 : entry.level + 1]
    if not entry.label:
        # Its further lines are set in as far as numbers would set its words.
        left, words_left = left, left + _INDENT * style.size
    hanging = replace(style, indent=0.0 if entry.label else left - words_left)
    tags = (Tag("TOC", block.number), *(Tag("TOC", place) for place in entry.parents))
    inside = room.inside(*tags, Tag("TOCI", entry.place))

    def set_text(runs: Runs, style: TextStyle, box: Rect, left: float = 0.0, right: float = 0.0) -> TextShape:
        lines = room.typesetter.set(runs, style, box.width - left - right)
        para = Para(
            runs, style, "Reference", block.span, lines, left, right,
            wide_links=True, within=inside.within, number=1,
        )  # fmt: skip
        return TextShape(replace(box, height=para.height), block.span, (para,))

    href = f"#{entry.target}"
    linked = tuple(replace(run, href=href, color=style.color) for run in entry.runs)
    spare = _LEAST_LEADER * style.size
    line = Rect(left, 0.0, columns.right - left, 0.0)
    inner = words_left - left
    if runs_rtl(linked, style) and not style.rtl:
        # Words that turn by themselves end, at the left, where others begin.
        words = set_text((*linked, Run(" ")), replace(style, align="right"), line, spare, inner)
    else:
        words = set_text((*linked, Run(" ")), hanging, line, inner, spare)
    number = set_text((Run(f"{entry.label} "),), style, replace(line, width=words_left - left))
    page = (Run(block.widest, href=href, color=style.color, ref="page", tip=plain(entry.runs)),)
    last = words.paras[0].lines[-1]
    down = words.box.height - last.height
    edge = Rect(columns.right, down, room.width - columns.right, 0.0)
    end = words_left + last.indent + last.width
    shapes: list[Shape] = [number] if entry.label else []
    shapes += [words, *_leader(end, last, block, columns, room, down)]
    shapes.append(set_text(page, replace(style, align="right"), edge))
    return Laid(tuple(shapes), words.box.height, style.before, style.after)


def _leader(
    left: float, line: Line, block: Contents, columns: _Columns, room: Room, down: float
) -> list[Shape]:
    """Dots from behind the words to the page number, in columns over all entries."""
    style = replace(columns.style, color="muted", align="right")
    step = room.typesetter.width((Run(_DOT * 2 + "."),), style) - room.typesetter.width(
        (Run(_DOT + "."),), style
    )
    count = int((columns.right - left) / step) - 1
    if count < 2:
        return []
    runs = (Run((_DOT * count).rstrip()),)
    width = columns.right - left
    lines = room.typesetter.set(runs, style, width)
    para = Para(runs, style, "Artifact", block.span, lines)
    y = down + line.ascent - lines[0].ascent
    return [TextShape(Rect(left, y, width, para.height), block.span, (para,), "artifact")]


def opening(block: Contents, room: Room, height: float) -> Contents:
    """The entries down to the first that does not fit."""
    found = overflowing(_parts(block, room), height)
    if found is None:
        return block
    return replace(block, entries=block.entries[: max(1, found[0] + block.continues)])


def split(block: Contents, room: Room, height: float) -> tuple[Contents, Contents] | None:
    """Cut between entries, none of them alone on either side, nor one parted from all that is below it."""
    found = overflowing(_parts(block, room), height)
    if found is None:
        return None
    entries = block.entries
    index = min(found[0] - (not block.continues), len(entries) - _FEWEST)
    while index > 0 and entries[index].level > entries[index - 1].level:
        index -= 1
    if index < _FEWEST:
        return None
    head, tail = replace(block, entries=entries[:index]), replace(block, entries=entries[index:])
    return replace(head, continued=True), replace(tail, continues=True)


KIND = Kind(Contents, (), unread, lay, split, opening)
