"""Whatever is written under one title: its slides hold all of it in order, cut where reading can go on."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckbuilder.plan import Page, Para, Plan, TableShape, TextShape, paras
from deckbuilder.report import Report
from tests.layout.decks import planned, text_of
from tests.layout.test_deck_fit import assert_fits

WORDS = [
    "a",
    "to",
    "year",
    "land",
    "trade",
    "border",
    "ministry",
    "agreement",
    "consultation",
    "responsibilities",
]
MARK = re.compile(r"w\d+w")
#: Of two slides that share a list, the shorter one is at least this share of the other.
EVEN = 0.5

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def texts(most: int, least: int = 1) -> st.SearchStrategy[str]:
    """A number of words. Drawing each by itself would take long, and seldom give many."""
    return st.builds(
        lambda count, seed: " ".join(random.Random(seed).choices(WORDS, k=count)),
        st.integers(least, most),
        st.integers(0, 999),
    )


def lists(mark: str) -> st.SearchStrategy[str]:
    item = st.tuples(st.sampled_from(["", "", "", "    "]), texts(40))
    return st.lists(item, min_size=1, max_size=16).map(
        lambda items: "\n".join(
            f"{indent * (index > 0)}{mark} @ {text}" for index, (indent, text) in enumerate(items)
        )
    )


rows = st.lists(st.tuples(texts(12), texts(6)), min_size=1, max_size=30)
tables = rows.map(
    lambda rows: "\n".join(["| A | B |", "|---|---|", *(f"| @ {a} | @ {b} |" for a, b in rows)])
)
leaves = st.one_of(
    texts(120).map(lambda text: f"@ {text}"),
    texts(6).map(lambda text: f"### @ {text}"),
    texts(10).map(lambda text: f"@ {text}:"),
    lists("-"),
    lists("1."),
    tables,
    texts(90).map(lambda text: f"> @ {text}"),
    texts(60).map(lambda text: f"> [!NOTE]\n> @ {text}"),
)
columns = st.lists(
    st.one_of(lists("-"), texts(60).map(lambda text: f"@ {text}")), min_size=2, max_size=3
).map(lambda sides: "\n".join(["::: columns", *(f"::: column\n{side}\n:::" for side in sides), ":::"]))
contents = st.lists(st.one_of(leaves, leaves, leaves, columns), min_size=5, max_size=12).map("\n\n".join)


def marked(text: str) -> tuple[str, list[str]]:
    """The text with a word of its own for each ``@``, and those words in order."""
    count = text.count("@")
    for index in range(count):
        text = text.replace("@", f"w{index}w", 1)
    return text, [f"w{index}w" for index in range(count)]


def deck(content: str, report: Report | None = None) -> Plan:
    return planned(f"## Title\n\n{content}", with_memo=False, report=report)


def shown(page: Page) -> list[str]:
    """The marks a page shows, in reading order."""
    return [mark for para in paras(page.shapes) for mark in MARK.findall(words(para))]


def words(para: Para) -> str:
    return "".join(run.text for run in para.runs)


def last_text(page: Page) -> Para | None:
    """The paragraph at the foot of a page's only column of text; None where something else stands there."""
    content = [shape for shape in page.shapes if shape.role not in ("title", "footer", "number", "note")]
    lowest = max(content, key=lambda shape: shape.box.y, default=None)
    beside = [shape for shape in content if lowest and shape.box.bottom > lowest.box.y]
    return lowest.paras[-1] if isinstance(lowest, TextShape) and len(beside) == 1 else None


@few
@given(contents.map(marked))
def test_slides_hold_everything_once_and_in_order(content: tuple[str, list[str]]) -> None:
    text, marks = content
    report = Report()
    pages = deck(text, report).pages
    assert [finding.code for finding in report] == []
    for page in pages:
        assert_fits(page)
        assert_no_word_is_torn(page)
    found = [mark for page in pages for mark in shown(page)]
    assert sorted(found, key=lambda mark: int(mark[1:-1])) == marks
    if ":::" not in text:
        assert found == marks


