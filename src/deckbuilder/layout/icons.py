"""Icons in running text: drawings over the spaces that stand for them.

The last pass over a page: lines know where its text stands once nothing moves any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from msgspec.structs import replace

from deckbuilder.model import plain
from deckbuilder.pictures.icons import icon
from deckbuilder.plan import Anchor, GroupShape, Para, Rect, Shape, TableShape, TextShape, paras
from deckbuilder.text.lines import placed_lines, placed_paras

#: Side of an icon, and how far its middle stands above the baseline, in ems: it is as tall as a line's
#: letters, and level with capitals. It leaves some of its space free.
_SIDE, _MIDDLE, _SHARE = 1.0, 0.36, 0.92


def with_icons(shapes: Sequence[Shape]) -> tuple[Shape, ...]:
    """Some shapes, each followed by the icons in its text; those of a group are in it."""
    if not any(run.icon for para in paras(shapes) for run in para.runs):
        return tuple(shapes)
    return tuple(_each(shapes))


def _each(shapes: Iterable[Shape]) -> Iterator[Shape]:
    for shape in shapes:
        match shape:
            case GroupShape():
                yield replace(shape, shapes=tuple(_each(shape.shapes)))
            case TextShape():
                yield shape
                yield from _drawn(shape.paras, shape.box.within(shape.inset), shape.anchor)
            case TableShape():
                yield shape
                for frame, anchor, cell in _cells(shape):
                    yield from _drawn(cell, frame, anchor)
            case _:
                yield shape


def _drawn(found: Sequence[Para], box: Rect, anchor: Anchor) -> Iterator[Shape]:
    if not any(run.icon for para in found for run in para.runs):
        return
    for para, top in placed_paras(found, box, anchor):
        for line in placed_lines(para, box.x, top, box.width):
            for piece, x, width in line.pieces():
                if piece.run.icon is not None:
                    side = min(_SIDE * piece.size, _SHARE * width)
                    left = x + width - side if para.style.rtl else x
                    middle = line.baseline - _MIDDLE * piece.size
                    square = Rect(left, middle - side / 2, side, side)
                    shape = icon(piece.run.icon, square, piece.run.color or para.style.color, para.span)
                    # Where no words say what it means, its name must.
                    alone = not plain(para.runs).strip()
                    yield replace(shape, alt=piece.run.icon.replace("-", " ")) if alone else shape


def _cells(table: TableShape) -> Iterator[tuple[Rect, Anchor, tuple[Para, ...]]]:
    """Where the text of each cell stands."""
    tops = list(accumulate((row.height for row in table.rows), initial=table.box.y))
    edges = list(accumulate(table.columns, initial=0.0))
    for index, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            if cell.rowspan and cell.colspan:
                start, end = edges[column], edges[column + cell.colspan]
                left = table.box.right - end if table.rtl else table.box.x + start
                bottom = tops[min(index + cell.rowspan, len(table.rows))]
                box = Rect(left, tops[index], end - start, bottom - tops[index])
                yield box.within(table.padding), cell.anchor, cell.paras
