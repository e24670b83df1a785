"""Charts as PowerPoint and other readers find them: data, workbook, looks, places."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from functools import cache
from typing import Any

import openpyxl
import pytest
from lxml import etree
from msgspec.structs import replace

from deckbuilder.plan import ChartShape, DataLabel, NativeAxis, NativeChart, NativeSeries, PathShape, Rect
from tests.render.pptx.charts import AREA, CHARTS, MONTHS, chart, labelled, several, shape
from tests.render.pptx.plans import HERE, NS, box, found, opened, page, para, parts, rendered, slide_xml

C = {**NS, "c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
REFERENCE = re.compile(r"Sheet1!\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?")


@cache
def files(name: str) -> dict[str, bytes]:
    return parts(rendered(page(shape(CHARTS[name]))))


def space(native: NativeChart) -> Any:
    """The root element of a chart part."""
    return etree.fromstring(parts(rendered(page(shape(native))))["ppt/charts/chart1.xml"])


def values(root: Any, path: str) -> list[str]:
    return [node.get("val") for node in root.iterfind(path, C)]


def test_layers_of_a_stack_are_parted_unless_they_float() -> None:
    stack = chart(*several("bar", 2), grouping="stacked")
    base, *_ = stack.series
    floating = replace(stack, series=(replace(base, color=None), *stack.series[1:]))
    assert space(stack).findall(".//c:ser/c:spPr/a:ln/a:solidFill", C)
    assert not space(floating).findall(".//c:ser/c:spPr/a:ln/a:solidFill", C)


@pytest.mark.parametrize("name", CHARTS)
def test_readers_find_names_categories_and_values(name: str) -> None:
    native = CHARTS[name]
    (frame,) = (one for one in opened(page(shape(native))).slides[0].shapes if one.has_chart)
    read = [series for plot in frame.chart.plots for series in plot.series]
    assert sorted(series.name for series in read) == sorted(series.name for series in native.series)
    by_name = {series.name: series for series in native.series}
    for series in read:
        assert tuple(series.values) == by_name[series.name].values
    if not by_name[read[0].name].xs:
        shown = list(frame.chart.plots[0].categories)
        assert len(shown) == len(native.categories)
        if isinstance(native.categories[0], str):
            assert tuple(shown) == native.categories


@pytest.mark.parametrize("name", CHARTS)
def test_every_reference_leads_to_what_the_chart_last_saw(name: str) -> None:
    root: Any = etree.fromstring(files(name)["ppt/charts/chart1.xml"])
    sheet = openpyxl.load_workbook(io.BytesIO(files(name)["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"]))[
        "Sheet1"
    ]
    references = list(root.iterfind(".//c:f", C))
    assert len(references) >= 3
    for formula in references:
        match = REFERENCE.fullmatch(formula.text)
        assert match
        column, first, last = match.groups()
        held = [plain(sheet[f"{column}{row}"].value) for row in range(int(first), int(last or first) + 1)]
        cached = {
            int(pt.get("idx")): pt.find("c:v", C).text for pt in formula.getparent().iterfind("*/c:pt", C)
        }
        assert [cached.get(index) for index in range(len(held))] == held


def plain(value: object) -> str | None:
    """A cell's content as a chart keeps it."""
    if isinstance(value, datetime):
        return str((value.date() - date(1899, 12, 30)).days)
    return None if value is None else str(value)


@pytest.mark.parametrize("name", CHARTS)
def test_charts_name_no_colours_and_fonts_of_their_own(name: str) -> None:
    text = files(name)["ppt/charts/chart1.xml"].decode()
    assert "srgbClr" not in text
    assert set(re.findall('typeface="([^"]*)"', text)) == {"+mn-lt", "+mn-ea", "+mn-cs"}
    assert "<a:schemeClr" in text


def test_a_chart_has_its_name_alt_text_and_place() -> None:
    (frame,) = found(slide_xml(page(shape(CHARTS["columns"], name="Freight"))), ".//p:graphicFrame")
    (named,) = found(frame, ".//p:cNvPr")
    (offset,) = found(frame, "p:xfrm/a:off")
    assert (named.get("name"), named.get("descr")) == ("Freight", "Some data")
    assert offset.get("x") == str(60 * 12700)


