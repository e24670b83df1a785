"""Names of series at the ends of their lines, or beside the parts of the last column."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.blocks.chart.bars import box_of
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.marks import Marks, Trace
from deckbuilder.blocks.chart.nudge import spread
from deckbuilder.blocks.chart.paint import name_ink
from deckbuilder.blocks.chart.plot import Plot
from deckbuilder.plan import PathShape, Rect, Step, Stroke, TextShape
from deckbuilder.source import Span

#: Between a mark and its name, and where lines lead to names that had to move. Ems.
GAP, LED_GAP = 0.6, 2.2
#: Names that take more of the width than this stand above the chart.
_WIDEST = 0.28
#: A name stands no further from its mark than this, in lines of text.
_FARTHEST = 3.5
#: A name that moved less needs no line to its mark.
_NEAR = 0.35


class EndName(Struct, frozen=True):
    """A name at its place."""

    series: int
    """Index in `Marks.series`."""
    shape: TextShape
    moved: tuple[float, float]
    """Points further right and further down than beside its mark."""
    line: PathShape | None
    """Leads to it where it had to move."""


def words(marks: Marks, *, labelled: bool) -> list[str]:
    """What stands there: the names, those of lines with their last values if they are ``labelled``."""
    if not labelled or not marks.traces:
        return [key.name for key in marks.keys]
    last = [trace.texts[-1] if trace.texts and not trace.below else "" for trace in marks.traces]
    return [f"{key.name} {value}".strip() for key, value in zip(marks.keys, last, strict=True)]


def room_for(names: Sequence[str], gap: float, letters: Lettering, width: float) -> float | None:
    """Points that names beside the plot take; None where they are too long for that."""
    widest = max(map(letters.width, names)) + gap * letters.em
    return widest if widest <= _WIDEST * width else None


def placed(
    plot: Plot, marks: Marks, names: Sequence[str], gap: float, letters: Lettering, span: Span
) -> list[EndName] | None:
    """The name of each series at the right of the plot, ``gap`` ems from its mark; None where they do not
    find room near their marks, or where that leaves none for the lines to them."""
    ends = _ends(plot, marks)
    if ends is None or len(ends) != len(marks.keys):
        return None
    line = letters.leading
    sizes = list(map(letters.height, names))
    wanted = [y for _, y, _, _ in ends]
    middles = spread(wanted, sizes, plot.box.y - line / 2, plot.box.bottom + line / 2)
    farthest = line * (_FARTHEST if gap > GAP else _NEAR)
    if middles is None or any(abs(at - want) > farthest for at, want in zip(middles, wanted, strict=True)):
        return None
    return [
        EndName(
            series,
            letters.at(name, x + gap * letters.em, middle - size / 2, color=name_ink(key.color)),
            ((gap - GAP) * letters.em, middle - y),
            _leader(x, y, middle, color, gap, letters, span),
        )
        for (series, y, x, color), middle, size, name, key in zip(
            ends, middles, sizes, names, marks.keys, strict=True
        )
    ]


def _ends(plot: Plot, marks: Marks) -> list[tuple[int, float, float, str]] | None:
    """Series, height, right edge and colour of the mark that each name stands at; None where one has none in
    the last category."""
    if marks.traces:
        found = [_end_of(plot, trace) for trace in marks.traces]
        return [end for end in found if end is not None] if all(found) else None
    last = len(plot.centres) - 1
    boxes = [(bar, box_of(bar, plot, marks)) for bar in marks.bars if bar.point == last]
    return [(bar.series, box.y + box.height / 2, box.right, bar.color) for bar, box in boxes]


def _end_of(plot: Plot, trace: Trace) -> tuple[int, float, float, str] | None:
    """The end of a line, or the middle of that of an area."""
    last, value = len(trace.values) - 1, trace.values[-1]
    if value is None:
        return None
    x, y = plot.point(last, value)
    if trace.below:
        y = (y + plot.at(trace.below[-1])) / 2
    return trace.series, y, x, trace.color


def _leader(
    x: float, y: float, middle: float, color: str, gap: float, letters: Lettering, span: Span
) -> PathShape | None:
    """A thin line from a mark to a name that had to move."""
    if abs(middle - y) < _NEAR * letters.leading:
        return None
    end = x + (gap - 0.2) * letters.em
    outline = ((Step("move", ((0.0, float(middle < y)),)), Step("line", ((1.0, float(middle > y)),))),)
    box = Rect(x, min(y, middle), end - x, abs(middle - y))
    return PathShape(box, span, "outline", stroke=Stroke(color, 0.75), outline=outline, name="Leader")
