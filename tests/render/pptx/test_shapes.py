"""Shapes as native objects, read back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace

from deckbuilder.model import Meta
from deckbuilder.pictures import Picture
from deckbuilder.plan import (
    Cell,
    GroupShape,
    ImageShape,
    Insets,
    PathShape,
    Plan,
    Rect,
    Row,
    Stroke,
    TableShape,
    TextShape,
)
from deckbuilder.theme.tokens import Logo
from tests.render.pptx.plans import (
    HERE,
    NS,
    body,
    box,
    found,
    frame,
    item,
    opened,
    page,
    para,
    parts,
    rendered,
    shape_xml,
    styles,
    theme,
    written,
)

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)
AREA = Rect(100, 150, 400, 200)


def image(**more: object) -> ImageShape:
    return replace(ImageShape(AREA, HERE, PNG, "png", (1, 1), alt="A dot"), **more)


def test_a_placeholder_at_the_layouts_place_does_not_repeat_it() -> None:
    assert len(found(shape_xml(body(item("x"))), "p:spPr/*")) == 0


def test_a_placeholder_elsewhere_says_where() -> None:
    moved = replace(body(item("x")), box=Rect(48, 200, 300, 100))
    (offset,) = found(shape_xml(moved), "p:spPr/a:xfrm/a:off")
    assert (offset.get("x"), offset.get("y")) == (str(48 * 12700), str(200 * 12700))


def test_placeholders_are_known_as_such_to_readers() -> None:
    slide = opened(page(body(item("one"), item("two")))).slides[0]
    assert slide.shapes.title.text == "A title"
    assert [(shape.placeholder_format.idx, shape.text_frame.text) for shape in slide.placeholders][1] == (
        1,
        "one\ntwo",
    )
    assert slide.slide_layout.name == "Title and Content"


def test_a_second_shape_of_a_role_is_free() -> None:
    slide = opened(page(body(item("one")), body(item("two")))).slides[0]
    assert [shape.is_placeholder for shape in slide.shapes] == [True, True, False]


def test_the_slide_number_is_a_field() -> None:
    at = frame("Title and Content", "number")
    number = TextShape(at.box, HERE, (para("7", style=at.styles[0]),), "number")
    (field,) = found(shape_xml(number), ".//a:fld")
    assert (field.get("type"), field.find("a:t", NS).text) == ("slidenum", "7")


def table(rows: tuple[Row, ...], role: str = "table") -> TableShape:
    return TableShape(AREA, HERE, (150.0, 250.0), rows, Insets(8, 5, 8, 5), role, alt="Words")


def cell(text: str, **more: Any) -> Cell:
    return Cell((para(text, style=styles().table),), **more)


def test_tables_are_native_with_header_and_total_rows() -> None:
    rows = (
        Row((cell("A"), cell("B")), 30, HERE, header=True),
        Row((cell("1"), cell("2")), 30, HERE),
        Row((cell("3"), cell("4")), 30, HERE, total=True),
    )
    (frame_,) = [s for s in opened(page(table(rows, "body"))).slides[0].shapes if s.has_table]
    read = frame_.table
    assert [[one.text for one in row.cells] for row in read.rows] == [["A", "B"], ["1", "2"], ["3", "4"]]
    assert (read.first_row, read.last_row, read.horz_banding) == (True, True, False)
    assert [column.width.pt for column in read.columns] == [150, 250]
    assert frame_.is_placeholder


def test_every_run_of_a_table_says_its_size() -> None:
    shape = shape_xml(table((Row((cell("a"), cell("b")), 30, HERE),)))
    assert [node.get("sz") for node in found(shape, ".//a:rPr")] == [
        str(round(styles().table.size * 100))
    ] * 2


def test_merged_cells() -> None:
    covered = Cell((), rowspan=0)
    rows = (
        Row((cell("wide", colspan=2, rowspan=2), covered), 30, HERE),
        Row((covered, covered), 30, HERE),
    )
    (frame_,) = [s for s in opened(page(table(rows))).slides[0].shapes if s.has_table]
    origin = frame_.table.cell(0, 0)
    assert (origin.is_merge_origin, origin.span_height, origin.span_width) == (True, 2, 2)
    assert all(frame_.table.cell(r, c).is_spanned for r, c in ((0, 1), (1, 0), (1, 1)))


def headed(**more: Any) -> TableShape:
    """Two header rows, the first with a cell over both columns, two rows, and two rows of totals."""
    plain_rows = (Row((cell("1", scope="row"), cell("2")), 30, HERE) for _ in range(2))
    rows = (
        Row((cell("wide", colspan=2), Cell((), colspan=0)), 30, HERE, header=True),
        Row((cell("a"), cell("b")), 30, HERE, header=True),
        *plain_rows,
        *(Row((cell("s", scope="row"), cell("3")), 30, HERE, total=True) for _ in range(2)),
    )
    return replace(table(rows), **more)


def test_the_flags_of_the_ribbon_say_what_a_table_has() -> None:
    (properties,) = found(shape_xml(headed(striped=True)), ".//a:tblPr")
    assert {
        name: properties.get(name) for name in ("firstRow", "firstCol", "lastRow", "bandRow")
    } == dict.fromkeys(("firstRow", "firstCol", "lastRow", "bandRow"), "1")
    (bare,) = found(shape_xml(table((Row((cell("a"), cell("b")), 30, HERE),))), ".//a:tblPr")
    assert dict(bare.attrib) == {}


def test_rules_that_no_style_gives_stand_on_both_sides_of_their_edge() -> None:
    def widths(tag: str) -> list[list[str | None]]:
        rows = found(shape_xml(headed()), ".//a:tr")
        return [[edge.get("w") for edge in found(row, f".//a:tcPr/a:{tag}")] for row in rows]

    thin, heavy, total = "6350", "19050", "12700"
    assert widths("lnB") == [[thin] * 2, [heavy] * 2, [thin] * 2, [total] * 2, [thin] * 2, [thin] * 2]
    assert widths("lnT") == [[], [thin] * 2, [heavy] * 2, [], [total] * 2, [thin] * 2]


def test_one_header_and_one_total_are_left_to_the_style() -> None:
    rows = (
        Row((cell("A"), cell("B")), 30, HERE, header=True),
        Row((cell("1"), cell("2")), 30, HERE),
        Row((cell("3"), cell("4")), 30, HERE, total=True),
    )
    shape = shape_xml(table(rows))
    assert not found(shape, ".//a:tcPr/*")
    assert not found(shape_xml(replace(table(rows), striped=True)), ".//a:tcPr/*")


def test_no_band_lies_behind_the_second_header_row() -> None:
    rows = found(shape_xml(headed(striped=True)), ".//a:tr")
    assert [len(found(row, ".//a:tcPr/a:noFill")) for row in rows] == [0, 2, 0, 0, 0, 0]


def test_a_picture_shown_twice_is_held_once() -> None:
    files = parts(rendered(page(image(), image()), page(image())))
    assert [name for name in files if name.startswith("ppt/media/")] == ["ppt/media/image1.png"]


def test_a_logo_that_is_also_shown_on_a_slide_is_held_once() -> None:
    logo = Logo(Path("mark.png"), "The mark", Picture(PNG, "png", (1, 1), vector=b"<svg/>"))
    branded = replace(theme(), logo=logo)
    shown = Plan((page(image(vector=b"<svg/>")),), Meta(), "deck")
    files = parts(written(shown, branded))
    assert [name for name in files if name.startswith("ppt/media/")] == [
        "ppt/media/image1.png",
        "ppt/media/image2.svg",
    ]
    covers = [data for name, data in files.items() if "slideLayouts/slide" in name and b"svgBlip" in data]
    assert covers
    assert all(b'descr="The mark"' in cover for cover in covers)


def test_a_drawing_stands_behind_its_pixels() -> None:
    files = parts(rendered(page(image(vector=b"<svg/>"), image(vector=b"<svg/>"))))
    assert {name: data for name, data in files.items() if name.startswith("ppt/media/")} == {
        "ppt/media/image1.png": PNG,
        "ppt/media/image2.svg": b"<svg/>",
    }
    assert b'Extension="svg" ContentType="image/svg+xml"' in files["[Content_Types].xml"]
    (drawing,) = shape_xml(image(vector=b"<svg/>")).iter(
        "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
    )
    rels = files["ppt/slides/_rels/slide1.xml.rels"].decode()
    key = drawing.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed")
    assert re.search(rf'<Relationship [^>]*Id="{key}"[^>]*image2\.svg', rels)


def test_pictures_are_cropped_and_described() -> None:
    picture = shape_xml(image(crop=Insets(0.1, 0, 0.25, 0)))
    (cut,) = found(picture, ".//a:srcRect")
    assert dict(cut.attrib) == {"l": "10000", "r": "25000"}
    assert picture.find(".//p:cNvPr", NS).get("descr") == "A dot"


def test_decoration_is_marked_as_such() -> None:
    for shape in (image(alt="", decorative=True), PathShape(AREA, HERE, "rect", fill="accent1")):
        named = shape_xml(shape).find(".//p:cNvPr", NS)
        assert named.get("descr") is None
        assert b"decorative" in etree.tostring(named)


@pytest.mark.parametrize(
    ("figure", "tag", "preset"),
    [
        ("rect", "sp", "rect"),
        ("round", "sp", "roundRect"),
        ("ellipse", "sp", "ellipse"),
        ("line", "cxnSp", "line"),
    ],
)
def test_figures(figure: str, tag: str, preset: str) -> None:
    shape = shape_xml(PathShape(AREA, HERE, figure, stroke=Stroke("rule", 1)))  # type: ignore[arg-type]
    assert shape.tag.endswith("}" + tag)
    assert shape.find(".//a:prstGeom", NS).get("prst") == preset


def test_polygons_keep_their_corners() -> None:
    arrow = PathShape(AREA, HERE, "polygon", fill="accent1", points=((0, 0), (1, 0.5), (0, 1)))
    points = [(point.get("x"), point.get("y")) for point in found(shape_xml(arrow), ".//a:pt")]
    assert points == [("0", "0"), (str(400 * 12700), str(100 * 12700)), ("0", str(200 * 12700))]


def test_groups_hold_their_members_in_page_coordinates() -> None:
    member = box(para("x"), at=Rect(120, 160, 50, 20))
    group = shape_xml(GroupShape(AREA, HERE, (member,), alt="A diagram", name="Timeline"))
    (placed,) = found(group, "p:grpSpPr/a:xfrm")
    assert dict(placed.find("a:off", NS).attrib) == dict(placed.find("a:chOff", NS).attrib)
    assert group.find("p:nvGrpSpPr/p:cNvPr", NS).get("descr") == "A diagram"


def test_names_and_ids_are_unique_whatever_the_plan_calls_its_shapes() -> None:
    names = ("Text 2", "Text", "Text", "Text", "Text 2")
    slide = opened(page(*(box(para("x"), name=name) for name in names))).slides[0]
    assert len({shape.name for shape in slide.shapes}) == len(slide.shapes)
    assert len({shape.shape_id for shape in slide.shapes}) == len(slide.shapes)
