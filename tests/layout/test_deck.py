"""What becomes a slide, what is said, and which layout each slide has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.model import Closing, DeckMeta, plain
from deckbuilder.plan import ChartShape, ImageShape, TableShape, TextShape, paras, walked
from deckbuilder.report import Report
from tests.layout.decks import notes_of, planned, text_of, theme
from tests.pictures.test_load import encoded


def test_front_matter_makes_the_title_slide() -> None:
    page = planned(
        "## One\n\n- a", title="A title", subtitle="Under it", authors=("A. Author", "B. Author"),
        date=date(2025, 12, 1), organisation="The desk", classification="Official",
    ).pages[0]  # fmt: skip
    assert page.layout == "Title Slide"
    assert {role: text_of(page, role) for role in ("title", "subtitle", "author", "date")} == {
        "title": "A title",
        "subtitle": "Under it",
        "author": "A. Author\nB. Author",
        "date": "1 December 2025",
    }
    assert text_of(page, "organisation") == "The desk"
    assert text_of(page, "classification") == "Official"


def test_a_brief_without_a_title_opens_with_its_first_section() -> None:
    pages = planned("# Opening\n\n## One\n\n- a").pages
    assert [(page.layout, page.title) for page in pages] == [
        ("Title Slide", "Opening"),
        ("Title and Content", "One"),
    ]


def test_a_brief_without_title_or_section_has_no_title_slide() -> None:
    assert [page.title for page in planned("## One\n\n- a").pages] == ["One"]


def test_sections_have_header_slides_and_name_what_follows() -> None:
    pages = planned("# Part\n\nWhat it says.\n\n## One\n\n- a", title="T").pages
    assert [page.layout for page in pages] == ["Title Slide", "Section Header", "Title and Content"]
    assert text_of(pages[1], "subtitle") == "What it says."
    assert [page.section for page in pages] == [None, "Part", "Part"]


def test_content_under_a_section_that_is_no_short_lead_gets_a_slide_of_its_own() -> None:
    pages = planned("# Part\n\n- a\n- b\n\n## One\n\n- a", title="T").pages
    assert [(page.layout, page.title) for page in pages[1:3]] == [
        ("Section Header", "Part"),
        ("Title and Content", "Part"),
    ]


def test_section_slides_can_be_left_out_without_losing_their_content() -> None:
    pages = planned("# Part\n\n- a\n\n## One\n\n- b", title="T", deck=DeckMeta(section_slides=False)).pages
    assert [(page.layout, page.title) for page in pages[1:]] == [
        ("Title and Content", "Part"),
        ("Title and Content", "One"),
    ]
    assert [page.section for page in pages[1:]] == ["Part", "Part"]


def test_slides_begun_by_a_rule_keep_the_title_before_them_and_are_told_apart() -> None:
    pages = planned("## One\n\n- a\n\n---\n\n- b\n\n---\n\n- c\n\n## Two\n\n- d").pages
    assert [page.title for page in pages] == ["One", "One (2)", "One (3)", "Two"]


def test_the_closing_slide() -> None:
    last = planned("## One\n\n- a", title="T", deck=DeckMeta(closing=Closing("Thank you"))).pages[-1]
    assert (last.layout, text_of(last, "title")) == ("Closing", "Thank you")


PROSE = "## One\n\nRunning text[^n].\n\n- shown\n\n[^n]: Its note.\n"


def test_prose_is_said_where_a_memo_carries_it_too() -> None:
    (page,) = planned(PROSE).pages
    assert text_of(page, "body") == "shown"
    assert notes_of(page) == "Running text1.\n1 Its note."


@pytest.mark.parametrize(("with_memo", "deck"), [(False, DeckMeta()), (True, DeckMeta(prose="slide"))])
def test_prose_stays_where_no_memo_carries_it_or_the_author_wants_it(with_memo: bool, deck: DeckMeta) -> None:
    (page,) = planned(PROSE, with_memo=with_memo, deck=deck).pages
    assert text_of(page, "body") == "Running text1.\nshown"
    assert notes_of(page) == ""


def test_a_slide_with_nothing_but_prose_shows_it() -> None:
    (page,) = planned("## One\n\nAll there is.\n\nAnd more.").pages
    assert text_of(page, "body") == "All there is.\nAnd more."


def test_a_paragraph_that_announces_what_follows_stays_with_it() -> None:
    (page,) = planned("## One\n\nThree signs:\n\n- a\n- b").pages
    assert text_of(page, "body") == "Three signs:\na\nb"


def test_a_heading_goes_with_all_that_stood_below_it() -> None:
    (page,) = planned("## One\n\n- a\n\n### Detail\n\nProse.").pages
    assert text_of(page, "body") == "a"
    assert notes_of(page) == "Detail\nProse."


def test_notes_keep_the_structure_of_lists() -> None:
    (page,) = planned("## One\n\n- a\n\n::: notes\nSay:\n\n1. first\n   - deeper\n2. second\n:::").pages
    assert [(para.level, para.bullet and para.bullet.text) for para in page.notes] == [
        (0, None), (0, "1."), (1, "•"), (0, "2."),
    ]  # fmt: skip


def test_a_rule_parts_what_is_said() -> None:
    brief = "## One\n\n- a[^1]\n\n::: notes\nSay.\n\n***\n\nMore.\n:::\n\n[^1]: It.\n\n    ***\n"
    (page,) = planned(brief).pages
    assert notes_of(page) == "Say.\n* * *\nMore."
    assert text_of(page, "note") == "1 It.\n* * *"


@pytest.mark.parametrize(
    "text",
    [
        "::: notes\n# Heading\n\nMore.\n:::\n\n## One\n\n- a",
        "## One\n\n- a\n\n::: notes\n## Heading\n\nMore.\n:::",
        "::: notes\n# Heading\n\nMore.\n:::",
    ],
)
def test_headings_in_notes_start_no_slide(text: str) -> None:
    (page,) = planned(text).pages
    assert [plain(para.runs) for para in page.notes] == ["Heading", "More."]


def test_a_slide_meant_for_the_memo_alone_is_left_out() -> None:
    pages = planned("## One\n\n- a\n\n## Two\n\n::: memo\nOnly there.\n:::").pages
    assert [page.title for page in pages] == ["One"]


def test_a_slide_of_a_title_alone_is_kept() -> None:
    assert [page.layout for page in planned("## One\n\n## Two\n\n- a").pages] == [
        "Title Only",
        "Title and Content",
    ]


def test_marks_of_a_list_hang_inside_its_placeholder() -> None:
    (page,) = planned("## One\n\n- a\n  - b").pages
    (body,) = [shape for shape in page.shapes if shape.role == "body"]
    assert isinstance(body, TextShape)
    first, second = body.paras
    assert first.bullet is not None
    assert second.bullet is not None
    assert first.left == pytest.approx(first.bullet.hang)
    assert second.left == pytest.approx(first.left + second.bullet.hang)


def test_text_around_a_list_is_one_placeholder() -> None:
    (page,) = planned("## One\n\n### Head\n\n- a\n  - b\n\n1. c", with_memo=False).pages
    (body,) = [shape for shape in page.shapes if shape.role == "body"]
    assert isinstance(body, TextShape)
    assert [(para.role, para.level) for para in body.paras] == [("H3", 0), ("LI", 0), ("LI", 1), ("LI", 0)]
    lefts = [para.left for para in body.paras]
    assert lefts[0] == 0 < lefts[1] < lefts[2]
    assert all(para.left >= para.bullet.hang for para in body.paras if para.bullet)


def test_a_lone_table_fills_the_content_placeholder() -> None:
    (page,) = planned("## One\n\n| A | B |\n|---|---|\n| 1 | 2 |").pages
    assert page.layout == "Title and Content"
    assert [shape.role for shape in page.shapes if isinstance(shape, TableShape)] == ["body"]


COLUMNS = """
    ## One

    ::: columns
    ::: column
    {left}
    :::
    ::: column
    {right}
    :::
    :::
    """


def test_two_columns_are_the_two_placeholders_of_their_layout() -> None:
    (page,) = planned(COLUMNS.format(left="- a", right="- b")).pages
    assert page.layout == "Two Content"
    assert (text_of(page, "left"), text_of(page, "right")) == ("a", "b")


def test_two_headed_columns_are_a_comparison() -> None:
    text = COLUMNS.format(left="### Before\n    - a", right="### After\n    - b")
    (page,) = planned(text).pages
    assert page.layout == "Comparison"
    assert [text_of(page, role) for role in ("left-head", "left", "right-head", "right")] == [
        "Before", "a", "After", "b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pixels", "attrs", "width"),
    [
        ((1600, 1200), "", 496),
        ((200, 150), "", 300),  # 1.5 points a pixel
        ((3, 2), "", 2.25),  # no wider than in a text
        ((200, 150), "{fit=contain}", 471),
    ],
)
def test_a_picture_with_few_pixels_is_not_blown_up_unless_its_author_asks(
    pixels: tuple[int, int], attrs: str, width: float, tmp_path: Path
) -> None:
    (tmp_path / "p.png").write_bytes(encoded("PNG", pixels))
    (page,) = planned(f"## One\n\n![Caption](p.png){attrs}", folder=tmp_path).pages
    (image,) = (shape for shape in page.shapes if isinstance(shape, ImageShape))
    assert image.box.width == pytest.approx(width, abs=0.2)


def test_a_lone_quotation_has_its_layout() -> None:
    (page,) = planned("## One\n\n> Said.\n>\n> — Someone, somewhere").pages
    assert page.layout == "Quote"
    assert text_of(page, "quote") == "Said."
    assert text_of(page, "attribution").endswith("Someone, somewhere")


def test_an_author_may_choose_the_layout() -> None:
    (page,) = planned('## One {layout="big number"}\n\n87 %\n\nof districts answered').pages
    assert page.layout == "Big Number"
    assert (text_of(page, "figure"), text_of(page, "body")) == ("87 %", "of districts answered")


@pytest.mark.parametrize(
    ("heading", "code", "help"),
    [
        ('## One {layout="Big Numbr"}', "layout-unknown", "Big Number"),
        ('## One {background="acent1"}', "background-unknown", "accent1"),
    ],
)
def test_an_unknown_choice_is_reported_with_a_near_match(heading: str, code: str, help: str) -> None:
    report = Report()
    (page,) = planned(f"{heading}\n\n- a", report=report).pages
    (finding,) = report
    assert finding.code == code
    assert finding.help is not None
    assert help in finding.help
    assert text_of(page, "body") == "a"


def test_content_that_its_layout_cannot_hold_is_reported_and_shown_otherwise() -> None:
    report = Report()
    (page,) = planned('## One {layout="Big Number"}\n\n| A |\n|---|\n| 1 |', report=report).pages
    assert [finding.code for finding in report] == ["layout-unfit"]
    assert page.layout == "Title and Content"


def test_text_on_a_ground_of_its_own_stays_readable() -> None:
    (page,) = planned('## One {background="heading"}\n\n- a').pages
    assert page.background == "heading"
    inks = {para.style.color for shape in page.shapes if isinstance(shape, TextShape) for para in shape.paras}
    assert inks == {"inverse"}


def test_a_chart_on_a_ground_of_its_own_stays_readable() -> None:
    chart = "```chart {type=column grouping=stacked}\nYear,A,B\n2020,40,30\n2021,60,35\n```"
    (page,) = planned(f'## One {{background="heading"}}\n\n{chart}').pages
    (shape,) = (one for one in walked(page.shapes) if isinstance(one, ChartShape))
    native = shape.chart
    assert (native.style.color, native.value_axis.color, native.category_axis.color) == ("inverse",) * 3
    assert {label.color for one in native.series for label in one.labels} == {"on-series1", "on-series2"}
    drawn = {para.style.color for para in paras(shape.drawing)}
    assert drawn == {"inverse", "on-series1", "on-series2"}


def test_the_footer_says_where_the_reader_is() -> None:
    pages = planned("# Part\n\n## One\n\n- a", title="A title", classification="Official").pages
    assert text_of(pages[2], "footer") == "Official  ·  A title  ·  Part"
    assert [text_of(page, "number") for page in pages] == ["", "2", "3"]


def test_links_find_the_slide_they_name() -> None:
    (page,) = planned("## One {#here}\n\n- a").pages
    anchors = [para.anchor for shape in page.shapes if isinstance(shape, TextShape) for para in shape.paras]
    assert "here" in anchors


@pytest.mark.parametrize(
    "text",
    [
        "# Part[^n]\n\n## One\n\n- a",
        "# Part\n\nLead[^n].\n\n## One\n\n- a",
        "## One[^n]\n\n- a",
        "## One[^n]",
        "## One\n\n> Said[^n].\n>\n> — Someone",
        '## One {layout="Big Number"}\n\n87 %\n\nof districts[^n]',
    ],
)
def test_footnotes_are_kept_wherever_they_are_called(text: str) -> None:
    pages = planned(f"{text}\n\n[^n]: Its note.", title="T").pages
    assert "1 Its note." in [text_of(page, "note") for page in pages]


def test_a_section_header_has_its_notes() -> None:
    pages = planned("# Part\n\n::: notes\nSay this.\n:::\n\n## One\n\n- a", title="T").pages
    assert "Say this." in [notes_of(page) for page in pages]


def test_the_cover_names_the_organisation_of_the_theme_where_the_brief_names_none() -> None:
    ours = replace(theme(), organisation="The Ministry")
    assert text_of(planned("## One", brand=ours, title="T").pages[0], "organisation") == "The Ministry"
    own = planned("## One", brand=ours, title="T", organisation="The desk")
    assert text_of(own.pages[0], "organisation") == "The desk"


def test_the_deck_counts_the_notes_its_slides_call_and_then_those_only_spoken() -> None:
    text = """
        ## One

        Prose for the notes[^a], which are many.

        - an item[^b]

        ## Two

        | head |
        |---|
        | cell[^c] |

        [^a]: Alpha.
        [^b]: Beta, as in a[^c].
        [^c]: Gamma.
        """
    one, two = planned(text).pages
    assert text_of(one, "body") == "an item1"
    assert text_of(one, "note") == "1 Beta, as in a2.\n2 Gamma."
    assert [run.text for para in paras(two.shapes) for run in para.runs if run.note] == ["2"]
    assert text_of(two, "note") == "2 Gamma."
    assert notes_of(one) == "Prose for the notes3, which are many.\n3 Alpha."


@pytest.mark.parametrize(
    ("titles", "numbers"),
    [
        (("Past", "Since 2023", "Ahead"), ["1", "2", "3"]),
        (("Alone",), [""]),
        (("1 Past", "2 Ahead"), ["", ""]),
        (("Part 1: Past", "Ahead"), ["", ""]),
        (("Past", "II. Ahead"), ["", ""]),
    ],
)
def test_section_headers_are_counted_unless_their_author_does(
    titles: tuple[str, ...], numbers: list[str]
) -> None:
    pages = planned("\n\n".join(f"# {title}\n\n## S\n\n- a" for title in titles), title="T").pages
    found = [text_of(page, "section") for page in pages if page.layout == "Section Header"]
    assert found == numbers
