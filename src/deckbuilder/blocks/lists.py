"""Bulleted, numbered and task lists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Self

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.numerals import numeral
from deckbuilder.blocks.series import first_lines, has_lines, overflowing, piled
from deckbuilder.model import Block, Run
from deckbuilder.place import indented
from deckbuilder.plan import Bullet, Para, Rect, Shape, TableShape, Tag, TextShape, TextStyle
from deckbuilder.theme.frames import Indent
from deckbuilder.theme.styles import Styles

#: Between a number and its text, as a share of the text size.
MARK_GAP = 0.4
#: From a task's box to its text, likewise. Programs draw boxes from fonts of their own, up to 0.9 wide.
TASK_HANG = 1.35
#: A list is rather cut inside an item than leave more than this share of the frame empty.
LARGEST_HOLE = 1 / 3
#: The mark that is brought to one size.
ROUND = "•"
_TASKS = {"[ ]": False, "[x]": True}
_OPEN, _DONE = "☐", "☒"


class Item(Block, frozen=True, kw_only=True):
    """One item; laid by its list."""

    blocks: tuple[Block, ...]
    done: bool | None = None
    """Whether a task is ticked; None for an ordinary item."""

    def children(self) -> tuple[Block, ...]:
        return self.blocks

    def with_children(self, children: tuple[Block, ...]) -> Self:
        return replace(self, blocks=children)


class List(Block, frozen=True, kw_only=True):
    """A list of items."""

    items: tuple[Item, ...]
    start: int | None = None
    """The first item's number; None for a bulleted list."""
    form: str = "1."
    """How an item with the number one is marked: ``1.`` ``a)`` ``(i)`` ``A.`` …"""
    tight: bool = True
    """Written without blank lines between the items: they stand closer than paragraphs."""

    def children(self) -> tuple[Block, ...]:
        return self.items

    def with_children(self, children: tuple[Block, ...]) -> Self:
        return replace(self, items=tuple(child for child in children if isinstance(child, Item)))


def read(node: Node, reading: Reading) -> List | None:
    items = tuple(_item(child, reading) for child in node.children)
    if not items:
        return None
    ordered = node.kind == "ordered_list"
    return List(
        items=items,
        start=node.level if ordered else None,
        form=node.mark if ordered else "1.",
        tight=_tight(node),
        span=node.span,
        attrs=node.attrs,
    )


def _item(node: Node, reading: Reading) -> Item:
    return Item(
        blocks=reading.blocks(node.children),
        done=_TASKS.get(node.mark.lower()),
        span=node.span,
        attrs=node.attrs,
        number=next(reading.numbers),
    )


def _tight(node: Node) -> bool:
    return "loose" not in (node.mark, node.word)


def lay(block: List, room: Room) -> Laid:
    laid = piled(list(_parts(block, room)))
    return laid if room.level else _set_off(laid, room.styles.body[0].after)


def _set_off(laid: Laid, after: float) -> Laid:
    """A list, or an item that ends in one, with what follows no nearer than ``after``, however close the last
    items stand."""
    last = laid.shapes[-1] if laid.shapes else None
    if laid.after >= after or not isinstance(last, TextShape) or last.role != "flow":
        return laid
    para = replace(last.paras[-1], style=replace(last.paras[-1].style, after=after))
    shape = replace(last, paras=(*last.paras[:-1], para))
    return replace(laid, shapes=(*laid.shapes[:-1], shape), after=after)


def _parts(block: List, room: Room) -> Iterator[Laid]:
    inner, style, indent = _inside(block, room)
    for index, item in enumerate(block.items):
        bullet = _bullet(block, index, indent.hang, inner)
        yield inner.recall(item, partial(_lay_item, item, bullet, inner, style, indent.left), bullet, indent)


