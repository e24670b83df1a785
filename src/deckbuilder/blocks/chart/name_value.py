"""Words beside a point: a name and what is said of it in bold, in a few short lines. Not a form of chart."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.model import Run, Runs, plain
from deckbuilder.plan import Align, Para, Rect, TextShape
from deckbuilder.source import Span

#: Lines a label may take at most.
_LINES = 3
#: A frame is wider than its text by this factor, so that rounding breaks no line.
_SPARE = 1.02


class Label(Struct, frozen=True):
    """Some words, measured on one line and as they may be broken."""

    runs: Runs
    width: float
    least: float
    """Below this width a word would be broken."""


def labelled(name: str, said: str, letters: Lettering, room: Room) -> Label:
    """A name and, in bold, what is said of it; either may be empty."""
    runs = tuple(run for run in (Run(f"{name} " if said else name), Run(said, bold=True)) if run.text.strip())
    least, width = room.typesetter.extents(runs, letters.style)
    return Label(runs, width * _SPARE, least * _SPARE)


def column(
    labels: Sequence[Label], width: float, letters: Lettering, room: Room, span: Span
) -> tuple[TextShape, ...] | None:
    """The labels in a column of that width, each as wide as its longest line; None where they would be
    cramped."""
    if any(label.least > width for label in labels):
        return None
    texts = []
    for label in labels:
        lines = room.typesetter.set(label.runs, letters.style, min(label.width, width))
        if len(lines) > _LINES:
            return None
        broad = label.width if len(lines) == 1 else min(width, max(line.width for line in lines) * _SPARE)
        para = Para(label.runs, letters.style, "P", span, lines)
        texts.append(TextShape(Rect(0.0, 0.0, broad, para.height), span, (para,), name=plain(label.runs)))
    return tuple(texts)


def aligned(text: TextShape, box: Rect, align: Align, color: str) -> TextShape:
    """The text in its place and colour; ``align`` as seen, whichever side it begins at."""
    (para,) = text.paras
    if para.style.rtl and align != "center":
        align = "left" if align == "right" else "right"
    style = replace(para.style, align=align, color=color)
    return replace(text, box=box, paras=(replace(para, style=style),))


def written(text: TextShape) -> str:
    """Its words with breaks where its lines end."""
    lines = text.paras[0].lines
    return "\n".join("".join(piece.text for piece in line.pieces).strip() for line in lines)
