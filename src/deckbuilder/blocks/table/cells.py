"""Cells set in a width: their paragraphs, how tall they are, and where they can be cut."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.series import EPSILON
from deckbuilder.blocks.table.decimals import Tails
from deckbuilder.blocks.table.rows import Entry
from deckbuilder.model import Block, Run, plain
from deckbuilder.place import joined
from deckbuilder.plan import Align, Cell, Para, TextShape, TextStyle
from deckbuilder.source import Span
from deckbuilder.text.cut import cut
from deckbuilder.theme.styles import Styles

#: Space below the paragraphs of a cell, as a share of their size.
_AFTER = 0.35
_BOLD = 700
#: A figure that begins with its sign.
_SIGNED = re.compile(r"[-+−±]\s?[0-9][0-9.,\s]*%?")
#: Wider than any cell: what is set in it is not broken.
_ENDLESS = 1e5


class Kit(Struct, frozen=True):
    """What the cells of one kind of row are set with."""

    room: Room
    styles: tuple[TextStyle, ...]
    """For every column, in its own alignment."""
    header: bool = False
    tails: tuple[Tails | None, ...] = ()
    """What the figures of each column end in, where their units are to stand below each other."""
    gaps: tuple[float, ...] = ()
    """How far the cells of each column end before its right edge. Points."""

    def inset(self, entry: Entry, column: int, style: TextStyle) -> float:
        """How far a cell's text ends before the edge it stands at."""
        if entry.colspan > 1 or entry.blocks or not self.gaps:
            return 0.0
        gap, tails = self.gaps[column], self.tails[column] if self.tails else None
        if tails is None or entry.align is not None:
            return gap
        text = plain(entry.runs)
        head = text[: tails.start(text)]
        setter = self.room.typesetter
        own = setter.width(entry.runs, style) - setter.width((Run(head),), style)
        return gap + max(0.0, setter.width((Run(tails.longest),), style) - own)

    def style(self, entry: Entry, column: int) -> TextStyle:
        """The style of one cell: headings of rows in bold, its own alignment where it has one."""
        style = self.styles[column]
        if entry.colspan == 1 and entry.align is None and not (entry.blocks or entry.heading):
            return style
        align = entry.align
        if align is None and entry.colspan > 1:
            align = "center" if self.header and column else "left"
        if any(block.children() for block in entry.blocks):
            align = "left"  # a list's marks stand to the left
        if align is not None:
            align = _start(align, style)
            style = style if align == style.align else replace(style, align=align)
        return replace(style, weight=_BOLD) if entry.heading and style.weight < _BOLD else style


def _start(align: Align, style: TextStyle) -> Align:
    """Figures run from left to right in every script: to the right are their units, and there is where text
    that runs from right to left starts."""
    return "left" if style.rtl and align == "right" else align


@lru_cache(maxsize=64)
def _left_to_right(style: TextStyle) -> TextStyle:
    """The style at the same side of its cell, but with a sign before its figure and not behind it, where
    text from right to left has it (UAX #9, rules W4 and N2)."""
    exchanged: dict[Align, Align] = {"left": "right", "right": "left"}
    return replace(style, rtl=False, align=exchanged.get(style.align, style.align))


def kit(
    room: Room,
    aligns: tuple[Align, ...],
    tails: tuple[Tails | None, ...] = (),
    *,
    header: bool = False,
    total: bool = False,
) -> Kit:
    """The means to set a row."""
    style = room.styles.table_head if header else room.styles.table
    if total and style.weight < _BOLD:
        style = replace(style, weight=_BOLD)
    by_align = {align: replace(style, align=_start(align, style)) for align in set(aligns)}
    return Kit(room, tuple(by_align[align] for align in aligns), header, tails, _gaps(aligns, room.styles))


def _gaps(aligns: tuple[Align, ...], styles: Styles) -> tuple[float, ...]:
    """Space behind columns that end where the next one begins; none at all on slides."""
    if not styles.figure_gap:
        return ()
    ends = not styles.table.rtl
    return tuple(
        styles.figure_gap if ends and align == "right" and following not in ("", "right") else 0.0
        for align, following in zip(aligns, (*aligns[1:], ""), strict=True)
    )


