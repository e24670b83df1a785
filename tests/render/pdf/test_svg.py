"""SVG drawings as PDF drawings look as resvg draws them; what is beyond them stays pixels."""

from __future__ import annotations

import io
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from deckbuilder.pictures.drawing import drawing
from deckbuilder.pictures.picture import Picture
from deckbuilder.plan import ImageShape, Rect
from deckbuilder.render.pdf import svg
from deckbuilder.render.pdf.svg.geometry import Pen, written
from deckbuilder.render.pdf.svg.paint import Gradient, gradient
from deckbuilder.render.pdf.svg.pathdata import draw_path
from deckbuilder.render.pdf.svg.reading import Document

from .conftest import HEIGHT, SPAN, WIDTH, Press, opened

#: Mean difference of the colours, of 255, in fields of six points: edges are smoothed otherwise.
NEAR, FIELD = 2.0, 6

DRAWN = sorted(Path(__file__).with_name("drawings").glob("*.svg"))
SQUARE = '<rect width="9" height="9" {}/>'
#: What has no counterpart here.
BEYOND = {
    "filter": '<filter id="i"><feGaussianBlur stdDeviation="3"/></filter>'
    + SQUARE.format('filter="url(#i)"'),
    "mask": '<mask id="i"><rect width="9" height="9" fill="white"/></mask>' + SQUARE.format('mask="url(#i)"'),
    "pattern": '<pattern id="i" width="2" height="2"><rect width="1" height="1"/></pattern>'
    + SQUARE.format('fill="url(#i)"'),
    "marker": '<marker id="i"><path d="M0 0L6 3L0 6z"/></marker>'
    '<path d="M1 1H8" stroke="black" marker-end="url(#i)"/>',
    "blending": SQUARE.format('style="mix-blend-mode:multiply"'),
    "selector": "<style>svg > rect { fill: red }</style>" + SQUARE.format(""),
    "letters one by one": '<text x="1 2 3" y="5">abc</text>',
    "letters of a relative size": '<text y="5" font-size="50%">abc</text>',
    "right to left": '<text y="5">שלום</text>',
    "see-through gradient": '<linearGradient id="i"><stop stop-color="red"/>'
    '<stop offset="1" stop-opacity="0"/></linearGradient>' + SQUARE.format('fill="url(#i)"'),
    "several clips": '<clipPath id="i"><path d="M0 0H2V2"/><path d="M4 4H6V6"/></clipPath>'
    + SQUARE.format('clip-path="url(#i)"'),
    "picture": '<image width="9" height="9" href="data:image/png;base64,iVBORw0KGgo="/><path d="M0 0H9V9z"/>',
    "far away": '<path d="M0 0H9V9z"/><path d="M0 0L1e30 5L5 9z"/>',
    "scaled beyond measure": SQUARE.format("") + SQUARE.format('transform="scale(1e300)"'),
}


def picture(body: str) -> Picture:
    written = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{body}</svg>'
    return drawing(written.encode(), "drawing.svg")


def shown(found: Picture) -> ImageShape:
    width = WIDTH
    height = width / found.aspect
    scale = min(1.0, HEIGHT / height)
    box = Rect(0.0, 0.0, width * scale, height * scale)
    return ImageShape(box, SPAN, found.data, found.media, found.pixels, found.vector, alt="A drawing")


def pixels(data: bytes, box: Rect) -> Image.Image:
    with pypdfium2.PdfDocument(data) as pdf:
        page: Image.Image = pdf[0].render(scale=2).to_pil().convert("RGB")
    return page.crop((0, 0, round(box.width * 2), round(box.height * 2)))


