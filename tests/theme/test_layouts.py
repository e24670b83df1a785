"""Slide layouts: on the grid, inside the slide, under PowerPoint's names."""

from __future__ import annotations

import struct
import zlib

import pytest

from deckbuilder.model import Run
from deckbuilder.plan import PathShape
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme import brand
from deckbuilder.theme.colors import contrast
from deckbuilder.theme.grid import COLUMNS, Grid
from deckbuilder.theme.layouts import SlideLayout, slide_layouts
from deckbuilder.theme.tokens import Theme
from tests.theme.conftest import Read

STANDARD = {
    "Title Slide": "title",
    "Section Header": "secHead",
    "Title and Content": "obj",
    "Two Content": "twoObj",
    "Comparison": "twoTxTwoObj",
    "Content with Caption": "objTx",
    "Picture with Caption": "picTx",
    "Title Only": "titleOnly",
    "Blank": "blank",
}
DESIGNED = ("Title Slide", "Section Header", "Closing")


@pytest.fixture(params=["16:9", "4:3"])
def theme(request: pytest.FixtureRequest, packaged: Theme) -> Theme:
    return brand.adapted(packaged, aspect=request.param)


@pytest.fixture
def layouts(theme: Theme) -> list[SlideLayout]:
    return list(slide_layouts(theme, FontBook(theme.fonts)).values())


def test_standard_names_have_their_types(layouts: list[SlideLayout]) -> None:
    assert {layout.name: layout.type for layout in layouts if layout.type} == STANDARD
    assert len({layout.name for layout in layouts}) == len(layouts) == 15


def test_frames_lie_inside_the_slide_on_the_columns(theme: Theme, layouts: list[SlideLayout]) -> None:
    grid = Grid.of(theme.deck)
    lefts = {round(grid.left(column), 3) for column in range(1, COLUMNS + 1)}
    rights = {round(grid.left(column) + grid.column, 3) for column in range(1, COLUMNS + 1)}
    assert max(rights) == theme.deck.width - theme.deck.margin
    for layout in layouts:
        for frame in layout.frames:
            assert round(frame.box.x, 3) in lefts, (layout.name, frame.role)
            assert round(frame.box.right, 3) in rights, (layout.name, frame.role)
            assert frame.box.y >= 24
            assert frame.box.bottom <= theme.deck.height - theme.deck.footer_bottom
            assert frame.box.height > 0


def test_frames_do_not_overlap(layouts: list[SlideLayout]) -> None:
    for layout in layouts:
        boxes = [frame.box for frame in layout.frames]
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                apart = (
                    one.right <= other.x
                    or other.right <= one.x
                    or one.bottom <= other.y
                    or other.bottom <= one.y
                )
                assert apart, (layout.name, one, other)


def test_placeholders_can_be_told_apart(layouts: list[SlideLayout]) -> None:
    for layout in layouts:
        assert len({frame.role for frame in layout.frames}) == len(layout.frames)
        assert len({frame.idx for frame in layout.frames}) == len(layout.frames)
        assert (layout.frame("title") is None) == (layout.name == "Blank")


def test_content_slides_share_title_footers_and_motif(layouts: list[SlideLayout]) -> None:
    master = next(layout for layout in layouts if layout.name == "Title and Content")
    for layout in layouts:
        if layout.name in (*DESIGNED, "Statement", "Blank"):
            continue
        for role in ("title", "footer", "date", "number"):
            assert layout.frame(role) == master.frame(role)
        assert layout.master_shapes
        assert layout.decoration[: len(master.decoration)] == master.decoration


def test_two_lines_of_title_fit_their_zone(theme: Theme, layouts: list[SlideLayout]) -> None:
    content = next(layout for layout in layouts if layout.name == "Title and Content")
    title = content.frame("title")
    assert title is not None
    style = title.styles[0]
    lines = Typesetter(FontBook(theme.fonts)).set((Run("One line\nand another"),), style, title.box.width)
    assert sum(line.height for line in lines) <= title.box.height


def test_text_can_be_read_on_the_designed_pages(theme: Theme, layouts: list[SlideLayout]) -> None:
    """Each frame's colour against the field, panel or ground it stands on."""
    rgb = {role: color.rgb for role, color in theme.deck.palette.roles.items()}
    for layout in layouts:
        for frame in layout.frames:
            middle_x, middle_y = frame.box.x + 1, frame.box.y + frame.box.height / 2
            ground = layout.background or "background"
            for shape in layout.decoration:
                box = shape.box
                if shape.fill and box.x <= middle_x <= box.right and box.y <= middle_y <= box.bottom:
                    ground = shape.fill
            assert contrast(rgb[frame.styles[0].color], rgb[ground]) >= 4.5, (layout.name, frame.role)


def test_decoration_is_decoration_in_theme_colours(theme: Theme, layouts: list[SlideLayout]) -> None:
    for layout in layouts:
        for shape in layout.decoration:
            assert isinstance(shape, PathShape)
            assert shape.role == "artifact"
            colors = {shape.fill, shape.stroke.color if shape.stroke else None} - {None}
            assert colors <= set(theme.deck.palette.roles)
            assert 0 <= shape.box.x <= shape.box.right <= theme.deck.width
            assert 0 <= shape.box.y <= shape.box.bottom <= theme.deck.height


def test_title_slides_have_room_for_all_that_is_known(layouts: list[SlideLayout]) -> None:
    cover = next(layout for layout in layouts if layout.name == "Title Slide")
    roles = {frame.role for frame in cover.frames}
    assert roles == {"title", "subtitle", "author", "date", "organisation", "classification"}


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("cover", ["field", "panel", "plain"])
@pytest.mark.parametrize("pixels", [(600, 100), (100, 400)])
def test_a_logo_keeps_its_proportions_on_the_cover(read: Read, cover: str, pixels: tuple[int, int]) -> None:
    text = f"logo: mark.png\ndefaults: {{deckbuilder: {{deck: {{cover: {cover}}}}}}}\n"
    theme, report = read(text, {"mark.png": png(*pixels)})
    assert not list(report)
    layout = slide_layouts(theme, FontBook(()))["Title Slide"]
    logo = layout.logo
    assert logo is not None
    assert logo.width / logo.height == pytest.approx(pixels[0] / pixels[1])
    assert logo.x >= theme.deck.margin
    assert logo.right <= theme.deck.width - theme.deck.margin + 0.01
    fields = [shape.box for shape in layout.decoration if shape.fill]
    assert all(
        logo.x >= field.right or logo.y >= field.bottom or logo.bottom <= field.y or logo.right <= field.x
        for field in fields
    )
