"""Charts made by hand, and what is asked of every drawing of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from deckbuilder.blocks.chart.model import Category, Chart, Form, Panel, Series
from deckbuilder.plan import ChartShape, Rect, Shape, TextShape, walked
from tests.blocks.fake import span

#: Rounding.
HAIR = 1e-6


def panel(names: Sequence[str], series: Mapping[str, Sequence[float | None]], title: str = "") -> Panel:
    return Panel(
        title,
        tuple(map(Category, names)),
        tuple(Series(name, tuple(values), span()) for name, values in series.items()),
    )


def chart(
    form: Form, names: Sequence[str], series: Mapping[str, Sequence[float | None]], **more: Any
) -> Chart:
    return Chart(form=form, panels=(panel(names, series),), span=span(), **more)


def texts(shapes: Sequence[Shape]) -> list[TextShape]:
    return [shape for shape in walked(shapes) if isinstance(shape, TextShape)]


def said(shape: ChartShape) -> list[str]:
    """The words of a drawing, in order."""
    return ["".join(run.text for run in text.paras[0].runs) for text in texts(shape.drawing)]


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right - HAIR
        and other.x < one.right - HAIR
        and one.y < other.bottom - HAIR
        and other.y < one.bottom - HAIR
    )


def inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - HAIR
        and inner.y >= outer.y - HAIR
        and inner.right <= outer.right + HAIR
        and inner.bottom <= outer.bottom + HAIR
    )


def assert_sound(shape: ChartShape) -> None:
    """Its texts leave neither the chart nor their frames, and none stands on another."""
    labels = texts(shape.drawing)
    for label in labels:
        assert inside(label.box, shape.box), label.name
        assert sum(para.height for para in label.paras) <= label.box.height + HAIR, label.name
        for line in label.paras[0].lines:
            assert line.width <= label.box.width + HAIR, label.name
    for one, other in combinations(labels, 2):
        assert not overlap(one.box, other.box), (one.name, other.name)
