"""A heading below slide level, standing inside running text."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.model import Block, Run, Runs
from deckbuilder.plan import Para, Rect, TextShape

#: Between a heading's number and its words.
NUMBER_GAP = "\N{EM SPACE}"
_LETTER = Run("n")


class Heading(Block, frozen=True, kw_only=True):
    """A heading of ``level`` 1 to 6."""

    runs: Runs
    level: int
    label: str = ""
    """Its number (``2.1``), where it has one."""

    def texts(self) -> tuple[Runs, ...]:
        return (self.runs,)


def read(node: Node, reading: Reading) -> Heading | None:
    if not node.runs:
        return None
    return Heading(runs=node.runs, level=node.level, span=node.span, attrs=node.attrs)


def lay(block: Heading, room: Room) -> Laid:
    style = room.styles.headings[min(block.level, 6) - 1]
    runs, hang = block.runs, 0.0
    if block.label:
        number = Run(block.label + NUMBER_GAP)
        # Measured before a letter: space at the end of a line has no width.
        hang = room.typesetter.width((number, _LETTER), style) - room.typesetter.width((_LETTER,), style)
        # Its further lines begin where its words do.
        runs, style = (number, *runs), replace(style, indent=-hang)
    lines = room.typesetter.set(runs, style, room.width - hang)
    para = Para(
        runs, style, f"H{min(block.level, 6)}", block.span, lines,
        left=hang, level=max(0, room.level - 1), anchor=block.attrs.id,
        within=room.within, number=block.number,
    )  # fmt: skip
    shape = TextShape(Rect(0.0, 0.0, room.width, para.height), block.span, (para,), "flow")
    return Laid((shape,), para.height, style.before, style.after, keep_next=True)


KIND = Kind(Heading, ("heading",), read, lay)
