"""How findings look: whole messages, so that wording and layout are reviewed together."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deckbuilder.excerpt import as_data, as_text, columns, safe
from deckbuilder.report import Diagnostic, Edit, Severity
from deckbuilder.source import Span

BRIEF = (
    """\
---
title: Rivers
---

| a | b |
|---|---|
| 1 | 2 | 3 |

\tA tab, then an {{ undefned }} name.
日本語のテキスト missing.png end
"""
    + "long " * 60
)


def shown(finding: Diagnostic, text: str | None = BRIEF, width: int = 60, color: bool = False) -> str:
    return as_text(finding, lambda _: text, width=width, color=color)


def finding(
    span: Span | None, help: str | None = None, related: tuple[tuple[Span, str], ...] = ()
) -> Diagnostic:
    return Diagnostic("some-fault", Severity.ERROR, "something is wrong", span, help, related)


def looks(actual: str, expected: str) -> None:
    assert actual == dedent(expected).strip("\n")


def test_a_line() -> None:
    found = Diagnostic(
        "table-ragged",
        Severity.ERROR,
        "row 1 has 3 cells, the header has 2",
        Span("content/x/brief.md", 7, 7),
        "give every row as many cells as the header",
        ((Span("content/x/brief.md", 5, 5), "the header"),),
    )
    looks(
        shown(found),
        """
        error[table-ragged]: row 1 has 3 cells, the header has 2
         --> content/x/brief.md:7
          |
        7 | | 1 | 2 | 3 |
          | ^^^^^^^^^^^^^
          = help: give every row as many cells as the header
          = see: content/x/brief.md:5: the header
        """,
    )


def test_a_word_behind_a_tab() -> None:
    looks(
        shown(Diagnostic("undefined", Severity.WARNING, "`undefned` is undefined", Span("b.md", 9, 9, 20))),
        """
        warning[undefined]: `undefned` is undefined
         --> b.md:9:20
          |
        9 |     A tab, then an {{ undefned }} name.
          |                       ^^^^^^^^
        """,
    )


def test_a_word_behind_wide_characters() -> None:
    looks(
        shown(Diagnostic("image-missing", Severity.NOTE, "there is no file", Span("b.md", 10, 10, 10))),
        """
        note[image-missing]: there is no file
          --> b.md:10:10
           |
        10 | 日本語のテキスト missing.png end
           |                  ^^^^^^^^^^^
        """,
    )


def test_several_lines() -> None:
    looks(
        shown(finding(Span("b.md", 5, 9))),
        """
        error[some-fault]: something is wrong
         --> b.md:5
          |
        5 | | a | b |
        6 | |---|---|
        7 | | 1 | 2 | 3 |
        ..
        """,
    )


def test_a_long_line_is_cropped_around_the_place() -> None:
    looks(
        shown(finding(Span("b.md", 11, 11, 151))),
        """
        error[some-fault]: something is wrong
          --> b.md:11:151
           |
        11 | …g long long long long long long long long long long l…
           |                   ^^^^
        """,
    )


def test_without_a_place_or_without_the_text() -> None:
    looks(
        shown(finding(None, "name a theme")), "error[some-fault]: something is wrong\n  = help: name a theme"
    )
    looks(shown(finding(Span("b.md", 3, 3)), None), "error[some-fault]: something is wrong\n --> b.md:3")
    looks(shown(finding(Span("b.md", 99, 99))), "error[some-fault]: something is wrong\n  --> b.md:99")


def test_colours() -> None:
    text = shown(finding(Span("b.md", 2, 2), "mend it"), color=True)
    assert text.startswith("\x1b[1;31merror[some-fault]\x1b[0m\x1b[1m: something is wrong\x1b[0m\n")
    assert "\x1b[1;31m^^^^^^^^^^^^^\x1b[0m" in text


def test_nothing_in_a_brief_acts_on_the_terminal() -> None:
    evil = "\x1b]0;title\x07 \u202egpj.exe \u2066 \x9b31m \r\n"
    found = Diagnostic("x", Severity.ERROR, evil, Span(evil, 1, 1, 3), evil, ((Span(evil, 1, 1), evil),))
    text = shown(found, evil)
    assert not set(text) & set("\x1b\x07\u202e\u2066\x9b\r")


def test_a_line_of_a_hundred_kilobytes() -> None:
    text = shown(finding(Span("b.md", 1, 1, 50_001)), "x" * 100_000)
    assert max(map(len, text.splitlines())) <= 60


@example(text="aaaaaaaaaaaa\t\t日日日", column=18, width=30)
@given(
    text=st.text(alphabet=st.sampled_from("ab \t日\u0301\u200b|{é"), max_size=300),
    column=st.none() | st.integers(1, 320),
    width=st.integers(30, 120),
)
def test_lines_keep_to_the_width_and_marks_to_the_line(text: str, column: int | None, width: int) -> None:
    lines = shown(finding(Span("b.md", 1, 1, column)), text, width).split("\n")
    for line in lines[1:]:
        assert columns(line) <= width
    if len(lines) > 3 and text.isascii():
        assert len(lines[-1].rstrip()) <= len(lines[-2]) + 1


@pytest.mark.parametrize(
    ("text", "count"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("\u200b", 0), ("ཐིམ", 2)]
)
def test_columns(text: str, count: int) -> None:
    assert columns(text) == count


def test_safe_keeps_scripts_and_tabs() -> None:
    assert safe("རྒྱལ་ཁབ\tعربي 日本") == "རྒྱལ་ཁབ\tعربي 日本"


def test_as_data() -> None:
    found = finding(Span("b.md", 5, 9, 2), "mend it", ((Span("c.md", 1, 1), "here"),))
    assert json.loads(json.dumps(as_data(found))) == {
        "code": "some-fault",
        "severity": "error",
        "message": "something is wrong",
        "file": "b.md",
        "line": 5,
        "column": 2,
        "end_line": 9,
        "help": "mend it",
        "fix": [],
        "related": [{"message": "here", "file": "c.md", "line": 1, "column": None, "end_line": 1}],
    }
    assert as_data(finding(None))["file"] is None


def test_a_fix_as_data() -> None:
    found = Diagnostic("x", Severity.NOTE, "x", None, fix=(Edit("b.md", 5, 3, "a\nbc", "d"),))
    assert as_data(found)["fix"] == [
        {"file": "b.md", "line": 5, "column": 3, "end_line": 6, "end_column": 3, "old": "a\nbc", "text": "d"}
    ]