@pytest.mark.parametrize("opening", ["### Heading", "What follows:"])
@pytest.mark.parametrize(
    "following", ["| A | B |\n|---|---|\n" + "| year | land |\n" * 10, "> [!NOTE]\n" + "> - year\n" * 9]
)
def test_no_slide_ends_with_what_announces_the_next(opening: str, following: str) -> None:
    """What follows would rather move to the next slide than be cut."""
    for above in range(6, 16):
        pages = deck("- year\n" * above + f"\n{opening}\n\n{following}").pages
        assert not any(announces(page) for page in pages), above


def announces(page: Page) -> bool:
    """Whether a heading, or a line that ends in a colon, stands at the foot of the page."""
    foot = last_text(page)
    return foot is not None and (foot.role[:1] == "H" or words(foot).endswith(":"))


def assert_no_word_is_torn(page: Page) -> None:
    for para in paras(page.shapes):
        lines = ["".join(piece.text for piece in line.pieces) for line in para.lines]
        assert all(line.endswith(" ") for line in lines[:-1]), lines


@few
@given(st.lists(texts(30, 5), min_size=14, max_size=30), st.sampled_from(("-", "1.")))
def test_two_slides_share_a_list_evenly(items: list[str], mark: str) -> None:
    pages = deck("\n".join(f"{mark} {item}" for item in items)).pages
    if len(pages) == 2:
        heights = [natural(page) for page in pages]
        assert min(heights) >= EVEN * max(heights), heights


def natural(page: Page) -> float:
    """Points the lines of a page's text take."""
    bodies = [shape for shape in page.shapes if isinstance(shape, TextShape) and shape.role == "body"]
    return sum(para.height for body in bodies for para in body.paras)


@few
@given(st.lists(texts(50), min_size=10, max_size=40), st.integers(1, 95))
def test_numbers_go_on_over_slides(items: list[str], start: int) -> None:
    pages = deck("\n".join(f"{start + index}. {item}" for index, item in enumerate(items))).pages
    numbers = [para.bullet.number for page in pages for para in paras(page.shapes) if para.bullet]
    assert numbers == list(range(start, start + len(items)))


@few
@given(st.lists(st.tuples(texts(30), texts(30)), min_size=1, max_size=20))
def test_notes_stand_on_the_slide_that_calls_them_or_all_at_the_end(items: list[tuple[str, str]]) -> None:
    calls = "\n".join(f"- {item}[^{index}]" for index, (item, _) in enumerate(items))
    notes = "\n\n".join(f"[^{index}]: n{index}n {note}" for index, (_, note) in enumerate(items))
    pages = deck(f"{calls}\n\n{notes}").pages
    for page in pages:
        assert_fits(page)
        called = [run.note for para in paras(page.shapes) for run in para.runs if run.note is not None]
        assert re.findall(r"n(\d+)n", text_of(page, "note")) in (called, [])
    shown = [
        number
        for page in pages
        for para in paras(page.shapes)
        for number in re.findall(r"n(\d+)n", words(para))
    ]
    assert shown == [str(index) for index in range(len(items))]


@few
@given(rows)
def test_no_row_of_a_table_is_left_alone(rows: list[tuple[str, str]]) -> None:
    table = "\n".join(["| A | B |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows)])
    pages = deck(table).pages
    counts = [
        len([row for row in shape.rows if not row.header])
        for page in pages
        for shape in page.shapes
        if isinstance(shape, TableShape)
    ]
    assert sum(counts) == len(rows)
    assert len(pages) == 1 or min(counts) >= 2


@pytest.mark.parametrize("length", [6, 8, 9, 10, 12])
def test_the_number_behind_a_title_is_part_of_what_must_fit(length: int) -> None:
    """A title of two full lines may need a third for “(1/3)”: it gets smaller, on all its slides alike."""
    title = " ".join(["consultation"] * length)
    pages = planned(f"## {title}\n\n" + "- year of the border agreement\n" * 40).pages
    assert len(pages) > 1
    for page in pages:
        (shape,) = [shape for shape in page.shapes if shape.role == "title"]
        assert isinstance(shape, TextShape)
        assert words(shape.paras[0]) == page.title
        assert_fits(page)
    assert len({para.style.size for page in pages for para in paras(page.shapes[:1])}) == 1
