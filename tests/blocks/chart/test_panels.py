"""Small multiples: a grid of panels on one scale, cut between its rows."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.chart.lay import drawing, lay
from deckbuilder.blocks.chart.model import Chart, Form, Reference
from deckbuilder.blocks.chart.panels import draw
from deckbuilder.blocks.chart.parts import split
from deckbuilder.plan import ChartShape, GroupShape
from tests.blocks.chart.made import HAIR, inside, overlap, panel, texts
from tests.blocks.fake import room, span

YEARS = ("2020", "2021", "2022")


def made(count: int, form: Form = "line", series: int = 1, **more: Any) -> Chart:
    names = ("one", "two", "three")[:series]
    panels = tuple(
        panel(YEARS, {name: [n + k, 40 - n, 7 * k + 1] for k, name in enumerate(names)}, f"Place {n}")
        for n in range(count)
    )
    return Chart(form=form, panels=panels, span=span(), **more)


def drawn(chart: Chart, here: Room) -> tuple[GroupShape, list[ChartShape]]:
    group = draw(chart, here, drawing(chart.form))
    return group, [shape for shape in group.shapes if isinstance(shape, ChartShape)]


@pytest.mark.parametrize("form", ["line", "column", "bar", "area", "pie", "radar", "slope"])
@pytest.mark.parametrize("count", [2, 5, 12, 40])
@pytest.mark.parametrize(("width", "height"), [(860.0, 400.0), (430.0, 380.0), (170.0, None), (450.0, None)])
def test_panels_stand_apart_on_one_scale(form: Form, count: int, width: float, height: float | None) -> None:
    group, charts = drawn(made(count, form, series=2 if form != "pie" else 1), room(width, height=height))
    assert len(charts) == count
    assert all(inside(chart.box, group.box) for chart in charts)
    assert not any(overlap(one.box, other.box) for one, other in combinations(charts, 2))
    assert len({(one.chart.value_axis.low, one.chart.value_axis.high) for one in charts}) == 1
    titles = [text for text in texts(group.shapes) if text.name.startswith("Place ")]
    assert len(titles) == count
    assert not any(overlap(title.box, chart.box) for title in titles for chart in charts)


def test_what_panels_share_is_said_once() -> None:
    group, charts = drawn(made(4, series=2), room(860.0, height=400.0))
    assert [text.name for text in texts(group.shapes)].count("one") == 1
    assert [chart.alt for chart in charts] == ["Place 0", "Place 1", "Place 2", "Place 3"]
    assert all(chart.chart.legend == "none" for chart in charts)
    assert [chart.chart.series[0].values for chart in charts] == [(n, 40 - n, 1) for n in range(4)]


def test_more_panels_than_fit_are_cut_between_rows_and_keep_their_scale() -> None:
    here, rest, found = room(860.0, height=400.0), made(40, series=2), []
    while rest is not None:
        parts = split(rest, here, 400.0) if lay(rest, here).height > 400 + HAIR else None
        part, rest = parts if parts else (rest, None)  # type: ignore[assignment]
        assert lay(part, here).height <= 400 + HAIR
        found.append(part)
    assert [one.title for part in found for one in part.panels] == [f"Place {n}" for n in range(40)]
    scales = {
        (chart.chart.value_axis.low, chart.chart.value_axis.high)
        for part in found
        for chart in drawn(part, here)[1]
    }
    assert len(scales) == 1


def test_what_a_reference_line_means_is_said_once() -> None:
    chart = made(4, references=(Reference(2.0, "Target"),))
    group, _ = drawn(chart, room(600, height=400.0))
    words = ["".join(run.text for run in text.paras[0].runs) for text in texts((group,))]
    assert words.count("Target 2") == 1
