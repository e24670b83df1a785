"""The area of a scatter plot and its two axes. The points are `scatter`'s."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from deckbuilder.blocks.chart.axis import GAP, tick_format
from deckbuilder.blocks.chart.lettering import Lettering
from deckbuilder.blocks.chart.model import AxisWish, Chart
from deckbuilder.blocks.chart.scale import Scale, extremes, nice, referred
from deckbuilder.blocks.chart.strokes import BASELINE, GRIDLINE
from deckbuilder.data.number_format import NumberFormat
from deckbuilder.plan import PathShape, Rect, Shape
from deckbuilder.source import Span

#: Marks on an axis at most; lines of text that two are apart at least, and ems beyond their widest text.
_TICKS, _APART, _BESIDE = 6, 2.5, 2.0
#: Values that differ by less than this share of themselves are the same.
_SAME = 1e-9


class Field(Struct, frozen=True):
    """The area of the points, its scales, and their marks in words."""

    area: Rect
    across: Scale
    up: Scale
    columns: tuple[str, ...]
    rows: tuple[str, ...]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point stands on the chart."""
        area = self.area
        return area.x + self.across.share(x) * area.width, area.bottom - self.up.share(y) * area.height

    def bases(self) -> Iterator[Rect]:
        """The lines that the axes stand at, where they run through the area."""
        area = self.area
        x, y = self.at(0.0, 0.0)
        if area.x < x < area.right:
            yield Rect(x - 1, area.y, 2.0, area.height)
        if area.y < y < area.bottom:
            yield Rect(area.x, y - 1, area.width, 2.0)


def field(chart: Chart, box: Rect, reach: float, letters: Lettering) -> Field:
    """Axes for the points of all panels, which take ``reach`` points around themselves."""
    series = [one for panel in chart.panels for one in panel.series]
    xs, ys = [x for one in series for x in one.xs], [y for one in series for y in one.values]
    half, gap = letters.leading / 2, GAP * letters.em
    height = max(1.0, box.height - 2 * half - letters.leading)
    most = max(1, min(_TICKS, int(height / (_APART * letters.leading))))
    up = _scale(referred(chart, *extremes(ys)), height, reach, most, chart.y)
    rows = _words(chart.format, up)
    left = max(map(letters.width, rows)) + gap
    width = max(1.0, box.width - left)
    across = _scale(extremes(xs), width, reach, _TICKS, chart.x)
    widest = max(map(letters.width, _words(chart.x_format, across)))
    most = max(1, min(_TICKS, int(width / (widest + _BESIDE * letters.em))))
    across = _scale(extremes(xs), width, reach, most, chart.x)
    columns = _words(chart.x_format, across)
    # Half of the first and the last mark's words stand beyond the area where these marks are its ends.
    first, last = letters.width(columns[0]) / 2, letters.width(columns[-1]) / 2
    left = max(left, first)
    area = Rect(box.x + left, box.y + half, max(1.0, box.width - left - last), height)
    return Field(area, across, up, columns, rows)


def _scale(ends: tuple[float, float], length: float, reach: float, most: int, wish: AxisWish) -> Scale:
    """A scale whose outermost points have room for their dots; it goes below zero only where values do."""
    low, high = ends
    if high - low <= _SAME * max(abs(low), abs(high), _SAME):
        low, high = low - (abs(low) / 2 or 1.0), high + (abs(high) / 2 or 1.0)
    unit = (high - low) / max(length - 2 * reach, length / 3)
    beyond = low - reach * unit
    return nice(0.0 if low >= 0 > beyond else beyond, high + reach * unit, most, wish)


def _words(form: NumberFormat, scale: Scale) -> tuple[str, ...]:
    written = tick_format(form, scale.decimals)
    return tuple(written.text(tick) for tick in scale.ticks())


def axes(field: Field, letters: Lettering, span: Span) -> Iterator[Shape]:
    """Faint lines at the marks, stronger ones at zero or where an axis begins, and the marks in words."""
    area, gap = field.area, GAP * letters.em
    for tick in field.up.ticks():
        y = field.at(field.across.low, tick)[1]
        yield _line(Rect(area.x, y, area.width, 0.0), tick in _bases(field.up), span)
    for tick in field.across.ticks():
        x = field.at(tick, field.up.low)[0]
        yield _line(Rect(x, area.y, 0.0, area.height), tick in _bases(field.across), span)
    for tick, text in zip(field.up.ticks(), field.rows, strict=True):
        y = field.at(field.across.low, tick)[1]
        yield letters.at(text, area.x - gap, y - letters.leading / 2, align="right", color="muted")
    for tick, text in zip(field.across.ticks(), field.columns, strict=True):
        x = field.at(tick, field.up.low)[0]
        # Below the last mark of the other axis, which reaches half a line further down than the area.
        yield letters.at(text, x, area.bottom + letters.leading / 2, align="center", color="muted")


def _bases(scale: Scale) -> Iterable[float]:
    """The marks that an axis stands at."""
    return (0.0,) if scale.low <= 0 <= scale.high else scale.ticks()[:1]


def _line(run: Rect, base: bool, span: Span) -> PathShape:
    stroke, name = (BASELINE, "Axis") if base else (GRIDLINE, "Gridline")
    return PathShape(run, span, "line", stroke=stroke, name=name)
