"""Charts with axes: words stand apart, bars are as long as their values, the native chart says the same."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.blocks.chart import parts
from deckbuilder.blocks.chart.cartesian import draw
from deckbuilder.blocks.chart.lay import lay
from deckbuilder.blocks.chart.model import AxisWish, Category, Chart, Form, Grouping, Panel, Reference, Series
from deckbuilder.data.number_format import NumberFormat
from deckbuilder.plan import ChartShape, PathShape, Rect, TextShape
from deckbuilder.report import Report
from tests.blocks.chart.made import assert_sound, chart, said, texts
from tests.blocks.fake import room, span

ONE_DECIMAL = NumberFormat(decimals=1)
YEARS = ("2019", "2020", "2021", "2022")
FORMS: tuple[Form, ...] = ("column", "bar", "line", "area", "waterfall", "combo")


def drawn(found: Chart, width: float = 500.0, height: float | None = 300.0, **more: Any) -> ChartShape:
    return draw(found, found.panels[0], room(width, height=height, **more))


def bars(shape: ChartShape) -> list[PathShape]:
    return [one for one in shape.drawing if isinstance(one, PathShape) and one.figure == "rect" and one.fill]


def paths(shape: ChartShape, name: str) -> list[PathShape]:
    return [one for one in shape.drawing if isinstance(one, PathShape) and one.name == name]


def text(shape: ChartShape, words: str) -> TextShape:
    return next(
        one
        for one in shape.drawing
        if isinstance(one, TextShape) and "".join(run.text for run in one.paras[0].runs) == words
    )


def plot(shape: ChartShape) -> Rect:
    share, box = shape.chart.plot, shape.box
    return Rect(share.x * box.width, share.y * box.height, share.width * box.width, share.height * box.height)


# Values of three figures, as they come in tables, with gaps and one that is far from the others.
values = st.one_of(
    st.none(), st.floats(-99, 99).map(lambda value: round(value, 1)), st.sampled_from([0.0, -597.1])
)
words = st.text("abcdefgh ", min_size=1, max_size=24).map(str.strip).filter(bool)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    form = draw(st.sampled_from(FORMS))
    names = draw(st.lists(words, min_size=1, max_size=14, unique=True))
    count = 1 if form == "waterfall" else draw(st.integers(1, 5))
    series = tuple(
        Series(
            f"S{number}",
            tuple(draw(st.lists(values, min_size=len(names), max_size=len(names)))),
            span(),
            line=form == "combo" and number % 2 == 1,
            right=form == "combo" and number == 3,
        )
        for number in range(count)
    )
    assume(any(value is not None for one in series for value in one.values))
    groupings: tuple[Grouping, ...] = ("clustered", "stacked", "percent")
    return Chart(
        form=form,
        panels=(Panel("", tuple(map(Category, names)), series),),
        span=span(),
        grouping=draw(st.sampled_from(groupings)),
        format=ONE_DECIMAL,
        labels=draw(st.sampled_from((None, True, False))),
        highlight=draw(st.sampled_from(((), ("S0",), (names[0],)))),
    )


@settings(max_examples=200)
@given(
    charts(), st.sampled_from([(500.0, 300.0), (500.0, None), (220.0, None), (864.0, 370.0), (300.0, 400.0)])
)
def test_words_stand_apart_within_the_chart(found: Chart, size: tuple[float, float | None]) -> None:
    assert_sound(drawn(found, *size))


@settings(max_examples=100)
@given(st.lists(st.floats(-99, 99), min_size=1, max_size=12), st.sampled_from(["column", "bar"]))
def test_bars_are_as_long_as_their_values(numbers: list[float], form: Form) -> None:
    assume(max(map(abs, numbers)) > 0.1)
    shape = drawn(chart(form, [f"c{n}" for n in range(len(numbers))], {"Value": numbers}))
    lengths = [bar.box.width if shape.chart.horizontal else bar.box.height for bar in bars(shape)]
    unit = max(lengths) / max(map(abs, numbers))
    assert lengths == pytest.approx([abs(number) * unit for number in numbers], abs=1e-6)


@settings(max_examples=100)
@given(charts())
def test_the_native_chart_has_the_numbers_in_order(found: Chart) -> None:
    shape = drawn(found)
    panel = found.panels[0]
    assert shape.chart.categories == tuple(category.text for category in panel.categories)
    if found.form != "waterfall":
        expected = sorted(panel.series, key=lambda series: series.line)
        assert [(one.name, one.values) for one in shape.chart.series] == [
            (one.name, one.values) for one in expected
        ]
    axis = shape.chart.value_axis
    assert axis.low is not None
    assert axis.high is not None
    assert axis.low < axis.high


@settings(max_examples=100)
@given(charts())
def test_what_is_written_is_what_the_native_chart_writes(found: Chart) -> None:
    """As often as a value is drawn, the native chart has a label that says the same."""
    shape = drawn(found)
    written = [
        label.text or ONE_DECIMAL.text(series.values[label.point] or 0.0)
        for series in shape.chart.series
        for label in series.labels
    ]
    drawings = said(shape)
    for label in set(written):
        assert drawings.count(label) >= written.count(label), label


def test_the_axis_gives_way_to_values() -> None:
    shape = drawn(chart("column", YEARS, {"Trade": (1, 2, 3, 4)}))
    assert not shape.chart.value_axis.shown
    assert not paths(shape, "Gridline")
    assert said(shape) == ["Trade", *YEARS, "1", "2", "3", "4"]


def test_the_axis_stands_where_values_find_no_room() -> None:
    numbers = [1_000_000.0 - n for n in range(30)]
    found = chart("column", [str(1990 + n) for n in range(30)], {"Trade": numbers})
    shape = drawn(found)
    assert shape.chart.value_axis.shown
    ticks = [text(shape, f"{tick:,}") for tick in (0, 400_000, 1_000_000)]
    assert len(paths(shape, "Gridline")) == 5
    assert all(lower.box.y > upper.box.y for lower, upper in pairwise(ticks))


def test_years_are_thinned_and_names_are_not() -> None:
    years = drawn(chart("column", [str(1950 + n) for n in range(60)], {"Trade": range(1, 61)}))
    shown = [word for word in said(years) if len(word) == 4]
    assert 3 < len(shown) < 30
    assert years.chart.category_axis.step == int(shown[1]) - int(shown[0])
    names = [f"Institution {chr(97 + n)}" for n in range(26)]
    report = Report()
    turned = drawn(chart("column", names, {"Trade": range(1, 27)}), height=None, report=report)
    assert turned.chart.horizontal
    assert [finding.code for finding in report] == ["chart-turned"]
    assert set(names) < set(said(turned))
    line = drawn(chart("line", names, {"Trade": range(1, 27)}), height=None, report=report)
    assert not line.chart.horizontal
    assert [finding.code for finding in report] == ["chart-turned", "chart-names"]


@pytest.mark.parametrize(("grouping", "high"), [("stacked", 76.0), ("percent", 1.0)])
def test_parts_of_a_stack_stand_on_each_other(grouping: Any, high: float) -> None:
    found = chart(
        "column", YEARS, {"A": (10, 20, 30, 40), "B": (30, 20, 10, 35), "C": (1, -5, 1, 1)}, grouping=grouping
    )
    shape = drawn(found)
    assert shape.chart.value_axis.high == high
    first, second, third = (bar.box for bar in bars(shape) if bar.name.endswith("2019"))
    assert first.y == pytest.approx(second.bottom)
    assert second.y == pytest.approx(third.bottom)
    below = next(bar.box for bar in bars(shape) if bar.name == "C 2020")
    assert below.y == pytest.approx(first.bottom)


def test_series_are_named_beside_the_last_column_or_above() -> None:
    data = {"Health": (10, 20), "Education": (20, 30)}
    beside = drawn(chart("column", ("2019", "2020"), data, grouping="stacked"))
    assert beside.chart.legend == "none"
    assert {one.name for one in beside.over} == {"Health", "Education"}
    assert text(beside, "Education").box.y < text(beside, "Health").box.y
    above = drawn(chart("column", ("2019", "2020"), data, grouping="stacked", legend=True))
    assert above.chart.legend == "above"
    assert above.chart.legend_box is not None
    assert text(above, "Health").box.bottom < plot(above).y
    unnamed = drawn(chart("column", ("2019", "2020"), data, legend=False))
    assert unnamed.chart.legend == "none"


def test_lines_are_named_at_their_ends() -> None:
    data = {"Goods": (12, 13, 14, 15), "Services": (10, 12, 16, 15.2), "Aid": (1, 2, 2, 2)}
    shape = drawn(chart("line", YEARS, data))
    labels = {label.text: label for series in shape.chart.series for label in series.labels}
    assert labels.keys() == data.keys()
    assert {label.point for label in labels.values()} == {3}
    assert labels["Aid"].shift[1] == pytest.approx(0)
    assert labels["Goods"].shift[1] > 0 > labels["Services"].shift[1]
    assert len(paths(shape, "Leader")) == 2


def test_a_gap_is_not_bridged_and_a_lonely_point_is_seen() -> None:
    shape = drawn(chart("line", YEARS, {"Trade": (3, None, 5, None)}, labels=False))
    assert len(paths(shape, "Trade point")) == 2
    assert not paths(shape, "Trade")
    (series,) = shape.chart.series
    assert series.marker
    broken = drawn(chart("line", (*YEARS, "2023"), {"Trade": (3, 4, None, 5, 6)}, labels=False))
    (line,) = paths(broken, "Trade")
    assert len(line.outline) == 2
    assert not paths(broken, "Trade point")


def test_lines_leave_zero_out_and_bars_do_not() -> None:
    data = {"A": (95, 97, 99, 98), "B": (96, 95, 96, 97)}
    line, column = drawn(chart("line", YEARS, data)), drawn(chart("column", YEARS, data, labels=False))
    assert (line.chart.value_axis.low or 0) > 90
    assert column.chart.value_axis.low == 0


def test_days_stand_where_they_are_in_time() -> None:
    days = [date(2024, 1, 1), date(2024, 1, 2), date(2024, 1, 31)]
    categories = tuple(Category(day.isoformat(), day) for day in days)
    panel = Panel("", categories, (Series("Rate", (1.0, 2.0, 3.0), span()),))
    shape = drawn(Chart(form="line", panels=(panel,), span=span(), labels=False))
    assert shape.chart.categories == tuple(days)
    (line,) = paths(shape, "Rate")
    (contour,) = line.outline
    assert [step.points[0][0] for step in contour] == pytest.approx([0, 1 / 30, 1])


def test_many_days_are_marked_by_years() -> None:
    days = [date(2018, 4, 1) + timedelta(days=31 * n) for n in range(60)]
    categories = tuple(Category(day.isoformat(), day) for day in days)
    panel = Panel("", categories, (Series("Rate", tuple(map(float, range(60))), span()),))
    shape = drawn(Chart(form="line", panels=(panel,), span=span()))
    assert [word for word in said(shape) if word.startswith("20") and len(word) == 4] == [
        "2018", "2019", "2020", "2021", "2022", "2023",
    ]  # fmt: skip
    assert shape.chart.category_axis.unit == "years"


def test_a_second_axis_shares_the_lines_of_the_first() -> None:
    panel = Panel(
        "",
        tuple(map(Category, YEARS)),
        (
            Series("Spending", (30.0, 33.0, 41.0, 44.0), span()),
            Series("Share", (2.1, 2.4, 2.9, 3.3), span(), line=True, right=True, format=ONE_DECIMAL),
        ),
    )
    found = Chart(form="combo", panels=(panel,), span=span(), right=AxisWish("Share, %"))
    shape = drawn(found)
    assert shape.chart.second_axis is not None
    first, second = shape.chart.value_axis, shape.chart.second_axis
    assert (first.high or 0) / (first.step or 1) == pytest.approx(
        ((second.high or 0) - (second.low or 0)) / (second.step or 1)
    )
    assert text(shape, "50").box.y == pytest.approx(text(shape, "3.6").box.y)
    assert text(shape, "Share, %").box.right == pytest.approx(shape.box.right)


def fall(**more: Any) -> Chart:
    categories = (
        Category("2022", total=True),
        *map(Category, ("Taxes", "Wages")),
        Category("2024", total=True),
    )
    panel = Panel("", categories, (Series("Change", (12.0, 5.5, -25.0, None), span()),))
    return Chart(form="waterfall", panels=(panel,), span=span(), format=ONE_DECIMAL, **more)


def test_a_waterfall_leads_from_total_to_total() -> None:
    shape = drawn(fall())
    assert said(shape)[-4:] == ["12.0", "+5.5", "−25.0", "−7.5"]
    start, up, down, end = (bar.box for bar in bars(shape))
    assert up.bottom == pytest.approx(start.y)
    assert down.y == pytest.approx(up.y)
    assert down.bottom == pytest.approx(end.bottom)
    assert [bar.fill for bar in bars(shape)] == ["total", "rise", "fall", "total"]
    links = paths(shape, "Link")
    assert [link.box.y for link in links] == pytest.approx([start.y, up.y, down.bottom])
    assert links[0].box.x == pytest.approx(start.right)
    assert links[0].box.right == pytest.approx(up.x)


def test_a_native_waterfall_stacks_up_to_the_same() -> None:
    chart = drawn(fall()).chart
    assert chart.grouping == "stacked"
    assert [series.values for series in chart.series] == [
        (None, 12.0, None, None), (12.0, 5.5, 17.5, None), (None, None, -7.5, -7.5),
    ]  # fmt: skip
    assert [series.color is None for series in chart.series] == [True, False, False]
    labels = {label.point: label for series in chart.series for label in series.labels}
    assert [labels[point].text for point in range(4)] == ["12.0", "+5.5", "−25.0", "−7.5"]
    assert labels[1].shift[1] < 0 < labels[2].shift[1]


def test_a_fall_almost_to_zero_has_its_value_above() -> None:
    """Below, it would stand across the axis."""
    steps = chart("waterfall", ("Up", "Down", "Up again"), {"Change": (90.0, -88.0, 50.0)})
    shape = drawn(steps)
    (value,) = (text for text in texts(shape.drawing) if text.name == "Down value")
    fallen = bars(shape)[1]
    assert value.box.bottom <= fallen.box.y
    labels = {label.point: label for series in shape.chart.series for label in series.labels}
    assert labels[1].place == "inside-end"
    assert labels[1].shift[1] < 0


def test_a_waterfall_in_parts_goes_on_where_it_was() -> None:
    names = [f"Step number {n}" for n in range(30)]
    steps = chart("waterfall", names, {"Change": [10.0] * 30})
    space = room(500, height=300.0)
    cut = parts.split(steps, space, 300.0)
    assert cut is not None
    shape = lay(cut[1], space).shapes[0]
    assert isinstance(shape, ChartShape)
    unseen, seen = (series.values for series in shape.chart.series)
    done = len(cut[0].panels[0].categories)
    assert unseen == tuple(10.0 * n for n in range(done, 30))
    assert set(seen) == {10.0}


def test_ranges_show_both_ends_and_the_estimate() -> None:
    series = Series("Estimate", (2.0, None, None), span(), lows=(1.0, -2.0, None), highs=(4.0, 2.0, 3.0))
    panel = Panel("", tuple(map(Category, "abc")), (series,))
    shape = drawn(Chart(form="range", panels=(panel,), span=span(), format=ONE_DECIMAL))
    assert sorted(said(shape)[-5:]) == ["1.0", "2.0", "2.0", "4.0", "−2.0"]
    below, above = (bar.box for bar in bars(shape) if bar.name == "a")
    assert (below.right, above.width) == pytest.approx((above.x, 2 * below.width))
    (pin,) = paths(shape, "Estimate")
    assert pin.box.x == pytest.approx(above.x)
    assert {series.values[1] for series in shape.chart.series if series.color} == {None, 2.0, -2.0}


def test_ranges_of_several_series_are_rows() -> None:
    lows, highs = (1.0, 2.0), (3.0, 5.0)
    two = tuple(Series(name, (None, None), span(), lows=lows, highs=highs) for name in ("2023", "2024"))
    panel = Panel("", tuple(map(Category, "ab")), two)
    shape = drawn(Chart(form="range", panels=(panel,), span=span()))
    assert shape.chart.categories == ("a, 2023", "a, 2024", "b, 2023", "b, 2024")


def test_what_is_highlighted_is_in_colour() -> None:
    one = drawn(chart("column", YEARS, {"Trade": (1, 2, 3, 4)}, highlight=("2021",)))
    assert [bar.fill for bar in bars(one)] == ["series-muted", "series-muted", "series1", "series-muted"]
    assert one.chart.series[0].points == ((2, "series1"),)
    line = drawn(chart("line", YEARS, {"Trade": (1, 2, 3, 4)}, highlight=("2021",), labels=False))
    assert [dot.fill for dot in paths(line, "Trade point")] == [
        "series-muted", "series-muted", "series1", "series-muted",
    ]  # fmt: skip
    assert line.chart.series[0].points == ((2, "series1"),)
    several = drawn(chart("line", YEARS, {"A": (1, 2, 3, 4), "B": (2, 3, 4, 9)}, highlight=("B",)))
    assert [series.color for series in several.chart.series] == ["series-muted", "series1"]


def test_a_reference_line_stays_within_the_axis() -> None:
    found = chart("column", YEARS, {"Trade": (1, 2, 3, 4)}, references=(Reference(9.0, "Target"),))
    assert (drawn(found).chart.value_axis.high or 0) >= 9


def test_eighty_bars_go_on_at_the_same_scale() -> None:
    names = [f"Region {n}" for n in range(80)]
    found = chart("bar", names, {"Value": [80 - n for n in range(80)]})
    space = room(500, height=300.0)
    cut: list[Chart] = []
    rest = found
    while (parted := parts.split(rest, space, 300.0)) is not None:
        cut.append(parted[0])
        rest = parted[1]
        if lay(rest, space).height <= 300.0:
            break
    shapes = [lay(part, space) for part in (*cut, rest)]
    assert all(laid.height <= 300.0 for laid in shapes)
    drawings = [laid.shapes[0] for laid in shapes]
    assert all(isinstance(one, ChartShape) for one in drawings)
    charts = [one.chart for one in drawings if isinstance(one, ChartShape)]
    assert [name for one in charts for name in one.categories] == names
    assert len({(one.value_axis.low, one.value_axis.high) for one in charts}) == 1
    counts = [len(one.categories) for one in charts]
    assert max(counts) - min(counts) <= 2


def test_columns_are_not_cut() -> None:
    assert (
        parts.split(chart("column", YEARS, {"Trade": (1, 2, 3, 4)}), room(500, height=300.0), 100.0) is None
    )


def test_few_bars_stay_slim() -> None:
    two = drawn(chart("column", ("a", "b"), {"Trade": (1, 2)}), 864.0)
    assert max(bar.box.width for bar in bars(two)) < 100
    across = drawn(chart("bar", ("a", "b"), {"Trade": (1, 2)}), 864.0)
    assert across.box.height < 150


def test_bad_data_still_give_a_chart() -> None:
    for numbers in ((0, 0), (None, None), (1e15, -1e15), (1e-9, 2e-9)):
        for form in FORMS:
            shape = drawn(replace(chart(form, ("a", "b"), {"Trade": numbers})))
            assert shape.drawing


def test_small_parts_of_a_stack_need_no_values() -> None:
    small = chart("column", YEARS, {"A": (10, 20, 30, 40), "B": (30, 20, 10, 0.1)}, grouping="stacked")
    assert not drawn(small).chart.value_axis.shown
    tiny = {"A": (10, 0.2, 30, 0.1), "B": (30, 20, 10, 0.1)}
    assert drawn(chart("column", YEARS, tiny, grouping="stacked")).chart.value_axis.shown


def test_few_columns_are_spread_and_slim() -> None:
    shape = drawn(chart("column", YEARS[:2], {"A": (1, 2)}), width=800.0, height=400.0)
    bars = [one.box for one in shape.drawing if isinstance(one, PathShape) and one.fill == "series1"]
    assert all(bar.width < 0.12 * shape.box.width for bar in bars)
    assert bars[1].x - bars[0].right > bars[0].width


def test_lines_stand_out_from_the_columns_behind_them() -> None:
    found = chart("combo", YEARS, {"A": (1, 2, 3, 4), "B": (4, 3, 2, 1)})
    columns, line = found.panels[0].series
    found = replace(found, panels=(replace(found.panels[0], series=(columns, replace(line, line=True))),))
    assert [one.color for one in drawn(found).chart.series] == ["series-muted", "series1"]


def test_what_is_highlighted_elsewhere_leaves_this_part_muted() -> None:
    rest = chart("bar", YEARS, {"A": (1, 2, 3, 4)}, highlight=("2023",))
    assert drawn(rest).chart.series[0].color == "series-muted"


def test_reference_lines_tell_the_number_that_was_given() -> None:
    found = chart("line", YEARS, {"A": (1, 2, 3, 4)}, format=ONE_DECIMAL)
    lines = (Reference(2, "Target"), Reference(3.25, "Mean"))
    assert {"Target 2", "Mean 3.25"} <= set(said(drawn(replace(found, references=lines), height=400.0)))


def test_years_are_left_out_at_steps_that_readers_count_in() -> None:
    years = [str(year) for year in range(1984, 2025)]
    shape = drawn(chart("line", years, {"A": range(41)}), width=700.0)
    assert shape.chart.category_axis.step == 5
    assert {"1984", "1989", "2024"} <= set(said(shape))


def test_months_of_some_years_are_marked_by_years() -> None:
    days = [date(2022 + n // 12, n % 12 + 1, 1) for n in range(36)]
    categories = tuple(Category(f"{day:%Y-%m}", day) for day in days)
    panel = Panel("", categories, (Series("Rate", tuple(map(float, range(36))), span()),))
    shape = drawn(Chart(form="line", panels=(panel,), span=span()))
    assert {"2022", "2023", "2024"} <= set(said(shape))
    assert not any("-" in word for word in said(shape))


def test_estimates_are_written_above_their_marks_or_there_is_an_axis() -> None:
    def made(count: int) -> ChartShape:
        numbers = tuple(map(float, range(count)))
        high = tuple(number + 9 for number in numbers)
        series = Series("Estimate", tuple(number + 4 for number in numbers), span(), lows=numbers, highs=high)
        names = tuple(Category(f"Plan {index}") for index in range(count))
        return drawn(Chart(form="range", panels=(Panel("", names, (series,)),), span=span()))

    few, many = made(4), made(14)
    above = [text for text in texts(few.over) if text.name == "Estimate value"]
    assert [text.box.bottom for text in above] == [mark.box.y for mark in few.over if mark.name == "Estimate"]
    assert not few.chart.value_axis.shown
    assert many.chart.value_axis.shown
    assert not [text for text in texts(many.over) if text.name == "Estimate value"]


def test_a_legend_takes_nothing_from_a_narrow_plot() -> None:
    many = {f"Series number {n}": (1, 2, 3, 4) for n in range(6)}
    plain, keyed = (
        drawn(chart("column", YEARS, many, legend=legend), width=220.0, height=None)
        for legend in (False, None)
    )
    heights = [shape.chart.plot.height * shape.box.height for shape in (plain, keyed)]
    assert heights[0] == pytest.approx(heights[1])
