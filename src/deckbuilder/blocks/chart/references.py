"""Lines across a chart at a value or a category, each with its words beside it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.model import Chart, Reference
from deckbuilder.blocks.chart.obstacles import Obstacles
from deckbuilder.blocks.chart.stage import Stage
from deckbuilder.plan import PathShape, Rect, Shape, Stroke

_LINE = Stroke("text", 1.0, dash=True)
#: Places along a line that are tried for its words; between the line and these, in ems.
_TRIED, _OFF = 8, 0.3
#: Around words that a line is broken for. Points.
_CLEAR = 1.5


def draw(chart: Chart, stage: Stage, letters: Lettering, obstacles: Obstacles, room: Room) -> Iterator[Shape]:
    """The words first: no line runs through any."""
    runs: list[tuple[Reference, Rect]] = []
    for reference in chart.references:
        run = _run(reference, stage)
        if run is not None:
            runs.append((reference, run))
            yield from _words(reference, run, chart, letters, obstacles, room)
    for reference, run in runs:
        for part in _parted(run, obstacles.words):
            yield PathShape(
                part, chart.span, "line", stroke=_LINE, name=f"Reference {reference.label}".strip()
            )


def _run(reference: Reference, stage: Stage) -> Rect | None:
    """Where the line runs: across the values, or along them for a category."""
    area = stage.area
    if isinstance(reference.value, str):
        at, upright = stage.category(reference.value), not stage.horizontal
    else:
        at, upright = stage.value(reference.value), stage.horizontal
    if at is None:
        return None
    return Rect(at, area.y, 0.0, area.height) if upright else Rect(area.x, at, area.width, 0.0)


def _words(
    reference: Reference, run: Rect, chart: Chart, letters: Lettering, obstacles: Obstacles, room: Room
) -> Iterator[Shape]:
    value = reference.value if isinstance(reference.value, str) else _number(reference.value, chart)
    named = (reference.label,) if isinstance(reference.value, str) else (reference.label, value)
    text = " ".join(filter(None, named))
    if not text:
        return
    width, height = letters.width(text, strong=True), letters.leading
    for box in _places(run, width, height, _OFF * letters.em):
        if obstacles.free(box):
            obstacles.add(box)
            yield letters.at(text, box.x, box.y, strong=True)
            return
    room.report.note(
        "chart-words",
        f"there is no room for the words of the line at `{value}`",
        reference.span or chart.span,
        "shorten them, or show less in the chart",
    )


def _number(value: float, chart: Chart) -> str:
    """With the decimals that its author gave it."""
    decimals = len(f"{value:.10f}".rstrip("0").partition(".")[2])
    return replace(chart.format, decimals=decimals).text(value)


def _places(run: Rect, width: float, height: float, off: float) -> Iterator[Rect]:
    """Where the words may stand, the best place first: above a level line from its right end on, or beside an
    upright one from its top on; then at the other side."""
    for step in range(_TRIED + 1):
        along = step / _TRIED
        if run.height:
            y = run.y + along * (run.height - height)
            yield Rect(run.x + off, y, width, height)
            yield Rect(run.x - off - width, y, width, height)
        else:
            x = run.right - width - along * (run.width - width)
            yield Rect(x, run.y - height, width, height)
            yield Rect(x, run.y, width, height)


def _parted(run: Rect, words: list[Rect]) -> Iterator[Rect]:
    """The line without what would run through words."""
    upright = run.height > 0
    start, stop = (run.y, run.bottom) if upright else (run.x, run.right)
    cuts = sorted(
        (box.y - _CLEAR, box.bottom + _CLEAR) if upright else (box.x - _CLEAR, box.right + _CLEAR)
        for box in words
        if (box.x < run.x < box.right if upright else box.y < run.y < box.bottom)
    )
    for begin, end in [*cuts, (stop, stop)]:
        part = min(begin, stop) - start
        if part > 2 * _CLEAR:
            yield Rect(run.x, start, 0.0, part) if upright else Rect(start, run.y, part, 0.0)
        start = max(start, end)
