"""The cases beside this file: Markdown that a newcomer can read, with what it must come to.

Each case is a heading, some prose, a fence ``markdown`` with a brief, and a fence ``outline`` with what the
document and the findings must be. `UPDATE_CASES=1` writes what the code gives now; read the
difference before you commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from .outline import findings, outline, parse

FOLDER = Path(__file__).parent / "cases"
CASE = re.compile(
    r"^## (?P<title>.+)\n(?P<prose>(?:(?!^## ).*\n)*?)"
    r"(?P<fence>`{3,})markdown\n(?P<brief>(?:.*\n)*?)(?P=fence)\n\n```outline\n(?P<wanted>(?:.*\n)*?)```\n",
    re.MULTILINE,
)


class Case(NamedTuple):
    path: Path
    title: str
    brief: str
    wanted: str


def cases() -> list[Case]:
    return [
        Case(path, found["title"], found["brief"], found["wanted"])
        for path in sorted(FOLDER.glob("*.md"))
        for found in CASE.finditer(path.read_text(encoding="utf-8"))
    ]


def given(case: Case) -> str:
    document, report = parse(case.brief.removesuffix("\n"), FOLDER)
    return "".join(f"{line}\n" for line in [*outline(document), *findings(report)])


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.path.stem}: {case.title}")
def test_case(case: Case) -> None:
    result = given(case)
    if os.environ.get("UPDATE_CASES") and result != case.wanted:
        text = case.path.read_text(encoding="utf-8")
        start = text.index(f"## {case.title}\n")
        fence = text.index("```outline\n", start) + len("```outline\n")
        end = text.index("```\n", fence)
        case.path.write_text(text[:fence] + result + text[end:], encoding="utf-8")
        return
    assert result == case.wanted


def test_every_case_is_found() -> None:
    written = sum(path.read_text(encoding="utf-8").count("\n```outline\n") for path in FOLDER.glob("*.md"))
    assert len(cases()) == written > 40


def test_titles_are_unique() -> None:
    titles = [(case.path, case.title) for case in cases()]
    assert len(titles) == len(set(titles))