def test_what_stands_on_a_chart_moves_with_it() -> None:
    rule = PathShape(Rect(100, 200, 300, 0), HERE, "line", name="Target")
    over = (rule, box(para("Target"), name="Words"))
    (group,) = found(slide_xml(page(shape(CHARTS["columns"], over=over))), ".//p:spTree/p:grpSp")
    assert [etree.QName(member).localname for member in group][2:] == ["graphicFrame", "cxnSp", "sp"]
    names = [(one.get("name"), one.get("descr")) for one in found(group, ".//p:cNvPr")]
    # The group speaks for all of it; words on the chart as well would be read twice.
    assert names[:2] == [("Chart", "Some data"), ("Chart 2", None)]
    (silent,) = found(group, "./p:graphicFrame//a:extLst/a:ext")
    assert etree.QName(silent[0]).localname == "decorative"


def test_the_chart_knows_its_workbook_and_leaves_updates_to_its_user() -> None:
    root = space(CHARTS["lines"])
    (data,) = root.iterfind("c:externalData", C)
    assert values(data, "c:autoUpdate") == ["0"]
    assert data.get(f"{{{NS['r']}}}id") == "rId1"
    links = files("lines")["ppt/charts/_rels/chart1.xml.rels"].decode()
    assert 'relationships/package" Target="../embeddings/Microsoft_Excel_Sheet1.xlsx"' in links


