"""What people, editors and careless exports put into briefs: each case builds, or is refused at its place.

Whatever comes in, there is no traceback, no endless run, no broken file, and earlier outputs stay.
"""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from typer.testing import CliRunner

from deckbuilder import cli

from .conftest import MakeProject

SLIDE = "## A slide\n\n- one\n"


@dataclass(frozen=True)
class Built:
    code: int
    findings: list[dict[str, Any]]
    outputs: Mapping[str, bytes]

    @property
    def told(self) -> list[tuple[str, str, int]]:
        """Code, file and line of each finding."""
        return [(finding["code"], finding["file"], finding["line"]) for finding in self.findings]


def build(root: Path, *args: str) -> Built:
    """Build the only brief of a project, and see that what it writes are sound files."""
    result = CliRunner().invoke(cli.app, ["build", "--root", str(root), "--format", "json", *args])
    assert result.exit_code in (0, 1), result.output
    assert "Traceback" not in result.output
    (brief,) = json.loads(result.stdout)["briefs"]
    folder = root / "output"
    outputs = {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}
    for name, data in outputs.items():
        assert sound(name, data), name
    return Built(result.exit_code, brief["findings"], outputs)


def sound(name: str, data: bytes) -> bool:
    """Whether a package unzips and all its XML parses; whether a PDF has its head and its end."""
    if name.endswith(".pdf"):
        return data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        for part in package.namelist():
            if part.endswith((".xml", ".rels")):
                etree.fromstring(package.read(part))
    return True


BRIEF = "content/a/brief.md"

