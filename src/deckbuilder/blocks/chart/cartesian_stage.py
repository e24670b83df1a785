"""Where values, categories and points of a chart with two axes stand."""

from __future__ import annotations

from deckbuilder.blocks.chart.bars import box_of
from deckbuilder.blocks.chart.draft import Draft
from deckbuilder.blocks.chart.model import Remark
from deckbuilder.blocks.chart.stage import Stage
from deckbuilder.plan.geometry import Point


def stage_of(draft: Draft) -> Stage:
    plot = draft.frame.plot
    texts = [category.text for category in draft.task.panel.categories]
    share = 0.01 if draft.task.marks.grouping == "percent" else 1.0

    def category(text: str) -> float | None:
        if text not in texts:
            return None
        start = plot.box.y if plot.horizontal else plot.box.x
        return start + plot.centres[texts.index(text)]

    def point(remark: Remark) -> Point | None:
        if remark.category not in texts:
            return None
        found = _points(draft, texts.index(remark.category), remark.series)
        # The uppermost, or where values grow to the right the rightmost.
        return max(found, key=lambda at: at[0] if plot.horizontal else -at[1], default=None)

    return Stage(plot.box, plot.horizontal, lambda value: plot.at(share * value), category, point)


def _points(draft: Draft, index: int, name: str) -> list[Point]:
    """The ends of bars and the points of lines at a category, those of one series if it is named."""
    plot, marks = draft.frame.plot, draft.task.marks
    found: list[Point] = []
    for bar in marks.bars:
        if bar.point == index and name in ("", marks.series[bar.series].name):
            box, end = box_of(bar, plot, marks), plot.at(bar.end)
            middle = box.y + box.height / 2 if plot.horizontal else box.x + box.width / 2
            found.append((end, middle) if plot.horizontal else (middle, end))
    for trace in marks.traces:
        value = trace.values[index]
        if value is not None and name in ("", trace.name):
            found.append(plot.point(index, value, second=trace.secondary))
    return found
