"""Decks on an organisation's template: its frames filled, its measures kept, its gaps bridged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from deckbuilder.model import DeckMeta
from deckbuilder.plan import Insets, Page, Plan, Rect, Shape, TextShape
from deckbuilder.report import Report
from deckbuilder.theme.frames import FOOTER_ROLES
from deckbuilder.theme.layouts import slide_layouts
from deckbuilder.theme.template.reading import read
from deckbuilder.theme.tokens import Theme
from tests.layout.decks import planned, text_of, typesetter
from tests.theme.template.made import (
    GERMAN,
    LAYOUT,
    MAIN,
    MASTER,
    Edit,
    named,
    replaced,
    template,
    theme_of,
    untyped,
    without,
)

BRIEF = """
# A section

What it says.

## A point is made

- one thing
- another
    - with a detail

## Two columns

::: columns
::: column
First words.
:::
::: column
Second words.
:::
:::

## Compared

::: columns
::: column
### For

- one
:::
::: column
### Against

- two
:::
:::

## Quoted

> Words that are worth repeating.
>
> — Somebody

## Noted[^1]

- A point.

[^1]: The source of it.
"""
META: dict[str, Any] = {
    "title": "The brief",
    "subtitle": "In short",
    "authors": ("A. Writer",),
    "classification": "Internal",
}


def deck(folder: Path, edits: Mapping[str, Edit], text: str = BRIEF, **meta: object) -> tuple[Plan, Theme]:
    theme, _ = theme_of(folder, template(edits))
    return planned(text, brand=theme, **{**META, **meta}), theme


def page(plan: Plan, title: str) -> Page:
    return next(page for page in plan.pages if page.title == title)


def text(page: Page, role: str) -> TextShape:
    return next(shape for shape in page.shapes if isinstance(shape, TextShape) and shape.role == role)


def bound(plan: Plan, theme: Theme) -> Iterator[tuple[Page, TextShape, Rect, Insets]]:
    """Texts that stand in a frame of their layout, with its box and inset."""
    layouts = slide_layouts(theme, typesetter().fonts)
    for page in plan.pages:
        for shape in page.shapes:
            frame = layouts[page.layout].frame(shape.role)
            if isinstance(shape, TextShape) and frame is not None:
                yield page, shape, frame.box, frame.inset


def test_text_takes_place_and_inset_from_its_frame(tmp_path: Path) -> None:
    plan, theme = deck(tmp_path, {})
    for shown, shape, box, inset in bound(plan, theme):
        assert shape.inset == inset, (shown.title, shape.role)
        if shown.title in ("A point is made", "Two columns", "Compared", "A section"):
            assert shape.box == box, (shown.title, shape.role)


def test_slides_take_the_layouts_made_for_them(tmp_path: Path) -> None:
    plan, _ = deck(tmp_path, named(*GERMAN))
    assert [(page.title, page.layout) for page in plan.pages] == [
        ("The brief", "Title Slide"),
        ("A section", "Section Header"),
        ("A point is made", "Title and Content"),
        ("Two columns", "Two Content"),
        ("Compared", "Comparison"),
        ("Quoted", "Title and Content"),
        ("Noted", "Title and Content"),
    ]


def test_list_items_hang_as_the_template_has_it(tmp_path: Path) -> None:
    plan, _ = deck(tmp_path, {})
    one, _, detail = text(page(plan, "A point is made"), "body").paras
    assert one.bullet is not None
    assert detail.bullet is not None
    assert (one.left, one.bullet.hang, one.bullet.text, one.style.size) == (27, 27, "•", 32)
    assert (detail.left, detail.bullet.hang, detail.bullet.text, detail.style.size) == (58.5, 22.5, "–", 28)


@pytest.mark.parametrize(("top", "below"), [(2_500_000, True), (5_000_000, False)])
def test_content_without_a_frame_keeps_clear_of_the_title(tmp_path: Path, top: int, below: bool) -> None:
    lone = without(1, 2, 3, 4, 5, 7, 8, 9, 10, 11)[MASTER]
    moved = replaced('<a:off x="457200" y="274638"/>', f'<a:off x="457200" y="{top}"/>')
    plan, _ = deck(tmp_path, {MASTER: lambda xml: moved(lone(xml))}, "## A point is made\n\n- one thing")
    title, body = (shape.box for shape in plan.pages[-1].shapes if shape.role not in FOOTER_ROLES)
    assert (body.y >= title.bottom) is below
    assert (body.bottom <= title.y) is not below


def test_what_has_no_place_on_the_title_slide_stands_under_the_subtitle(tmp_path: Path) -> None:
    plan, _ = deck(tmp_path, {}, date="2026-01-05", organisation="Works")
    under = text_of(plan.pages[0], "subtitle").split("\n")
    assert under == ["In short", "A. Writer  ·  Works", "2026-01-05  ·  Internal"]
    assert text_of(plan.pages[1], "subtitle") == "What it says."


def test_what_has_no_place_joins_its_like_where_that_has_one(tmp_path: Path) -> None:
    """The title slide's subtitle is said to be for the author, and nothing is left under which to stand."""

    def for_author(xml: str) -> str:
        return xml.replace('type="subTitle"', 'type="body"').replace(
            "Click to edit Master subtitle style", "Author"
        )

    plan, _ = deck(tmp_path, {LAYOUT.format(1): for_author}, organisation="Works")
    assert text_of(plan.pages[0], "author") == "A. Writer  ·  Works"
    assert text_of(plan.pages[0], "subtitle").split("\n") == ["In short", "Internal"]


def test_footnotes_keep_clear_of_the_text_above(tmp_path: Path) -> None:
    plan, _ = deck(tmp_path, {})
    noted = page(plan, "Noted")
    assert text(noted, "body").box.bottom <= text(noted, "note").box.y + 3.6


