"""Decks as PDF: slides that are complete without their layouts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from deckbuilder.layout import handout
from deckbuilder.plan import ImageShape, Page, PathShape, Plan, TextShape, paras
from deckbuilder.report import Report
from deckbuilder.theme.brand import load
from deckbuilder.theme.layouts import drawn_layouts
from deckbuilder.theme.tokens import Theme

from ..theme.template.made import LAYOUT, Edit, replaced, template, theme_of
from .decks import planned, theme, typesetter

BRIEF = """
# One

## First

- a point

### A heading

- another

## Second {.hidden}

Text.

# Two

## Third {background=accent1}

- a link to [the first](#first)
"""


def slides(text: str = BRIEF, brand: Theme | None = None, report: Report | None = None, **meta: Any) -> Plan:
    brand = brand or theme()
    plan = planned(text, brand=brand, title="A deck", **meta)
    return handout.slides(plan, brand, typesetter().fonts, Report() if report is None else report)


def titles(plan: Plan) -> list[str]:
    return [page.title for page in plan.pages]


def headings(page: Page) -> list[tuple[str, str]]:
    found = [(para.role, "".join(run.text for run in para.runs)) for para in paras(page.shapes)]
    return [(role, text) for role, text in found if role[:1] == "H"]


@lru_cache
def branded(name: str) -> Theme:
    found = load(name, [], Report())
    assert found is not None
    return found


def test_what_layouts_draw_lies_below_the_slides_own_shapes_and_their_ground_gives_way() -> None:
    for page in slides(brand=branded("ministry")).pages:
        layout = drawn_layouts(branded("ministry"), typesetter().fonts, "en-GB")[page.layout]
        ground, *shapes = page.shapes
        assert isinstance(ground, TextShape)
        assert ground.fill == ("accent1" if page.title == "Third" else layout.background or "background")
        assert tuple(shapes[: len(layout.decoration)]) == layout.decoration


def test_decks_from_right_to_left_have_their_layouts_turned() -> None:
    (usual, turned) = (slides(lang=lang).pages[1].shapes[1] for lang in ("en-GB", "ar"))
    assert isinstance(usual, PathShape)
    assert turned.box == usual.box.mirrored(theme().deck.width)


def test_the_logo_stands_where_layouts_have_it() -> None:
    pages = slides(brand=branded("ministry")).pages
    layouts = drawn_layouts(branded("ministry"), typesetter().fonts, "en-GB")
    for page in pages:
        boxes = [shape.box for shape in page.shapes if isinstance(shape, ImageShape)]
        logo = layouts[page.layout].logo if branded("ministry").logo else None
        assert boxes == ([logo] if logo else [])


def test_hidden_slides_are_left_out_with_a_note() -> None:
    report = Report()
    assert titles(slides(report=report)) == ["A deck", "One", "First", "Two", "Third"]
    assert [(found.code, found.span and found.span.first) for found in report] == [("hidden-slide", 12)]


def test_a_deck_of_hidden_slides_shows_them() -> None:
    plan = planned("## One {.hidden}\n\n- a")
    assert titles(handout.slides(plan, theme(), typesetter().fonts, Report())) == ["One"]


def test_an_empty_deck_has_no_pages() -> None:
    plan = planned("")
    assert handout.slides(plan, theme(), typesetter().fonts, Report()).pages == ()
    assert handout.handout(plan, theme(), typesetter(), Report()).pages == ()


def test_the_outline_has_slides_below_their_sections() -> None:
    plan = slides()
    told = [(mark.level, mark.title) for mark in plan.bookmarks]
    assert told == [(0, "A deck"), (0, "One"), (1, "First"), (0, "Two"), (1, "Third")]
    assert [mark.anchor for mark in plan.bookmarks] == [
        next(para.anchor for para in paras(page.shapes)) for page in plan.pages
    ]


def test_a_slide_without_a_title_is_called_in_the_outline_as_in_powerpoint() -> None:
    plan = planned("##\n\n- a point")
    shown = handout.slides(plan, theme(), typesetter().fonts, Report())
    assert [mark.title for mark in shown.bookmarks] == ["1"]
    assert not any(shape.role == "unseen" for page in shown.pages for shape in page.shapes)


def test_titles_are_headings_in_an_unbroken_hierarchy() -> None:
    assert [headings(page) for page in slides().pages[:3]] == [
        [("H1", "A deck")],
        [("H1", "One")],
        [("H2", "First"), ("H3", "A heading")],
    ]
    deeper = slides("## Alone\n\n#### Deep\n\nText.\n")
    assert headings(deeper.pages[1]) == [("H1", "Alone"), ("H2", "Deep")]


def test_each_slide_is_a_section_of_its_own() -> None:
    for page in slides().pages:
        tops = {para.within[0] for para in paras(page.shapes) if para.role != "Artifact"}
        assert len({(tag.role, tag.number) for tag in tops}) == 1


def test_the_foot_of_slides_is_decoration() -> None:
    feet = [s for s in slides().pages[2].shapes[1:] if isinstance(s, TextShape) and s.role == "artifact"]
    assert ["".join(run.text for run in para.runs) for foot in feet for para in foot.paras] == [
        "A deck  ·  One",
        "3",
    ]
    assert {para.role for foot in feet for para in foot.paras} == {"Artifact"}


def test_a_templates_layouts_are_not_drawn(tmp_path: Path) -> None:
    report = Report()
    adopted, _ = theme_of(tmp_path, template())
    slides(brand=adopted, report=report)
    assert [found.code for found in report] == ["template-undrawn"]


def test_screens_show_hidden_slides_too() -> None:
    plan = planned(BRIEF, brand=theme(), title="A deck")
    shown = handout.completed(plan, theme(), typesetter().fonts)
    assert [page.hidden for page in shown.pages] == [page.hidden for page in plan.pages]
    assert any(page.hidden for page in shown.pages)
    for page, complete in zip(plan.pages, shown.pages, strict=True):
        assert len(complete.shapes) > len(page.shapes)


def grounds(folder: Path, edit: Edit) -> dict[str, str | None]:
    """What slides stand on by layout, where the section header of their template is edited."""
    adopted, _ = theme_of(folder, template({LAYOUT.format(3): edit}))
    shown = handout.completed(planned(BRIEF, brand=adopted), adopted, typesetter().fonts)
    drawn = [(page.layout, page.shapes[0]) for page in shown.pages if page.title != "Third"]
    return {layout: ground.fill for layout, ground in drawn if isinstance(ground, TextShape)}


def test_screens_show_slides_of_a_template_on_its_colours(tmp_path: Path) -> None:
    orange = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="accent6"/></a:solidFill></p:bgPr></p:bg>'
    name = '<p:cSld name="Section Header">'
    found = grounds(tmp_path, replaced(name, name + orange))
    assert found["Title and Content"] == "background"
    assert found["Section Header"] == "accent6"


def test_screens_show_all_text_of_a_template(tmp_path: Path) -> None:
    white = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
    look = '<a:defRPr sz="4000" b="1" cap="all"'
    found = grounds(tmp_path, replaced(f"{look}/>", f"{look}>{white}</a:defRPr>"))
    assert found["Title and Content"] == "background"
    assert found["Section Header"] not in ("background", "surface")
