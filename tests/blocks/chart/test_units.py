"""Units of values: once in the title of their axis, but for signs of per cent."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from deckbuilder.blocks.chart.lay import lay
from deckbuilder.blocks.chart.model import AxisWish
from deckbuilder.data.number_format import NumberFormat
from deckbuilder.plan import ChartShape
from tests.blocks.chart.made import chart, said
from tests.blocks.fake import room

MILLIONS = NumberFormat(prefix="€", suffix="\N{NO-BREAK SPACE}m")


def words(**more: Any) -> list[str]:
    found = chart("column", ("North", "South"), {"Aid": (4, 7)}, **more)
    (shape,) = lay(found, room(400.0, height=300.0)).shapes
    assert isinstance(shape, ChartShape)
    return said(shape)


@pytest.mark.parametrize(
    ("title", "shown"), [("", "Aid (€ m)"), ("Grants", "Grants (€ m)"), ("Grants, € m", "Grants, € m")]
)
def test_a_unit_is_said_once(title: str, shown: str) -> None:
    found = words(format=MILLIONS, y=AxisWish(title=title))
    assert shown in found
    assert "7" in found
    assert sum("€" in text for text in found) == 1


def test_signs_of_per_cent_stay_at_their_numbers() -> None:
    assert {"Aid", "7%"} <= set(words(format=NumberFormat(suffix="%")))


def test_each_axis_tells_its_own_unit() -> None:
    found = chart("combo", ("2023", "2024"), {"Aid": (4, 7), "Rain": (400, 900)}, format=MILLIONS)
    panel = found.panels[0]
    rain = replace(panel.series[1], line=True, right=True, format=NumberFormat(suffix="\N{NO-BREAK SPACE}mm"))
    found = replace(found, panels=(replace(panel, series=(panel.series[0], rain)),))
    (shape,) = lay(found, room(400.0, height=300.0)).shapes
    assert isinstance(shape, ChartShape)
    assert {"Aid (€ m)", "Rain (mm)"} <= set(said(shape))


def test_units_that_differ_on_one_axis_stay_at_their_numbers() -> None:
    found = chart("column", ("North", "South"), {"Aid": (4, 7), "Rain": (4, 9)}, format=MILLIONS)
    panel = found.panels[0]
    rain = replace(panel.series[1], format=NumberFormat(suffix=" mm"))
    found = replace(found, panels=(replace(panel, series=(panel.series[0], rain)),))
    (shape,) = lay(found, room(500.0, height=300.0)).shapes
    assert isinstance(shape, ChartShape)
    assert {"€7\N{NO-BREAK SPACE}m", "9 mm"} <= set(said(shape))