def flat(found: Picture, size: tuple[int, int]) -> Image.Image:
    drawn = Image.open(io.BytesIO(found.data)).convert("RGBA")
    paper = Image.new("RGBA", drawn.size, "white")
    paper.alpha_composite(drawn)
    return paper.convert("RGB").resize(size, Image.Resampling.BOX)


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_drawings_look_as_their_pixels_do(path: Path, press: Press) -> None:
    found = drawing(path.read_bytes(), path.name)
    shape = shown(found)
    data = press.print(shape)
    with opened(data) as page:
        assert not page.images
    ours = pixels(data, shape.box)
    fields = max(1, ours.width // FIELD), max(1, ours.height // FIELD)
    small = [image.resize(fields, Image.Resampling.BOX) for image in (ours, flat(found, ours.size))]
    difference = ImageStat.Stat(ImageChops.difference(*small)).mean
    assert sum(difference) / 3 < NEAR
    blank = ImageChops.difference(small[1], Image.new("RGB", fields, "white"))
    assert sum(ImageStat.Stat(blank).mean) / 3 > 2 * NEAR


@pytest.mark.parametrize("name", BEYOND)
def test_what_is_beyond_it_stays_pixels(name: str, press: Press) -> None:
    found = picture(BEYOND[name])
    assert found.vector is not None
    with pytest.raises(svg.Undrawable):
        svg.form(found.vector, press.typesetter.fonts, lambda stream: 1)
    with opened(press.print(shown(found))) as page:
        assert len(page.images) == 1


def test_a_drawing_shown_twice_is_stored_once(press: Press) -> None:
    shape = shown(picture('<path d="M0 0L9 1L5 9z"/>' * 100))
    once, twice = (press.print(*[shape] * count) for count in (1, 2))
    assert len(twice) - len(once) < 400


def test_no_font_is_needed_for_letters(press: Press) -> None:
    with opened(press.print(shown(picture('<text y="9">ab</text>')))) as page:
        assert not page.chars


@pytest.mark.parametrize(
    "body",
    [
        "<desc>" + "x" * 1_000_000 + "</desc>",
        "<g>" * 150 + SQUARE.format("") + "</g>" * 150,
        '<g id="u"><rect width="1" height="1"/><use href="#u" x="1"/></g>',
        '<g id="a"><path d="M0 0H1V1z"/></g>'
        + "".join(
            f'<g id="{name}">' + f'<use href="#{before}"/>' * 12 + "</g>"
            for before, name in pairwise("abcdefgh")
        ),
    ],
    ids=["bytes", "depth", "endless", "copies of copies"],
)
def test_what_would_take_too_long_is_refused(body: str, press: Press) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9">{body}</svg>'
    with pytest.raises(svg.Undrawable):
        svg.form(data.encode(), press.typesetter.fonts, lambda stream: 1)


@pytest.mark.parametrize(
    "data", ["L5 5", "M0", "M0 0L5", "M0 0Q1 1 2", "M0 0 5x", "M0 0Z5 5", "M0 0A1 1 0 2 0 5 5", "M0 0L1e9 0"]
)
def test_faulty_paths_are_refused(data: str) -> None:
    with pytest.raises(svg.Undrawable):
        draw_path(data, Pen())


@pytest.mark.parametrize(
    ("data", "box"),
    [
        ("M1 2 4 6", (1, 2, 3, 4)),
        ("m1 2 3 4z", (1, 2, 3, 4)),
        ("M0 0H5v7", (0, 0, 5, 7)),
        ("M0 0C0 4 4 4 4 0S8-4 8 0", (0, -3, 8, 6)),
        ("M0 0Q2 4 4 0T8 0", (0, -2, 8, 4)),
        ("M0 0a5 5 0 0110 0", (0, -5, 10, 5)),
        ("M0 0A1 1 0 0 0 10 0", (0, 0, 10, 5)),
        ("M0 0a0 5 0 0 1 9 9", (0, 0, 9, 9)),
        ("M0,0L1-1.5.5.5", (0, -1.5, 1, 2)),
        ("M2 2L4 4zl1 0", (2, 2, 2, 2)),
    ],
)
def test_paths_reach_where_their_data_say(data: str, box: tuple[float, ...]) -> None:
    pen = Pen()
    draw_path(data, pen)
    assert pen.box == pytest.approx(box, abs=2e-3)


def test_colours_of_a_gradient_come_in_the_order_they_are_written() -> None:
    stops = '<stop offset="60%" stop-color="red"/><stop offset="30%" stop-color="blue"/>'
    stops += '<stop offset="50%" stop-color="lime"/>'
    root = ElementTree.fromstring(
        f'<svg xmlns="http://www.w3.org/2000/svg"><linearGradient>{stops}</linearGradient></svg>'
    )
    document = Document(ElementTree.tostring(root))
    made = gradient(document, document.root[0], (0.0, 0.0, 9.0, 9.0), (9.0, 9.0))
    assert isinstance(made, Gradient)
    assert "/Bounds[0.6]" in made.shading


@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.-+eE ,", max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_path_data_are_drawn_or_refused(data: str) -> None:
    with suppress(svg.Undrawable):
        draw_path(f"M0 0{data}", Pen())


def test_numbers_have_no_exponents() -> None:
    assert written(0.00001, -0.0, 1234.5, -0.25) == "0 0 1234.5 -0.25"
