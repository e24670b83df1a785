"""Lines and areas on their plot, and the values at their points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.marks import Marks, Trace
from deckbuilder.blocks.chart.plot import Plot
from deckbuilder.blocks.chart.strokes import PARTED
from deckbuilder.plan import DataLabel, PathShape, Rect, Shape, Step, Stroke, TextShape
from deckbuilder.plan.geometry import Point, bounded, runs_through, square
from deckbuilder.source import Span

#: Diameter of the dot at a point, and where a label stands from it. Points; ems.
DOT, _AWAY = 7.0, 0.45


def draw(plot: Plot, marks: Marks, span: Span, *, dotted: bool) -> Iterator[Shape]:
    """Areas and lines, with dots at all points if ``dotted``, and else where a point stands alone."""
    for trace in marks.traces:
        runs = list(_runs(plot, trace))
        if trace.below:
            yield from _areas(plot, trace, runs, span)
            continue
        joined = [[at for _, at in run] for run in runs if len(run) > 1]
        if joined:
            yield _path(joined, trace, span)
        for run in runs:
            if dotted or len(run) == 1:
                yield from (_dot(index, at, trace, span) for index, at in run)


def lonely(trace: Trace) -> bool:
    """Whether a value of a line has a gap on either side."""
    known = [False, *(value is not None for value in trace.values), False]
    return any(
        here and not before and not after
        for before, here, after in zip(known, known[1:], known[2:], strict=False)
    )


def _runs(plot: Plot, trace: Trace) -> Iterator[list[tuple[int, Point]]]:
    """The points between gaps."""
    run: list[tuple[int, Point]] = []
    for index, value in enumerate(trace.values):
        if value is not None:
            run.append((index, plot.point(index, value, second=trace.secondary)))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _areas(plot: Plot, trace: Trace, runs: Sequence[list[tuple[int, Point]]], span: Span) -> Iterator[Shape]:
    for run in runs:
        under = [plot.point(index, trace.below[index]) for index, _ in reversed(run)]
        corners = [*(at for _, at in run), *under]
        box, shares = bounded(corners)
        yield PathShape(
            box,
            span,
            "polygon",
            fill=trace.color,
            stroke=PARTED,
            points=shares,
            name=trace.name,
        )


def _path(runs: Sequence[Sequence[Point]], trace: Trace, span: Span) -> PathShape:
    """A line, broken at its gaps."""
    box, shares = bounded([at for run in runs for at in run])
    points = iter(shares)
    outline = tuple(
        tuple(Step("line" if index else "move", (next(points),)) for index in range(len(run))) for run in runs
    )
    return PathShape(
        box, span, "outline", stroke=Stroke(trace.color, trace.width), outline=outline, name=trace.name
    )


def _dot(index: int, at: Point, trace: Trace, span: Span) -> PathShape:
    color = dict(trace.points).get(index, trace.color)
    return PathShape(square(*at, DOT), span, "ellipse", fill=color, name=f"{trace.name} point")


def reaches(marks: Marks, letters: Lettering) -> Iterator[tuple[float, float]]:
    """How many points what is written above or below a point reaches beyond its value."""
    size = letters.leading + _AWAY * letters.em
    for trace in marks.traces:
        if not trace.secondary:
            known = [value for value in trace.values if value is not None]
            yield from ((value, points) for value in known for points in (size, -size))


def values(
    plot: Plot,
    marks: Marks,
    letters: Lettering,
    size: tuple[float, float],
    taken: Sequence[Rect],
    *,
    ended: bool,
) -> tuple[list[TextShape], dict[int, list[DataLabel]]]:
    """The values that find room above their points, or below where the line comes from above; drawn and as
    labels of the native series.

    ``size`` is that of the chart. No value covers a line or what is ``taken``; the last ones are left out
    where the lines have ``ended`` in their names.
    """
    shapes: list[TextShape] = []
    labels: dict[int, list[DataLabel]] = {}
    routes = [(trace, run) for trace in marks.traces for run in _runs(plot, trace)]
    lines = [(one, other) for _, run in routes for (_, one), (_, other) in pairwise(run)]
    for trace, run in routes:
        for number, (index, at) in enumerate(run):
            if not trace.texts[index] or (ended and not trace.below and index == len(trace.values) - 1):
                continue
            under = _from_above([y for _, (_, y) in run], number)
            for below in (under, not under):
                shape = _label(trace.texts[index], at, letters, size[0], below=below)
                met = any(shape.box.overlaps(box) for box in (*taken, *(one.box for one in shapes)))
                if met or not 0 <= shape.box.y <= size[1]:
                    continue
                if not any(runs_through(*line, shape.box) for line in lines):
                    shapes.append(shape)
                    labels.setdefault(trace.series, []).append(
                        DataLabel(index, "below" if below else "above")
                    )
                    break
    return shapes, labels


def _from_above(heights: Sequence[float], number: int) -> bool:
    """Whether a point lies lower than its neighbours do on the whole: there is more room below it."""
    around = [*heights[max(0, number - 1) : number], *heights[number + 1 : number + 2]]
    return bool(around) and sum(around) / len(around) < heights[number]


def _label(text: str, at: Point, letters: Lettering, width: float, *, below: bool) -> TextShape:
    away = _AWAY * letters.em
    half = letters.width(text) / 2
    x = max(half, min(at[0], width - half))
    return letters.at(text, x, at[1] + away if below else at[1] - away - letters.leading, align="center")
