"""A heading below slide level, standing inside running text."""

from __future__ import annotations

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.model import Block, Runs
from deckbuilder.plan import Para, Rect, TextShape


class Heading(Block, frozen=True, kw_only=True):
    """A heading of ``level`` 1 to 6."""

    runs: Runs
    level: int

    def texts(self) -> tuple[Runs, ...]:
        return (self.runs,)


def read(node: Node, reading: Reading) -> Heading | None:
    if not node.runs:
        return None
    return Heading(runs=node.runs, level=node.level, span=node.span, attrs=node.attrs)


def lay(block: Heading, room: Room) -> Laid:
    style = room.styles.headings[min(block.level, 6) - 1]
    lines = room.typesetter.set(block.runs, style, room.width)
    para = Para(
        block.runs, style, f"H{min(block.level, 6)}", block.span, lines,
        level=max(0, room.level - 1), anchor=block.attrs.id, within=room.within, number=block.number,
    )  # fmt: skip
    shape = TextShape(Rect(0.0, 0.0, room.width, para.height), block.span, (para,), "flow")
    return Laid((shape,), para.height, style.before, style.after, keep_next=True)


KIND = Kind(Heading, ("heading",), read, lay)
