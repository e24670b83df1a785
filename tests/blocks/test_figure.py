"""Pictures in the text: their size, their words, and what stands in for those that cannot be had."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deckbuilder import blocks
from deckbuilder.blocks.base import Laid, Node
from deckbuilder.model import Run
from deckbuilder.plan import ImageShape, TextShape
from deckbuilder.report import Report
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
    frames = [shape.box for shape in laid.shapes if isinstance(shape, TextShape)]
    assert [box.width for box in frames] == pytest.approx([420 / 3 / 3])
    assert max(shape.box.right for shape in laid.shapes) <= 460.01


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