#: Text of the brief; a finding that must be there, by code and line; whether outputs are written nonetheless.
CASES: dict[str, tuple[str, str | None, int | None, bool]] = {
    "broken YAML": (f"---\ntitle: [x\n---\n{SLIDE}", "front-matter-broken", None, False),
    "front matter never closed": ("---\ntitle: x\n\n## A slide\n", None, None, False),
    "front matter that is a list": (f"---\n- a\n- b\n---\n{SLIDE}", "front-matter-type", 2, False),
    "front matter of 100,000 levels": (f"---\ntitle: {'[' * 100_000}\n---\n{SLIDE}", None, 2, False),
    "a timeline of many levels": (f"## A\n\n```timeline\n{'[' * 100_000}\n```\n", "data-broken", 4, False),
    "unknown key": (f"---\ntitel: x\n---\n{SLIDE}", "front-matter-key", 2, True),
    "unknown nested key": (f"---\ndeck:\n  fotter: x\n---\n{SLIDE}", "front-matter-key", 3, True),
    "missing image": (f"{SLIDE}\n![x](missing.png)\n", "image-missing", 5, True),
    "remote image": (f"{SLIDE}\n![x](https://example.org/a.png)\n", "image-remote", 5, True),
    "image outside": (f"{SLIDE}\n![x](../../../../etc/passwd)\n", "image-missing", 5, True),
    "absolute image": (f"{SLIDE}\n![x](/etc/passwd)\n", "image-missing", 5, True),
    "include outside": (f"{SLIDE}\n{{% include '../../../../etc/passwd' %}}\n", "path-outside", 5, False),
    "absolute include": (f"{SLIDE}\n{{% include '/etc/passwd' %}}\n", "path-outside", 5, False),
    "missing include": (f"{SLIDE}\n{{% include 'parts/none.md' %}}\n", "file-missing", 5, False),
    "include of itself": (f"{SLIDE}\n{{% include 'brief.md' %}}\n", "include-circle", None, False),
    "undefined variable": (f"{SLIDE}\nHello {{{{ nobody }}}}\n", "template-undefined", 5, False),
    "broken template": (f"{SLIDE}\n{{% if %}}\n", None, 5, False),
    "ragged table": (f"{SLIDE}\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", "table-ragged", 7, False),
    "short row": (f"{SLIDE}\n| a | b |\n|---|---|\n| 1 |\n", "table-ragged", 7, True),
    "control characters": ("## A \x00slide\x01\n\n- \x0bone\x1b[31m \x7f \x85 \ufffe\n", None, None, True),
    "nothing": ("", "empty-brief", 1, False),
    "white space": ("\n \n\t\n", "empty-brief", 1, False),
    "front matter only": ("---\ntitle: x\n---\n", "empty-brief", 1, False),
    "a title and nothing": ("# Title\n", None, None, True),
    "an empty heading": ("#\n\n##\n\n- one\n", None, None, True),
    "a line of 40 kB": ("## A slide\n\n" + "word " * 8_000 + "\n", None, None, True),
    "a word of 40 kB": ("## A slide\n\n" + "x" * 40_000 + "\n", None, None, True),
    "a title of 40 kB": ("## " + "word " * 8_000 + "\n\n- one\n", None, None, False),
    "10,000 nested quotes": (">" * 10_000 + " deep\n", None, None, True),
    "10,000 nested brackets": ("[" * 10_000 + "x" + "]" * 10_000 + "\n", None, None, True),
    "200 nested lists": ("".join("  " * n + "- x\n" for n in range(200)), None, None, True),
    "1,000 nested divs": ("::: note\n" * 1000 + "x\n" + ":::\n" * 1000, None, None, True),
    "a div never closed": ("## A slide\n\n::: columns\n\ntext\n", None, None, True),
    "a fence never closed": ("## A slide\n\n```python\nprint()\n", None, None, True),
    "a table of 200 columns": (
        "\n".join(["## A", "", *("| word " * 200, "|---" * 200, "| word " * 200)]), "table-wide", 3, True,
    ),
    "raw HTML": ("## A\n\n<script>alert(1)</script>\n\n- x <b onclick=y>bold</b>\n", None, None, True),
    "XML in text": ("## A ]]> <a:t> & &amp; &#0; &#x1F512;\n\n- ]]>\n", None, None, True),
    "an empty item": ("- ", None, None, True),
    "a footnote that calls itself": ("## A\n\n- x[^1]\n\n[^1]: again[^1]\n", None, None, True),
    "1,000 footnotes in a row": (
        "x[^0]\n\n" + "".join(f"[^{n}]: x[^{n + 1}]\n\n" for n in range(1000)),
        None, None, True,
    ),
    "a footnote nobody wrote": ("## A\n\n- x[^none]\n", None, None, True),
    "an unknown class": ("## A\n\n::: colums\nx\n:::\n", None, 3, True),
    "an unknown layout": ('## A {layout="Two Contnet"}\n\n- x\n', None, 1, True),
    "an unknown theme": (f"---\ntheme: brefing\n---\n{SLIDE}", "theme-unknown", 2, False),
    "a theme outside": (f"---\ntheme: ../../../x/_brand.yml\n---\n{SLIDE}", None, 2, False),
    "an output outside": (f"---\noutput: ../x\n---\n{SLIDE}", "output-name", None, False),
    "right to left": ("## שלום\n\n- \u202eabc\u2066 שלום \u200f\n", None, None, True),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_brief_with(case: str, make_project: MakeProject) -> None:
    text, code, line, written = CASES[case]
    root = make_project(a=SLIDE)
    before = build(root).outputs
    make_project(a=text)
    built = build(root)
    assert len(before) == 2
    if not written:
        assert built.code == 1
        assert built.findings
        assert built.outputs == before
    if code:
        assert code in [told for told, _, _ in built.told], built.findings
    if line:
        assert (BRIEF, line) in [(file, first) for told, file, first in built.told if code in (None, told)]
    if written:
        assert built.code == 0, built.findings
        assert built.outputs.keys() == before.keys()


def test_scripts_of_all_kinds_go_into_a_deck(make_project: MakeProject) -> None:
    text = "## འབྲུག་ཡུལ 日本 Ελλάδα भारत ไทย\n\n- 🇧🇹 👩‍👩‍👧 e\u0301\n"
    built = build(make_project(a=text), "--to", "deck")
    assert (built.code, list(built.outputs)) == (0, ["a-deck.pptx"])


def test_a_memo_without_a_font_for_its_characters_is_refused(make_project: MakeProject) -> None:
    built = build(make_project(a="## A slide\n\n- \U0010fffd\n"))
    assert (built.code, built.outputs) == (1, {})
    assert ("missing-glyph", BRIEF, 3) in built.told


def test_a_brief_that_is_not_utf8(make_project: MakeProject) -> None:
    built = build(make_project({BRIEF: "## A slide\n\nd\xe9j\xe0\n".encode("latin-1")}))
    assert (built.code, built.told, built.outputs) == (1, [("not-utf8", BRIEF, 3)], {})


def test_utf16(make_project: MakeProject) -> None:
    built = build(make_project({BRIEF: SLIDE.encode("utf-16")}))
    assert (built.code, built.told) == (1, [("not-utf8", BRIEF, 1)])


def test_a_brief_with_carriage_returns_and_a_byte_order_mark(make_project: MakeProject) -> None:
    text = "---\r\ntitle: x\r\n---\r\n\r\n## A slide\r\n\r\n- one\r\n"
    built = build(make_project({BRIEF: b"\xef\xbb\xbf" + text.encode()}))
    assert (built.code, built.findings) == (0, [])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_a_brief_one_may_not_read(make_project: MakeProject) -> None:
    root = make_project(a=SLIDE)
    (root / BRIEF).chmod(0)
    assert build(root).told == [("file-unreadable", BRIEF, 1)]


@pytest.mark.parametrize("name", ["link.png", "folder/link.png"])
def test_links_out_of_the_project_are_not_followed(
    make_project: MakeProject, tmp_path: Path, name: str
) -> None:
    root = make_project(a=f"{SLIDE}\n![x]({name})\n")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "link.png").write_bytes(b"secret")
    if "/" in name:
        (root / "content/a/folder").symlink_to(tmp_path / "outside")
    else:
        (root / "content/a/link.png").symlink_to(tmp_path / "outside" / "link.png")
    assert ("image-missing", BRIEF, 5) in build(root).told