def _inside(block: List, room: Room) -> tuple[Room, TextStyle, Indent]:
    """The room of the items, the style of their text, and where that stands in the list."""
    styles = room.styles
    deepest = len(styles.body) - 1
    level = min(room.level + 1, deepest)
    if not block.tight:
        styles = _loosened(styles, level)
        room = replace(room, styles=styles)
    style = styles.body[level]
    left, hang = _indent(styles, level)
    if any(item.done is not None for item in block.items):
        hang = max(hang, TASK_HANG * style.size)
    elif widest := _widest_number(block):
        hang = max(hang, room.typesetter.width((Run(widest),), style) + MARK_GAP * style.size)
    left = max(left, hang)
    inner = room.narrowed(left, level=room.level + 1).inside(Tag("L", block.number))
    return inner, style, Indent(left, hang, "")


def _indent(styles: Styles, level: int) -> tuple[float, float]:
    """How far text of a list level stands from the left edge of its list, and from its mark."""
    usual = styles.bullet_hang * styles.body[level].size / styles.body[min(1, len(styles.body) - 1)].size
    if level > len(styles.indents):
        return usual, usual
    indent = styles.indents[level - 1]
    above = styles.indents[level - 2].left if level > 1 else 0.0
    return indent.left - above, indent.hang if indent.hang > 0 else usual


@lru_cache(maxsize=16)
def _loosened(styles: Styles, level: int) -> Styles:
    """The styles with the text of lists at ``level`` as far apart as paragraphs."""
    style = replace(styles.body[level], after=max(styles.body[level].after, styles.body[0].after))
    return replace(styles, body=(*styles.body[:level], style, *styles.body[level + 1 :]))


def _widest_number(block: List) -> str:
    """Empty where there are none."""
    if block.start is None:
        return ""
    last = len(block.items) - 1
    # Figures grow longer as they go; letters and Roman numerals do not.
    counted = (0, last) if "1" in block.form else range(last + 1)
    return max((_number(block, index) for index in counted), key=len)


def _number(block: List, index: int) -> str:
    return numeral((block.start or 0) + index, block.form)


def _bullet(block: List, index: int, hang: float, inner: Room) -> Bullet | None:
    item = block.items[index]
    if item.continues:
        return None
    if item.done is not None:
        return Bullet(_DONE if item.done else _OPEN, hang)
    if block.start is not None:
        return Bullet(_number(block, index), hang, number=block.start + index, form=block.form)
    marks = inner.styles.bullets
    mark = marks[(inner.level - 1) % len(marks)]
    size, rise = inner.styles.round_mark if mark == ROUND else (1.0, 0.0)
    return Bullet(mark, hang, size=size, rise=rise)


def _lay_item(item: Item, bullet: Bullet | None, inner: Room, style: TextStyle, left: float) -> Laid:
    inner = _within(item, inner)
    laid = inner.stack.lay(item.blocks, inner)
    if bullet is not None:
        laid = _marked(laid, bullet, item, inner, style)
    laid = _set_off(laid, style.after)
    return Laid(indented(laid.shapes, left), laid.height, laid.before, laid.after)


def _within(item: Item, inner: Room) -> Room:
    return inner.inside(Tag("LI", item.number), Tag("LBody", item.number))


def _marked(laid: Laid, bullet: Bullet, item: Item, inner: Room, style: TextStyle) -> Laid:
    """The item with its mark, at the first line of text or beside anything else."""
    first = laid.shapes[0] if laid.shapes else _empty(item, inner, style)
    if isinstance(first, TextShape) and first.role == "flow" and first.paras[0].bullet is None:
        para = replace(first.paras[0], bullet=bullet)
        shape = replace(first, paras=(para, *first.paras[1:]))
        height = max(laid.height, shape.box.height)
        return Laid((shape, *laid.shapes[1:]), height, laid.before, laid.after)
    return replace(laid, shapes=(_beside(laid, bullet, item, inner, style), *laid.shapes))


def _empty(item: Item, inner: Room, style: TextStyle) -> TextShape:
    lines = inner.typesetter.set((), style, inner.width)
    para = Para((), style, "LI", item.span, lines, level=inner.level - 1, within=inner.within)
    return TextShape(Rect(0.0, 0.0, inner.width, para.height), item.span, (para,), "flow")


