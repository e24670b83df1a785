"""Templates: what they give, where each line of it was written, and what they may not do."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.expand import expand
from deckbuilder.model import NamedData
from deckbuilder.report import Diagnostic, Report
from deckbuilder.source import Folder, Line, Span

from .markdown.outline import lines_of

PARAMS: dict[str, object] = {"name": "Paro", "rows": ["one", "two"], "count": 3, "nothing": None}


def expanded(
    text: str, root: Path, params: Mapping[str, object] = PARAMS
) -> tuple[tuple[Line, ...], list[Diagnostic]]:
    report, folder = Report(), Folder(root)
    folder.remember("brief.md", text)
    lines = expand(lines_of(text), params, folder, root, report)
    return lines, list(report)


def texts(text: str, root: Path) -> list[str]:
    lines, found = expanded(text, root)
    assert not found
    return [line.text for line in lines]


def fault(text: str, root: Path, params: Mapping[str, object] = PARAMS) -> Diagnostic:
    _, found = expanded(text, root, params)
    assert len(found) == 1
    return found[0]


def places(text: str, root: Path) -> list[str]:
    lines, found = expanded(text, root)
    assert not found
    return [f"{line.path}:{line.number} {line.text}" for line in lines]


def test_text_without_templates_is_untouched(tmp_path: Path) -> None:
    lines = lines_of("# Title {#id}\n\nSets {a} and ` {{ code }} `.")
    sys.modules.pop("jinja2", None)
    assert expand(lines, {}, Folder(tmp_path), tmp_path, Report()) == lines
    assert "jinja2" not in sys.modules


def test_variables_conditions_and_loops(tmp_path: Path) -> None:
    greeting = "Hello {{ name }}{% if count > 2 %}, {{ count }} times{% endif %}."
    text = greeting + "\n{% for r in rows %}\n- {{ r }}\n{% endfor %}\nEnd"
    assert texts(text, tmp_path) == ["Hello Paro, 3 times.", "- one", "- two", "End"]


def test_every_line_of_a_loop_keeps_its_place(tmp_path: Path) -> None:
    text = "a\n{% for r in rows %}\n- {{ r }}\n\n  more\n{% endfor %}\nb"
    assert places(text, tmp_path) == [
        "brief.md:1 a",
        "brief.md:3 - one",
        "brief.md:4 ",
        "brief.md:5   more",
        "brief.md:3 - two",
        "brief.md:4 ",
        "brief.md:5   more",
        "brief.md:7 b",
    ]


def test_included_lines_keep_their_file(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/a.md").write_text(
        "---\ntitle: no\n---\nA {{ name }}\n{% include 'b.md' %}\nlast\n", "utf-8"
    )
    (tmp_path / "parts/b.md").write_text("\nB\n", "utf-8")
    lines, found = expanded("{% include 'parts/a.md' %}\n{{< include parts/b.md >}}\nend", tmp_path)
    assert [f"{line.path}:{line.number} {line.text}" for line in lines if line.text] == [
        "parts/a.md:4 A Paro",
        "parts/b.md:2 B",
        "parts/a.md:6 last",
        "parts/b.md:2 B",
        "brief.md:3 end",
    ]
    assert [finding.code for finding in found] == ["include-front-matter"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a\n{%- if true %}b{% endif %}\nc", ["1 ab", "3 c"]),
        ("- a {% if true %}b{% endif %}\n- c", ["1 - a b", "2 - c"]),
        ("- a\n  {% if true %}b{% endif %}\n- c", ["1 - a", "2   b", "3 - c"]),
        ("a\n {% if true %} {% if count %} {# x #}\nb\n{% endif %}{% endif %}\nc", ["1 a", "3 b", "5 c"]),
        ("a {# x #}\nb", ["1 a ", "2 b"]),
        ("a {% raw %}{{ x }}{% endraw %}\nb", ["1 a {{ x }}", "2 b"]),
        ("{% for r in rows -%}\n\nx{{ r }}\n{% endfor %}\nz", ["3 xone", "3 xtwo", "5 z"]),
        ("a\n\n  {{- ' b' }}\nc", ["1 a b", "4 c"]),
        ("{{ 'a' ~\n'b' }} c\nd", ["1 ab c", "3 d"]),
        ("    {{ name }}\n\t{% if true %}\n  x\n  {% endif %}\ny", ["1     Paro", "3   x", "5 y"]),
        ("{# a\nb #}\nc", ["3 c"]),
        ("{% raw %}\n{{ x }}\n{% endraw %}\ny", ["2 {{ x }}", "4 y"]),
        ("{% set v %}\nabc\n{% endset %}\n{{ v | length }}{{ v == 'abc\n' }}", ["4 4True"]),
        ("{% macro m(x) %}\n<{{ x }}>\n{% endmacro %}\n\n{{ m(1) | trim }}", ["5 <1>"]),
        ("{% filter upper %}\na\n{% endfilter %}\nb", ["1 A", "4 b"]),
        ("{{ 'a\nb' }}\nc", ["1 a", "1 b", "3 c"]),
    ],
)
def test_marks_never_disturb_a_template(text: str, wanted: list[str], tmp_path: Path) -> None:
    lines, found = expanded(text, tmp_path)
    assert not found
    assert [f"{line.number} {line.text}" for line in lines if line.text] == wanted


@pytest.mark.parametrize(
    "code",
    [
        "`{{ x }}`",
        "``a ` {% b %}``",
        "a `code\nover {{ two }} lines` b",
        "```\n{{ x }}\n```",
        "~~~ jinja\n{% for %}\n```\n{# x #}\n~~~",
        "- item\n\n  ```\n  {{ x }}\n  ```",
        "> ```\n> {{ x }}\n> ```",
        "# Title {#id .class}",
        "[link](x){#id}",
        "![a](b.png){#fig-a width=50%}",
        "{{< pagebreak >}}",
        "the set {#1, 2}",
    ],
)
def test_code_attributes_and_foreign_notation_are_left_alone(code: str, tmp_path: Path) -> None:
    assert texts(f"{code}\n\n{{{{ name }}}}", tmp_path) == [*code.split("\n"), "", "Paro"]


def test_an_unclosed_code_span_hides_nothing(tmp_path: Path) -> None:
    assert texts("a ` b {{ name }}\n\nc ` d", tmp_path) == ["a ` b Paro", "", "c ` d"]


def test_quartos_variables(tmp_path: Path) -> None:
    assert texts("{{< var name >}} {{<var  name>}}", tmp_path) == ["Paro Paro"]


def test_noncharacters_of_the_author_cannot_forge_a_place(tmp_path: Path) -> None:
    lines, _ = expanded("\ufddaX\ufdd9\ufddbtext {{ '\ufdda\ufdd9\ufddb' }}{{ name }}", tmp_path)
    assert [(line.number, line.text) for line in lines] == [(1, "Xtext Paro")]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a\n{{ nmae }}", "template-undefined", 2, 4),
        ("{{ name.colour }}", "template-undefined", 1, 9),
        ("{% for r in rows %}\n{{ r }}\n{{ missing }}\n{% endfor %}", "template-undefined", 3, 4),
        ("{{ nothing }}", "template-empty", 1, None),
        ("{{ rows }}", "template-value", 1, None),
        ("\n{% fro x in y %}", "template-syntax", 2, 4),
        ("{% for %}", "template-syntax", 1, None),
        ("{{ name | shout }}", "template-syntax", 1, 11),
        ("{% endfor %}", "template-syntax", 1, 4),
        ("x {{ name", "template-unclosed", 1, 3),
        ("\n  {% if x", "template-unclosed", 2, 3),
        ("{% raw %}", "template-unclosed", 1, 1),
        ("a\n{% for r in rows %}\n{% if r %}{% endif %}\n\n`{% endfor %}`", "template-unclosed", 2, None),
        ("{{ 1 / 0 }}", "template-failed", 1, None),
        ("{{ 1 + 'a' }}", "template-failed", 1, None),
        ("a\n\n{% include 'none.md' %}", "file-missing", 3, None),
        ("{% include '../x.md' %}", "path-outside", 1, None),
        ("{% include '/etc/passwd' %}", "path-outside", 1, None),
        ("{% extends 'x' %}", "file-missing", 1, None),
        ("{{ ''.__class__.__mro__ }}", "template-refused", 1, None),
        ("{{ name.format(1) }}", "template-refused", 1, None),
        ("{{ rows.append(1) }}", "template-refused", 1, None),
        ("{{ '%s' % name }}", "template-refused", 1, None),
        ("{{ lipsum() }}", "template-undefined", 1, 4),
        ("{{ rows | random }}", "template-syntax", 1, 11),
    ],
)
def test_faults_are_errors_at_their_place(
    text: str, code: str, line: int, column: int | None, tmp_path: Path
) -> None:
    found = fault(text, tmp_path)
    assert found.severity.label == "error"
    assert found.span is not None
    assert (found.code, found.span.path, found.span.first, found.span.column) == (
        code,
        "brief.md",
        line,
        column,
    )


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ("{{ nmae }}", "did you mean `name`?"),
        ("{{ something }}", "set it under `params:` in the front matter"),
        ("{% for r in rows %}{{ r.vlaue }}{% endfor %}", "did you mean `value`?"),
        ("{% for r in rows %}{{ r.x }}{% endfor %}", "check the keys of this value"),
        ("{{ name | uper }}", "did you mean `upper`?"),
        ("{% fro r in rows %}", "did you mean `for`?"),
        ("{% for r in rows %}{% end for %}", "write `{% endfor %}`, which closes what is open here"),
        ("{% for r in rows %}{% if r %}{% endif %}", "write `{% endfor %}` where it ends"),
    ],
)
def test_help_says_what_to_write(text: str, help: str, tmp_path: Path) -> None:
    params = {"name": "Paro", "rows": [{"value": 1}]}
    assert fault(text, tmp_path, params).help == help


def test_after_an_error_tags_are_not_taken_for_markdown(tmp_path: Path) -> None:
    text = "| {{ name | shout }} | `{{ x }}` |\n{% if\nname %}\nyes {{< var name >}}\n{% endif %}"
    lines, report = expanded(text, tmp_path)
    assert [(line.number, line.text) for line in lines] == [
        (1, "| … | `{{ x }}` |"), (2, ""), (3, ""), (4, "yes …"), (5, ""),
    ]  # fmt: skip
    assert [finding.code for finding in report] == ["template-syntax"]


def test_a_fault_in_an_included_file_is_named_there(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\n{{ two }}\n", "utf-8")
    (tmp_path / "b.md").write_text("{% if %}\n", "utf-8")
    for name, line in (("a.md", 2), ("b.md", 1)):
        found = fault(f"x\n\n{{% include '{name}' %}}", tmp_path)
        assert found.span is not None
        assert (found.span.path, found.span.first) == (name, line)


def test_includes_in_a_circle_name_the_chain(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a\n{% include 'b.md' %}\n", "utf-8")
    (tmp_path / "b.md").write_text("\n\n{% include 'a.md' %}\n", "utf-8")
    found = fault("{% include 'a.md' %}", tmp_path)
    assert found.code == "include-circle"
    assert found.message == "the includes lead in a circle: `b.md` → `a.md` → `b.md`"
    assert found.span is not None
    assert (found.span.path, found.span.first) == ("b.md", 3)


def test_a_file_may_be_included_twice(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a\n", "utf-8")
    assert texts("{% include 'a.md' %}\n{% include 'a.md' %}", tmp_path) == ["a", "a"]


BOMBS = [
    "{{ 'x' * 10**9 }}",
    "{{ 99 ** 99999999 }}",
    "{{ [1] * 10**9 }}",
    "{% for i in range(10**9) %}x{% endfor %}",
    "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "{% for i in range(90000) %}" + "x" * 200 + "{% endfor %}",
    "{% set n = namespace(x='a') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "{% set n = namespace(x='a') %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "{% set n = namespace(x=9) %}{% for i in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}",
    "{% set n = namespace(x=[1]) %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "{% set v %}{% for i in range(90000) %}" + "x" * 300 + "{% endfor %}{% endset %}",
    "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "{{ 'x' | center(10**9) }}",
    "{{ ('x\n' * 9999) | indent(99999) }}",
    "{{ ('x' * 9999) | replace('x', 'y' * 99999) }}",
    "{{ range(90000) | join('y' * 90000) }}",
    "{{ range(9) | batch(10**9, 'x') | list | length }}",
    "{{ range(9) | slice(10**9) | list | length }}",
    "{{ '%1000000000d' | format(1) }}",
    "{{ 'x'.ljust(10**9) }}",
    "{{ (1).to_bytes(10**9) }}",
    "{{ ('x' * 99999) | wordwrap(1, wrapstring='y' * 99999) }}",
]


@pytest.mark.parametrize("text", BOMBS)
def test_nothing_takes_all_time_or_memory(text: str, tmp_path: Path) -> None:
    start = time.process_time()
    found = fault(text, tmp_path)
    assert time.process_time() - start < 5
    assert found.code.startswith("template-")


LONG = {
    "comments never closed": "{# " * 30_000,
    "comments and attributes": "{#a " * 30_000 + "{{ name }}",
    "shortcodes never closed": "{{< x " * 20_000,
    "values": "{% set x %}a{% endset %}\n" * 3_000,
    "backticks": "` " * 30_000 + "{{ name }}",
    "fences": "```\n" * 20_001 + "{{ name }}",
    "a million letters": "{{ '" + "a" * 1_000_000,
    "many lines": "text\n" * 50_000 + "{{ name }}",
    "deep blocks": "{% if true %}" * 3_000 + "x" + "{% endif %}" * 3_000,
    "deep brackets": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
}


@pytest.mark.parametrize("name", LONG)
def test_long_and_deep_templates_take_no_time(name: str, tmp_path: Path) -> None:
    start = time.process_time()
    _, found = expanded(LONG[name], tmp_path)
    assert time.process_time() - start < 5
    assert len(found) <= 1


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["{{", "}}", "{%", "%}", "{#", "#}", "{{<", ">}}", "-", " ", "\n", "`", "```\n", "name", "if",
             "for r in rows",
             "endif", "endfor", "raw", "endraw", "set x", "'", '"', "(", "{", "}", "text", "{#id}"]
        ),
        max_size=25,
    ).map("".join)
)  # fmt: skip
def test_any_mixture_gives_lines_or_one_finding(text: str) -> None:
    lines, found = expanded(text, Path(__file__).parent)
    assert len(found) <= 1
    last = text.count("\n") + 1
    assert all(1 <= line.number <= last + 1 for line in lines)
    assert not any("\ufdd0" <= character <= "\ufdef" for line in lines for character in line.text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="ab {}#%`-\t", max_size=12), min_size=1, max_size=8))
def test_lines_of_a_loop_without_output_control_come_from_the_template(lines: list[str]) -> None:
    """Each marked line comes out once per pass, from its own place."""
    body = [line.replace("{", "(").replace("`", "'") + f"x{number}" for number, line in enumerate(lines)]
    text = "\n".join(["{% for r in rows %}", *body, "{% endfor %}"])
    result, found = expanded(text, Path(__file__).parent)
    assert not found
    wanted = [(number, line) for number, line in enumerate(body, start=2)] * 2
    assert [(line.number, line.text) for line in result] == wanted


TRADE = "Country;Code;Year;Growth\nBhutan;007;2020;-10,2\nNepal;008;2021;n/a\n"


def test_rows_of_a_file_are_mappings_with_numbers(tmp_path: Path) -> None:
    (tmp_path / "trade.csv").write_text(TRADE, "utf-8")
    text = (
        '{% for r in data("trade.csv") if r.Year < 2021 %}\n'
        "- {{ r.Country }} {{ r.Code }} {{ r.Growth * 2 }}\n"
        "{% endfor %}\n"
        '{{ data("trade.csv") | selectattr("Growth") | list | length }}'
    )
    assert texts(text, tmp_path) == ["- Bhutan 007 -20.4", "1"]


def test_data_the_front_matter_names_is_there_by_name(tmp_path: Path) -> None:
    (tmp_path / "trade.csv").write_text(TRADE, "utf-8")
    report, folder = Report(), Folder(tmp_path)
    named = (NamedData("trade", "trade.csv", Span("brief.md", 2, 2)),)
    lines = expand(lines_of("{{ trade[1].Country }}"), {}, folder, tmp_path, report, named)
    assert ([line.text for line in lines], list(report)) == (["Nepal"], [])


def test_data_of_a_tree_keeps_its_form(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("people: [{name: Dorji, age: 5}]\n", "utf-8")
    assert texts('{{ data("x.yaml").people[0].name }} {{ data("x.yaml").people[0].age + 1 }}', tmp_path) == [
        "Dorji 6"
    ]


def test_data_is_looked_for_beside_the_template_that_asks(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "a.csv").write_text("A,B\nx,1\n", "utf-8")
    (tmp_path / "parts" / "part.md").write_text('{{ data("a.csv")[0].A }}', "utf-8")
    assert texts('{% include "parts/part.md" %}', tmp_path) == ["x"]


def test_data_from_outside_the_project_is_refused(tmp_path: Path) -> None:
    assert fault('a\n{{ data("../../etc/passwd") }}', tmp_path).code == "path-outside"
    missing = fault('a\n{{ data("none.csv") }}', tmp_path)
    assert (missing.code, missing.span and missing.span.first) == ("file-missing", 2)


def test_a_fault_in_data_points_to_its_line(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("A,B\n1,2\n1,2,3\n", "utf-8")
    found = fault('{% for r in data("x.csv") %}{{ r.A }}{% endfor %}', tmp_path)
    assert (found.code, found.span) == ("data-broken", Span("x.csv", 3, 3))


def test_characters_of_our_own_in_data_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("A,B\nx\ufdda\ufdd1\ufddby,2\n", "utf-8")
    lines, found = expanded('{{ data("x.csv")[0].A }}', tmp_path)
    assert [line.text for line in lines] == ["x\ufdd1y".replace("\ufdd1", "")]
    assert [finding.code for finding in found] == ["control-character"]
