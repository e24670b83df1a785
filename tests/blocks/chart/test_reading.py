"""Charts as authors write them: what is read, and what is reported where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.blocks.base import Node
from deckbuilder.blocks.chart.model import AxisWish, Chart, Form, Reference, Remark, Series
from deckbuilder.blocks.table.value import Table
from deckbuilder.data.number_format import NumberFormat
from deckbuilder.model import plain
from deckbuilder.report import Report
from deckbuilder.source import Line
from tests.blocks.fake import node, read

FIRST = 11  # the line of the brief on which the body of a fence begins


def fence(text: str, **attrs: str) -> Node:
    lines = tuple(Line(line, "brief.md", FIRST + index) for index, line in enumerate(text.split("\n")))
    named = {key.replace("_", "-"): value for key, value in attrs.items()}
    return node("fence", text=text, word="chart", lines=lines, attrs=named)


def chart(text: str, found: list[tuple[str, int]] | None = None, **attrs: str) -> Chart:
    """The chart of a fence, all of whose findings, by code and line, are ``found``."""
    report = Report()
    (block,) = read(fence(text, **attrs), report=report)
    assert isinstance(block, Chart)
    assert [(it.code, it.span.first if it.span else 0) for it in report.sorted()] == (found or [])
    return block


def faults(text: str, **attrs: str) -> list[tuple[str, int]]:
    """The findings of a fence that gives no chart."""
    report = Report()
    assert not read(fence(text, **attrs), report=report)
    return [(it.code, it.span.first if it.span else 0) for it in report.sorted()]


def values(block: Chart) -> dict[str, tuple[float | None, ...]]:
    (panel,) = block.panels
    return {series.name: series.values for series in panel.series}


def names(block: Chart) -> list[str]:
    return [category.text for category in block.panels[0].categories]


WIDE = "Country,2020,2021\nBhutan,1,2\nNepal,3,4"
TIME = "Year,Bhutan,Nepal\n2020,1,3\n2021,2,4\n2022,5,6"


@pytest.mark.parametrize(
    "text",
    [
        WIDE,
        "Country;2020;2021\nBhutan;1;2\n\nNepal;3;4;",
        "- {Country: Bhutan, 2020: 1, 2021: 2}\n- {Country: Nepal, 2020: 3, 2021: 4}",
        "type: column\ndata:\n  - [Country, 2020, 2021]\n  - [Bhutan, 1, 2]\n  - [Nepal, 3, 4]",
        "data:\n  Country: [Bhutan, Nepal]\n  2020: [1, 3]\n  2021: [2, 4]",
        "2020: {Bhutan: 1, Nepal: 3}\n2021: {Bhutan: 2, Nepal: 4}",
        '{"data": [{"Country": "Bhutan", "2020": 1, "2021": 2}, {"Country": "Nepal", "2020": 3, "2021": 4}]}',
        "type: column\ndata: |\n  Country,2020,2021\n  Bhutan,1,2\n  Nepal,3,4",
    ],
)
def test_ways_to_write_data(text: str) -> None:
    block = chart(text)
    assert (block.form, names(block)) == ("column", ["Bhutan", "Nepal"])
    assert values(block) == {"2020": (1, 3), "2021": (2, 4)}


def test_one_series_is_names_and_numbers() -> None:
    assert values(chart("Bhutan: 5\nNepal: 7")) == {"": (5, 7)}


def test_data_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("Land;Anteil\r\nÖsterreich;12,5\r\nRest;87,5\r\n".encode("cp1252"))
    report = Report()
    (block,) = read(fence("", data="a.csv", type="pie"), folder=tmp_path, report=report)
    assert isinstance(block, Chart)
    assert (names(block), values(block)) == (["Österreich", "Rest"], {"Anteil": (12.5, 87.5)})
    assert [it.code for it in report] == ["data-encoding"]


def test_options_and_a_file_in_yaml(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("\ufeffA,B\nx,1\n", "utf-8")
    (block,) = read(fence("type: bar\ndata: a.csv\ntitle: Aid\nsource: Own"), folder=tmp_path)
    assert isinstance(block, Chart)
    assert (block.form, plain(block.caption), block.source) == ("bar", "Aid", "Own")


@pytest.mark.parametrize(
    ("word", "form", "grouping"),
    [
        ("bars", "bar", "clustered"), ("Columns", "column", "clustered"), ("donut", "doughnut", "clustered"),
        ("stacked", "column", "stacked"), ("stacked-bar", "bar", "stacked"), ("100%", "column", "percent"),
        ("100% stacked area chart", "area", "percent"), ("line chart", "line", "clustered"),
        ("grouped column", "column", "clustered"), ("combo", "combo", "clustered"),
        ("horizontal bar", "bar", "clustered"),
    ],
)  # fmt: skip
def test_words_for_forms(word: str, form: Form, grouping: str) -> None:
    data = "A,B\nx,1\ny,2" if form == "doughnut" else WIDE
    block = chart(data, type=word)
    assert (block.form, block.grouping) == (form, grouping)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (WIDE, "column"),
        (TIME, "line"),
        ("Year,Aid\n2020,1\n2021,2", "column"),
        ("Name,Aid\n" + "\n".join(f"A rather long name {n},{n}" for n in range(6)), "bar"),
    ],
)
def test_a_form_is_chosen(text: str, form: Form) -> None:
    assert chart(text).form == form


def test_days_are_a_scale_for_lines_alone() -> None:
    days = [category.day for category in chart(TIME).panels[0].categories]
    assert days == [date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)]
    assert all(category.day is None for category in chart(TIME, type="column").panels[0].categories)


def test_time_runs_forward_unless_told_otherwise() -> None:
    text = "Month,Aid\nMar 2024,3\nFeb 2024,2\nJan 2024,1"
    assert names(chart(text)) == ["Jan 2024", "Feb 2024", "Mar 2024"]
    assert names(chart(text, sort="none")) == ["Mar 2024", "Feb 2024", "Jan 2024"]


def test_categories_by_value() -> None:
    text = "A,B,C\nx,2,9\ny,3,0\nz,1,5"
    assert names(chart(text, sort="desc")) == ["y", "x", "z"]
    assert names(chart(text, sort="asc", type="stacked")) == ["y", "z", "x"]


LONG = "Country,Code,Year,Aid\nBhutan,BT,2020,1\nBhutan,BT,2021,2\nNepal,NP,2020,3\nNepal,NP,2022,4"


def test_long_data_become_wide() -> None:
    block = chart(LONG, x="Year", y="Aid", group="Country")
    assert values(block) == {"Bhutan": (1, 2, None), "Nepal": (3, None, 4)}


def test_long_data_are_known_by_their_years() -> None:
    block = chart("Country,Year,Aid\nBhutan,2020,1\nBhutan,2021,2\nNepal,2020,3\nNepal,2022,4")
    assert (names(block), list(values(block))) == (["2020", "2021", "2022"], ["Bhutan", "Nepal"])


def test_columns_of_years_are_points_in_time() -> None:
    text = "Country,2022,2020,2021\nBhutan,3,1,2\nNepal,6,4,"
    for block in (chart(text), chart(text, type="area")):
        assert (names(block), values(block)) == (
            ["2020", "2021", "2022"],
            {"Bhutan": (1, 2, 3), "Nepal": (4, None, 6)},
        )
    assert (chart(text).form, names(chart(text, type="column"))) == ("line", ["Bhutan", "Nepal"])


def test_what_a_portal_writes_above_its_table_is_left_out() -> None:
    text = '"Source","Indicators",\n\n"Updated","2024",\n\nCountry,Code,2019,2020,2021,\nBhutan,BT,1,2,3,'
    block = chart(text, [("data-above", 11), ("chart-columns", 15)])
    assert values(block) == {"Bhutan": (1, 2, 3)}


def test_panels_share_their_categories() -> None:
    block = chart(LONG, x="Year", y="Aid", panel="Country")
    assert [(panel.title, panel.series[0].values) for panel in block.panels] == [
        ("Bhutan", (1, 2, None)),
        ("Nepal", (3, None, 4)),
    ]


def test_columns_that_are_not_shown_are_named() -> None:
    block = chart("Country,Region,Aid\nBhutan,South,1\nNepal,South,2", [("chart-columns", 11)])
    assert list(values(block)) == ["Aid"]


def test_two_rows_of_one_name_are_reported() -> None:
    assert values(chart("A,B\nx,1\nx,2", [("chart-twice", 13)])) == {"B": (1,)}


def test_many_rows_of_one_name_are_one_finding() -> None:
    rows = "\n".join(f"x,{number}" for number in range(2000))
    assert values(chart(f"A,B\n{rows}", [("chart-twice", 13)])) == {"B": (0,)}


INDICATORS = "Entity,Year,Indicator,Value\n" + "\n".join(
    f"{name},{year},{indicator},{year - 2000 + 100 * at}"
    for at, indicator in enumerate(("Growth", "Prices"))
    for name in ("Bhutan", "Nepal", "India")
    for year in (2020, 2021, 2022)
)


def test_rows_are_picked_by_what_stands_in_them() -> None:
    block = chart(INDICATORS, rows="Bhutan, India, Prices", x="Year", group="Entity", y="Value")
    assert values(block) == {"Bhutan": (120, 121, 122), "India": (120, 121, 122)}
    block = chart(INDICATORS, rows="Growth; 2021", y="Value")
    assert names(block) == ["Bhutan", "Nepal", "India"]


def test_rows_that_a_table_has_not_are_named() -> None:
    wrong = [("chart-option", 1)]
    assert names(chart(WIDE, wrong, rows="Butan, Nepal")) == ["Nepal"]
    assert names(chart(WIDE, wrong, rows="Bhutan; 3")) == ["Bhutan", "Nepal"]


@pytest.mark.parametrize("form", ["column", "bar", "pie", "line", "range", "scatter", "radar", "waterfall"])
def test_more_than_any_chart_can_show_is_refused(form: str) -> None:
    rows = "\n".join(f"name {number},{number},{number + 1}" for number in range(3000))
    assert ("chart-large", 1) in faults(f"A,B,C\n{rows}", type=form)


def test_more_series_than_any_chart_can_show_are_refused() -> None:
    head = "Year," + ",".join(f"s{number}" for number in range(101))
    rows = "\n".join(f"{year}," + ",".join("1" * 101) for year in (2020, 2021))
    assert ("chart-large", 1) in faults(f"{head}\n{rows}")


def test_a_pie_names_what_has_no_value() -> None:
    block = chart("A,B\nx,1\ny,\nz,2", [("chart-rows", 11)], type="pie")
    assert names(block) == ["x", "z"]


def test_what_a_portal_writes_below_its_table_is_left_out() -> None:
    block = chart("A,B\nx,1\ny,2\n\nSource: Office\nLast updated,", [("data-below", 15)])
    assert names(block) == ["x", "y"]
    block = chart("A;B\nx;1\ny;2\n__________\n(C) Office", [("data-below", 14)])
    assert names(block) == ["x", "y"]


def test_a_last_row_without_values_is_a_row() -> None:
    assert names(chart("A,B\nx,1\ny,2\nTotal,")) == ["x", "y", "Total"]


def test_a_table_pasted_from_markdown() -> None:
    assert values(chart("A | B\n---|---:\nx | 1\ny | 2")) == {"B": (1, 2)}


def test_a_quote_that_is_never_closed() -> None:
    assert faults('A,B\nx,1\n"y,2\nz,3') == [("data-broken", 13)]


def test_a_table_without_rows() -> None:
    assert faults("A,B") == [("chart-empty", 1)]


def test_years_of_the_world_bank() -> None:
    block = chart("Country,2019 [YR2019],2020 [YR2020],2021 [YR2021]\nBhutan,1,2,3")
    assert (block.form, names(block)) == ("line", ["2019", "2020", "2021"])


def test_several_units_on_one_axis_are_named() -> None:
    table = "A,Budget,Change\nx,12,5%\ny,13,6%"
    chart(table, [("chart-units", 11)])
    chart(table, type="combo", right="Change")
    chart(table, y="Budget, Change")


def test_faulty_cells_are_gaps() -> None:
    table = "A,B,C\nx,1,2 km\ny,oops,n/a\nz,3,4 kg"
    block = chart(table, [("data-number", 13), ("data-number", 14)], y="B; C")
    assert values(block) == {"B": (1, None, 3), "C": (2, None, None)}


def test_many_faulty_cells_are_counted() -> None:
    text = "A,B\n" + "\n".join(f"x{n},{n if n % 2 else '?!'}" for n in range(40))
    assert len(chart(text, [("data-number", 12 + 2 * n) for n in range(6)]).panels[0].categories) == 40


def test_marks_of_footnotes_are_named() -> None:
    assert values(chart("A,B\nx,1*\ny,2", [("data-mark", 12)])) == {"B": (1, 2)}


def test_decimal_commas() -> None:
    assert values(chart('A;B\nx;1,234\ny;"0,5"')) == {"B": (1.234, 0.5)}
    assert values(chart("A;B\nx;1,234\ny;5,678")) == {"B": (1234, 5678)}
    assert values(chart("A;B\nx;1,234\ny;5,678", decimal_mark=",")) == {"B": (1.234, 5.678)}


def test_units_are_kept() -> None:
    block = chart("A,B,C\nx,€ 1.2 bn,13%\ny,€ 3 bn,14%", y="B, C")
    assert block.format == NumberFormat(1, "€\u00a0", "\u00a0bn")
    assert block.panels[0].series[1].format == NumberFormat(0, "", "%")


@pytest.mark.parametrize(
    ("attrs", "text"),
    [
        ({}, "1,234.5"), ({"decimals": "0"}, "1,234"), ({"format": "0.00"}, "1234.50"),
        ({"format": "#,##0"}, "1,234"), ({"format": "{:,.2f}"}, "1,234.50"), ({"format": ".0f"}, "1234"),
        ({"format": "€ 0.0 bn"}, "€\u00a01234.5\u00a0bn"), ({"format": "+0.0"}, "+1234.5"),
        ({"format": '0.0"x"'}, "1234.5x"), ({"unit": "km"}, "1,234.5\u00a0km"), ({"unit": "%"}, "1,234.5%"),
        ({"currency": "€"}, "€1,234.5"), ({"currency": "EUR", "unit": "m"}, "EUR\u00a01,234.5\u00a0m"),
        ({"format": "$,.0f"}, "$1,234"), ({"format": "0%"}, "1234%"), ({"signed": "true"}, "+1,234.5"),
    ],
)  # fmt: skip
def test_how_numbers_are_shown(attrs: dict[str, str], text: str) -> None:
    assert chart("A,B\nx,1234.5", None, **attrs).format.text(1234.5) == text


@pytest.mark.parametrize(
    ("cells", "decimals"),
    [
        ("1.0 2.0", 0),
        ("1.5 2", 1),
        ("12.345678 9", 1),
        ("0.0123456 0.01", 4),
        ("1234.567 1", 1),
        ("7.25 5", 2),
    ],
)
def test_as_few_decimals_as_tell_numbers_apart(cells: str, decimals: int) -> None:
    one, two = cells.split()
    assert chart(f"A,B\nx,{one}\ny,{two}").format.decimals == decimals


def test_shares_of_one_are_per_cent_where_a_pattern_says_so() -> None:
    block = chart("A,B\nx,0.13\ny,0.2", [("chart-shares", 1)], format="0%")
    assert (values(block), block.format.text(13)) == ({"B": (13, 20)}, "13%")
    assert values(chart("A,B\nx,0.13%\ny,0.2%", format="0.0%")) == {"B": (0.13, 0.2)}


def test_a_pie_that_cannot_be_is_another_chart() -> None:
    for data, form in [(WIDE, "column"), ("A,B\nx,-1\ny,2", "bar"), ("A,B\nx,0\ny,0", "bar")]:
        assert chart(data, [("chart-form", 1)], type="pie").form == form


def test_hundred_per_cent_of_what_is_below_zero() -> None:
    block = chart("A,B,C\nx,-1,2", [("chart-form", 1)], type="100% column")
    assert block.grouping == "stacked"


def test_lines_and_a_second_axis() -> None:
    block = chart("Year,Aid,Share\n2020,5,10%\n2021,6,20%", right="Share")
    assert block.form == "combo"
    assert [(one.line, one.right) for one in block.panels[0].series] == [(False, False), (True, True)]


def steps(block: Chart) -> list[tuple[str, float | None, bool]]:
    (panel,) = block.panels
    pairs = zip(panel.categories, panel.series[0].values, strict=True)
    return [(category.text, value, category.total) for category, value in pairs]


def test_totals_of_a_waterfall() -> None:
    assert steps(chart("2020: 10\nUp: 5\nDown: -3\n2024:", type="waterfall")) == [
        ("2020", 10, True),
        ("Up", 5, False),
        ("Down", -3, False),
        ("2024", 12, True),
    ]
    assert steps(chart("a: 1\nb: 2\nsum:\nc: 4\nall:", type="waterfall", total="sum, all"))[2:] == [
        ("sum", 3, True),
        ("c", 4, False),
        ("all", 7, True),
    ]


def test_a_total_that_is_not_the_sum_is_reported() -> None:
    text = "A,B\na,1\nb,2\nsum,5"
    assert steps(chart(text, [("chart-total", 1)], type="waterfall", total="sum"))[-1] == ("sum", 5, True)


def test_ranges() -> None:
    def intervals(block: Chart) -> list[tuple[object, ...]]:
        (series,) = block.panels[0].series
        return list(zip(series.lows, series.values, series.highs, strict=True))

    assert intervals(chart("A,low,best,high\nx,1,2,3", type="range")) == [(1, 2, 3)]
    assert intervals(chart("A,Best,Worst\nx,9,4\ny,8,3", type="range")) == [(4, None, 9), (3, None, 8)]
    assert intervals(chart("A,P,Q,R\nx,2,1,3", type="range", low="Q", high="R", y="P")) == [(1, 2, 3)]
    chart("A,low,high\nx,3,1", [("chart-interval", 11)], type="range")
    assert faults("A,B\nx,1", type="range") == [("chart-empty", 11)]


def test_points() -> None:
    text = (
        "Country,Region,Income,Life,People\nBhutan,South,3,70,1\nNepal,South,1,68,30\nItaly,Europe,35,83,\n"
    )
    block = chart(text, group="Region", type="scatter", y="Life", x="Income", found=[("chart-columns", 11)])
    assert [(one.name, one.xs, one.values, one.names) for one in block.panels[0].series] == [
        ("South", (3, 1), (70, 68), ("Bhutan", "Nepal")),
        ("Europe", (35,), (83,), ("Italy",)),
    ]
    assert (block.x.title, block.y.title) == ("Income", "Life")
    bubble = chart(text, group="Region", type="bubble", found=[("chart-rows", 14)])
    assert [one.sizes for one in bubble.panels[0].series] == [(1, 30)]


def test_what_is_said_of_a_chart() -> None:
    block = chart(
        TIME,
        highlight="Bhutan",
        reference="4: Target; 2021",
        remark="2021 / Nepal: Floods",
        y_title="Growth",
        min="0",
        max="10",
        labels="false",
    )
    assert block.highlight == ("Bhutan",)
    assert [(one.value, one.label) for one in block.references] == [(4, "Target"), ("2021", "")]
    assert [(one.category, one.text, one.series) for one in block.remarks] == [("2021", "Floods", "Nepal")]
    assert (block.y, block.labels, block.legend) == (AxisWish("Growth", 0, 10), False, None)


def test_what_is_said_in_yaml() -> None:
    block = chart(
        "data: {Bhutan: {2020: 1, 2021: 2}}\nreference: [{value: 4, label: Target}, 2020: Start]\n"
        "remark:\n  - {at: 2021, text: Floods, series: Bhutan}\nhighlight: [Bhutan]"
    )
    assert [(type(one), one.value, one.label) for one in block.references] == [
        (Reference, 4, "Target"),
        (Reference, "2020", "Start"),
    ]
    assert [(type(one), one.category, one.series) for one in block.remarks] == [(Remark, "2021", "Bhutan")]


@pytest.mark.parametrize(
    "attrs",
    [
        {"highlight": "Butan"}, {"reference": "next year"}, {"remark": "1999: no"}, {"min": "low"},
        {"min": "5", "max": "1"}, {"labels": "perhaps"}, {"type": "sunburst"}, {"sort": "random"},
        {"line": "none"}, {"format": "nice"}, {"decimals": "many"},
    ],
)  # fmt: skip
def test_options_that_say_nothing_are_reported(attrs: dict[str, str]) -> None:
    chart(TIME, [("chart-option", 1)], **attrs)


def test_wrong_columns_are_errors() -> None:
    report = Report()
    read(fence(TIME, y="Butan"), report=report)
    assert [(it.code, it.help) for it in report] == [("chart-column", "did you mean `Bhutan`?")]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "chart-empty", 1), ("A,B", "chart-empty", 1), ("A,B\nx,y", "chart-empty", 11),
        ("type: bar", "chart-empty", 1), ("- one\n- two", "chart-empty", 11),
        ("A,B\n1,2,3", "data-broken", 12),
        ("type: bar\nclour: red\ndata: {a: 1}", "data-key", 12),
    ],
)  # fmt: skip
def test_what_gives_no_chart(text: str, code: str, line: int) -> None:
    report = Report()
    read(fence(text), report=report)
    assert [(it.code, it.span.first if it.span else 0) for it in report] == [(code, line)]


def test_unclear_dates_are_words() -> None:
    block = chart("Day,A\n03/04/2024,1\n04/05/2024,2\n05/06/2024,3", [("date-unclear", 12)])
    assert (block.form, names(block)) == ("column", ["03/04/2024", "04/05/2024", "05/06/2024"])


def test_a_table_of_the_values() -> None:
    block, table = read(fence("Year,Bhutan,Nepal\n2020,1.5,\n2021,2,4", data_table="true", source="Own"))
    assert isinstance(block, Chart)
    assert isinstance(table, Table)
    assert (block.source, table.source) == (None, "Own")
    assert [plain(runs) for runs in table.texts()] == [
        "Year", "Bhutan", "Nepal", "2020", "1.5", "–", "2021", "2.0", "4.0"
    ]  # fmt: skip


CELLS = st.one_of(
    st.floats(-1e6, 1e6).map(lambda value: f"{value:.2f}"),
    st.sampled_from(["", "n/a", "13%", "(5)", "x", "2020", "1,5", "€ 5 bn", "03/04/2024", "-597.1"]),
    st.text(st.characters(exclude_characters='"\r\n', exclude_categories=("Cs", "Cc")), max_size=6),
)


@settings(max_examples=150)
@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6),
    st.sampled_from(
        [None, "pie", "100%", "waterfall", "range", "scatter", "bubble", "radar", "slope", "combo"]
    ),
)
def test_any_table_is_a_chart_or_a_finding(rows: list[list[str]], word: str | None) -> None:
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in (["A", "B", "C"], *rows))
    report = Report()
    found = read(fence(text, **({"type": word} if word else {})), report=report)
    assert found or list(report)
    for block in found:
        assert isinstance(block, Chart)
        for panel in block.panels:
            assert all(_is_whole(series, len(panel.categories)) for series in panel.series)


def _is_whole(series: Series, count: int) -> bool:
    if not count:
        return len(series.xs) == len(series.values) == len(series.names)
    return len(series.values) == count and {len(series.lows), len(series.highs)} <= {0, count}


def test_periods_run_across_in_the_table_of_values() -> None:
    def header(text: str) -> list[str]:
        _, table = read(fence(text, data_table="true"))
        assert isinstance(table, Table)
        return [plain(text) for text in table.head[0].texts()]

    rows = "\n".join(f"{year},{year - 2000},{year - 1990}" for year in range(2015, 2021))
    assert header(f"Year,Bhutan,Nepal\n{rows}")[:3] == ["Year", "2015", "2016"]
    assert header("Donor,2023,2024\nIndia,1,2\nJapan,3,4\nNorway,5,6") == ["Donor", "2023", "2024"]
