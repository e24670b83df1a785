"""Figures, tables and pictures as drawn."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from msgspec.structs import replace

from deckbuilder.plan import (
    NO_INSETS,
    Cell,
    ConnectorShape,
    GroupShape,
    ImageShape,
    Insets,
    Page,
    Para,
    PathShape,
    Rect,
    Row,
    Stroke,
    TableShape,
    TextShape,
)
from tests.render.pdf.conftest import HEIGHT, SPAN, WIDTH, Press, opened, written

BOX = Rect(40.0, 50.0, 120.0, 60.0)


def png(color: int, rows: bytes, size: tuple[int, int], bits: int = 8, extra: bytes = b"") -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", *size, bits, color, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + extra
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


RGB = png(2, b"\0" + b"\xff\0\0" * 2 + b"\0" + b"\0\0\xff" * 2, (2, 2))
RGBA = png(6, b"\0" + b"\xff\0\0\x80" * 2 + b"\0" + b"\0\0\xff\xff" * 2, (2, 2))


def jpeg(mode: str) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new(mode, (4, 2)).save(out, "JPEG")
    return out.getvalue()


def image(data: bytes, media: str = "png", pixels: tuple[int, int] = (2, 2), **more: object) -> ImageShape:
    return ImageShape(BOX, SPAN, data, media, pixels, **more)  # type: ignore[arg-type]


def test_boxes_are_where_the_plan_puts_them(press: Press) -> None:
    with opened(press.print(PathShape(BOX, SPAN, "rect", fill="accent1"))) as page:
        (rect,) = page.rects
    assert (rect["x0"], rect["top"], rect["x1"], rect["bottom"]) == pytest.approx((40, 50, 160, 110))
    assert rect["fill"]
    assert not rect["stroke"]


@pytest.mark.parametrize("figure", ["round", "ellipse", "polygon"])
def test_curved_and_cornered_figures_fill_their_box(press: Press, figure: str) -> None:
    points = ((0.0, 0.0), (1.0, 0.5), (0.0, 1.0))
    shape = PathShape(BOX, SPAN, figure, fill="accent1", points=points)  # type: ignore[arg-type]
    with opened(press.print(shape)) as page:
        (curve,) = page.curves
    edges = curve["x0"], curve["top"], curve["x1"], curve["bottom"]
    assert edges == pytest.approx((40, 50, 160, 110), abs=0.01)


def test_lines_run_from_top_left_to_bottom_right(press: Press) -> None:
    with opened(press.print(PathShape(BOX, SPAN, "line", stroke=Stroke("rule", 2.0, dash=True)))) as page:
        (line,) = page.lines
    assert line["pts"] == [(40, 50), (160, 110)]
    assert line["linewidth"] == 2


def test_frames_show_their_figure(press: Press) -> None:
    shape = TextShape(BOX, SPAN, (), fill="accent1", figure="hexagon")
    with opened(press.print(shape)) as page:
        (curve,) = page.curves
    assert [(round(x), round(y)) for x, y in curve["pts"]][:3] == [(40, 80), (64, 50), (136, 50)]


def test_connectors_end_with_a_head_whose_tip_is_at_their_end(press: Press) -> None:
    points = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (1.0, 1.0))
    line = ConnectorShape(BOX, SPAN, points, Stroke("rule", 2.0), "elbow")
    with opened(press.print(line)) as page:
        route, head = page.curves
    assert route["pts"][:3] == [(40, 50), (100, 50), (100, 110)]
    assert head["pts"][0] == (160, 110)
    assert (head["fill"], head["stroke"], route["stroke"]) == (True, False, True)
    assert 150 < route["pts"][3][0] < 160


def test_a_figure_without_fill_and_stroke_is_not_drawn(press: Press) -> None:
    with opened(press.print(PathShape(BOX, SPAN, "rect"))) as page:
        assert page.rects == []


def test_groups_draw_their_members(press: Press) -> None:
    inside = PathShape(BOX, SPAN, "rect", fill="accent1"), TextShape(BOX, SPAN, (press.para("Label"),))
    data = press.print(GroupShape(BOX, SPAN, inside))
    assert written(data) == "Label"
    with opened(data) as page:
        assert len(page.rects) == 1


@pytest.mark.parametrize(("anchor", "share"), [("top", 0.0), ("middle", 0.5), ("bottom", 1.0)])
def test_text_is_anchored_inside_the_insets(press: Press, anchor: str, share: float) -> None:
    para = press.para("Anchored")
    inset = Insets(7.0, 5.0, 7.0, 9.0)
    shape = TextShape(BOX, SPAN, (para,), inset=inset, anchor=anchor)  # type: ignore[arg-type]
    top = 50.0 + 5.0 + (60.0 - 14.0 - para.height) * share
    with opened(press.print(shape)) as page:
        char = page.chars[0]
    assert char["x0"] == pytest.approx(47.0, abs=0.01)
    assert char["matrix"][5] == pytest.approx(HEIGHT - top - para.lines[0].ascent, abs=0.01)


def test_the_background_covers_the_page(press: Press) -> None:
    with opened(press.print_pages(Page(WIDTH, HEIGHT, "", (), "", SPAN, background="surface"))) as page:
        (rect,) = page.rects
    assert (rect["width"], rect["height"]) == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (RGB, "png"),
        (png(0, b"\0\x10\x20\0\x30\x40", (2, 2)), "png"),
        (
            png(
                3,
                b"\0\x40\0\x80",
                (2, 2),
                1,
                struct.pack(">I", 6) + b"PLTE" + b"\0\0\0\xff\xff\xff" + b"\0" * 4,
            ),
            "png",
        ),
        (RGBA, "png"),
        (jpeg("RGB"), "jpeg"),
        (jpeg("L"), "jpeg"),
        (jpeg("CMYK"), "jpeg"),
    ],
    ids=["rgb", "grey", "palette", "transparent", "jpeg", "grey jpeg", "cmyk jpeg"],
)
def test_pictures_fill_their_box(press: Press, data: bytes, media: str) -> None:
    with opened(press.print(image(data, media))) as page:
        (drawn,) = page.images
    edges = drawn["x0"], drawn["top"], drawn["x1"], drawn["bottom"]
    assert edges == pytest.approx((40, 50, 160, 110), abs=0.01)


def test_jpeg_data_is_embedded_as_it_is(press: Press) -> None:
    data = jpeg("RGB")
    assert data in press.print(image(data, "jpeg", (4, 2)))


def test_a_plain_png_shows_its_colours(press: Press) -> None:
    with opened(press.print(image(RGB))) as page:
        rendered = page.to_image(resolution=72).original.convert("RGB")
    assert rendered.getpixel((70, 60)) == (255, 0, 0)
    assert rendered.getpixel((70, 100)) == (0, 0, 255)


def test_sixteen_bits_of_grey_keep_their_shade(press: Press) -> None:
    grey = png(0, b"\0" + b"\x40\xff" * 2 + b"\0" + b"\xc0\0" * 2, (2, 2), 16)
    with opened(press.print(image(grey))) as page:
        rendered = page.to_image(resolution=72).original.convert("RGB")
    assert rendered.getpixel((70, 60)) == (0x40,) * 3
    assert rendered.getpixel((70, 100)) == (0xC0,) * 3


def test_transparency_lets_the_page_through(press: Press) -> None:
    with opened(press.print(image(RGBA))) as page:
        rendered = page.to_image(resolution=72).original.convert("RGB")
    pixel = rendered.getpixel((70, 55))
    assert isinstance(pixel, tuple)
    assert pixel[0] == 255
    assert 100 < pixel[1] == pixel[2] < 155


def test_a_cropped_picture_shows_what_is_left(press: Press) -> None:
    with opened(press.print(image(RGB, crop=replace(NO_INSETS, top=0.5)))) as page:
        rendered = page.to_image(resolution=72).original.convert("RGB")
    assert rendered.getpixel((70, 60)) == (0, 0, 255)
    assert rendered.getpixel((70, 45)) == (255, 255, 255)


def test_the_same_picture_is_stored_once(press: Press) -> None:
    data = jpeg("RGB")
    other = replace(image(data, "jpeg", (4, 2)), box=BOX.moved(0.0, 100.0))
    assert press.print(image(data, "jpeg", (4, 2)), other).count(data) == 1


def cell(para: Para, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell((para,), colspan, rowspan)


def table(press: Press, *rows: Row) -> TableShape:
    box = Rect(40.0, 50.0, 200.0, sum(row.height for row in rows))
    return TableShape(box, SPAN, (80.0, 120.0), rows, Insets(4.0, 3.0, 4.0, 3.0))


def test_tables_have_horizontal_rules_only(press: Press) -> None:
    rows = [
        Row((cell(press.para("A")), cell(press.para("B"))), 20.0, SPAN, header=index == 0)
        for index in range(3)
    ]
    with opened(press.print(table(press, *rows))) as page:
        lines, head = page.lines, page.rects
    assert [(line["x0"], line["x1"], line["top"]) for line in lines] == [
        (40, 240, 50 + 20 * index) for index in range(4)
    ]
    assert [rect["height"] for rect in head] == [20]
    widths = [line["linewidth"] for line in lines]
    assert widths[0] == widths[3] > widths[1] > widths[2]


def test_totals_are_set_off(press: Press) -> None:
    pair = cell(press.para("A")), cell(press.para("B"))
    rows = Row(pair, 20.0, SPAN), Row(pair, 20.0, SPAN), Row(pair, 20.0, SPAN, total=True)
    with opened(press.print(table(press, *rows))) as page:
        widths = [line["linewidth"] for line in page.lines]
    assert widths[2] > widths[1]


def test_no_rule_crosses_a_cell_that_spans_rows(press: Press) -> None:
    spanning = Row((cell(press.para("A"), rowspan=2), cell(press.para("B"))), 20.0, SPAN)
    covered = Row((Cell((), rowspan=0), cell(press.para("C"))), 20.0, SPAN)
    data = press.print(table(press, spanning, covered))
    with opened(data) as page:
        between = [line for line in page.lines if line["top"] == 70]
    assert [(line["x0"], line["x1"]) for line in between] == [(120, 240)]
    assert written(data) == "ABC"


def test_cells_are_padded_and_anchored(press: Press) -> None:
    para = press.para("Low")
    row = Row((Cell((para,), anchor="bottom"), cell(press.para("x"))), 40.0, SPAN)
    with opened(press.print(table(press, row))) as page:
        char = page.chars[0]
    assert char["x0"] == pytest.approx(44.0, abs=0.01)
    baseline = 50.0 + 40.0 - 3.0 - para.height + para.lines[0].ascent
    assert char["matrix"][5] == pytest.approx(HEIGHT - baseline, abs=0.01)


def test_a_rule_stands_under_a_header_cell_over_several_columns_alone(press: Press) -> None:
    rows = (
        Row((cell(press.para("A"), rowspan=2), cell(press.para("B"))), 20.0, SPAN, header=True),
        Row((Cell((), rowspan=0), cell(press.para("C"))), 20.0, SPAN, header=True),
    )
    wide = (
        Row((cell(press.para("A"), colspan=2), Cell((), colspan=0)), 20.0, SPAN, header=True),
        Row((cell(press.para("B")), cell(press.para("C"))), 20.0, SPAN, header=True),
    )
    for given, inner in ((rows, []), (wide, [(44, 236, 70)])):
        with opened(press.print(table(press, *given))) as page:
            found = [(line["x0"], line["x1"], line["top"]) for line in page.lines]
        assert sorted(found, key=lambda line: line[2]) == [(40, 240, 50), *inner, (40, 240, 90)]


def test_stripes_lie_behind_every_other_row_as_far_as_its_cells_reach(press: Press) -> None:
    rows = [Row((cell(press.para("A")), cell(press.para("B"))), 20.0, SPAN) for _ in range(4)]
    rows[1] = Row((cell(press.para("A"), rowspan=2), cell(press.para("B"))), 20.0, SPAN)
    rows[2] = Row((Cell((), rowspan=0), cell(press.para("B"))), 20.0, SPAN)
    with opened(press.print(replace(table(press, *rows), striped=True))) as page:
        found = [(rect["x0"], rect["top"], rect["height"]) for rect in page.rects]
    assert found == [(40, 70, 40), (120, 70, 20), (40, 110, 20)]