def test_each_chart_has_a_workbook_of_its_own() -> None:
    deck = parts(rendered(page(shape(CHARTS["columns"]), shape(CHARTS["pie"])), page(shape(CHARTS["radar"]))))
    assert [name for name in deck if name.startswith(("ppt/charts/c", "ppt/embeddings"))] == [
        name
        for number in (1, 2, 3)
        for name in (f"ppt/charts/chart{number}.xml", f"ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    ]


def test_the_plot_area_stands_where_the_plan_puts_it() -> None:
    (place,) = space(CHARTS["columns"]).iterfind(".//c:plotArea/c:layout/c:manualLayout", C)
    assert [(etree.QName(node).localname, node.get("val")) for node in place] == [
        ("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"),
        ("x", "0.08"), ("y", "0.1"), ("w", "0.86"), ("h", "0.76"),
    ]  # fmt: skip


def test_an_unseen_series_is_in_no_legend() -> None:
    root = space(CHARTS["waterfall"])
    base, step = root.iterfind(".//c:ser", C)
    assert base.find("c:spPr/a:noFill", C) is not None
    assert step.find("c:spPr/a:solidFill", C) is not None
    assert values(root, ".//c:legendEntry/c:idx") == ["0"]
    assert values(root, ".//c:legendEntry/c:delete") == ["1"]


def test_points_may_have_colours_of_their_own() -> None:
    (series,) = space(CHARTS["highlight"]).iterfind(".//c:ser", C)
    assert values(series, "c:dPt/c:idx") == ["2"]
    assert values(series, "c:dPt/c:spPr/a:solidFill/a:schemeClr") == ["accent1"]


def test_a_gap_is_no_point_and_is_not_bridged() -> None:
    root = space(CHARTS["columns"])
    cache = root.findall(".//c:val//c:numCache", C)[1]
    assert (values(cache, "c:ptCount"), [pt.get("idx") for pt in cache.iterfind("c:pt", C)]) == (
        ["4"],
        ["0", "2", "3"],
    )
    assert values(root, ".//c:dispBlanksAs") == ["gap"]


def test_values_shown_alike_are_shown_at_new_points_too() -> None:
    (labels,) = space(chart(labelled(several("bar")[1], "outside"))).iterfind(".//c:dLbls", C)
    assert values(labels, "c:dLbl/c:idx") == ["1"]  # the gap
    assert values(labels, "c:dLbl/c:delete") == ["1"]
    assert (values(labels, "c:showVal"), values(labels, "c:dLblPos")) == (["1"], ["outEnd"])


def test_a_label_that_differs_is_written_for_its_point() -> None:
    one = labelled(several("bar", 1)[0], "outside")
    other = DataLabel(3, "inside-end", "Peak", "on-series1", (0.01, -0.02), strong=True)
    (labels,) = space(chart(replace(one, labels=(*one.labels[:3], other)))).iterfind(".//c:dLbls", C)
    (label,) = labels.iterfind("c:dLbl", C)
    assert [t.text for t in label.iter(f"{{{C['a']}}}t")] == ["Peak"]
    assert values(label, "c:layout/c:manualLayout/*") == ["0.01", "-0.02"]
    assert values(label, "c:dLblPos") == ["inEnd"]
    assert label.find(".//a:rPr", C).get("b") == "1"


@pytest.mark.parametrize(("text", "shown"), [("North", "SerName"), ("2023", "CatName"), ("", "Val")])
def test_names_in_labels_follow_the_workbook(text: str, shown: str) -> None:
    one = replace(several("line", 1)[0], labels=(DataLabel(3, "right", text),))
    (label,) = space(chart(one)).iterfind(".//c:dLbl", C)
    assert label.find("c:tx", C) is None
    told = {etree.QName(node).localname for node in label if node.get("val") == "1"}
    assert told == {f"show{shown}"}


@pytest.mark.parametrize("grouping", ["stacked", "percent"])
def test_no_label_stands_outside_a_stack_where_powerpoint_allows_none(grouping: Any) -> None:
    root = space(chart(labelled(several("bar", 1)[0], "outside"), grouping=grouping))
    assert set(values(root, ".//c:dLblPos")) == {"inEnd"}


@pytest.mark.parametrize("form", ["area", "doughnut", "radar"])
def test_forms_that_place_their_labels_themselves_are_told_no_place(form: Any) -> None:
    assert values(space(chart(labelled(several(form, 1)[0], "outside"))), ".//c:dLblPos") == []


def test_bars_that_run_across_have_their_scale_at_the_first_of_them() -> None:
    root = space(CHARTS["bars"])
    assert values(root, ".//c:barDir") == ["bar"]
    assert values(root, ".//c:catAx/c:scaling/c:orientation") == ["maxMin"]
    assert (values(root, ".//c:valAx/c:axPos"), values(root, ".//c:valAx/c:crosses")) == (["t"], ["autoZero"])
    upright = space(replace(CHARTS["bars"], category_axis=NativeAxis()))
    assert values(upright, ".//c:valAx/c:axPos") == ["b"]


def test_layers_of_a_stack_are_parted_by_the_ground() -> None:
    seams = ".//c:ser/c:spPr/a:ln/a:solidFill/a:schemeClr"
    assert set(values(space(CHARTS["stacked columns"]), seams)) == {"bg1"}
    assert values(space(CHARTS["columns"]), seams) == []


def test_a_second_scale_stands_opposite_with_axes_of_its_own() -> None:
    root = space(CHARTS["columns and line"])
    plots = {
        etree.QName(plot).localname: values(plot, "c:axId")
        for plot in root.find(".//c:plotArea", C)
        if plot.find("c:ser", C) is not None
    }
    assert plots == {"barChart": ["1", "2"], "lineChart": ["3", "4"]}
    assert values(root, ".//c:valAx/c:crosses") == ["autoZero", "max"]
    assert values(root, ".//c:catAx/c:delete") == ["0", "1"]
    assert values(root, ".//c:valAx/c:scaling/c:max") == ["0.5"]


def test_lines_between_days_stand_on_a_scale_of_time() -> None:
    root = space(CHARTS["lines by date"])
    assert values(root, ".//c:dateAx/c:baseTimeUnit") == ["days"]
    assert values(root, ".//c:dateAx/c:majorTimeUnit") == ["months"]
    assert values(root, ".//c:valAx/c:crossBetween") == ["midCat"]
    assert root.find(".//c:dateAx/c:numFmt", C).get("formatCode") == "mmm yyyy"


@pytest.mark.parametrize(
    ("days", "step"),
    [
        ([date(2020 + month // 12, month % 12 + 1, 1) for month in range(36)], ("6", "months")),
        ([date(2024, 1, day) for day in (1, 3, 8, 30)], ("5", "days")),
        ([date(2024, 1, 1), date(2024, 2, 1)], ("1", "months")),
    ],
)
def test_labels_of_days_are_few_enough_to_stand_level(days: list[date], step: tuple[str, str]) -> None:
    line = NativeSeries("A", tuple(float(day.month) for day in days), "line", "series1")
    axis = space(chart(line, categories=tuple(days))).find(".//c:dateAx", C)
    assert (values(axis, "c:majorUnit"), values(axis, "c:majorTimeUnit")) == ([step[0]], [step[1]])


def test_columns_of_days_are_as_wide_as_others() -> None:
    root = space(CHARTS["columns by date"])
    assert root.find(".//c:dateAx", C) is None
    assert root.find(".//c:catAx/c:numFmt", C).get("formatCode") == "mmm yyyy"


def test_days_no_spreadsheet_knows_are_text() -> None:
    early = (date(1848, 2, 24), *MONTHS[1:])
    root = space(replace(CHARTS["lines by date"], categories=early))
    assert root.find(".//c:dateAx", C) is None
    assert root.find(".//c:cat/c:strRef//c:v", C).text == "1848-02-24"


@pytest.mark.parametrize("name", ["mirrored columns", "mirrored bars"])
def test_a_mirrored_chart_begins_at_the_right(name: str) -> None:
    root = space(CHARTS[name])
    across = CHARTS[name].horizontal
    turned = values(
        root, ".//c:valAx/c:scaling/c:orientation" if across else ".//c:catAx/c:scaling/c:orientation"
    )
    assert turned == ["maxMin"]
    assert values(root, ".//c:catAx/c:axPos" if across else ".//c:valAx/c:axPos") == ["r"]


def test_axes_that_are_not_shown_say_nothing() -> None:
    root = space(CHARTS["bars"])
    assert values(root, ".//c:valAx/c:tickLblPos") == ["none"]
    assert root.find(".//c:valAx/c:spPr/a:ln/a:noFill", C) is not None


def test_titles_of_axes_are_level_and_where_the_plan_puts_them() -> None:
    root = space(CHARTS["columns"])
    (title,) = root.iterfind(".//c:valAx/c:title", C)
    assert title.find(".//a:bodyPr", C).get("rot") == "0"
    assert values(title, "c:layout/c:manualLayout/c:x") == ["0"]


def test_no_line_joins_the_points_of_a_scatter_plot() -> None:
    points = NativeSeries("A", (1, 2, 3), "scatter", "series2", xs=(4, 5, 6), marker_size=9.2)
    (series,) = space(chart(points, categories=())).iterfind(".//c:ser", C)
    assert series.find("c:spPr/a:ln/a:noFill", C) is not None
    assert (values(series, "c:marker/c:symbol"), values(series, "c:marker/c:size")) == (["circle"], ["9"])


def test_words_keep_their_language() -> None:
    one = replace(several("line", 1)[0], labels=(DataLabel(3, "right", "ブータン"),))
    run = space(chart(one)).find(".//c:dLbl//a:rPr", C)
    assert run.get("lang") == "ja-JP"


def test_names_cannot_break_the_markup() -> None:
    wild = NativeSeries('<&">\x00', (1, 2, 3, 4), "bar", "series1", format='#,##0" <&"')
    root = space(chart(wild, categories=("&", "<", '"', "\x0b"), corner="<x>"))
    assert root.find(".//c:ser/c:tx//c:v", C).text == '<&">'


def test_the_same_chart_gives_the_same_bytes() -> None:
    shown = page(shape(CHARTS["columns"]))
    assert rendered(shown) == rendered(shown)


def test_decks_without_charts_know_nothing_of_them() -> None:
    types = parts(rendered(page()))["[Content_Types].xml"]
    assert b"xlsx" not in types


def test_shapes_for_other_programs_are_not_drawn_beside_a_chart() -> None:
    drawn = PathShape(AREA, HERE, "rect", "series1")
    tree = slide_xml(page(ChartShape(AREA, HERE, chart(*several("bar")), (drawn,))))
    assert len(found(tree, ".//p:sp")) == 1  # the title


def test_labels_that_are_thinned_are_not_broken() -> None:
    def turned(step: float) -> list[str]:
        native = replace(CHARTS["columns"], category_axis=NativeAxis(step=step))
        return [node.get("rot") for node in space(native).iterfind(".//c:catAx/c:txPr/a:bodyPr", C)]

    assert turned(1.0) == ["0"]
    assert turned(2.0) == ["-60000000"]
