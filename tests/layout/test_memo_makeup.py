"""How pages of the memo are made up: figures and tables that float, page breaks, columns, parted rows."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckbuilder.layout.memo.planner import COLUMNS_MARGIN
from deckbuilder.plan import Page, Para, Plan, Rect, Shape, TableShape, TextShape
from deckbuilder.report import Report
from tests.layout.memos import memo_of, paras, says, theme, words
from tests.layout.test_memo_pages import FRONT, SENTENCE, fill, lines_of_a_page, page_of

TWO = "---\ntitle: T\nmemo: {columns: 2}\n---\n"


def table(rows: int, caption: str = "", columns: str = "| a | b |") -> str:
    told = f": {caption}\n\n" if caption else ""
    return f"{told}{columns}\n|---|---|\n" + "| cell | cell |\n" * rows


def tables(plan: Plan) -> list[tuple[int, TableShape]]:
    return [
        (n, shape)
        for n, page in enumerate(plan.pages)
        for shape in page.shapes
        if isinstance(shape, TableShape)
    ]


def foot(page: Page) -> float:
    """Where the text of a page ends."""
    told: list[Shape] = [shape for shape in page.shapes if shape.role not in ("artifact", "note")]
    return max(shape.box.bottom for shape in told)


def with_table(caption: str, behind: str, front: str = FRONT) -> Plan:
    """A page nearly full, a table that does not fit, and what comes behind."""
    return memo_of(front + fill(lines_of_a_page() - 9) + table(12, caption) + "\n\n" + behind)


BEHIND = (SENTENCE * 4 + "\n\n") * 4


class TestFloats:
    def test_text_fills_the_page_while_a_table_waits_for_the_next(self) -> None:
        plan = with_table("Aid {#tbl-a}", BEHIND)
        ((page, shape),) = tables(plan)
        assert page == 1
        assert shape.box.y < theme().memo.margin_top + 40
        assert page_of(plan, "Words") == 0
        assert (
            foot(plan.pages[0]) > plan.pages[0].height - theme().memo.margin_bottom - 3 * theme().memo.leading
        )

    @pytest.mark.parametrize(
        ("caption", "front"),
        [
            ("", FRONT),
            ("Aid {.here}", FRONT),
            ("Aid {float=false}", FRONT),
            ("Aid", "---\ntitle: T\nmemo: {floats: false}\n---\n"),
        ],
    )
    def test_it_stays_where_it_is_written(self, caption: str, front: str) -> None:
        plan = with_table(caption, BEHIND, front)
        last, _ = tables(plan)[-1]
        assert page_of(plan, "Words") == last

    def test_it_keeps_its_place_in_the_documents_structure(self) -> None:
        plan = with_table("Aid", BEHIND)
        ((page, shape),) = tables(plan)
        (place,) = [shape for shape in plan.pages[0].shapes if shape.role == "place"]
        assert isinstance(place, TextShape)
        assert (page, place.paras[0].within) == (1, shape.within)

    def test_it_does_not_move_past_a_heading(self) -> None:
        plan = with_table("Aid", SENTENCE + "\n\n## Next\n\n" + BEHIND)
        told = [text for page in plan.pages for text in says(page)]
        assert told.index("Next") > max(n for n, text in enumerate(told) if text == "cell")

    def test_figures_and_tables_keep_their_order(self) -> None:
        behind = SENTENCE + "\n\n" + table(2, "Second") + "\n\n" + BEHIND
        plan = with_table("First", behind)
        captions = [text for page in plan.pages for text in says(page, "Caption")]
        assert [text.split()[-1] for text in captions] == ["First", "Second"]

    def test_what_announces_a_table_is_not_parted_from_it(self) -> None:
        text = fill(lines_of_a_page() - 9) + "As follows:\n\n" + table(12, "Aid") + "\n\n" + BEHIND
        plan = memo_of(FRONT + text)
        assert page_of(plan, "As follows:") == tables(plan)[0][0]


class TestPageBreaks:
    @pytest.mark.parametrize(
        "written", ["::: pagebreak\n:::", "<!-- pagebreak -->", "\\newpage", "{{< pagebreak >}}"]
    )
    def test_a_new_page_begins(self, written: str) -> None:
        plan = memo_of(f"{FRONT}One.^[A note.]\n\n{written}\n\n{written}\n\nTwo.\n\n{written}\n")
        assert [says(page)[-1] for page in plan.pages] == ["A note.", "Two."]

    def test_a_div_that_holds_text_is_none(self) -> None:
        report = Report()
        plan = memo_of(f"{FRONT}One.\n\n::: pagebreak\nTwo.\n:::\n\nThree.\n", report)
        assert [says(page)[-3:] for page in plan.pages] == [["One.", "Two.", "Three."]]

    def test_none_begins_inside_a_list(self) -> None:
        report = Report()
        plan = memo_of(FRONT + "- One.\n\n  \\newpage\n\n  Two.\n", report)
        assert len(plan.pages) == 1
        assert [finding.code for finding in report] == ["page-break-inside"]


class TestColumns:
    def test_text_goes_on_in_the_second_column(self) -> None:
        plan = memo_of(TWO + BEHIND * 6)
        lefts = [{round(shape.box.x) for shape in page.shapes if shape.role == "flow"} for page in plan.pages]
        assert all(len(found) == 2 for found in lefts)

    def test_the_last_page_has_columns_of_one_height(self) -> None:
        plan = memo_of(TWO + fill(30))
        ends: dict[int, float] = {}
        for shape in plan.pages[0].shapes:
            if shape.role == "flow":
                ends[round(shape.box.x)] = shape.box.bottom
        one, other = ends.values()
        assert one == pytest.approx(other)

    def test_a_table_too_wide_for_a_column_stands_across(self) -> None:
        head = "| Administration | Infrastructure | Responsibility | Transportation | Investment |"
        plan = memo_of(f"{TWO}{BEHIND}{head}\n{'|---' * 5}|\n{'| a ' * 5}|\n\n{BEHIND * 8}")
        ((page, shape),) = tables(plan)
        assert (page, shape.cramped) == (1, False)
        assert shape.box.width > plan.pages[0].width / 2

    def test_a_wide_picture_stands_across(self) -> None:
        plan = memo_of(f"{TWO}{BEHIND}![Aid](x.png){{.wide fig-alt=Aid}}\n\n{BEHIND * 8}", Report())
        (caption,) = [page for page in plan.pages if any("Aid" in text for text in says(page, "Caption"))]
        assert caption is plan.pages[1]
        texts = [shape for shape in caption.shapes if shape.role == "flow"]
        told = [shape for shape in caption.shapes if isinstance(shape, TextShape) and shape.name == "Caption"]
        assert told[0].box.bottom < min(text.box.y for text in texts)

    def test_what_is_wide_stands_across_at_the_top_of_the_next_page(self) -> None:
        plan = memo_of(TWO + BEHIND + table(3, "Aid {.wide}") + "\n\n" + BEHIND * 8)
        ((page, shape),) = tables(plan)
        look = theme().memo
        assert page == 1
        assert shape.box.width == pytest.approx(plan.pages[0].width - 2 * COLUMNS_MARGIN)
        assert shape.box.y < look.margin_top + 40
        texts = [shape for shape in plan.pages[1].shapes if shape.role == "flow"]
        assert min(text.box.y for text in texts) > shape.box.bottom

    def test_what_is_wide_and_longer_than_a_page_goes_on(self) -> None:
        report = Report()
        plan = memo_of(TWO + BEHIND + table(90, "Aid {.wide}") + "\n\n" + BEHIND * 8, report)
        assert report.worst is None
        assert [page for page, _ in tables(plan)] == [1, 2, 3]
        assert [row.number for _, shape in tables(plan) for row in shape.rows if not row.repeated] == [
            *range(1, 92)
        ]
        bottom = theme().memo.margin_bottom
        assert all(shape.box.bottom < plan.pages[0].height - bottom for _, shape in tables(plan))

    def test_a_note_stands_at_the_foot_of_its_column(self) -> None:
        plan = memo_of(TWO + fill(50) + "Here.^[The note.]\n\n" + fill(60))
        (note,) = [shape for shape in plan.pages[0].shapes if shape.role == "note" and says_note(shape)]
        (call,) = [
            shape
            for shape in plan.pages[0].shapes
            if isinstance(shape, TextShape) and words(shape.paras[0]).startswith("Here.")
        ]
        assert 0 < note.box.x - call.box.x < 30

    def test_every_word_is_set_once(self) -> None:
        told = [text for page in memo_of(TWO + fill(300)).pages for text in says(page, "P")]
        assert told == [f"Line {number}." for number in range(300)]


def says_note(shape: Shape) -> bool:
    return isinstance(shape, TextShape) and shape.paras[0].role == "Note"


class TestTables:
    def test_words_too_long_for_their_columns_are_hyphenated(self) -> None:
        words_ = (
            "Verwaltungsgemeinschaft",
            "Investitionsförderung",
            "Bevölkerungsentwicklung",
            "Haushaltsführung",
        )
        head = "".join(f"| {word} " for word in (*words_, *words_[:2]))
        plan = memo_of(f"---\ntitle: T\nlang: de\n---\n{head}|\n{'|---' * 6}|\n{'| a ' * 6}|\n")
        ((_, shape),) = tables(plan)
        assert not shape.cramped
        assert "\u00ad " in " ".join(words(para) for cell in shape.rows[0].cells for para in cell.paras)

    def test_a_row_is_cut_rather_than_leave_many_lines_empty(self) -> None:
        row = f"| one | {SENTENCE * 40} |\n"
        plan = memo_of(FRONT + fill(lines_of_a_page() - 16) + "| a | b |\n|---|---|\n" + row * 2)
        numbers = [[row.number for row in shape.rows if not row.header] for _, shape in tables(plan)]
        assert numbers[0][-1] == numbers[1][0]

    def test_no_line_of_a_row_that_is_cut_stands_alone_overleaf(self) -> None:
        ends = []
        for count in range(152, 200, 6):
            row = f"| {'Words in a cell. ' * count} | c |\n"
            plan = memo_of(FRONT + fill(lines_of_a_page() - 16) + "| a | b |\n|---|---|\n" + row * 2)
            cut = [shape.rows[1] for _, shape in tables(plan)[1:] if shape.rows[1].number == 2]
            ends += [len(row.cells[0].paras[0].lines) for row in cut]
        assert min(ends) == 2

    def test_no_line_of_code_stands_alone(self) -> None:
        code = "\n".join(f"line {number}" for number in range(60))
        for before in range(lines_of_a_page() - 12, lines_of_a_page()):
            plan = memo_of(FRONT + fill(before) + f"```\n{code}\n```\n")
            parts = [len(para.lines) for page in plan.pages for para in paras(page) if para.role == "Code"]
            assert sum(parts) == 60
            assert min(parts) >= 2


class TestCode:
    def test_the_marks_of_lines_that_go_on_are_decoration_beside_them(self) -> None:
        line = " ".join(f"word_{number}" for number in range(30))
        page = memo_of(f"{FRONT}```\n{line}\nshort\n```\n").pages[0]
        (code,) = [para for para in paras(page) if para.role == "Code"]
        marks = [shape for shape in page.shapes if shape.role == "artifact" and "›" in marked(shape)]
        assert "›" not in words(code)
        assert len(marks) == len(code.lines) - 2 > 1
        (panel,) = [shape for shape in page.shapes if isinstance(shape, TextShape) and code in shape.paras]
        assert all(panel.box.x <= mark.box.x < panel.box.x + panel.inset.left for mark in marks)


def marked(shape: Shape) -> str:
    return words(shape.paras[0]) if isinstance(shape, TextShape) else ""


class TestNotes:
    def test_every_note_begins_on_the_page_of_its_call(self) -> None:
        calls = " ".join(f"word{n}^[Note {n} of the page. {SENTENCE}]" for n in range(60))
        plan = memo_of(FRONT + SENTENCE * 30 + "\n\n" + calls + ".\n\n" + BEHIND)
        for page in plan.pages:
            called = {run.note for para in paras(page) for run in para.runs if run.note}
            begun = {
                para.anchor.removeprefix("note:")
                for para in paras(page)
                if para.anchor and para.role == "Lbl"
            }
            assert called == begun

    @pytest.mark.parametrize(
        "written",
        [
            "- item[^a]",
            "> quoted[^a]",
            "Term[^a]\n: definition",
            "::: callout-note\nText[^a]\n:::",
            "## Heading[^a]\n\nText.",
            "| a[^a] | b |\n|---|---|\n| c | d |",
            ": Caption[^a]\n\n| a | b |\n|---|---|\n| c | d |",
        ],
    )
    def test_notes_are_called_from_anywhere(self, written: str) -> None:
        plan = memo_of(f"{FRONT}{written}\n\n[^a]: The note.")
        assert says(plan.pages[0], "Note") == ["The note."]

    def test_a_note_called_in_the_head_of_a_long_table_stands_on_its_first_page(self) -> None:
        plan = memo_of(FRONT + table(120, "", "| a[^a] | b |") + "\n\n[^a]: The note.")
        assert [says(page, "Note") for page in plan.pages] == [["The note."], *[[] for _ in plan.pages[1:]]]

    def test_no_line_stands_alone_for_the_sake_of_a_note(self) -> None:
        for lines in range(1, 9):
            called = SENTENCE * 2 + "Here.[^a] " + SENTENCE * 3
            text = fill(lines_of_a_page() - lines - 2) + called + f"\n\n{BEHIND}\n\n[^a]: {SENTENCE * 3}"
            plan = memo_of(FRONT + text)
            parts = [
                len(para.lines)
                for page in plan.pages
                for para in paras(page)
                if para.role == "P" and not words(para).startswith("Line ")
            ]
            assert min(parts) >= 2


class TestGrid:
    @pytest.mark.parametrize("columns", [1, 2])
    def test_running_text_stands_on_the_same_lines_on_all_pages(self, columns: int) -> None:
        front = f"---\ntitle: T\nmemo: {{columns: {columns}, baseline-grid: true}}\n---\n"
        between = [
            "## Heading",
            table(3),
            "- one\n- two\n  - three",
            "> quoted",
            "```\ncode\n```",
            "![](x.png)",
        ]
        text = "\n\n".join(f"{BEHIND}\n\n{one}\n\n{SENTENCE}^[{SENTENCE}]" for one in between * 3)
        plan = memo_of(front + text, Report())
        assert len(plan.pages) > 4
        look = theme().memo
        for page in plan.pages:
            for shape in page.shapes:
                if (
                    isinstance(shape, TextShape)
                    and shape.role == "flow"
                    and shape.paras[0].role in ("P", "LI")
                ):
                    over = (shape.box.y - look.margin_top) % look.leading
                    assert min(over, look.leading - over) < 0.01


PARAGRAPH = st.integers(1, 90).map(lambda count: " ".join(f"w{index}" for index in range(count)))
ITEMS = st.lists(PARAGRAPH, min_size=1, max_size=8)
BLOCK = st.one_of(
    PARAGRAPH,
    PARAGRAPH.map(lambda text: f"{text} as follows:"),
    ITEMS.map(lambda items: "\n".join(f"- {item}" for item in items)),
    ITEMS.map(lambda items: "- outer\n" + "\n".join(f"  1. {item}" for item in items)),
    ITEMS.map(lambda items: "\n>\n".join(f"> {item}" for item in items)),
    ITEMS.map(lambda items: "::: callout-note\n" + "\n\n".join(items) + "\n:::"),
    ITEMS.map(lambda items: "Term\n: " + "\n\n  ".join(items)),
    ITEMS.map(lambda items: "```\n" + "\n".join(item[:60] for item in items) + "\n```"),
    ITEMS.map(lambda items: "| a | b |\n|---|---|\n" + "".join(f"| cell | {item} |\n" for item in items)),
    st.integers(1, 30).map(lambda count: table(count, "Aid")),
    st.sampled_from(("# Part", "## Heading", "### Small", "text\n\n\\newpage")),
    PARAGRAPH.map(lambda text: f"{text}.^[{text}]"),
    ITEMS.map(lambda items: f"text.^[{items[0]}] and.^[{items[-1]}] and so on"),
)
OPTIONS = st.sampled_from(
    ("", "columns: 2", "baseline-grid: true", "columns: 2, baseline-grid: true", "floats: false")
)
COUNTED = re.compile(r"w\d+|cell|outer|Term|Heading|Small|Part")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCK, min_size=1, max_size=30), OPTIONS)
def test_pages_hold_everything_once_and_in_its_place(blocks: list[str], options: str) -> None:
    written = "\n\n".join(blocks)
    plan = memo_of(f"---\ntitle: T\ntoc: false\nmemo: {{{options}}}\n---\n" + written, Report())
    shown = " ".join(words(para) for page in plan.pages for para in told(page))
    assert Counter(COUNTED.findall(shown)) == Counter(COUNTED.findall(written))
    for page in plan.pages:
        texts = [shape.box for shape in page.shapes if shape.role in ("flow", "text", "table")]
        notes = [shape.box for shape in page.shapes if shape.role == "note"]
        floor = page.height - theme().memo.margin_bottom + 30.01
        assert max((box.bottom for box in [*texts, *notes]), default=0.0) <= floor
        assert not any(overlap(text, note) for text in texts for note in notes)
        flows = [shape.box for shape in page.shapes if isinstance(shape, TextShape) and shape.role == "flow"]
        assert not any(overlap(one, other) for n, one in enumerate(flows) for other in flows[:n])
    for page, following in pairwise(plan.pages):
        last = [para for para in told(page) if para.role not in ("Note", "Lbl")][-1:]
        assert not any(para.role.startswith("H") for para in last)
        assert told(following)


def told(page: Page) -> list[Para]:
    """The paragraphs of a page without decoration and headers shown again."""
    again = {
        id(para)
        for shape in page.shapes
        if isinstance(shape, TableShape)
        for row in shape.rows
        if row.repeated
        for cell in row.cells
        for para in cell.paras
    }
    return [para for para in paras(page) if para.role != "Artifact" and id(para) not in again]


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right - 0.1
        and other.x < one.right - 0.1
        and one.y < other.bottom - 0.1
        and other.y < one.bottom - 0.1
    )


@pytest.mark.parametrize(("rows", "parts"), [(8, 1), (20, 2)])
def test_short_tables_are_not_cut(rows: int, parts: int) -> None:
    plan = memo_of(FRONT + fill(lines_of_a_page() - 7) + table(rows) + "\n\n" + SENTENCE)
    assert len(tables(plan)) == parts


def test_the_end_of_an_inner_list_goes_overleaf_with_the_outer_one() -> None:
    inner = "".join(f"   - inner {number}\n" for number in range(1, 6))
    plan = memo_of(FRONT + fill(lines_of_a_page() - 5) + f"\n\n1. One\n2. Two\n{inner}3. Three\n")
    assert says(plan.pages[0])[-1] == "inner 4"
    assert says(plan.pages[1])[-2:] == ["inner 5", "Three"]


def test_totals_go_overleaf_with_two_rows() -> None:
    rows = table(20).rstrip() + "\n| **Total** | cell |\n"
    for lines in range(9, 20):
        plan = memo_of(FRONT + fill(lines_of_a_page() - lines) + rows + "\n\n" + SENTENCE)
        *_, (_, last) = tables(plan)
        assert sum(not row.header for row in last.rows) >= 3
