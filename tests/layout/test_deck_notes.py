"""Footnotes: at the foot of their slides, or on slides of their own at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.model import DeckMeta
from deckbuilder.plan import ImageShape, Page, note_calls, paras, walked
from deckbuilder.render.pptx.anchors import anchors
from deckbuilder.report import Report
from tests.pictures.test_load import encoded

from .decks import planned, text_of

END = DeckMeta(footnotes="end")
LONG = "A note of some length that says where all of this comes from. " * 14
BRIEF = """
## First[^t]

- call[^a] and[^c]

## Second

- again[^a]

[^t]: On the title.

[^a]: Note a.

    Its second paragraph.

[^c]: - a list
"""


def foot(page: Page) -> str:
    return text_of(page, "note")


def test_notes_stand_at_the_foot_unless_the_author_wants_them_at_the_end() -> None:
    assert [foot(page) != "" for page in planned(BRIEF).pages] == [True, True]
    report = Report()
    first, second, last = planned(BRIEF, deck=END, report=report).pages
    assert not list(report)
    assert (foot(first), foot(second)) == ("", "")
    assert last.title == "Notes"
    assert text_of(last, "body") == "1 On the title.\n2 Note a.\nIts second paragraph.\n3\na list"


def test_numbers_lead_to_the_notes_and_back() -> None:
    plan = planned(BRIEF, deck=END)
    places = anchors(plan)
    assert {name: page for name, page in places.items() if "note:" in name} == dict.fromkeys(
        ("note:t", "note:a", "note:c"), 2
    )
    back = [run.href for para in paras(plan.pages[2].shapes) for run in para.runs if run.href]
    assert back == ["#call:t", "#call:a", "#call:c"]
    assert [places[href[1:]] for href in back] == [0, 0, 0]


def test_the_heading_is_in_the_language_of_the_brief() -> None:
    assert planned(BRIEF, deck=END, lang="de").pages[-1].title == "Anmerkungen"


def test_notes_that_would_take_too_much_of_their_slide_go_to_the_end() -> None:
    first, second, last = planned(
        f"## A\n\n- one[^a] two[^b]\n\n## B\n\n- three[^c]\n\n"
        f"[^a]: {LONG}\n[^b]: {LONG}{LONG}\n[^c]: Short.\n"
    ).pages
    assert foot(first) == ""
    assert foot(second) == "3 Short."
    assert [line[:3] for line in text_of(last, "body").split("\n")] == ["1 A", "2 A"]


def test_many_notes_go_on_over_several_slides() -> None:
    calls = "".join(f"## S{number}\n\n- text[^{number}]\n\n[^{number}]: {LONG}\n\n" for number in range(12))
    report = Report()
    pages = planned(calls, deck=END, report=report).pages
    assert not list(report)
    notes = [page for page in pages if page.title.startswith("Notes")]
    assert len(notes) > 1
    assert sum(text_of(page, "body").count("A note of some length") for page in notes) == 12 * 14
    assert len({para.style.size for page in notes for para in paras(page.shapes) if para.role == "Note"}) == 1


@pytest.mark.parametrize("deck", [END, DeckMeta()])
def test_notes_called_in_notes_are_shown_too(deck: DeckMeta) -> None:
    pages = planned("## A\n\n- one[^a]\n\n[^a]: Outer[^b].\n\n[^b]: Inner.\n", deck=deck).pages
    shown = "\n".join(foot(page) + text_of(page, "body") for page in pages)
    assert "2 Inner." in shown
    assert [page.title for page in pages if foot(page)] == ([] if deck is END else ["A"])
    assert [label for page in pages for label in note_calls(page.shapes)] == ["a", "b"]


def test_references_are_set_smaller_than_text() -> None:
    (page,) = planned("## References\n\n::: {#refs}\nOne. *Title*.\n\nTwo.\n:::\n", with_memo=False).pages
    (body,) = {para.style.size for para in paras(page.shapes) if para.role == "Note"}
    assert body == 14


def test_a_picture_leaves_room_for_the_notes_of_its_slide(tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(encoded("PNG", (800, 600)))
    (page,) = planned("## T\n\n- call[^a]\n\n![Caption](p.png)\n\n[^a]: Note a.", folder=tmp_path).pages
    (picture,) = (shape for shape in walked(page.shapes) if isinstance(shape, ImageShape))
    (note,) = (shape for shape in page.shapes if shape.role == "note")
    assert picture.box.bottom < note.box.y
