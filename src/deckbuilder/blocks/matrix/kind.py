"""The matrix as a kind of block: which form it takes, where it is cut, and what is said of it."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks import exhibit
from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.exhibit import counted, lay_exhibit
from deckbuilder.blocks.matrix.value import Matrix
from deckbuilder.model import Block, plain
from deckbuilder.plan import GroupShape, Rect, Shape

#: Attributes that are read here.
KEYS = ("columns", "rows", "size", "style", "widths", "x", "y")
#: So many entries of a key stand together on either side of a cut between pages.
FEWEST_KEYS = 4


def read(node: Node, reading: Reading) -> Block | None:
    from deckbuilder.blocks.matrix import reading as reader

    return reader.read(node, reading)


def lay(block: Matrix, room: Room) -> Laid:
    return lay_exhibit(block, room, lambda inner: _group(block, inner))


def _group(block: Matrix, room: Room) -> GroupShape:
    from deckbuilder.blocks.matrix.numbers import with_key

    shapes, height = _without_key(block, room) or with_key(block, room)
    box = Rect(0.0, 0.0, room.width, height)
    name = "Risk matrix" if block.risk else "Matrix"
    return GroupShape(box, block.span, shapes, alt=block.alt or _alt(block), name=name, within=room.within)


def _without_key(block: Matrix, room: Room) -> tuple[tuple[Shape, ...], float] | None:
    """The drawing and its height, if all is said in it; None where there has to be a key."""
    from deckbuilder.blocks.matrix.spots import with_labels
    from deckbuilder.blocks.matrix.texts import with_texts

    if block.first > 0 or block.last is not None:
        return None
    return with_texts(block, room) or with_labels(block, room)


def split(block: Matrix, room: Room, height: float) -> tuple[Matrix, Matrix] | None:
    """Cut between two entries of the key. Beside its key the matrix is shown again."""
    from deckbuilder.blocks.matrix.numbers import cut_at

    if _without_key(block, room) is not None:
        return None
    whole = replace(block, last=len(block.items) if block.last is None else block.last)
    count = cut_at(whole, room, height)
    if count is None:
        return None
    left = len(block.items[block.first : whole.last])
    if room.height is not None:
        count = -(-left // -(-left // count))  # the slides it needs show as many each
    elif (count := min(count, left - FEWEST_KEYS)) < FEWEST_KEYS:
        return None
    at = block.first + count
    return replace(whole, last=at, continued=True), replace(whole, first=at, continues=True)


def _alt(block: Matrix) -> str:
    """All items, cell by cell."""
    kind, held = ("Risk matrix", "risk") if block.risk else ("Matrix", "item")
    axes = " by ".join(text for text in (block.y, block.x) if text)
    said = [f"{kind} of {counted(len(block.items), held)}{f', {axes}' if axes else ''}"]
    for row in reversed(range(len(block.rows))):
        for column in range(len(block.columns)):
            indexes = block.in_cell(column, row)
            if indexes:
                names = ", ".join(_said(block, index) for index in indexes)
                said.append(f"{_place(block, column, row)}: {names}")
    return ". ".join(said)


def _said(block: Matrix, index: int) -> str:
    item = block.items[index]
    return f"{plain(item.name)} ({plain(item.text)})" if item.text else plain(item.name)


def _place(block: Matrix, column: int, row: int) -> str:
    name = plain(block.name_of(column, row))
    if name:
        return name
    across, up = block.columns[column], block.rows[row]
    if not (across or up):
        return f"{('Left', 'Right')[column]}, {('bottom', 'top')[row]}"
    places = ((block.y, up), (block.x, across))
    return ", ".join(f"{axis} {level.lower()}".strip() for axis, level in places if level)


KIND = Kind(
    Matrix,
    ("fence:matrix", "div:matrix"),
    read,
    lay,
    split,
    whole=True,
    scales=True,
    keys=(*exhibit.KEYS, *KEYS),
)
