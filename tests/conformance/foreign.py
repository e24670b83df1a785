"""Shapes that python-pptx makes, for tests that need what no brief can ask for."""

from __future__ import annotations

from typing import Any

from pptx.chart import data
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt


def add_columns(shapes: Any, values: tuple[float, ...]) -> Any:
    """A column chart on a slide, and its frame."""
    make: Any = data.CategoryChartData
    numbers = make()
    numbers.categories = [f"Category {number}" for number, _ in enumerate(values, 1)]
    numbers.add_series("Series", values)
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED
    return shapes.add_chart(kind, Pt(50), Pt(300), Pt(300), Pt(100), numbers)
