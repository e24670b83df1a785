"""Nodes of diagrams as measured boxes: a name, perhaps a text under it, in a figure. Not a block kind."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import LEAST, Look, seams, sized
from deckbuilder.model import Runs
from deckbuilder.place import height_of
from deckbuilder.plan import Figure, Insets, Para, Rect, TextShape, TextStyle
from deckbuilder.plan.figures import text_insets
from deckbuilder.source import Span

#: Space between a node's edge and its text, in ems: beside it, above and below it.
_BESIDE, _ABOVE = 0.7, 0.45
#: Nodes are no wider than they are tall by less than this: single letters do not stand in slips.
_NARROWEST = 3.2
#: Steps in which a figure is grown until its text has room in it.
_GROWING = 12


class Measured(Struct, frozen=True):
    """A node's text, set, and the box it needs."""

    paras: tuple[Para, ...]
    measure: float
    """The width its lines are broken at."""
    width: float
    height: float
    figure: Figure


def label_sizes(room: Room) -> tuple[float, ...]:
    """Sizes a diagram's text may be set in, largest first: from 12 points, unless the styles are smaller."""
    size = room.styles.label.size
    return (size,) if size < LEAST else (20.0, 18.0, 16.0, 14.0, LEAST)


def measured(
    texts: Sequence[tuple[Runs, Runs, Figure, Span]], room: Room, size: float, widest: float
) -> list[Measured]:
    """Nodes with their names and texts set no wider than ``widest`` points, unless a word is longer; those of
    one figure are of one width."""
    strong = replace(sized(room.styles.label_strong, size), align="center")
    label = replace(sized(room.styles.label, size), align="center")
    widths: dict[Figure, float] = {}
    for name, text, figure, _ in texts:
        wanted = _wanted(name, strong, room, widest)
        wanted = max(wanted, _wanted(text, label, room, widest)) if text else wanted
        widths[figure] = max(widths.get(figure, _NARROWEST * size), wanted)
    found: list[Measured] = []
    for name, text, figure, span in texts:
        width = widths[figure]
        paras = [
            Para(runs, style, "P", span, room.typesetter.set(runs, style, width))
            for runs, style in ((name, strong), (text, label))
            if runs
        ]
        found.append(_measured(tuple(paras), width, size, figure))
    return found


def _wanted(runs: Runs, style: TextStyle, room: Room, widest: float) -> float:
    least, whole = room.typesetter.extents(runs, style)
    # A hair more than measured: rounding must not break the longest word.
    return max(min(whole + seams(runs, style), widest), least) * 1.001 + 0.01


def _measured(paras: tuple[Para, ...], width: float, size: float, figure: Figure) -> Measured:
    inner = width + 2 * _BESIDE * size, height_of(paras) + 2 * _ABOVE * size
    if figure == "diamond":
        # A diamond's own slopes keep its text off its edge.
        inner = width + 0.2 * size, height_of(paras) + 0.1 * size
    box = Rect(0.0, 0.0, *inner)
    for _ in range(_GROWING):
        inset = text_insets(figure, box)
        grown = Rect(0.0, 0.0, inner[0] + _both(inset)[0], inner[1] + _both(inset)[1])
        if grown == box:
            break
        box = grown
    return Measured(paras, width, box.width, box.height, figure)


def _both(inset: Insets) -> tuple[float, float]:
    return inset.left + inset.right, inset.top + inset.bottom


def boxed(node: Measured, box: Rect, look: Look, span: Span, key: str, name: str) -> TextShape:
    """A node as a shape that connectors can be glued to."""
    paras = tuple(replace(para, style=replace(para.style, color=look.ink)) for para in node.paras)
    own = text_insets(node.figure, box)
    beside = (box.width - node.measure) / 2
    return TextShape(
        box,
        span,
        paras,
        inset=Insets(beside, own.top, beside, own.bottom),
        anchor="middle",
        fill=look.fill,
        stroke=look.stroke,
        name=name,
        figure=node.figure,
        key=key,
    )
