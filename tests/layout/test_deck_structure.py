"""What gives a deck its order: agenda, backup, closing and hidden slides, and what repeats at the foot."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from msgspec.structs import replace

from deckbuilder.blocks import agenda
from deckbuilder.blocks.agenda import Agenda, Entry
from deckbuilder.model import Closing, DeckMeta, Run, plain
from deckbuilder.plan import Page, Para, TextShape, paras
from deckbuilder.report import Report
from deckbuilder.source import Span
from deckbuilder.theme.brand import load
from tests.blocks.fake import room
from tests.layout.decks import planned, text_of

PARTS = (
    "## Before\n\n- a\n\n# First\n\n## One\n\n- a\n\n# Second *part*[^n]\n\n## Two\n\n- a\n\n[^n]: Note.\n"
)
SPAN = Span("brief.md", 1, 1)
ONCE = DeckMeta(agenda="once")
REPEATED = DeckMeta(agenda="sections")


def entries(page: Page) -> tuple[Para, ...]:
    (body,) = (shape for shape in page.shapes if shape.role == "body")
    assert isinstance(body, TextShape)
    return body.paras


def titles(text: str, deck: DeckMeta | None = None) -> list[str]:
    return [page.title for page in planned(text, title="T", deck=deck).pages]


def test_an_agenda_lists_the_sections_after_the_title() -> None:
    pages = planned(PARTS, title="T", deck=ONCE).pages
    assert [page.title for page in pages[:3]] == ["T", "Agenda", "Before"]
    assert [(para.bullet and para.bullet.text, plain(para.runs)) for para in entries(pages[1])] == [
        ("1", "First"), ("2", "Second part"),
    ]  # fmt: skip


def test_each_entry_leads_to_where_its_section_begins() -> None:
    pages = planned(PARTS, title="T", deck=ONCE).pages
    targets = [{run.href for run in para.runs} for para in entries(pages[1])]
    anchors = {f"#{para.anchor}" for page in pages[2:] for para in paras(page.shapes) if para.anchor}
    assert all(len(target) == 1 and target <= anchors for target in targets)


def test_an_agenda_without_header_slides_leads_to_first_slides() -> None:
    deck = DeckMeta(agenda="once", section_slides=False)
    pages = planned("# A\n\n---\n\n- x\n\n# B\n\n## Two\n\n- y", title="T", deck=deck).pages
    marks = [(para.bullet, plain(para.runs), para.runs[0].href) for para in entries(pages[1])]
    assert marks == [(None, "A", "#section-1"), (None, "B", "#two")]
    assert "section-1" in {para.anchor for para in paras(pages[2].shapes)}


def test_an_agenda_before_each_section_shows_which_begins() -> None:
    pages = planned(PARTS, title="T", deck=REPEATED).pages
    assert [page.title for page in pages] == [
        "T", "Agenda", "Before", "Agenda: First", "First", "One", "Agenda: Second part", "Second part", "Two",
    ]  # fmt: skip
    assert [[run.bold for run in para.runs] for para in entries(pages[6])] == [[False], [True, True]]
    assert [para.runs[0].color for para in entries(pages[6])] == ["muted", "heading"]
    assert pages[6].section == "Second part"


def test_a_long_agenda_goes_on_without_lone_entries() -> None:
    letters = "ABDEFGHJKLMNOPQRSTUWYZÖ"
    text = "".join(f"# About {letter}\n\n## Slide {letter}\n\n- a\n\n" for letter in letters)
    pages = [page for page in planned(text, title="T", deck=ONCE).pages if page.title.startswith("Agenda")]
    counts = [len(entries(page)) for page in pages]
    assert len(counts) > 1
    assert sum(counts) == 23
    assert min(counts) > 1
    numbers = [para.bullet.number for page in pages for para in entries(page) if para.bullet]
    assert numbers == list(range(1, 24))


@pytest.mark.parametrize("text", ["## One\n\n- a", "# Only\n\n## One\n\n- a"])
def test_an_agenda_of_fewer_than_two_sections_is_reported_and_left_out(text: str) -> None:
    report = Report()
    pages = planned(text, title="T", deck=ONCE, report=report).pages
    assert [finding.code for finding in report] == ["agenda-short"]
    assert "Agenda" not in {page.title for page in pages}


def test_the_agenda_is_called_by_the_language_of_the_brief() -> None:
    assert "Sommaire" in {page.title for page in planned(PARTS, title="T", deck=ONCE, lang="fr").pages}


def test_hidden_slides_keep_their_place_and_number() -> None:
    pages = planned("## One\n\n- a\n\n## Two {.hidden}\n\n- b\n\n## Three\n\n- c").pages
    assert [(page.title, page.hidden, text_of(page, "number")) for page in pages] == [
        ("One", False, "1"), ("Two", True, "2"), ("Three", False, "3"),
    ]  # fmt: skip


def test_marps_class_comment_hides_too() -> None:
    (page,) = planned("## One\n\n<!-- _class: hidden -->\n\n- a").pages
    assert page.hidden


def test_every_part_of_a_hidden_slide_is_hidden() -> None:
    pages = planned("## One {.hidden}\n\n" + "- A point\n" * 40).pages
    assert len(pages) > 1
    assert all(page.hidden for page in pages)


def test_a_hidden_section_is_hidden_with_all_its_slides_and_not_listed() -> None:
    text = "# A {.hidden}\n\n## One\n\n- a\n\n# B\n\n## Two\n\n- b\n\n# C\n\n## Three\n\n- b"
    pages = planned(text, title="T", deck=ONCE).pages
    assert [page.title for page in pages if page.hidden] == ["A", "One"]
    assert [plain(para.runs) for para in entries(pages[1])] == ["B", "C"]


BACKUP = "# A\n\n## One\n\n- a\n\n# Annex {.backup}\n\n## More\n\n- b\n\n# B\n\n## Two\n\n- c\n"


@pytest.mark.parametrize("name", ["backup", "appendix"])
def test_backup_goes_behind_the_closing_slide_uncounted(name: str) -> None:
    deck = DeckMeta(closing=Closing("Thanks"), agenda="once")
    pages = planned(BACKUP.replace("backup", name), title="T", deck=deck).pages
    assert [page.title for page in pages] == [
        "T",
        "Agenda",
        "A",
        "One",
        "B",
        "Two",
        "Thanks",
        "Annex",
        "More",
    ]
    assert [plain(para.runs) for para in entries(pages[1])] == ["A", "B"]
    assert [text_of(page, "section") for page in pages if page.layout == "Section Header"] == [
        "1",
        "2",
        "Backup",
    ]
    assert [page.section for page in pages[5:]] == ["B", "B", "Annex", "Annex"]


def test_a_single_slide_may_be_backup() -> None:
    pages = planned("## One {.backup}\n\n- a\n\n## Two\n\n- b", title="T", lang="de").pages
    assert [(page.title, page.section) for page in pages] == [("T", None), ("Two", None), ("One", "Anhang")]


def test_a_section_may_be_the_closing_slide() -> None:
    text = "# Thanks {.closing}\n\nA *word*.\n\n- Jane\n- jane@example.org\n\n# A\n\n## One\n\n- a"
    report = Report()
    last = planned(text, title="T", authors=("X",), report=report).pages[-1]
    assert (last.layout, last.title, last.section) == ("Closing", "Thanks", "A")
    assert text_of(last, "subtitle") == "A word."
    assert text_of(last, "author") == "Jane\njane@example.org"
    assert list(report) == []


def test_what_a_closing_slide_has_no_room_for_follows_it() -> None:
    pages = planned("# Thanks {.closing}\n\n- a\n\n| a | b |\n|--|--|\n| 1 | 2 |\n", title="T").pages
    assert [page.layout for page in pages] == ["Title Slide", "Closing", "Title and Content"]


def test_the_closing_slide_of_the_front_matter() -> None:
    closing = Closing(None, "Questions?", ("Desk", "desk@example.org"))
    last = planned("## One\n\n- a", title="T", authors=("X",), deck=DeckMeta(closing=closing)).pages[-1]
    assert {role: text_of(last, role) for role in ("title", "subtitle", "author")} == {
        "title": "T", "subtitle": "Questions?", "author": "Desk\ndesk@example.org",
    }  # fmt: skip


def test_the_cover_shows_all_that_the_front_matter_says() -> None:
    page = planned(
        "## One\n\n- a", title="T", authors=("A", "B", "C"), bylines=("X", "X", ""), status="Draft",
        classification="Official", event="Forum", location="Thimphu", date=date(2025, 12, 1),
    ).pages[0]  # fmt: skip
    assert text_of(page, "author") == "A\nB\nX\nC"
    assert text_of(page, "classification") == "Official · Draft"
    assert text_of(page, "date") == "Forum, Thimphu\n1 December 2025"


def test_paragraphs_of_a_cover_stand_apart_in_weight_and_within_their_frame() -> None:
    page = planned("## One\n\n- a", title="T", authors=("A", "B"), bylines=("X", "Y")).pages[0]
    (frame,) = (shape for shape in page.shapes if shape.role == "author")
    assert isinstance(frame, TextShape)
    assert [para.style.weight for para in frame.paras] == [700, 400, 700, 400]
    assert sum(para.height for para in frame.paras) <= frame.box.height
    assert all(above.style.size == below.style.size for above, below in pairwise(frame.paras))


@pytest.mark.parametrize(
    ("deck", "shown"),
    [
        (DeckMeta(), ("Draft  ·  T", "", "2")),
        (DeckMeta(footer="F"), ("Draft  ·  F", "", "2")),
        (DeckMeta(footer=""), ("Draft", "", "2")),
        (DeckMeta(date=True), ("Draft  ·  T", "1 December 2025", "2")),
        (DeckMeta(date="Winter"), ("Draft  ·  T", "Winter", "2")),
        (DeckMeta(slide_numbers=False), ("Draft  ·  T", "", "")),
    ],
)
def test_the_foot_of_slides(deck: DeckMeta, shown: tuple[str, str, str]) -> None:
    page = planned("## One\n\n- a", title="T", date=date(2025, 12, 1), status="Draft", deck=deck).pages[1]
    assert tuple(text_of(page, role) for role in ("footer", "date", "number")) == shown


def test_a_slide_without_title_gets_one_that_is_not_shown() -> None:
    report = Report()
    (page,) = planned("##\n\n- a", report=report).pages
    (title,) = (shape for shape in page.shapes if shape.role == "unseen")
    assert page.shapes[0] is title
    assert title.box.bottom < 0
    assert text_of(page, "unseen") == "1"
    assert text_of(page, "title") == ""


def test_a_title_that_is_not_shown_names_section_and_number() -> None:
    pages = planned("# Part\n\n##\n\n- a", title="T").pages
    assert pages[2].title == "Part"


def test_links_on_covers_and_grounds_of_their_own_read_as_the_text_there() -> None:
    text = "# A [link](https://a.example)\n\n## B {background=accent1}\n\n- [b](https://b.example)"
    pages = planned(text, title="T").pages
    runs = [run for page in pages for para in paras(page.shapes) for run in para.runs if run.href]
    assert [(run.text, run.color, run.underline) for run in runs] == [
        ("link", "inverse", True), ("b", "inverse", True),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["hidden", "backup"])
def test_a_slide_begun_by_a_rule_goes_with_the_one_before(name: str) -> None:
    pages = planned(f"## One {{.{name}}}\n\n- a\n\n---\n\n- b\n\n## Two\n\n- c").pages
    marked = {page.title for page in pages if page.hidden or page.section == "Backup"}
    assert marked == {"One", "One (2)"}


def footer(title: str, section: str) -> TextShape:
    text = f"# {section}\n\n## One\n\n- a"
    page = planned(text, title=title, classification="For official use", status="Draft").pages[-1]
    (shape,) = (shape for shape in page.shapes if shape.role == "footer")
    assert isinstance(shape, TextShape)
    return shape


@pytest.mark.parametrize(
    ("title", "section", "begins", "ends"),
    [
        ("A title", "A section", "For official use  ·  Draft  ·  A title  ·  A section", "A section"),
        (
            "A title of words " * 4,
            "A section of words " * 4,
            "For official use  ·  Draft  ·  A title of",
            "…",
        ),
        ("A title of words " * 9, "Unbreakable" * 9, "For official use  ·  Draft  ·  A title of", "…"),
    ],
)
def test_footers_keep_their_size_and_give_way_from_the_end(
    title: str, section: str, begins: str, ends: str
) -> None:
    shape = footer(title.strip(), section.strip())
    (para,) = shape.paras
    assert len(para.lines) == 1
    assert para.style.size == footer("A", "B").paras[0].style.size
    assert plain(para.runs).startswith(begins)
    assert plain(para.runs).endswith(ends)


def test_an_agendas_frame_holds_the_space_between_its_entries() -> None:
    block = Agenda(entries=(Entry((Run("A"),), "a", 1), Entry((Run("B"),), "b", 2)), span=SPAN)
    frame = room(200)
    body = tuple(replace(style, before=9.0) for style in frame.styles.body)
    spaced = replace(frame, styles=replace(frame.styles, body=body))
    (shape,) = agenda.lay(block, spaced).shapes
    assert isinstance(shape, TextShape)
    first, second = shape.paras
    between = first.style.after + second.style.before
    assert shape.box.height == pytest.approx(first.height + between + second.height)


def test_a_section_header_without_a_footer_shows_the_classification_elsewhere() -> None:
    """The panel of the theme `ministry` stands where the footer would."""
    brand = load("ministry", [], Report())
    assert brand is not None
    for look, role in ((brand, "classification"), (None, "footer")):
        page = planned("# A\n\n## One\n\n- a", title="T", classification="Official", brand=look).pages[1]
        assert page.layout == "Section Header"
        assert text_of(page, role).startswith("Official")


def test_callouts_are_named_in_the_language_of_the_brief() -> None:
    for lang, name in (("de-AT", "Wichtig"), ("ja", "重要"), ("pl", "Important")):
        (page,) = planned("## T\n\n> [!IMPORTANT]\n> Ja.\n", lang=lang).pages
        assert text_of(page, "text").split("\n")[0] == name


def test_a_slide_without_a_title_is_not_counted_by_name() -> None:
    pages = planned("\n".join(f"- Item {number}" for number in range(40))).pages
    assert len(pages) > 1
    assert [page.title for page in pages] == [""] * len(pages)


def test_a_picture_behind_a_slide_is_kept_without_a_word_on_it() -> None:
    pages = planned(
        "## First\n\nText.\n\n---\n\n![bg](missing.png)\n\n---\n\n![bg](other.png)\n\n## Last\n"
    ).pages
    assert [page.title for page in pages] == ["First", "First (2)", "Last"]