def _beside(laid: Laid, bullet: Bullet, item: Item, inner: Room, style: TextStyle) -> TextShape:
    """A mark in a box of its own: PowerPoint shows none where a paragraph has no text."""
    style = replace(style, color=bullet.color, before=0.0, after=0.0)
    runs = (Run(bullet.text),)
    lines = inner.typesetter.set(runs, style, bullet.hang)
    para = Para(runs, style, "Lbl", item.span, lines, level=inner.level - 1, within=inner.within[:-1])
    top = max(0.0, _first_baseline(laid.shapes) - lines[0].ascent)
    return TextShape(Rect(-bullet.hang, top, bullet.hang, para.height), item.span, (para,), name="Mark")


def _first_baseline(shapes: tuple[Shape, ...]) -> float:
    """Where the first line stands that is text, in a frame or a table; 0 if there is none."""
    for shape in shapes:
        if isinstance(shape, TextShape) and shape.role != "artifact":
            return shape.box.y + shape.inset.top + shape.paras[0].lines[0].ascent
        if isinstance(shape, TableShape):
            cell = shape.rows[0].cells[0]
            return shape.box.y + shape.padding.top + cell.paras[0].lines[0].ascent
    return 0.0


def opening(block: List, room: Room, height: float) -> List:
    """The items down to the first that does not fit."""
    found = overflowing(_parts(block, room), height)
    return block if found is None else replace(block, items=block.items[: found[0] + 1])


def split(block: List, room: Room, height: float) -> tuple[List, List] | None:
    """Cut between two items, or inside one where that leaves too much empty; the first is not left alone.

    Pages are read on as running text is: there an item is cut wherever its paragraphs may be, and the first
    may stand alone if it has more than a line.
    """
    found = overflowing(_parts(block, room), height)
    if found is None:
        return None
    index, top = found
    paged = room.height is None
    alone = index == 1 and not room.at_top and not (paged and has_lines(next(_parts(block, room)), room))
    if index == 0 or alone or paged or height - top > height * LARGEST_HOLE:
        inside = _split_item(block, index, room, height - top)
        if inside is not None:
            return inside
    if index == 0 or alone:
        return None
    return _parted(block, block.items[:index], block.items[index:], index)


def _split_item(block: List, index: int, room: Room, height: float) -> tuple[List, List] | None:
    item = block.items[index]
    inner = _within(item, _inside(block, room)[0])
    cut = inner.stack.split(item.blocks, replace(inner, at_top=room.at_top and index == 0), height)
    last = index == len(block.items) - 1
    if cut is None or not (room.at_top or _parts_well(item, cut, inner, last=last)):
        return None
    head = replace(item, blocks=cut[0], continued=True)
    tail = replace(item, blocks=cut[1], continues=True)
    return _parted(block, (*block.items[:index], head), (tail, *block.items[index + 1 :]), index)


def _parts_well(
    item: Item, cut: tuple[tuple[Block, ...], tuple[Block, ...]], inner: Room, *, last: bool
) -> bool:
    """Whether an item's text is not parted from the list under it. On pages it may be, if several lines stand
    on either side; a short end of that list may go on overleaf if the outer one does, too."""
    kept, rest = cut
    text_alone = len(kept) == 1 and kept[0] is item.blocks[0] and isinstance(item.blocks[1], List)
    if inner.height is not None:
        return not text_alone
    if not (last or text_alone) and isinstance(rest[0], List):
        return True
    return has_lines(first_lines(rest, inner), inner) and (
        not text_alone or has_lines(inner.stack.lay(kept, inner), inner)
    )


def _parted(block: List, head: tuple[Item, ...], tail: tuple[Item, ...], index: int) -> tuple[List, List]:
    """Two lists from one; the second goes on counting from the item at ``index``."""
    start = None if block.start is None else block.start + index
    return replace(block, items=head, continued=True), replace(block, items=tail, start=start, continues=True)


KIND = Kind(List, ("bullet_list", "ordered_list"), read, lay, split, opening)