@pytest.mark.parametrize(
    "edits",
    [
        {},
        named(*GERMAN),
        without(2, 4, 5),
        without(2, 3, 4, 5, 7, 8, 9, 10, 11),
        {MAIN: replaced('cx="9144000" cy="6858000" type="screen4x3"', 'cx="12192000" cy="6858000"')},
    ],
    ids=["as it is", "German", "no body", "titles only", "wide"],
)  # fmt: skip
def test_text_fits_and_no_two_texts_overlap(tmp_path: Path, edits: Mapping[str, Edit]) -> None:
    report = Report()
    theme, _ = theme_of(tmp_path, template(edits))
    plan = planned(BRIEF, brand=theme, report=report, with_memo=False, **META)
    for shown in plan.pages:
        assert text_of(shown, "title") or shown.title == ""
        texts = [written(shape) for shape in shown.shapes if isinstance(shape, TextShape) and shape.paras]
        for one, other in combinations(texts, 2):
            apart = (
                one.right <= other.x + 1
                or other.right <= one.x + 1
                or one.bottom <= other.y + 1
                or other.bottom <= one.y + 1
            )
            assert apart, (shown.title, one, other)
    assert [finding.code for finding in report] == []


def written(shape: TextShape) -> Rect:
    """Where a shape's lines stand."""
    box, inset = shape.box, shape.inset
    tall = sum(para.height for para in shape.paras)
    tall += sum(para.style.before for para in shape.paras[1:]) + sum(p.style.after for p in shape.paras[:-1])
    room = box.height - inset.top - inset.bottom
    assert tall <= room + 0.5, shape.role
    down = {"top": 0.0, "middle": (room - tall) / 2, "bottom": room - tall}[shape.anchor]
    return Rect(box.x + inset.left, box.y + inset.top + down, box.width - inset.left - inset.right, tall)


def test_without_a_frame_for_content_it_stands_between_title_and_footers(tmp_path: Path) -> None:
    plan, _ = deck(tmp_path, without(2, 3, 4, 5, 7, 8, 9, 10, 11))
    shown = page(plan, "A point is made")
    assert shown.layout == "Title and Content"
    (body,) = [
        shape for shape in shown.shapes if isinstance(shape, TextShape) and "one thing" in words(shape)
    ]
    title = text(shown, "title")
    assert title.box.bottom < body.box.y
    assert body.role == "text"
    assert body.box.bottom <= min(shape.box.y for shape in shown.shapes if shape.role in ("footer", "number"))


def words(shape: Shape) -> str:
    return (
        " ".join(run.text for para in shape.paras for run in para.runs)
        if isinstance(shape, TextShape)
        else ""
    )


def test_a_layout_of_the_templates_own_can_be_asked_for(tmp_path: Path) -> None:
    edits = {LAYOUT.format(8): replaced('name="Content with Caption"', 'name="Nebeneinander"')}
    brief = '## Asked {layout="nebeneinander"}\n\n- left\n\nright\n'
    plan, _ = deck(tmp_path, edits, brief)
    shown = page(plan, "Asked")
    assert shown.layout == "Nebeneinander"
    assert [words(shape) for shape in shown.shapes if shape.role.startswith("content")] == ["left", "right"]


def test_text_keeps_the_colour_and_size_of_a_frame_of_its_own(tmp_path: Path) -> None:
    """A layout for which its designer chose white text has a dark ground, wherever that comes from."""
    own = (
        '<a:lstStyle><a:lvl1pPr><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        "</a:defRPr></a:lvl1pPr></a:lstStyle>"
    )
    edits = {LAYOUT.format(10): lambda xml: template_text(xml, own)}
    plan, _ = deck(tmp_path, edits, '## Asked {layout="Dark"}\n\nWords\n')
    para = text(page(plan, "Asked"), "content-1").paras[0]
    assert (para.style.color, para.style.size) == ("inverse", 18)


def template_text(xml: str, styles: str) -> str:
    """The layout for vertical text turned upright, called Dark, with list styles of its own."""
    xml = re.sub(r' (vert|orient)="\w+"', "", untyped(xml))
    xml = re.sub(r'<p:cSld name="[^"]*"', '<p:cSld name="Dark"', xml)
    head, body = xml.split('idx="1"', 1)
    return head + 'idx="1"' + re.sub(r"<a:lstStyle ?/>", styles, body, count=1)


def test_a_template_without_footers_is_reported_once(tmp_path: Path) -> None:
    report = Report()
    theme, _ = theme_of(tmp_path, template({LAYOUT: lambda xml: xml.replace('type="ftr"', 'type="hdr"')}))
    planned(BRIEF, brand=theme, report=report, deck=DeckMeta(footer="Short"), **META)
    assert [finding.code for finding in report] == ["footer-missing", "footer-missing"]


def test_titles_shrink_rather_than_break_words(tmp_path: Path) -> None:
    def narrow(xml: str) -> str:
        head, title = xml.split('type="title"', 1)
        return f'{head}type="title"' + re.sub(r'<a:ext cx="\d+"', '<a:ext cx="3175000"', title, count=1)

    brief = "# Internationalisation\n\nWords.\n"
    theme, _ = theme_of(tmp_path, template({LAYOUT.format(3): narrow}))
    title = text(planned(brief, brand=theme, **META).pages[1], "title")
    assert title.box.width == 250
    assert title.paras[0].style.size < 40
    assert typesetter().min_width(title.paras[0].runs, title.paras[0].style) <= title.box.width - 14.4


def test_reading_is_deterministic() -> None:
    assert read(template(), "x") == read(template(), "x")
