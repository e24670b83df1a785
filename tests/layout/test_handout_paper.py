"""Handouts: every slide and every word said to it stands on the pages once, in order, inside the margins."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.layout import handout
from deckbuilder.layout.handout.notes import cut
from deckbuilder.layout.handout.scale import scaled
from deckbuilder.model import DeckMeta, MemoMeta
from deckbuilder.plan import GroupShape, Page, Para, PathShape, Plan, TextShape, paras, walked
from deckbuilder.report import Report

from .decks import planned, theme, typesetter

WORDS = "Prose of some length is said once more and again. "
BRIEF = f"""
## First

- shown

::: notes
{WORDS * 3}

- one
  - inner

    more of it
- two

### Head

{WORDS}
:::

## Second

- shown

## Third

- shown

::: notes
{WORDS * 150}
:::
"""


def printed(text: str = BRIEF, count: int = 3, **meta: str) -> Plan:
    deck = planned(text, deck=DeckMeta(handout=count), title="A deck", **meta)  # type: ignore[arg-type]
    return handout.handout(deck, theme(), typesetter(), Report())


def slides(page: Page) -> list[GroupShape]:
    return [shape for shape in page.shapes if isinstance(shape, GroupShape)]


def notes(page: Page) -> list[Para]:
    texts = [shape for shape in page.shapes if isinstance(shape, TextShape) and shape.role == "text"]
    return [para for text in texts for para in text.paras if para.role != "Artifact"]


def letters(para: Para) -> str:
    return "".join(piece.text for line in para.lines for piece in line.pieces).replace(" ", "")


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_slide_and_every_word_stands_once_and_in_order(count: int) -> None:
    deck = planned(BRIEF, title="A deck")
    plan = printed(count=count)
    assert [slide.name for page in plan.pages for slide in slides(page)] == [p.title for p in deck.pages]
    said = "".join(run.text for page in deck.pages for para in page.notes for run in para.runs)
    assert "".join(letters(para) for page in plan.pages for para in notes(page)) == said.replace(" ", "")
    assert max(len(slides(page)) for page in plan.pages) <= count


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("lang", ["en-GB", "ar"])
@pytest.mark.parametrize("behind", ["", "\n## Fourth\n\n- shown\n"])
def test_nothing_leaves_the_margins_or_covers_anything(count: int, lang: str, behind: str) -> None:
    for page in printed(BRIEF + behind, count, lang=lang).pages:
        boxes = [shape.box for shape in page.shapes if shape.role in ("slide", "text")]
        for box in boxes:
            assert box.x >= 53.9
            assert box.right <= page.width - 53.9
            assert 0 < box.y < box.bottom <= page.height - 53.9
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                apart = one.right <= other.x or other.right <= one.x
                assert apart or one.bottom <= other.y + 0.01 or other.bottom <= one.y + 0.01


def test_slides_stand_where_lines_begin() -> None:
    for lang, first in (("en-GB", True), ("ar", False)):
        page = printed(lang=lang).pages[0]
        (text,) = (shape for shape in page.shapes if isinstance(shape, TextShape) and shape.role == "text")
        assert (slides(page)[0].box.x < text.box.x) is first


def test_where_nothing_is_said_there_are_lines_to_write_on() -> None:
    def ruled(plan: Plan) -> int:
        shapes = (shape for page in plan.pages for shape in page.shapes)
        return sum(isinstance(shape, PathShape) and shape.figure == "line" for shape in shapes)

    assert ruled(printed()) > 0
    assert ruled(printed(count=1)) == 0


def test_notes_that_go_on_overleaf_say_of_which_slide_they_are() -> None:
    last = printed(count=1).pages[-1]
    assert not slides(last)
    (label,) = (
        para
        for shape in last.shapes
        if isinstance(shape, TextShape) and shape.role == "text"
        for para in shape.paras
        if para.role == "Artifact"
    )
    assert "".join(run.text for run in label.runs) == "Third …"


def test_lists_in_notes_are_lists_in_the_slides_section() -> None:
    first = [para for page in printed().pages for para in notes(page)][1:5]
    told = [[tag.role for tag in para.within] for para in first]
    item = ["L", "LI", "LBody"]
    assert told == [["Sect", *item], ["Sect", *item, *item], ["Sect", *item], ["Sect", *item]]
    assert len({para.within[1] for para in first}) == 1
    assert len({para.within[2] for para in first}) == 2


def test_paper_is_the_memos() -> None:
    page = printed(memo=MemoMeta(paper="letter")).pages[0]  # type: ignore[arg-type]
    assert (page.width, page.height) == (612.0, 792.0)


def test_bookmarks_lead_to_slides_on_the_pages() -> None:
    plan = printed()
    anchors = {para.anchor for page in plan.pages for para in paras(page.shapes)}
    assert {mark.anchor for mark in plan.bookmarks} <= anchors


@given(st.floats(0.1, 2.0), st.floats(0, 300), st.floats(0, 300))
@settings(max_examples=20, deadline=None)
def test_scaling_there_and_back_changes_nothing(by: float, x: float, y: float) -> None:
    for shape in planned("## One\n\n- a *b*\n\n| a | b |\n|---|--:|\n| c | 1 |\n").pages[0].shapes:
        there = scaled(shape, by, x, y)
        back = scaled(there, 1 / by, -x / by, -y / by)
        assert (there.box.x, there.box.width) == pytest.approx((x + shape.box.x * by, shape.box.width * by))
        for one, other in zip(walked((shape,)), walked((back,)), strict=True):
            assert (one.box.y, one.box.height) == pytest.approx((other.box.y, other.box.height), abs=1e-6)
        for was, para in zip(paras((shape,)), paras((back,)), strict=True):
            assert para.style.size == pytest.approx(was.style.size)
            assert para.height == pytest.approx(was.height)
            assert [p.width for line in para.lines for p in line.pieces] == pytest.approx(
                [p.width for line in was.lines for p in line.pieces]
            )


@given(st.integers(1, 12), st.floats(0, 200))
@settings(max_examples=60, deadline=None)
def test_a_cut_keeps_every_line_and_two_of_each_paragraph_together(count: int, height: float) -> None:
    page = planned(f"## One\n\n- a\n\n::: notes\n{WORDS * count}\n\n{WORDS * 2}\n:::\n").pages[0]
    whole = tuple(
        Para(para.runs, para.style, "P", para.span, typesetter().set(para.runs, para.style, 200.0))
        for para in page.notes
    )
    begun, rest = cut(whole, height)
    assert [line for para in (*begun, *rest) for line in para.lines] == [
        line for para in whole for line in para.lines
    ]
    for part in (*begun[-1:], *rest[:1]):
        assert len(part.lines) >= 2 or part in whole


def test_the_classification_stands_at_head_and_foot_of_every_page() -> None:
    for page in printed(classification="Restricted").pages:
        marks = [
            shape
            for shape in page.shapes
            if isinstance(shape, TextShape) and shape.role in ("header", "footer")
        ]
        tops = [shape.box.y for shape in marks if letters(shape.paras[0]) == "Restricted"]
        assert len(tops) == 2
        assert tops[0] < 60 < page.height - 60 < tops[1]
