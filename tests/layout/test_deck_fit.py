"""Nothing overflows: sizes go down, then slides are continued, evenly; short content is given room."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckbuilder.blocks.chart import cartesian
from deckbuilder.plan import ChartShape, GroupShape, Page, PathShape, TableShape, TextShape, paras
from deckbuilder.report import Report
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.torn import torn_word
from deckbuilder.theme import brand
from deckbuilder.theme.layouts import slide_layouts
from tests.layout.decks import planned, text_of, theme

SENTENCE = "measures that the ministry has taken since the review of last year was published"
WORDS = SENTENCE.split()


def body_sizes(page: Page) -> set[float]:
    return {para.style.size for shape in page.shapes if shape.role == "body" for para in paras((shape,))}


def bullets(count: int, words: int = 12) -> str:
    line = " ".join(WORDS[index % len(WORDS)] for index in range(words))
    return "## Title\n\n" + "\n".join(f"- {number} {line}" for number in range(count))


def heights(page: Page) -> list[float]:
    """Of each text shape: what its paragraphs need, as PowerPoint adds them up."""
    found = []
    for shape in page.shapes:
        if isinstance(shape, TextShape) and shape.paras:
            gaps = sum(
                a.style.after + b.style.before for a, b in zip(shape.paras, shape.paras[1:], strict=False)
            )
            inset = shape.inset.top + shape.inset.bottom
            found.append(sum(para.height for para in shape.paras) + gaps + inset - shape.box.height)
    return found


def assert_fits(page: Page) -> None:
    assert all(over < 0.1 for over in heights(page)), heights(page)
    footer = min(
        (shape.box.y for shape in page.shapes if shape.role in ("footer", "number")), default=page.height
    )
    notes = min((shape.box.y for shape in page.shapes if shape.role == "note"), default=footer)
    for shape in page.shapes:
        assert shape.role in ("footer", "number", "note") or shape.box.bottom <= notes + 0.1, shape.role
        if shape.role not in ("footer", "number"):
            assert shape.box.bottom <= footer + 0.1, shape.role
            assert shape.box.right <= page.width - theme().deck.margin + 0.6


def test_what_fits_is_set_at_the_size_of_the_theme() -> None:
    (page,) = planned(bullets(5)).pages
    assert body_sizes(page) == {20.0}


def test_what_nearly_fits_stands_closer_before_it_gets_smaller() -> None:
    (fits,), (closer,), (smaller,) = (planned(bullets(count)).pages for count in (11, 12, 13))
    assert [body_sizes(page) for page in (fits, closer)] == [{20.0}, {20.0}]
    assert max(body_sizes(smaller)) < 20.0
    assert least_space(closer) < least_space(fits)
    assert_fits(closer)


def least_space(page: Page) -> float:
    """The smallest distance between two neighbouring paragraphs of the body."""
    (body,) = [shape for shape in page.shapes if isinstance(shape, TextShape) and shape.role == "body"]
    return min(above.style.after + below.style.before for above, below in pairwise(body.paras))


def test_rows_of_a_table_stand_closer_before_they_get_smaller() -> None:
    pages = [planned(table(rows)).pages for rows in range(10, 24)]
    kept = [found[0] for found in pages if len(found) == 1 and sizes(found[0]) == {14.0}]
    paddings = [shape.padding.top for page in kept for shape in page.shapes if isinstance(shape, TableShape)]
    assert min(paddings) == 4.0 < 5.0 <= max(paddings)


def test_what_nearly_fits_is_set_smaller_first() -> None:
    (page,) = planned(bullets(14)).pages
    (size,) = body_sizes(page)
    assert 14.0 <= size < 20.0


def test_what_does_not_fit_goes_on_over_slides_at_one_size_with_counted_titles() -> None:
    pages = planned(bullets(40)).pages
    count = len(pages)
    assert count > 1
    assert [page.title for page in pages] == [f"Title ({number}/{count})" for number in range(1, count + 1)]
    assert len({frozenset(body_sizes(page)) for page in pages}) == 1
    shown = [line.split()[0] for page in pages for line in text_of(page, "body").split("\n")]
    assert shown == [str(number) for number in range(40)]


@pytest.mark.parametrize("words", [35, 46])
def test_a_list_is_cut_though_its_first_items_would_fit_with_narrower_numbers(words: int) -> None:
    """Nine items have numbers of one digit, which leave their text more room than ten: a line less."""
    item = "1. " + " ".join(WORDS[index % len(WORDS)] for index in range(words))
    pages = planned("## Title\n\n" + "\n".join([item] * 9 + [f"1. {SENTENCE}"] * 4)).pages
    assert len(pages) > 1
    for page in pages:
        assert_fits(page)


@pytest.mark.parametrize("length", [17, 20, 24])
def test_no_size_is_taken_at_which_what_cannot_be_cut_would_overflow(length: int) -> None:
    """The slides would be no more at a larger size, for the other ones have room left."""
    text = f"## Title\n\n### {' '.join(WORDS * length)}\n\nText.\n\n" + bullets(8)[10:]
    report = Report()
    for page in planned(text, with_memo=False, report=report).pages:
        assert_fits(page)
    assert not list(report)


@pytest.mark.parametrize("count", [18, 20, 24, 28, 34, 40, 50])
def test_continued_slides_share_the_content_evenly(count: int) -> None:
    counts = [text_of(page, "body").count("\n") + 1 for page in planned(bullets(count)).pages]
    assert len(counts) > 1
    assert max(counts) == -(-count // len(counts))


def test_a_table_goes_on_with_its_header() -> None:
    rows = "\n".join(f"| {number} | {number * 7} |" for number in range(60))
    pages = planned(f"## Title\n\n| A | B |\n|---|--:|\n{rows}").pages
    tables = [shape for page in pages for shape in page.shapes if isinstance(shape, TableShape)]
    assert len(tables) == len(pages) > 1
    assert all(table.rows[0].header for table in tables)
    assert [table.rows[0].repeated for table in tables] == [False] + [True] * (len(tables) - 1)
    assert sum(len(table.rows) - 1 for table in tables) == 60


@pytest.mark.parametrize(("count", "every"), [*((count, 1) for count in range(6, 11)), (14, 2), (40, 4)])
def test_footnotes_stand_on_the_slide_that_calls_them(count: int, every: int) -> None:
    called = range(0, count, every)
    calls = "\n".join(
        f"- point {number} of many" + (f"[^{number}]" if number in called else "") for number in range(count)
    )
    notes = "\n".join(f"[^{number}]: Note {number} says where it is from" for number in called)
    pages = planned(f"## Title\n\n{calls}\n\n{notes}").pages
    assert len(pages) > (count == 40)
    for page in pages:
        assert_fits(page)
        here = [run.note for para in paras(page.shapes) for run in para.runs if run.note is not None]
        assert [line.split()[2] for line in text_of(page, "note").split("\n")] == here


def test_a_long_title_shrinks_then_grows_and_is_reported() -> None:
    report = Report()
    title = " ".join(WORDS * 5)
    (page,) = planned(f"## {title}\n\n- a", report=report).pages
    assert [finding.code for finding in report] == ["title-long"]
    (shape,) = [shape for shape in page.shapes if shape.role == "title"]
    body = next(shape for shape in page.shapes if shape.role == "body")
    assert body.box.y >= shape.box.bottom
    assert_fits(page)


def test_what_cannot_be_cut_or_shrunk_is_an_error_at_its_place() -> None:
    report = Report()
    planned(f"## Title\n\n| {' '.join(WORDS * 150)} |\n|---|\n| 1 |", report=report)
    (finding,) = [finding for finding in report if finding.code == "does-not-fit"]
    assert finding.span is not None
    assert finding.span.first == 3


def test_short_lists_gain_space_between_their_items_and_stay_at_the_top() -> None:
    (page,) = planned("## Title\n\n- a\n- b\n- c").pages
    body = next(shape for shape in page.shapes if shape.role == "body")
    assert isinstance(body, TextShape)
    first, second, third = body.paras
    assert first.style.before == 0
    assert second.style.before == third.style.before > 5


@pytest.mark.parametrize("rows", [1, 3, 6])
@pytest.mark.parametrize("items", [1, 4, 7])
def test_tables_and_lists_share_the_room_that_is_left(rows: int, items: int) -> None:
    table = "| A | B |\n|---|---|\n" + "| 1 | 2 |\n" * rows
    for page in planned("## Title\n\n" + "- a\n" * items + "\n" + table).pages:
        assert_fits(page)


def test_a_panel_and_the_table_in_it_do_not_come_apart() -> None:
    (page,) = planned("## One\n\n- a\n\n> [!NOTE]\n> Text.\n>\n> | a | b |\n> |---|--:|\n> | x | 1 |").pages
    ground, bar = (shape.box for shape in page.shapes if isinstance(shape, PathShape))
    (table,) = (shape.box for shape in page.shapes if isinstance(shape, TableShape))
    assert (ground.y, ground.bottom) == (bar.y, bar.bottom)
    assert ground.y < table.y < table.bottom < ground.bottom


def test_a_lone_diagram_hangs_in_the_optical_middle() -> None:
    (page,) = planned("## Title\n\n```timeline\n- 1968 | First\n- 1986 | Second\n```").pages
    group = next(shape for shape in page.shapes if shape.name == "Timeline")
    above = group.box.y - 100
    below = 480 - group.box.bottom
    assert 0 < above < below


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["- ", "  - ", "", "### ", "> "]),
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=60),
        ),
        min_size=1,
        max_size=25,
    ),
    st.booleans(),
)
def test_no_text_ever_leaves_its_frame_or_gets_lost(
    lines: list[tuple[str, list[str]]], with_memo: bool
) -> None:
    marked = [(mark, [f"w{index}", *words]) for index, (mark, words) in enumerate(lines)]
    text = "## Title\n\n" + "\n\n".join(mark + " ".join(words) for mark, words in marked)
    report = Report()
    pages = planned(text, with_memo=with_memo, report=report).pages
    assert not [finding for finding in report if finding.code == "does-not-fit"]
    shown = " ".join(
        "".join(run.text for run in para.runs)
        for page in pages
        for para in (*paras(page.shapes), *page.notes)
    ).split()
    for page in pages:
        assert_fits(page)
    for _, words in marked:
        assert words[0] in shown


def test_every_slide_but_designed_ones_has_the_same_left_edge() -> None:
    text = "## A\n\n- a\n\n## B\n\n| A |\n|---|\n| 1 |\n\n## C\n\n> [!NOTE]\n> x\n"
    for page in planned(text).pages:
        edges = {round(shape.box.x, 1) for shape in page.shapes if not isinstance(shape, PathShape)}
        assert theme().deck.margin in edges
        assert min(edges) == theme().deck.margin


def table(rows: int, words: str = "a few words") -> str:
    return "## Title\n\n| One | Two |\n|---|---|\n" + f"| {words} | {words} |\n" * rows


def sizes(page: Page) -> set[float]:
    shapes = [shape for shape in page.shapes if isinstance(shape, TableShape | GroupShape)]
    return {para.style.size for para in paras(shapes)}


@pytest.mark.parametrize(("rows", "size"), [(3, 16.0), (8, 16.0), (12, 14.0)])
def test_tables_grow_while_the_slide_has_room(rows: int, size: float) -> None:
    (page,) = planned(table(rows)).pages
    assert sizes(page) == {size}
    assert_fits(page)


@pytest.mark.parametrize(("word", "size"), [("comprehensibility", 14.0), ("incomprehensibility", 13.5)])
def test_a_table_takes_no_size_at_which_words_would_break(word: str, size: float) -> None:
    row = "| " + f"{word} | " * 6 + "\n"
    (page,) = planned("## Title\n\n" + row + "|---" * 6 + "|\n" + row).pages
    assert sizes(page) == {size}
    assert not any(isinstance(shape, TableShape) and shape.cramped for shape in page.shapes)


def test_a_table_of_too_many_columns_is_shown_in_parts_with_the_first_column() -> None:
    names = [f"comprehensible{index}" for index in range(12)]
    rows = ["| Name | " + " | ".join(names) + " |", "|---" * 13 + "|"]
    rows += [f"| row {index} |" + " word |" * 12 for index in range(3)]
    report = Report()
    (page,) = planned("## Title\n\n" + "\n".join(rows) + "\n", report=report).pages
    tables = [shape for shape in page.shapes if isinstance(shape, TableShape)]
    firsts = [[row.cells[0].paras[0].runs[0].text for row in shape.rows] for shape in tables]
    assert firsts == [["Name", "row 0", "row 1", "row 2"]] * 2
    heads = [cell.paras[0].runs[0].text for shape in tables for cell in shape.rows[0].cells[1:]]
    assert heads == names
    assert [finding.code for finding in report] == ["table-wide"]
    assert_fits(page)


def test_a_long_table_is_set_at_a_legible_size_and_its_last_two_slides_are_even() -> None:
    pages = planned(table(200)).pages
    counts = [len(shape.rows) for page in pages for shape in page.shapes if isinstance(shape, TableShape)]
    assert {size for page in pages for size in sizes(page)} == {12.0}
    assert len(set(counts[:-2])) == 1
    assert abs(counts[-1] - counts[-2]) <= 1


def test_a_table_keeps_its_size_beside_much_else() -> None:
    (page,) = planned(bullets(7) + "\n\n" + table(3).partition("\n\n")[2]).pages
    assert sizes(page) == {14.0}


def test_a_timeline_grows_as_long_as_its_events_stand_side_by_side() -> None:
    def drawn(events: int, words: str) -> tuple[set[float], set[float]]:
        (page,) = planned(f"## T\n\n::: timeline\n{words * events}:::").pages
        (group,) = [shape for shape in page.shapes if isinstance(shape, GroupShape)]
        axis = next(shape for shape in group.shapes if isinstance(shape, PathShape) and shape.name == "Axis")
        return sizes(page), {axis.box.height}

    assert drawn(4, "- 1968: First visit\n") == ({20.0}, {0.0})
    assert drawn(7, "- 1968: Reconsideration\n") == ({14.0}, {0.0})


def test_diagrams_grow_as_long_as_they_keep_their_form() -> None:
    def drawn(block: str) -> tuple[set[float], list[str]]:
        (page,) = planned(f"## T\n\n{block}", with_memo=False).pages
        (group,) = [shape for shape in page.shapes if isinstance(shape, GroupShape)]
        return sizes(page), [shape.figure for shape in group.shapes if isinstance(shape, TextShape)]

    loop = "".join(f"- Step {number}: Some words about it\n" for number in range(6))
    assert drawn(f"::: {{.process loop=true}}\n{loop}:::") == ({15.0}, ["round"] * 6)
    swot = "```matrix {style=swot}\nstrengths: [Trust]\nweaknesses: [Costs]\nopportunities: [Trade]\n```"
    assert max(drawn(swot)[0]) == 20.0
    long = (
        "- 1968: "
        + "A visit of several days with talks about roads and power. " * 6
        + "\n- 1986: Relations\n"
    )
    assert max(drawn(f"::: timeline\n{long * 2}:::")[0]) < 20.0


@pytest.mark.parametrize(
    "text", ["A sentence.", "- one\n- two", "A sentence.\n\nAnother.", bullets(1, 20)[10:]]
)
def test_a_statement_is_larger_and_hangs_in_the_optical_middle(text: str) -> None:
    (page,) = planned(f"## Title\n\n{text}", with_memo=False).pages
    (body,) = [shape for shape in page.shapes if isinstance(shape, TextShape) and shape.role == "body"]
    assert body_sizes(page) == {24.0}
    assert 190 < body.box.y < 250
    assert_fits(page)


@pytest.mark.parametrize(
    "text",
    [
        "- one\n- two\n- three",
        bullets(1, 60)[10:],
        "### Head\n\nOne.",
        "- one\n    - two",
        "Term\n: Meaning.",
    ],
)
def test_what_says_more_than_a_statement_keeps_its_place_and_size(text: str) -> None:
    pages = planned(f"## Title\n\n{text}", with_memo=False).pages
    assert (max(body_sizes(pages[0])), round(pages[0].shapes[1].box.y)) == (20.0, 120)


def test_columns_of_a_word_are_no_statement() -> None:
    columns = "::: columns\n::: column\n- one\n:::\n::: column\n- two\n:::\n:::"
    (page,) = planned(f"## Title\n\n{columns}").pages
    assert page.layout == "Two Content"
    assert {para.style.size for para in paras(page.shapes[1:3])} == {20.0}


def test_a_long_title_above_a_rule_grows_upwards() -> None:
    ministry = brand.load("ministry", (), Report())
    assert ministry is not None
    rule = slide_layouts(ministry, FontBook(ministry.fonts))["Title and Content"].decoration[0].box
    title = " ".join(["parliamentary scrutiny"] * 9)
    (page,) = planned(f"## {title}\n\n- a", brand=ministry).pages
    (shape,) = [shape for shape in page.shapes if shape.role == "title"]
    assert shape.box.height > 72
    assert shape.box.y > 0
    assert shape.box.bottom < rule.y - 2


def test_text_in_columns_is_set_smaller_before_a_word_is_torn() -> None:
    word = "Datenschutzfolgenabschätzung"
    column = f"::: column\n{word} nötig.\n:::\n"
    report = Report()
    (page,) = planned(f"## Title\n\n:::: columns\n{column * 3}::::\n", report=report, lang="de").pages
    assert [para.lines[0].width for para in paras(page.shapes) if para.runs[0].text.startswith(word)]
    assert not any(map(torn_word, paras(page.shapes)))
    assert max(para.style.size for para in paras(page.shapes) if para.runs[0].text.startswith(word)) >= 14


def test_a_table_that_gets_a_slide_of_its_own_is_not_as_small_as_the_text_before_it() -> None:
    rows = "\n".join(f"| {number} | {SENTENCE} |" for number in range(12))
    text = " ".join([SENTENCE.capitalize() + "."] * 20)
    first, second = planned(f"## Title\n\n{text}\n\n| a | b |\n|---|---|\n{rows}", with_memo=False).pages
    assert body_sizes(first) == {18.0}
    (table,) = [shape for shape in second.shapes if isinstance(shape, TableShape)]
    assert {para.style.size for para in paras((table,))} == {theme().deck.table_size}


def test_a_chart_that_fills_its_slide_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[ChartShape] = []

    def draw(*given: Any) -> ChartShape:
        drawn.append(cartesian_draw(*given))
        return drawn[-1]

    cartesian_draw = cartesian.draw
    monkeypatch.setattr(cartesian, "draw", draw)
    years = "\n".join(f"{year}, {year - 2000}" for year in range(2010, 2020))
    (page,) = planned(f"## Title\n\n```chart {{type=column}}\nYear, Cases\n{years}\n```").pages
    assert [shape.alt for shape in page.shapes if isinstance(shape, ChartShape)] == [drawn[0].alt]
    assert len(drawn) == 1
