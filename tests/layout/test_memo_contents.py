"""The memo's contents: what they list, where they stand, and that they name the right pages."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckbuilder.plan import Page, Para, Plan, TextShape
from deckbuilder.text.lines import placed_lines
from tests.layout.memos import boxes, memo_of, paras, says, theme, words

FILL = "Words that go on for a while and then stop.\n\n" * 12


def brief(body: str, *front: str) -> str:
    return "\n".join(("---", "title: T", *front, "---", "", body))


def sections(count: int, text: str = FILL) -> str:
    return "\n\n".join(
        f"# Part {number}\n\n{text}\n\n## Detail {number}\n\n{text}" for number in range(1, count + 1)
    )


def entries(plan: Plan) -> list[str]:
    """The contents as a reader has them: number, words and page of each entry."""
    found: dict[tuple[object, ...], list[Para]] = {}
    for page in plan.pages:
        for para in paras(page):
            if para.role == "Reference":
                found.setdefault(para.within, []).append(para)
    return [" ".join(" ".join(map(words, parts)).split()) for parts in found.values()]


def places(plan: Plan) -> dict[str, int]:
    """The page of each anchor."""
    return {
        para.anchor: number
        for number, page in reversed(list(enumerate(plan.pages, 1)))
        for para in paras(page)
        if para.anchor
    }


def claims(plan: Plan) -> dict[str, int]:
    """The page that the contents name for each anchor."""
    return {
        (run.href or "")[1:]: int(run.text)
        for page in plan.pages
        for para in paras(page)
        for run in para.runs
        if run.ref == "page"
    }


def test_the_contents_list_headings_with_numbers_and_pages() -> None:
    plan = memo_of(brief(sections(3), "toc: true", "number-sections: true"))
    assert says(plan.pages[0])[1] == "Contents"
    at = places(plan)
    assert entries(plan) == [
        f"1 Part 1 {at['part-1']}", f"1.1 Detail 1 {at['detail-1']}",
        f"2 Part 2 {at['part-2']}", f"2.1 Detail 2 {at['detail-2']}",
        f"3 Part 3 {at['part-3']}", f"3.1 Detail 3 {at['detail-3']}",
    ]  # fmt: skip
    assert at["part-1"] < at["detail-2"] < at["detail-3"]


def test_they_are_a_hierarchy_of_lists_whose_dots_are_decoration() -> None:
    page = memo_of(brief("# A\n\nx\n\n## B\n\nx", "toc: true")).pages[0]
    listed = [para for para in paras(page) if para.role == "Reference"]
    paths = [[tag.role for tag in para.within] for para in listed]
    assert paths == [["Sect", "TOC", "TOCI"]] * 2 + [["Sect", "TOC", "TOC", "TOCI"]] * 2
    dots = [para for para in paras(page) if set(words(para)) == {".", " "}]
    assert len(dots) == 2
    assert all(para.role == "Artifact" for para in dots)


def test_leaders_end_alike_and_words_break_before_them() -> None:
    long = "A heading that goes on for so long that no line of any memo could ever hold all of it"
    page = memo_of(brief(f"# {long}\n\nx\n\n# Short\n\nx", "toc: true")).pages[0]
    listed = [
        shape for shape in page.shapes if isinstance(shape, TextShape) and shape.paras[0].role == "Reference"
    ]
    dots = [
        shape
        for shape in page.shapes
        if isinstance(shape, TextShape) and set(words(shape.paras[0])) == {".", " "}
    ]
    assert len({round(shape.box.right, 3) for shape in dots}) == 1
    texts, numbers = listed[::2], listed[1::2]
    assert len(texts[0].paras[0].lines) == 2
    assert texts[0].paras[0].lines[1].indent > texts[0].paras[0].lines[0].indent
    for text, dot, number in zip(texts, dots, numbers, strict=True):
        last = text.paras[0].lines[-1]
        assert text.box.x + text.paras[0].left + last.indent + last.width < dot.box.right
        assert dot.box.right <= number.box.x + 1
        assert text.box.bottom == pytest.approx(number.box.y + last.height)
        assert number.box.right == pytest.approx(page.width - theme().memo.margin_right)


def test_each_entry_leads_to_its_heading_and_so_do_bookmarks_to_the_contents() -> None:
    plan = memo_of(brief("# A {#here}\n\nx\n\n# B\n\nx", "toc: true", "toc-title: What there is"))
    linked = {run.href for para in paras(plan.pages[0]) for run in para.runs if run.href}
    assert linked == {"#here", "#b"}
    assert [mark.title for mark in plan.bookmarks] == ["What there is", "A", "B"]
    assert {mark.anchor for mark in plan.bookmarks} <= places(plan).keys()


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (("toc-depth: 1",), ["A 1"]),
        (("toc-depth: 2",), ["A 1", "B 1"]),
        ((), ["A 1", "B 1", "C 1"]),
        (("toc-depth: 6",), ["A 1", "B 1", "C 1", "D 1"]),
    ],
)
def test_their_depth_is_pandocs(front: tuple[str, ...], expected: list[str]) -> None:
    body = "# A\n\nx\n\n## B\n\nx\n\n### C\n\nx\n\n#### D\n\nx\n\n## Not this one {.unlisted}\n\nx"
    assert entries(memo_of(brief(body, "toc: true", *front))) == expected


def test_a_list_too_long_for_a_page_shows_two_levels() -> None:
    body = "\n\n".join(f"# A{n}\n\n## B{n}\n\n### C{n}\n\nx" for n in range(15))
    assert len(entries(memo_of(brief(body, "toc: true")))) == 30


@pytest.mark.parametrize(("parts", "front", "listed"), [(7, (), 14), (3, (), 0), (7, ("toc: false",), 0)])
def test_a_long_memo_has_them_by_itself(parts: int, front: tuple[str, ...], listed: int) -> None:
    assert len(entries(memo_of(brief(sections(parts), *front)))) == listed


def test_a_long_memo_of_few_headings_has_none() -> None:
    assert entries(memo_of(brief("# One\n\n" + FILL * 12 + "# Two\n\nx"))) == []


def test_contents_of_a_memo_are_as_deep_as_fits_below_its_head() -> None:
    body = "\n\n".join(f"# A{n}\n\n" + f"## B{n}\n\nx\n\n" * 3 for n in range(10))
    plan = memo_of(brief(body, "toc: true", f"abstract: {'word ' * 150}"))
    assert entries(plan) == [f"A{n} {places(plan)[f'a{n}']}" for n in range(10)]
    assert "Contents" in says(plan.pages[0], "H1")


def test_contents_of_a_memo_that_fit_nowhere_below_its_head_go_on_overleaf() -> None:
    body = "\n\n".join(f"# A{n}\n\nx" for n in range(40))
    plan = memo_of(brief(body, "toc: true", f"abstract: {'word ' * 150}"))
    listing = [number for number, page in enumerate(plan.pages, 1) if says(page, "Reference")]
    assert listing == [1, 2]
    assert "A0" in says(plan.pages[1], "H1")
    assert claims(plan).items() <= places(plan).items()


def test_contents_of_a_report_too_long_for_the_first_page_have_pages_of_their_own() -> None:
    body = "\n\n".join(f"# Part {number}\n\n{'word ' * 200}" for number in range(36))
    plan = memo_of(brief(body, "toc: true", f"abstract: {'word ' * 300}"))
    assert [says(page, "H1")[0] for page in plan.pages[1:3]] == ["Contents", "Part 0"]
    assert len(says(plan.pages[1], "Reference")) == 72
    assert claims(plan).items() <= places(plan).items()


def test_contents_of_a_report_begin_below_a_large_head_where_that_saves_a_page() -> None:
    body = "\n\n".join(f"# Part {number}\n\n{'word ' * 150}" for number in range(46))
    plan = memo_of(brief(body, "toc: true", f"abstract: {'word ' * 230}"))
    assert [says(page, "H1")[:1] for page in plan.pages[:3]] == [["Contents"], [], ["Part 0"]]
    assert [len(says(page, "Reference")) for page in plan.pages[:3]] == [26, 66, 0]
    assert claims(plan).items() <= places(plan).items()


@pytest.mark.parametrize(("parts", "first"), [(3, 1), (60, 3)])
def test_contents_stand_across_and_before_text_in_columns(parts: int, first: int) -> None:
    body = "| a | b |\n|---|---|\n| c | d |\n: Caption\n\n" + "\n\n".join(
        f"# A{n}\n\nx" for n in range(parts)
    )
    plan = memo_of(brief(body, "toc: true", "lot: true", "memo: {columns: 2}"))
    listing = [number for number, page in enumerate(plan.pages, 1) if says(page, "Reference")]
    assert listing == list(range(1, max(first, 2)))
    assert places(plan)["a0"] == first
    assert claims(plan).items() <= places(plan).items()


def test_tables_and_figures_are_listed_where_that_is_asked_for() -> None:
    table = "| a |\n|---|\n| 1 |\n\n: First words\n\n"
    line = "```{.timeline caption='A timeline'}\n- 1990: a\n- 2000: b\n```\n\n"
    plan = memo_of(
        brief(f"{table}{line}{table.replace('First', 'Second')}", "lot: true", "lof: true", "toc: false")
    )
    told = [entry.replace("\N{NO-BREAK SPACE}", " ") for entry in entries(plan)]
    assert told == ["Table 1 First words 1", "Table 2 Second words 1", "Figure 1 A timeline 1"]
    assert says(plan.pages[0], "H1") == ["Tables", "Figures"]
    assert claims(plan).items() <= places(plan).items()


def test_a_brief_without_tables_has_no_list_of_them() -> None:
    assert says(memo_of(brief("Text.", "lot: true")).pages[0]) == ["T", "Text."]


def test_notes_and_links_in_headings_stay_out_of_the_contents() -> None:
    plan = memo_of(brief("# A^[Note.] [link](https://example.org)\n\nx", "toc: true"))
    assert entries(plan) == ["A link 1"]
    assert sum(run.note is not None for para in paras(plan.pages[0]) for run in para.runs) == 1


HEADING = st.tuples(st.integers(1, 4), st.integers(1, 25)).map(lambda it: f"{'#' * it[0]} " + "head " * it[1])
TEXT = st.integers(1, 400).map(lambda count: "word " * count)
TABLE = st.integers(1, 40).map(lambda count: "| a | b |\n|---|---|\n" + "| c | d |\n" * count + "\n: Caption")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(HEADING, TEXT, TABLE), min_size=1, max_size=60), st.booleans(), st.integers(0, 350))
def test_contents_name_the_pages_where_things_are(blocks: list[str], numbered: bool, summary: int) -> None:
    front = ["toc: true", "lot: true", f"number-sections: {str(numbered).lower()}"]
    front += [f"abstract: {'word ' * summary}"] if summary else []
    plan = memo_of(brief("\n\n".join(blocks), *front))
    named, real = claims(plan), places(plan)
    assert named.items() <= real.items()
    assert len(named) >= sum(block.startswith("|") for block in blocks)
    for page in plan.pages:
        assert max((box.bottom for box in boxes(page, notes=False)), default=0) <= _bottom(page) + 31


def _bottom(page: Page) -> float:
    return page.height - theme().memo.margin_bottom


def test_numbers_of_three_digits_have_room() -> None:
    body = "\n\n".join(f"# Part {number}\n\n{'word ' * 1100}" for number in range(60))
    plan = memo_of(brief(body, "toc: true"))
    assert len(plan.pages) > 100
    named, real = claims(plan), places(plan)
    assert named.items() <= real.items()
    for para in paras(plan.pages[1]):
        if any(run.ref == "page" for run in para.runs):
            assert len(para.lines) == 1


def test_an_entry_leads_to_its_heading_over_its_whole_line() -> None:
    page = memo_of(brief("# A\n\nx", "toc: true")).pages[0]
    texts = [shape for shape in page.shapes if isinstance(shape, TextShape)]
    parts = [shape for shape in texts if any(run.href for run in shape.paras[0].runs)]
    assert all(shape.paras[0].wide_links for shape in parts)
    assert parts[0].box.x == pytest.approx(theme().memo.margin_left)
    assert parts[0].box.right == pytest.approx(parts[1].box.x)
    assert parts[1].box.right == pytest.approx(page.width - theme().memo.margin_right)


def test_a_heading_from_right_to_left_keeps_clear_of_its_leader() -> None:
    heading = "كتاب " * 30
    page = memo_of(brief(f"# {heading}\n\nx\n\n# Short\n\nx", "toc: true")).pages[0]
    shapes = [shape for shape in page.shapes if isinstance(shape, TextShape)]
    words_of, dots = (
        next(shape for shape in shapes if shape.paras[0].role == "Reference"),
        next(shape for shape in shapes if set(words(shape.paras[0])) == {".", " "}),
    )
    placed = placed_lines(words_of.paras[0], words_of.box.x, words_of.box.y, words_of.box.width)
    assert len(placed) > 1
    assert min(line.x for line in placed) >= words_of.box.x
    assert placed[-1].x + placed[-1].line.width < dots.box.right - dots.paras[0].lines[0].width
