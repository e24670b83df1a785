"""What every chart and diagram has: caption, source, and words for those who cannot see it. Not a block
kind."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Self, TypedDict, TypeVar, cast

from msgspec.structs import replace

from deckbuilder.blocks.base import Laid, Node, Reading, Room
from deckbuilder.blocks.caption import air, caption_line, source_line
from deckbuilder.blocks.series import piled
from deckbuilder.data.keys import Key
from deckbuilder.model import Attrs, Block, Caption, Run, Runs
from deckbuilder.plan import Shape, Tag
from deckbuilder.source import Span

S = TypeVar("S")

FRAMING = (
    Key("alt", "What it shows, for those who cannot see it; by default told from the data"),
    Key("caption", "What stands below it, with its number"),
    Key("data", "The file that holds its data, or a name from the front matter"),
    Key("fig-alt", "What it shows, for those who cannot see it", same="alt"),
    Key("source", "Where the data are from"),
)
#: Attributes that are read here.
KEYS = tuple(key.name for key in FRAMING)


class Exhibit(Block, frozen=True, kw_only=True):
    """A chart or diagram."""

    caption: Runs = ()
    label: str = ""
    """What stands before the caption: `Figure 2`."""
    source: str | None = None
    alt: str = ""
    """The author's; empty where the data are to speak."""

    def words(self) -> tuple[Runs, ...]:
        """The texts that are drawn, in reading order."""
        return ()

    def texts(self) -> tuple[Runs, ...]:
        return (*self.words(), self.caption) if self.caption else self.words()

    def captions(self) -> tuple[Caption, ...]:
        return (Caption("figure", self.attrs.id, self.caption, self.label),)

    def with_captions(self, captions: tuple[Caption, ...]) -> Self:
        return replace(self, label=captions[0].label, attrs=replace(self.attrs, id=captions[0].id))


class Framing(TypedDict):
    """The fields of `Exhibit` and `Block` that attributes give."""

    caption: Runs
    source: str | None
    alt: str
    span: Span
    attrs: Attrs


def framed(node: Node) -> Framing:
    """What a node's attributes say of any exhibit; kinds are made with ``**framed(node)``."""
    caption = node.attrs.get("caption")
    return {
        "caption": (Run(caption),) if caption else (),
        "source": node.attrs.get("source"),
        "alt": node.attrs.get("fig-alt") or node.attrs.get("alt") or "",
        "span": node.span,
        "attrs": node.attrs,
    }


def report_empty(node: Node, reading: Reading, found: int, code: str, message: str, help: str) -> None:
    """Report that an exhibit holds nothing, unless reading it has said why: ``found`` is how many findings
    there were before."""
    if len(reading.report) == found:
        reading.report.error(code, message, node.span, help)


def lay_exhibit(block: Exhibit, room: Room, draw: Callable[[Room], Shape]) -> Laid:
    """The drawing with caption and source below it.

    ``draw`` makes one shape with its top left at 0, 0, in a room whose height is what those lines leave of
    it; its box's height is what it takes.
    """
    if block.caption or block.label or block.source:
        room = room.inside(Tag("Div", block.number))
    below = [] if block.continued else _below(block, room)
    used = sum(line.height for line in below) + (air(room) if below else 0.0)
    shape = draw(room if room.height is None else replace(room, height=max(1.0, room.height - used)))
    laid = piled([Laid((shape,), shape.box.height, after=air(room)), *below])
    return replace(laid, before=room.styles.gap, after=room.styles.gap)


def drawn_once(owner: object, room: Room, draw: Callable[[Room], S], *more: Hashable) -> S:
    """What ``draw`` gives for ``owner``, an exhibit or a part of one, remembered for all styles of running
    text: for drawings that hold labels only. ``more`` is whatever else the outcome depends on.

    Fitting a slide asks at every size, and labels get no smaller long before text does.
    """
    labels = room.styles.label, room.styles.label_strong
    key = ("drawing", id(owner), room.width, room.height, room.within, *labels, *more)
    found = room.known.get(key)
    if found is None:
        found = room.known[key] = (owner, room.styles, draw(room))
    return cast(S, found[2])


def counted(count: int, noun: str, plural: str = "") -> str:
    """``1 step``, ``3 steps``: for alternative texts and findings."""
    return f"{count} {noun}" if count == 1 else f"{count} {plural or noun + 's'}"


def _below(block: Exhibit, room: Room) -> list[Laid]:
    caption = caption_line(block.caption, block.span, room, block.label, block.attrs.id)
    return [*caption, *source_line(block.source, block.span, room)]