@pytest.mark.parametrize(
    "data",
    [b"", b"no picture", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0" + bytes(100), b"GIF89a", b"<svg/>"],
    ids=["empty", "text", "cut PNG", "cut JPEG", "cut GIF", "SVG"],
)
def test_pictures_that_are_none(make_project: MakeProject, data: bytes) -> None:
    built = build(make_project({"content/a/x.png": data}, a=f"{SLIDE}\n![x](x.png)\n"))
    assert (BRIEF, 5) in [(file, line) for _, file, line in built.told]


CHART = "## A\n\n```{.chart data=x.csv source=Own}\n```\n"
TABLE = "Country;Aid, €\nÖsterreich;1,5\nZürich;2,5\n"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (TABLE.encode(), None),
        (TABLE.encode("utf-8-sig"), None),
        (TABLE.replace(";", "\t").encode("utf-16"), None),
        (f"sep=;\r\n{TABLE}".encode(), None),
        (TABLE.encode("cp1252"), ("data-encoding", BRIEF, 3)),
        (b"\xff\xfea", ("data-unreadable", BRIEF, 3)),
        (b"a,b\n\x00,1\n\xff,2\n", ("data-unreadable", BRIEF, 3)),
        (b"", ("chart-empty", BRIEF, 3)),
        (b'a,b\n"x,1\n', ("data-broken", "content/a/x.csv", 2)),
        (b"a,b\nx,1e300\ny,2\n", ("data-number", "content/a/x.csv", 2)),
    ],
)
def test_tables_as_spreadsheets_write_them(
    make_project: MakeProject, data: bytes, told: tuple[str, str, int] | None
) -> None:
    built = build(make_project({"content/a/x.csv": data}, a=CHART))
    assert built.told == ([told] if told else [])


@pytest.mark.parametrize("name", ["none.csv", ".", "..", "../../../etc/passwd", "/etc/passwd", "brief.md"])
def test_data_that_are_not_to_be_had(make_project: MakeProject, name: str) -> None:
    built = build(make_project(a=f"{SLIDE}\n```{{.chart data={name}}}\n```\n"))
    assert built.code == 1
    assert (BRIEF, 5) in [(file, line) for _, file, line in built.told] or name == "brief.md"


def test_includes_that_include_each_other(make_project: MakeProject) -> None:
    files: dict[str, str | bytes] = {
        "content/a/one.md": "{% include 'two.md' %}\n",
        "content/a/two.md": "text\n\n{% include 'one.md' %}\n",
    }
    built = build(make_project(files, a=f"{SLIDE}\n{{% include 'one.md' %}}\n"))
    assert built.code == 1
    assert "include-circle" in [code for code, _, _ in built.told]


def test_a_loop_that_would_fill_the_memory(make_project: MakeProject) -> None:
    text = f"{SLIDE}\n{{% for i in range(1000000000) %}}x{{% endfor %}}\n"
    built = build(make_project(a=text))
    assert built.code == 1
    assert (BRIEF, 5) in [(file, line) for _, file, line in built.told]


@pytest.mark.parametrize(
    "expression",
    ["''.__class__.__mro__", "self.__init__.__globals__", "cycler.__init__.__globals__.os", "x.format_map"],
)
def test_templates_reach_nothing_but_their_values(make_project: MakeProject, expression: str) -> None:
    built = build(make_project(a=f"{SLIDE}\n{{{{ {expression} }}}}\n"))
    assert built.code == 1
    assert (BRIEF, 5) in [(file, line) for _, file, line in built.told]


MARKDOWN = st.lists(
    st.sampled_from(
        ["# ", "## ", "### ", "- ", "1. ", "> ", "    ", "\n", "\n\n", "| a | b |\n", "|---|---|\n",
         "| 1 |\n", "```\n", "::: columns\n", "::: notes\n", ":::\n", "*", "**", "`", "[^1]", "[^1]: ",
         "![x](y)", "[a](#b)", "<b>", "<!--", "-->", "---\n", "{#id .c k=v}", "word ", "日本 ", "\t", "$x$",
         ": term\n", "> [!NOTE]\n", "\x00", "\u202e", "&lt;"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=MARKDOWN)
def test_any_mixture_of_marks_builds_or_is_refused(make_project: MakeProject, text: str) -> None:
    built = build(make_project(a=text))
    assert all(finding["code"] != "content-lost" for finding in built.findings), built.findings
