"""Slides that run from right to left: whole documents exchange their sides, passages turn their text."""

from __future__ import annotations

from datetime import date

from deckbuilder.plan import Page, Para, TableShape, TextShape, paras
from deckbuilder.report import Report
from deckbuilder.theme.layouts import slide_layouts
from deckbuilder.theme.mirror import mirrored_layout

from .decks import planned, text_of, theme, typesetter

COLUMNS = """
## Title

::: columns
::: column
- One
- Two
:::
::: column
- Three
- Four
:::
:::
"""


def boxes(page: Page) -> dict[str, tuple[float, float]]:
    return {
        shape.role: (shape.box.x, shape.box.width) for shape in page.shapes if isinstance(shape, TextShape)
    }


def styles(page: Page) -> dict[str, Para]:
    return {para.runs[0].text: para for para in paras(page.shapes)}


def test_documents_exchange_their_sides() -> None:
    report = Report()
    (there,) = planned(COLUMNS, report=report).pages
    (here,) = planned(COLUMNS, report=report, lang="he").pages
    width = here.width
    assert not list(report)
    assert here.layout == "Two Content"
    assert {role: (round(width - x - w, 3), round(w, 3)) for role, (x, w) in boxes(there).items()} == {
        role: (round(x, 3), round(w, 3)) for role, (x, w) in boxes(here).items()
    }
    assert all(para.style.rtl for para in paras(here.shapes))


def test_placeholders_stand_where_their_layout_has_them() -> None:
    (page,) = planned(COLUMNS, lang="ar").pages
    layout = slide_layouts(theme(), typesetter().fonts, "ar")["Two Content"]
    turned = mirrored_layout(layout, page.width)
    for shape in page.shapes:
        frame = turned.frame(shape.role)
        assert frame is not None
        assert abs(frame.box.x - shape.box.x) < 0.01


def test_a_passage_turns_its_text_and_its_tables_alone() -> None:
    (page,) = planned(
        """
        ## Title

        ::: {lang=ar}
        - نص

        | بلد | عدد |
        |-----|-----|
        | بوتان | 12 |
        :::

        - text
        """
    ).pages
    found = styles(page)
    assert (found["نص"].style.rtl, found["نص"].style.lang) == (True, "ar")
    assert (found["text"].style.rtl, found["text"].style.lang) == (False, "en-GB")
    (table,) = (shape for shape in page.shapes if isinstance(shape, TableShape))
    assert table.rtl
    # Figures stand under each other's units, which is where such text starts.
    assert found["12"].style.align == "left"


def test_a_direction_may_be_told_apart_from_the_language() -> None:
    (page,) = planned(
        "## T\n\n::: {dir=rtl}\nabc\n\n::: {dir=ltr}\ndef\n:::\n:::\n\n::: {lang=he dir=ltr}\nghi\n:::"
    ).pages
    found = styles(page)
    assert [found[word].style.rtl for word in ("abc", "def", "ghi")] == [True, False, False]


def test_a_heading_has_the_language_it_names() -> None:
    (page,) = planned("## 見出し {lang=ja}\n\n- text").pages
    assert page.shapes[0].role == "title"
    assert styles(page)["見出し"].runs[0].lang == "ja"


def test_dates_and_headings_of_our_own_are_in_the_language() -> None:
    day = date(2026, 2, 14)
    (cover,) = planned("", lang="ar", title="عنوان", date=day).pages[:1]
    assert text_of(cover, "date") == "14 فبراير 2026"
    (cover,) = planned("", lang="ja", title="題", date=day).pages[:1]
    assert text_of(cover, "date") == "2026年2月14日"


def test_signs_stand_before_their_figures() -> None:
    (page,) = planned("## T\n\n| א | ב |\n|---|---|\n| ג | +21% |\n| ד | 1,385 |\n", lang="he").pages
    table = next(shape for shape in page.shapes if isinstance(shape, TableShape))
    signed, plain = (row.cells[1].paras[0].style for row in table.rows[1:])
    assert (signed.rtl, signed.align) == (False, "right")
    assert (plain.rtl, plain.align) == (True, "left")
