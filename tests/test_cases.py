"""The cases in `cases/`: Markdown that a newcomer can read, with the plans and findings it must come to.

A file holds cases, each a heading ``##``, some prose, a fence ``markdown`` with the body of a brief, and
fences that say what is expected: ``deck`` and ``memo`` with the plan as text, ``findings`` with what is
reported. A case is planned for the documents it has a fence for; without a fence ``findings`` nothing may
be reported. What all pages of a theme share (footers, page numbers, letterhead) is left out.
`UPDATE_CASES=1` writes what the code gives now; read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder import markdown
from deckbuilder.layout import deck, memo
from deckbuilder.model import Document, Meta
from deckbuilder.plan import Page, Plan, Shape, TextShape
from deckbuilder.render import text as as_text
from deckbuilder.report import Report
from deckbuilder.source import Folder, Line
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme import brand
from deckbuilder.theme.tokens import Theme

FOLDER = Path(__file__).parent / "cases"
FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<word>\w+)\n(?P<body>.*?)^(?P=ticks)$\n?", re.MULTILINE | re.DOTALL)
EXPECTED = ("deck", "memo", "findings")
FURNITURE = ("header", "footer", "number", "letterhead")


@dataclass(frozen=True)
class Case:
    path: Path
    title: str
    brief: str
    expected: dict[str, str]


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.md")):
        for start, end in _sections(text := path.read_text(encoding="utf-8")):
            fences = {found["word"]: found["body"] for found in FENCE.finditer(text, start, end)}
            yield Case(path, text[start + 3 : text.index("\n", start)], fences.pop("markdown"), fences)


def _sections(text: str) -> list[tuple[int, int]]:
    """Where each case begins and ends; a heading inside a fence begins a slide, not a case."""
    inside = [found.span() for found in FENCE.finditer(text)]
    heads = [found.start() for found in re.finditer(r"^## ", text, re.MULTILINE)]
    starts = [at for at in heads if not any(first <= at < last for first, last in inside)]
    return list(pairwise((*starts, len(text))))


@cache
def theme() -> Theme:
    found = brand.load("briefing", [], Report())
    assert found is not None
    return found


@cache
def typesetter() -> Typesetter:
    return Typesetter(FontBook(theme().fonts))


def outcome(case: Case) -> dict[str, str]:
    """What the code gives for each fence the case has, and its findings if there are any."""
    report = Report()
    lines = [Line(line, "brief.md", number) for number, line in enumerate(case.brief.split("\n")[:-1], 1)]
    folder = Folder(FOLDER)
    folder.remember("brief.md", case.brief)
    document = markdown.parse(lines, Meta(title="Case", slide_level=2), folder, FOLDER, "brief.md", report)
    found = {name: _plan(document, name, report) for name in case.expected if name != "findings"}
    findings = [
        f"{it.severity.label} {it.code} {it.span.first if it.span else '-'}: {it.message}\n"
        for it in report.sorted()
    ]
    return {**found, "findings": "".join(findings)} if findings or "findings" in case.expected else found


def _plan(document: Document, name: str, report: Report) -> str:
    if name == "memo":
        plan = memo.plan(document, theme(), typesetter(), report)
    else:
        plan = deck.plan(document, theme(), typesetter(), report, with_memo=False)
    return as_text.render(_bare(plan))


def _bare(plan: Plan) -> Plan:
    pages = [
        replace(page, shapes=tuple(s for s in page.shapes if not _is_furniture(s, page)))
        for page in plan.pages
    ]
    return replace(plan, pages=tuple(page for page in pages if page.layout != "Title Slide"), bookmarks=())


def _is_furniture(shape: Shape, page: Page) -> bool:
    if not isinstance(shape, TextShape):
        return False
    title = shape.role == "title" and page.layout != "Section Header"
    return title or shape.role in FURNITURE or (shape.role == "artifact" and page.layout in ("first", "next"))


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.path.stem}: {case.title}")
def test_case(case: Case) -> None:
    found = outcome(case)
    if os.environ.get("UPDATE_CASES"):
        _rewrite(case, found)
    else:
        assert found == case.expected


def _rewrite(case: Case, found: dict[str, str]) -> None:
    whole = case.path.read_text(encoding="utf-8")
    start, end = next(span for span in _sections(whole) if whole.startswith(f"## {case.title}\n", span[0]))
    section = FENCE.sub(lambda fence: _fence(fence, found), whole[start:end])
    if "findings" in found and "findings" not in case.expected:
        section = f"{section.rstrip()}\n\n```findings\n{found['findings']}```\n" + "\n" * (end < len(whole))
    case.path.write_text(whole[:start] + section + whole[end:], encoding="utf-8")


def _fence(fence: re.Match[str], found: dict[str, str]) -> str:
    if fence["word"] not in EXPECTED:
        return fence[0]
    return f"{fence['ticks']}{fence['word']}\n{found.get(fence['word'], '')}{fence['ticks']}\n"


def test_every_case_expects_something() -> None:
    found = list(cases())
    assert len(found) > 20
    assert all(case.expected and set(case.expected) <= set(EXPECTED) for case in found)
    assert len({(case.path, case.title) for case in found}) == len(found)
