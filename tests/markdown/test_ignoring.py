"""Comments that silence findings: which, and on which lines."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from deckbuilder import markdown
from deckbuilder.markdown import front_matter
from deckbuilder.model import Meta
from deckbuilder.report import Report
from deckbuilder.source import Folder, Line

HERE = Path(__file__).parent
COMMENT = "<!-- deckbuilder: ignore x -->"


def parsed(text: str) -> Report:
    report = Report()
    lines = [Line(line, "b.md", number) for number, line in enumerate(text.split("\n"), 1)]
    markdown.parse(lines, Meta(), Folder(HERE), HERE, "b.md", report)
    return report


def lines(text: str) -> list[list[tuple[int, int]]]:
    """The lines that each comment is for."""
    found = sorted(parsed(text).silences, key=lambda silence: silence.span.first)
    return [[(span.first, span.last) for span in silence.within or ()] for silence in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}\n\nOne.\n\nTwo.", [(3, 3)]),
        ("{}\nOne\ntwo.\n\nThree.", [(2, 3)]),
        ("Zero.\n{}\nOne.\n\nTwo.", [(3, 3)]),
        ("{}\n\n- a\n- b\n\n  c\n\nd", [(3, 7)]),
        ("- a\n\n  {}\n\n  b\n- c", [(5, 5)]),
        ("- a\n\n  {}\n- c", []),
        ("{}\n\n::: memo\n\na\n\n:::\n\nb", [(3, 7)]),
        ("::: memo\n\n{}\n\na\n\n:::\n\nb", [(5, 5)]),
        ("{}\n\n| a |\n|---|\n| b |\n\n: c\n\nd", [(3, 7)]),
        ("{}\n\n: c\n\n| a |\n|---|\n| b |\n\nd", [(3, 7)]),
        ("{}\n\n```\na\n```\n\nb", [(3, 5)]),
        ("{}\n## A\n\na\n\n### B\n\nb\n\n## C\n\nc", [(2, 8)]),
        ("## A\n\n{}\n### B\n\nb\n\n# C\n\nc", [(4, 6)]),
        ("{}\n## A\n\na\n\nb", [(2, 6)]),
        ("{}\n\nA\n-\n\na\n\nB\n===\n", [(3, 6)]),
        ("## A\n\na\n\n{}\n\n---\n\nb\n\n---\n\nc", [(7, 9)]),
        ("> {}\n>\n> ## A\n>\n> a\n\nb", [(3, 5)]),
        ("One.\n\n{}\n", []),
    ],
)
def test_a_comment_is_for_what_follows_it(text: str, expected: list[tuple[int, int]]) -> None:
    assert lines(text.format(COMMENT)) == [expected]


def test_comments_in_cells_of_grid_tables_count_too() -> None:
    cell = f"| {COMMENT} |"
    rule = f"+{'-' * (len(cell) - 2)}+"
    blank = f"|{' ' * (len(cell) - 2)}|"
    one = f"| {'One.':<{len(cell) - 4}} |"
    assert lines("\n".join([rule, one, rule.replace("-", "="), cell, blank, one, blank, one, rule])) == [
        [(6, 6)]
    ]


def test_comments_on_lines_of_their_own_are_for_the_same() -> None:
    text = f"{COMMENT}\n<!-- mine -->\n\n<!-- deckbuilder: ignore y, z: why not? -->\n\nOne.\n\nTwo."
    assert lines(text) == [[(6, 6)]] * 3
    assert sorted(silence.code for silence in parsed(text).silences) == ["x", "y", "z"]


def test_reasons_may_take_lines_and_hold_anything() -> None:
    text = "<!--\ndeckbuilder: ignore x:\n a, b: c - d\n-->\nOne.\n"
    (silence,) = parsed(text).silences
    assert (silence.code, silence.span.first) == ("x", 1)


def test_a_file_as_a_whole() -> None:
    (silence,) = parsed("One.\n\n<!-- deckbuilder: ignore-file x -->\n").silences
    assert silence.within
    assert (silence.within[0].path, silence.within[0].first) == ("b.md", 1)


def test_an_included_file_is_part_of_a_section() -> None:
    written = [
        ("b.md", 1, COMMENT),
        ("b.md", 2, "## A"),
        ("p.md", 1, "a"),
        ("p.md", 2, "b"),
        ("b.md", 4, "c"),
    ]
    report = Report()
    markdown.parse(
        [Line(text, path, number) for path, number, text in written],
        Meta(), Folder(HERE), HERE, "b.md", report,
    )  # fmt: skip
    (silence,) = report.silences
    assert [(span.path, span.first, span.last) for span in silence.within or ()] == [
        ("b.md", 2, 2),
        ("p.md", 1, 2),
        ("b.md", 4, 4),
    ]


@pytest.mark.parametrize(
    "text",
    ["<!-- deckbuilder: ignore -->", "<!-- deckbuilder: ingore x -->", "<!-- deckbuilder: ignore : why -->",
     f"Text {COMMENT} here.",
     f"<div>\n{COMMENT}\n</div>",
     f"<table><tr><td>\n\n{COMMENT}\n\nOne.</td></tr></table>"],
)  # fmt: skip
def test_what_cannot_be_understood_is_named(text: str) -> None:
    report = parsed(f"{text}\n\nOne.\n")
    assert [finding.code for finding in report if not finding.code.startswith("html")] == ["ignore-unread"]
    assert report.silences == []


@pytest.mark.parametrize(
    "text",
    [
        "<!-- ignore x -->",
        "<!-- deckbuilder is fine -->",
        f"```\n{COMMENT}\n```",
        f"`{COMMENT}`",
        f"    {COMMENT}",
    ],
)
def test_other_comments_and_code_are_left_alone(text: str) -> None:
    report = parsed(f"{text}\n\nOne.\n")
    assert (list(report), report.silences) == ([], [])


def test_the_front_matter_ignores_everywhere() -> None:
    report = Report()
    text = "---\ntitle: A\nignore:\n  - x\n  - y\n---\n\nOne."
    front_matter.read([Line(line, "b.md", number) for number, line in enumerate(text.split("\n"), 1)], report)
    assert [(silence.code, silence.span.first, silence.within) for silence in report.silences] == [
        ("x", 4, None),
        ("y", 5, None),
    ]
    assert list(report) == []


@pytest.mark.parametrize(
    "text", [f"{COMMENT}\n" * 5000, f"{COMMENT}\n\nOne.\n\n" * 5000, f"{COMMENT}\n## A\n" * 5000]
)
def test_thousands_of_comments_take_no_time(text: str) -> None:
    started = time.process_time()
    assert len(parsed(text).silences) == 5000
    assert time.process_time() - started < 5
