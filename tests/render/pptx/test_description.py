"""What a finished file says about itself, and the small picture it carries."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace
from PIL import Image
from PIL.Image import Image as Picture

from deckbuilder.model import Meta
from deckbuilder.plan import ImageShape, Origin, PathShape, Plan, Rect, Step, Stroke
from tests.render.pptx.plans import (
    HERE,
    body,
    fonts,
    item,
    opened,
    page,
    para,
    parts,
    rendered,
    styles,
    theme,
    written,
)
from tests.render.pptx.templates import PIXEL

ORIGIN = Origin("content/a/brief.md", "ab" * 32)
THUMBNAIL = "docProps/thumbnail.png"


def test_core_properties_are_those_of_the_front_matter() -> None:
    core = opened(
        page(),
        title="A & B", subtitle="S", authors=("X", "Y"), keywords=("k", "l"), lang="de", abstract="About",
        date=date(2025, 12, 1), status="Draft", classification="Internal",
    ).core_properties  # fmt: skip
    said = (core.title, core.subject, core.author, core.keywords, core.language, core.comments)
    assert said == ("A & B", "S", "X; Y", "k, l", "de", "About")
    assert (core.content_status, core.category, core.revision) == ("Draft", "Internal", 1)
    assert core.created is not None
    assert core.created.date() == date(2025, 12, 1)


def test_custom_properties_say_what_the_deck_was_made_from() -> None:
    plan = Plan((page(),), Meta(classification="Internal"), "deck", origin=ORIGIN)
    said = custom(written(plan, theme()))
    assert said.pop("Generator").startswith("deckbuilder ")
    assert said == {
        "Source": "content/a/brief.md",
        "Source hash": "sha256:" + "ab" * 32,
        "Theme": "briefing",
        "Fonts": "Arial measured with Arimo",
        "Classification": "Internal",
    }


def test_a_plan_from_nowhere_has_no_source() -> None:
    assert list(custom(rendered(page()))) == ["Generator", "Theme", "Fonts"]


def test_the_application_counts_slides_notes_words_and_paragraphs() -> None:
    pages = (page(body(item("one two"), item("three")), notes=(para("said"),)), page(hidden=True))
    root = etree.fromstring(parts(rendered(*pages))["docProps/app.xml"])
    said = {etree.QName(node).localname: node.text for node in root}
    counts = {name: said[name] for name in ("Slides", "Notes", "HiddenSlides", "Paragraphs", "Words")}
    assert counts == {"Slides": "2", "Notes": "1", "HiddenSlides": "1", "Paragraphs": "4", "Words": "7"}
    assert said["PresentationFormat"] == "Widescreen"


def test_the_thumbnail_shows_the_ground_of_the_first_slide() -> None:
    picture = thumbnail(rendered(page(background="accent1"), page(background="accent2")))
    assert picture.size == (256, 144)
    assert picture.getpixel((128, 140)) == rgb("accent1")


def test_the_thumbnail_shows_shapes_text_and_pictures_in_their_places() -> None:
    line = typeset("MMMMMM")
    empty, full = (thumbnail(rendered(page(*shapes))) for shapes in ((), (body(line), red())))
    upper, lower = (36, 30, 120, 60), (200, 100, 220, 120)
    assert empty.crop(upper).getcolors() != full.crop(upper).getcolors()
    assert full.crop(lower).getcolors() == [(400, (255, 0, 0))]
    assert empty.crop((230, 60, 256, 90)).tobytes() == full.crop((230, 60, 256, 90)).tobytes()


@pytest.mark.parametrize("figure", ["rect", "round", "ellipse", "line", "polygon", "outline"])
def test_the_thumbnail_shows_every_kind_of_figure(figure: Any) -> None:
    corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    contour = (Step("move", corners[:1]), *(Step("line", (at,)) for at in corners[1:]), Step("close"))
    shape = PathShape(
        red().box, HERE, figure, "accent1", Stroke("accent1", 6), points=corners, outline=(contour,)
    )
    assert thumbnail(rendered(page(shape))).getpixel((210, 110)) == rgb("accent1")


def test_the_thumbnail_shows_lines_that_are_not_closed() -> None:
    middle = (Step("move", ((0.0, 0.5),)), Step("line", ((1.0, 0.5),)))
    shape = PathShape(red().box, HERE, "outline", stroke=Stroke("accent1", 9), outline=(middle,))
    assert thumbnail(rendered(page(shape))).getpixel((210, 110)) == rgb("accent1")


def test_large_pictures_are_not_decoded_for_the_thumbnail() -> None:
    large = replace(red(), data=PIXEL, pixels=(4000, 3000))
    picture = thumbnail(rendered(page(large)))
    assert picture.crop((200, 100, 220, 120)).getcolors() == [(400, rgb("surface"))]


def test_the_package_leads_to_the_thumbnail() -> None:
    files = parts(rendered(page()))
    assert b'metadata/thumbnail" Target="docProps/thumbnail.png"' in files["_rels/.rels"]
    assert THUMBNAIL not in parts(rendered())


def custom(data: bytes) -> dict[str, str]:
    root = etree.fromstring(parts(data)["docProps/custom.xml"])
    return {entry.get("name", ""): entry[0].text or "" for entry in root}


def thumbnail(data: bytes) -> Picture:
    return Image.open(io.BytesIO(parts(data)[THUMBNAIL])).convert("RGB")


def rgb(role: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(theme().deck.palette.roles[role].rgb.lstrip("#")))


def red() -> ImageShape:
    """A red picture that covers pixels 190 to 230 across and 90 to 130 down."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), (255, 0, 0)).save(buffer, "PNG")
    scale = theme().deck.width / 256
    box = Rect(190 * scale, 90 * scale, 40 * scale, 40 * scale)
    return ImageShape(box, HERE, buffer.getvalue(), "png", (40, 40), alt="red")


def typeset(text: str) -> Any:
    from deckbuilder.text.typesetter import Typesetter

    words = para(text, style=styles().body[0])
    return replace(words, lines=Typesetter(fonts()).set(words.runs, words.style, 600))
