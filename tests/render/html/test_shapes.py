"""Figures, pictures, tables and groups; the places in the brief they come from."""

from __future__ import annotations

import hashlib

from msgspec.structs import replace

from deckbuilder.plan import (
    Cell,
    ConnectorShape,
    FormulaShape,
    GroupShape,
    ImageShape,
    Insets,
    Page,
    PathShape,
    Rect,
    Row,
    Span,
    Step,
    Stroke,
    TableShape,
    TextShape,
)
from deckbuilder.render.html import draw
from deckbuilder.theme.tokens import Theme
from tests.render.html.conftest import SPAN, Easel, elements, frame, name

BOX = Rect(40.0, 50.0, 120.0, 60.0)


def test_a_page_is_as_large_as_in_the_plan_and_says_what_it_is(easel: Easel) -> None:
    assert easel.draw().svg == (
        '<svg xmlns="http://www.w3.org/2000/svg" role="group" text-rendering="geometricPrecision"'
        ' viewBox="0 0 300 400" xml:lang="en-GB" aria-label="A page" data-file="brief.md" data-line="3">'
        '<rect x="0" y="0" width="300" height="400" fill="#fff"/></svg>'
    )


def test_figures_are_painted_in_the_colours_of_their_document(easel: Easel, theme: Theme) -> None:
    bar = PathShape(BOX, SPAN, "rect", "accent1", Stroke("rule", 1.0, dash=True), opacity=0.5)
    for slide, palette in ((True, theme.deck.palette), (False, theme.memo.palette)):
        fill, line = (palette.roles[role].rgb.lower() for role in ("accent1", "rule"))
        assert easel.svg(bar, slide=slide) == (
            f'<g aria-hidden="true"><rect x="40" y="50" width="120" height="60" fill="#{fill}"'
            f' stroke="#{line}" stroke-width="1" stroke-dasharray="4 3" fill-opacity="0.5"/></g>'
        )


def test_a_slide_on_paper_keeps_its_colours(easel: Easel, theme: Theme) -> None:
    bar = PathShape(BOX, SPAN, "rect", "accent2")
    drawn = easel.svg(GroupShape(BOX, SPAN, (bar,), "slide"), bar)
    deck, memo = (look.palette.roles["accent2"].rgb.lower() for look in (theme.deck, theme.memo))
    assert f'fill="#{deck}"' in drawn.split("</g></g>")[0]
    assert f'fill="#{memo}"' in drawn.split("</g></g>")[1]


def test_outlines_are_drawn_at_their_place(easel: Easel) -> None:
    steps = (Step("move", ((0, 0),)), Step("curve", ((0, 1), (1, 1), (1, 0))), Step("close"))
    shape = PathShape(BOX, SPAN, "outline", "text", outline=(steps, steps))
    assert easel.svg(shape).count('<path d="M40 50C40 110 160 110 160 50Z"/>') == 2


def test_a_frame_stands_on_its_figure(easel: Easel) -> None:
    shape = TextShape(BOX, SPAN, (easel.para("In"),), fill="surface", figure="stadium")
    drawn = easel.svg(shape)
    assert drawn.index("<path") < drawn.index("<text")


def test_connectors_have_heads(easel: Easel) -> None:
    line = ConnectorShape(BOX, SPAN, ((0, 0), (1, 1)), Stroke("text", 1.0), heads=(True, True))
    assert easel.svg(line).count("<path") == 3


def test_pictures_are_named_by_what_is_in_them(easel: Easel) -> None:
    shape = ImageShape(BOX, SPAN, b"pixels", "png", (2, 1), alt="A hill", crop=Insets(left=0.5))
    drawing = easel.draw(shape, folder="pics/")
    (image,) = (node for node in elements(drawing.svg) if name(node) == "image")
    digest = hashlib.sha256(b"pixels").hexdigest()
    assert (image.get("href"), image.get("aria-label")) == (f"pics/{digest}.png", "A hill")
    assert (image.get("x"), image.get("width")) == ("-80", "240")
    assert image.get("clip-path") == "inset(0.00% 0.00% 0.00% 50.00%)"
    assert [(one.name, one.data) for one in drawing.images] == [(f"{digest}.png", b"pixels")]


