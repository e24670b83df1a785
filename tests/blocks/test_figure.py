"""Pictures in the text: their size, their words, and what stands in for those that cannot be had."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from deckbuilder import blocks
from deckbuilder.blocks.base import Laid, Node
from deckbuilder.model import Run
from deckbuilder.plan import ImageShape, TextShape
from deckbuilder.report import Report
from deckbuilder.source import Span
from tests.blocks.fake import node, read, room, words
from tests.pictures.test_load import encoded


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wide.png").write_bytes(encoded("PNG", (800, 400), dpi=(144, 144)))  # 400 × 200 points
    (tmp_path / "small.png").write_bytes(encoded("PNG", (100, 100), dpi=(72, 72)))
    (tmp_path / "tall.png").write_bytes(encoded("PNG", (200, 2000), dpi=(72, 72)))
    (tmp_path / "broken.png").write_bytes(encoded("PNG")[:60])
    (tmp_path / "drawing.svg").write_text("<svg/>")
    return tmp_path


def image(path: str, caption: str = "", **attrs: Any) -> Node:
    return node("image", text=path, runs=(Run(caption),) if caption else (), attrs={"fig-alt": "A", **attrs})


def lay(*images: Node, folder: Path, height: float | None = None, width: float = 400.0) -> Laid:
    return blocks.lay(read(node("figure", *images), folder=folder)[0], room(width, height=height))


def sizes(laid: Laid) -> list[tuple[float, float]]:
    return [(round(s.box.width, 1), round(s.box.height, 1)) for s in laid.shapes if isinstance(s, ImageShape)]


@pytest.mark.parametrize(
    ("path", "attrs", "height", "size"),
    [
        ("wide.png", {}, None, (400, 200)),
        ("small.png", {}, None, (100, 100)),
        ("wide.png", {}, 120, (240, 120)),
        ("tall.png", {}, None, (50, 500)),
        ("wide.png", {"width": "50%"}, None, (200, 100)),
        ("wide.png", {"width": "2in"}, None, (144, 72)),
        ("wide.png", {"height": "50pt"}, None, (100, 50)),
        ("wide.png", {"width": "900px"}, None, (400, 200)),
        ("small.png", {"fit": "contain"}, 300, (300, 300)),
        ("wide.png", {"fit": "cover"}, 120, (400, 120)),
        ("small.png", {"fit": "cover", "width": "50%", "height": "80pt"}, 120, (200, 80)),
    ],
)
def test_size(
    folder: Path, path: str, attrs: dict[str, str], height: float | None, size: tuple[float, float]
) -> None:
    assert sizes(lay(image(path, **attrs), folder=folder, height=height)) == [size]


def test_cover_crops_what_sticks_out_alike_on_both_sides(folder: Path) -> None:
    laid = lay(image("small.png", fit="cover"), folder=folder, height=200)
    (shape,) = laid.shapes
    assert isinstance(shape, ImageShape)
    assert (shape.crop.top, shape.crop.bottom) == (0.25, 0.25)
    assert (shape.crop.left, shape.crop.right) == (0, 0)


def test_the_caption_and_the_source_stand_below_within_the_height(folder: Path) -> None:
    laid = lay(image("wide.png", "Caption", source="Source"), folder=folder, height=150)
    picture, caption, source = laid.shapes
    assert isinstance(caption, TextShape)
    assert caption.paras[0].role == "Caption"
    assert picture.box.bottom < caption.box.y < source.box.y
    assert laid.height == pytest.approx(150)


def test_pictures_beside_each_other_are_of_one_height(folder: Path) -> None:
    laid = lay(image("wide.png", fit="contain"), image("small.png", fit="contain"), folder=folder)
    (one, two) = laid.shapes
    assert one.box.height == pytest.approx(two.box.height)
    assert two.box.right == pytest.approx(400)
    assert two.box.x - one.box.right == pytest.approx(20)


def test_a_narrow_picture_beside_wide_ones_keeps_room_for_its_caption(folder: Path) -> None:
    laid = lay(
        image("wide.png"), image("tall.png", "Some words"), image("wide.png"), folder=folder, width=460
    )
    _, picture, caption, _ = laid.shapes
    assert caption.box.width == pytest.approx(picture.box.height * 0.45)
    assert picture.box.width == pytest.approx(picture.box.height * 0.1)


def test_rows_begin_and_end_at_the_same_edges_and_fit_the_height(folder: Path) -> None:
    five = [image(name, "Words", fit="contain") for name in ("wide.png", "small.png", "tall.png") * 2][:5]
    laid = lay(*five, folder=folder, height=300)
    rows: dict[float, list[TextShape]] = {}
    for shape in laid.shapes:
        if isinstance(shape, TextShape):
            rows.setdefault(round(shape.box.y), []).append(shape)
    assert [len(row) for row in rows.values()] == [2, 3]
    assert laid.height <= 300.01
    assert {round(row[0].box.x, 2) for row in rows.values()} == {0}
    assert len({round(row[-1].box.right, 2) for row in rows.values()}) == 1
    heights = [round(shape.box.height, 2) for shape in laid.shapes if isinstance(shape, ImageShape)]
    assert len(set(heights)) == 2


def test_small_pictures_are_not_enlarged_until_they_blur(folder: Path) -> None:
    laid = lay(image("small.png"), image("small.png"), folder=folder, width=1000)
    assert sizes(laid) == [(150, 150)] * 2


def test_a_div_may_say_how_many_stand_in_a_row(folder: Path) -> None:
    tree = node("figure", *[image("small.png", fit="cover")] * 5, attrs={"layout-ncol": "2"})
    laid = blocks.lay(read(tree, folder=folder)[0], room(400.0))
    assert [shape.box.x == 0 for shape in laid.shapes] == [True, False, True, False, True]
    report = Report()
    read(node("figure", image("small.png"), attrs={"layout-ncol": "two"}), folder=folder, report=report)
    assert [finding.code for finding in report] == ["layout-ncol"]


@pytest.mark.parametrize(
    ("focus", "top"),
    [("top", 0), ("bottom", 0.5), ("50% 20%", 0.1), ("center", 0.25), ("left bottom", 0.5), ("top left", 0)],
)
def test_what_is_in_focus_stays_in_view(folder: Path, focus: str, top: float) -> None:
    (shape,) = lay(image("small.png", fit="cover", focus=focus), folder=folder, height=200).shapes
    assert isinstance(shape, ImageShape)
    assert (shape.crop.top, shape.crop.bottom) == pytest.approx((top, 0.5 - top))


@pytest.mark.parametrize(("focus", "fit"), [("nowhere", "cover"), ("1 2 3", "cover"), ("top", "contain")])
def test_a_focus_without_sense_is_reported(folder: Path, focus: str, fit: str) -> None:
    report = Report()
    read(node("figure", image("small.png", fit=fit, focus=focus)), folder=folder, report=report)
    assert [finding.code for finding in report] == ["image-focus"]


def test_what_a_drawing_lost_is_reported_where_it_is_shown(folder: Path) -> None:
    (folder / "a.svg").write_text('<svg><rect width="9" height="9"/><script/></svg>')
    report = Report()
    (block,) = read(node("figure", image("a.svg")), folder=folder, report=report)
    assert [finding.code for finding in report] == ["image-partly"]
    (shape,) = blocks.lay(block, room()).shapes
    assert isinstance(shape, ImageShape)
    assert shape.vector is not None
    assert shape.name == "a"


def test_an_included_file_names_pictures_from_its_own_folder_or_the_briefs(folder: Path) -> None:
    (folder / "part").mkdir()
    (folder / "part" / "own.png").write_bytes(encoded("PNG"))
    report = Report()
    for path in ("own.png", "small.png"):
        tree = replace(image(path), span=Span("part/text.md", 1, 1))
        read(node("figure", tree), folder=folder, report=report)
    assert not list(report)
    read(node("figure", image("own.png")), folder=folder, report=report)
    assert [finding.code for finding in report] == ["image-missing"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("none.png", "image-missing"),
        ("broken.png", "image-broken"),
        ("drawing.svg", "image-broken"),
        ("https://example.org/x.png", "image-remote"),
        ("//example.org/x.png", "image-remote"),
        ("data:image/png;base64,AAAA", "image-format"),
        ("../secret.png", "image-missing"),
    ],
)
def test_what_cannot_be_shown_is_reported_and_seen(folder: Path, path: str, code: str) -> None:
    report = Report()
    (block,) = read(node("figure", image(path)), folder=folder, report=report)
    assert [finding.code for finding in report] == [code]
    (shape,) = blocks.lay(block, room()).shapes
    assert isinstance(shape, TextShape)
    assert shape.paras[0].runs == (Run("A"),)
    assert shape.box.height >= shape.paras[0].height


def test_a_caption_is_not_repeated_in_place_of_the_picture(folder: Path) -> None:
    tree = node("image", text="none.png", runs=(Run("Words"),))
    frame, caption = blocks.lay(read(node("figure", tree), folder=folder)[0], room()).shapes
    assert (words((frame,)), words((caption,))) == ("none.png", "Words")


def test_a_picture_needs_words_or_to_be_decorative(folder: Path) -> None:
    report = Report()
    plain = node("image", text="small.png")
    decorative = node("image", text="small.png", attrs={"classes": ("decorative",)})
    captioned = node("image", text="small.png", runs=(Run("Words"),))
    found = [
        read(node("figure", each), folder=folder, report=report)[0] for each in (plain, decorative, captioned)
    ]
    assert [finding.code for finding in report] == ["alt-missing"]
    shapes = [blocks.lay(block, room()).shapes[0] for block in found]
    assert [shape.alt for shape in shapes] == ["", "", "Words"]
    assert [isinstance(s, ImageShape) and s.decorative for s in shapes] == [False, True, False]


@pytest.mark.parametrize(
    "attrs", [{"width": "wide"}, {"height": "-3cm"}, {"width": "3 bananas"}, {"fit": "fill"}]
)
def test_attributes_that_make_no_sense_are_reported(folder: Path, attrs: dict[str, str]) -> None:
    report = Report()
    read(node("figure", image("small.png", **attrs)), folder=folder, report=report)
    assert [finding.code for finding in report] == ["image-fit" if "fit" in attrs else "image-size"]