def set_cell(entry: Entry, column: int, width: float, span: Span, kit: Kit) -> tuple[Cell, float]:
    """The cell with its text broken in ``width`` points, padding not counted, and the text's height."""
    style = kit.style(entry, column)
    if style.rtl and _SIGNED.fullmatch(plain(entry.runs).strip()):
        style = _left_to_right(style)
    role = "Artifact" if entry.again else "TH" if kit.header or entry.heading else "TD"
    if entry.blocks:
        paras, height = _flowed(entry.blocks, style, width, kit.room)
        paras = tuple(replace(para, role=role) if entry.again or para.role == "P" else para for para in paras)
    else:
        inset = min(kit.inset(entry, column, style), width - 1.0)
        lines = kit.room.typesetter.set(entry.runs, style, width - inset)
        left, right = (inset, 0.0) if style.rtl else (0.0, inset)
        para = Para(entry.runs, style, role, span, lines, left=left, right=right)
        paras, height = (para,), para.height
    anchor = entry.anchor or ("bottom" if kit.header else "top")
    scope: Literal["column", "row"] | None = "column" if kit.header else "row" if entry.heading else None
    return Cell(paras, entry.colspan, entry.rowspan, anchor, scope, entry.begins, entry.reaches), height


def _flowed(
    blocks: tuple[Block, ...], style: TextStyle, width: float, room: Room
) -> tuple[tuple[Para, ...], float]:
    laid = room.stack.lay(blocks, _inside(room, style, width))
    paras = tuple(
        para for shape in joined(laid.shapes, 0.0) if isinstance(shape, TextShape) for para in shape.paras
    )
    return paras, laid.height


def _inside(room: Room, style: TextStyle, width: float) -> Room:
    return replace(
        room,
        width=width,
        height=None,
        level=0,
        at_top=True,
        styles=_cell_styles(room.styles, style),
        within=(),
    )


@lru_cache(maxsize=64)
def _cell_styles(styles: Styles, style: TextStyle) -> Styles:
    """The styles with running text, lists and terms as they stand in a cell."""
    text = replace(style, after=round(style.size * _AFTER * 2) / 2)
    return replace(
        styles,
        body=(text,) * len(styles.body),
        term=replace(text, weight=_BOLD, after=0.0),
        bullet_hang=round(style.size),
        round_mark=(1.0, 0.0),
        quote_indent=round(style.size),
    )


def extents(entry: Entry, column: int, kit: Kit) -> tuple[float, float]:
    """The widths a cell's text needs to break no word, and not to be broken at all."""
    style, setter = kit.style(entry, column), kit.room.typesetter
    if not entry.blocks:
        inset = kit.inset(entry, column, style)
        least, natural = setter.extents(entry.runs, style)
        return inset + least, inset + natural
    paras, _ = _flowed(entry.blocks, style, _ENDLESS, kit.room)
    found = [(para.left, *setter.extents(para.runs, para.style)) for para in paras]
    return max(left + least for left, least, _ in found), max(left + natural for left, _, natural in found)


def part_cell(
    entry: Entry, column: int, width: float, height: float, span: Span, kit: Kit
) -> tuple[Entry, Entry | None]:
    """The entry as far as it fits ``height`` points, and what is left of it; None if all of it fits."""
    style = kit.style(entry, column)
    if entry.blocks:
        room = _inside(kit.room, style, width)
        if room.stack.lay(entry.blocks, room).height <= height + EPSILON:
            return entry, None
        parts = room.stack.split(entry.blocks, room, height)
        head, tail = parts or ((), entry.blocks)
        return replace(entry, blocks=head), replace(entry, blocks=tail)
    lines = kit.room.typesetter.set(entry.runs, style, width)
    fit = sum(1 for used in accumulate(line.height for line in lines) if used <= height + EPSILON)
    if fit == len(lines):
        return entry, None
    if fit > 2 and fit == len(lines) - 1:  # a line overleaf would stand alone
        fit -= 1
    kept, rest = cut(entry.runs, lines[:fit])
    return replace(entry, runs=kept), replace(entry, runs=rest)
