"""Running text."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.series import EPSILON
from deckbuilder.model import Block, Runs, plain
from deckbuilder.plan import Line, Para, Rect, TextShape, TextStyle
from deckbuilder.text.breaks import SOFT_HYPHEN
from deckbuilder.text.cut import cut

#: A paragraph leaves at least this many lines behind and takes as many along when it is cut.
ORPHANS = WIDOWS = 2


class Setting(Struct, frozen=True):
    """How a part of a cut paragraph stands where the whole was set."""

    width: float
    style: TextStyle
    lines: tuple[Line, ...]


class Paragraph(Block, frozen=True, kw_only=True):
    """A paragraph of inline text."""

    runs: Runs
    setting: Setting | None = None
    """The lines it has in the whole paragraph: where these end does not change because a page does. None for
    a paragraph that was not cut."""

    def texts(self) -> tuple[Runs, ...]:
        return (self.runs,)


def read(node: Node, reading: Reading) -> Paragraph | None:
    if not node.runs:
        return None
    return Paragraph(runs=node.runs, span=node.span, attrs=node.attrs)


def lay(block: Paragraph, room: Room) -> Laid:
    style = _style(block, room)
    lines = _lines(block, room)
    para = Para(
        block.runs,
        style,
        "LI" if room.level else "P",
        block.span,
        lines,
        level=max(0, room.level - 1),
        anchor=None if block.continues else block.attrs.id,
        continues=block.continues,
        within=room.within,
        number=block.number,
    )
    height = para.height
    shape = TextShape(Rect(0.0, 0.0, room.width, height), block.span, (para,), "flow")
    return Laid((shape,), height, style.before, style.after, _leads_in(block))


def _style(block: Paragraph, room: Room) -> TextStyle:
    style = _usual_style(room)
    return replace(style, indent=0.0) if block.continues and style.indent else style


def _usual_style(room: Room) -> TextStyle:
    return room.styles.body[min(room.level, len(room.styles.body) - 1)]


def _lines(block: Paragraph, room: Room) -> tuple[Line, ...]:
    known = block.setting
    if known is not None and (known.width, known.style) == (room.width, _usual_style(room)):
        return known.lines
    return room.recall(
        block, lambda: room.typesetter.set(block.runs, _style(block, room), room.width), "lines"
    )


def _leads_in(block: Paragraph) -> bool:
    """Whether the text announces what follows (\"… as follows:\") and so must not be parted from it."""
    return plain(block.runs[-1:]).rstrip().endswith((":", "："))


def split(block: Paragraph, room: Room, height: float) -> tuple[Paragraph, Paragraph] | None:
    """Cut between two lines, but rather not within a word; two stay together on either side unless the frame
    holds nothing else."""
    lines = _lines(block, room)
    fit, used = 0, 0.0
    for line in lines:
        used += line.height
        if used > height + EPSILON:
            break
        fit += 1
    kept = min(fit, len(lines) - WIDOWS)
    if kept < ORPHANS:
        kept = min(fit, len(lines) - 1) if room.at_top else 0
    if kept <= 0:
        return None
    if kept > ORPHANS and _ends_within_a_word(lines[kept - 1]):
        kept -= 1
    head, tail = cut(block.runs, lines[:kept])
    width, style = room.width, _usual_style(room)
    return (
        replace(block, runs=head, setting=Setting(width, style, lines[:kept]), continued=True),
        replace(block, runs=tail, setting=Setting(width, style, lines[kept:]), continues=True),
    )


def _ends_within_a_word(line: Line) -> bool:
    return line.pieces[-1].text.endswith(SOFT_HYPHEN) if line.pieces else False


KIND = Kind(Paragraph, ("paragraph",), read, lay, split)