def test_drawings_stay_drawings_and_portraits_are_round(easel: Easel) -> None:
    shape = ImageShape(BOX, SPAN, b"pixels", "png", (2, 1), b"<svg/>", round=True, decorative=True)
    drawing = easel.draw(shape)
    assert drawing.images[0].media == "image/svg+xml"
    assert 'clip-path="ellipse(50.00% 50.00% at 50.00% 50.00%)"' in drawing.svg
    assert 'aria-hidden="true"' in drawing.svg


def test_a_figure_is_told_as_a_whole(easel: Easel) -> None:
    part = GroupShape(BOX, SPAN, (frame(easel.para("Part")),), alt="Not said again")
    svg = easel.draw(GroupShape(BOX, SPAN, (part,), alt="A diagram")).svg
    told = [node.get("aria-label") for node in elements(svg) if node.get("role") == "img"]
    assert told == ["A diagram"]


def test_formulas_say_what_they_are(easel: Easel) -> None:
    steps = (Step("move", ((0, 0),)), Step("line", ((1, 1),)), Step("close"))
    drawn = easel.svg(FormulaShape(BOX, SPAN, "<math/>", (steps,), 12.0, "text", "a + b"))
    assert drawn.startswith('<g role="img" aria-label="a + b">')


def test_tables_are_tables(easel: Easel) -> None:
    head = Row(
        (Cell((easel.para("Head"),), colspan=2, scope="column"), Cell((), colspan=0)), 20.0, SPAN, header=True
    )
    span = Span("brief.md", 5, 6)
    row = Row((Cell((easel.para("North"),), scope="row"), Cell((easel.para("4"),))), 20.0, span)
    table = TableShape(BOX, SPAN, (60.0, 60.0), (head, row), Insets(2, 2, 2, 2), alt="Figures")
    nodes = [node for node in elements(easel.draw(table).svg) if node.get("role") not in (None, "group")]
    assert [node.get("role") for node in nodes] == [
        "table", "row", "columnheader", "row", "rowheader", "cell",
    ]  # fmt: skip
    assert (nodes[3].get("data-line"), nodes[3].get("data-last")) == ("5", "6")


def test_a_header_shown_again_is_decoration(easel: Easel) -> None:
    cell = Cell((easel.para("Head"),), scope="column")
    empty = Cell((easel.para(),), scope="column")
    again = Row((cell, cell), 20.0, SPAN, header=True, repeated=True)
    first = Row((empty, cell), 20.0, SPAN, header=True)
    svg = easel.draw(TableShape(BOX, SPAN, (60.0, 60.0), (again, first), Insets())).svg
    assert [node.get("role") for node in elements(svg) if node.get("aria-hidden")] == [None]
    assert svg.count('role="row"') == 1
    assert [node.get("role") for node in elements(svg) if node.get("role")][-2:] == ["cell", "columnheader"]


def test_places_are_said_where_they_differ(easel: Easel) -> None:
    para = easel.para("Words")
    moved = replace(para, span=Span("brief.md", 8, 9))
    other = replace(para, span=Span("part.md", 1, 1))
    svg = easel.draw(frame(para, moved, other)).svg
    places = [(node.get("data-file"), node.get("data-line"), node.get("data-last")) for node in elements(svg)]
    assert [place for place in places if any(place)] == [
        ("brief.md", "3", None),
        (None, "8", "9"),
        ("part.md", "1", None),
    ]


def test_a_page_is_the_same_wherever_it_stands_in_the_brief(easel: Easel) -> None:
    def drawn(first: int) -> str:
        own, above = Span("brief.md", first, first + 1), Span("brief.md", 1, 1)
        shapes = (frame(replace(easel.para("Own"), span=own)), frame(replace(easel.para("Foot"), span=above)))
        page = Page(300.0, 400.0, "first", shapes, "", own)
        extents = {"brief.md": (first, first + 1)}
        return draw(page, easel.theme, easel.book, slide=True, lang="en", own=extents).svg

    assert drawn(10) == drawn(20)
    assert 'data-line="0" data-last="1"' in drawn(10)


def test_what_repeats_is_decoration(easel: Easel) -> None:
    assert easel.svg(frame(easel.para("2 of 8"), role="footer")).startswith('<g aria-hidden="true">')
