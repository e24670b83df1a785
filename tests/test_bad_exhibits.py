"""Charts and diagrams of whatever people put between fences: each builds, or is refused at its place.

No traceback, no endless run, no broken file, nothing lost without a finding, and earlier outputs stay.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .conftest import MakeProject
from .test_bad_input import BRIEF, SLIDE, build

FORMS = (
    "bar", "column", "line", "area", "combo", "pie", "doughnut", "scatter", "bubble", "radar", "waterfall",
    "range", "slope",
)  # fmt: skip
DIAGRAMS = (
    "network", "tree", "process", "timeline", "kpi", "compare", "matrix", "scenarios", "venn", "mermaid",
    "chart",
)  # fmt: skip

NUMBERS = st.sampled_from(
    [
        "",
        "0",
        "-0",
        "1",
        "2.5",
        "-3",
        "1e300",
        "-1e300",
        "1e-300",
        "nan",
        "inf",
        "1,5",
        "5%",
        "€ 1.2 bn",
        "n/a",
        "x",
    ]
)
NAMES = st.sampled_from(
    ["", "a", "b", "a", "2020", "2021", "2022-03", "Total", "👩‍👩‍👧", "שלום abc", "日本", "<b>&amp;", "]]>",
     "w" * 80, "word " * 20, '"a, b"', "\x00", "\u202e"]
)  # fmt: skip
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.tuples(NAMES, *[NUMBERS] * (width - 1)).map(",".join), min_size=0, max_size=6
    ).flatmap(lambda rows: st.tuples(*[NAMES] * width).map(lambda head: "\n".join([",".join(head), *rows])))
)
OPTIONS = st.lists(
    st.sampled_from(
        ["stacked=true", "grouping=percent", "grouping=stacked", "x=a", "y=b", "group=a", "panel=a", "rows=a",
         "highlight=a", "sort=desc", "min=5", "max=1", "max=1e300", "min=nan", "decimals=99", "labels=true",
         "legend=false", "data-table=true", 'reference="1e300: far; a: b"', 'remark="a: x; 2020 / b: y"',
         'format="{:zzz}"', "unit=%", "total=a", "line=b", "right=b", "x-title=t"]
    ),
    max_size=4,
    unique=True,
).map(" ".join)  # fmt: skip
MARKS = st.lists(
    st.sampled_from(
        ["- ", "  - ", "    - ", "\n", "\n", "\n", ": ", "a", "b", "2020", "-> ", " -> ", " -- ", "-->",
         "|x|", "[", "]", "{", "}", "(", ")", "name: ", "children:", "text: ", "value: ",
         "trend: [1, x]", "items:",
         "x: ", "0.5, 0.5", "high, low", "55–80 %", "flowchart LR\n", "subgraph s\n", "end\n", "&", "%%", '"',
         "'", "~", "1e400", "שלום", "👩‍👩‍👧", "w" * 60, "\t", "**", ",", ";", "✓", "from: 2020", "---",
         "\x00"]
    ),
    max_size=30,
).map("".join)  # fmt: skip
SLOW_FIXTURE = [HealthCheck.function_scoped_fixture]


def _sound(make_project: MakeProject, text: str) -> None:
    built = build(make_project(a=text))
    codes = [code for code, _, _ in built.told]
    assert "content-lost" not in codes, built.findings
    assert all(file == BRIEF and line for _, file, line in built.told), built.findings
    assert built.code == 0 or codes


@settings(max_examples=60, suppress_health_check=SLOW_FIXTURE)
@given(form=st.sampled_from(FORMS), table=TABLES, options=OPTIONS)
def test_any_table_and_options_give_a_chart_or_findings(
    make_project: MakeProject, form: str, table: str, options: str
) -> None:
    _sound(make_project, f"## A\n\n```{{.chart type={form} {options}}}\n{table}\n```\n")


@settings(max_examples=80, suppress_health_check=SLOW_FIXTURE)
@given(kind=st.sampled_from(DIAGRAMS), body=MARKS, fenced=st.booleans())
def test_any_marks_give_a_diagram_or_findings(
    make_project: MakeProject, kind: str, body: str, fenced: bool
) -> None:
    fence = "```" if fenced else "::: "
    _sound(make_project, f"## A\n\n{fence}{kind}\n{body}\n{fence.strip()}\n")


def _links(count: int) -> str:
    return "\n".join(f"n{i} -- n{j}" for i in range(count) for j in range(i))


#: A fence, and a finding that must be there, or None.
LARGE: dict[str, tuple[str, str, str | None]] = {
    "a chart of huge numbers": ("chart", "a,b\nx,1e308\ny,2\nz,1", "data-number"),
    "10,000 bars": ("chart", "a,b\n" + "\n".join(f"n{i},{i}" for i in range(10_000)), "chart-large"),
    "a waterfall of nothing": ("{.chart type=waterfall source=Own}", "a,b\nx,0\ny,0", None),
    "ranges of nothing": ("{.chart type=range source=Own}", "a,low,high\nx,0,0\ny,0,0", None),
    "all linked with all": ("network", _links(15), "diagram-dense"),
    "1,000 steps": ("process", "\n".join(f"- step {i}" for i in range(1000)), "diagram-large"),
    "a step of 10,000 characters": ("process", "- " + "word " * 2000, "diagram-large"),
    "links to itself": ("network", "a -> a\na -> b\nb -> a\na -> a: again", "relation-loop"),
}


@pytest.mark.parametrize("case", LARGE)
def test_large_and_odd(make_project: MakeProject, case: str) -> None:
    fence, body, code = LARGE[case]
    root: Path = make_project(a=SLIDE)
    before = build(root).outputs
    built = build(make_project(a=f"## A\n\n```{fence}\n{body}\n```\n"))
    assert [told for told, _, _ in built.told if told == code] if code else not built.findings, built.findings
    if built.code:
        assert built.outputs == before
