"""The package: the same bytes for the same parts, and relationships that lead where they should."""

from __future__ import annotations

import io
import zipfile

from deckbuilder.render.pptx.package import Part, write, xml_part
from deckbuilder.render.pptx.xml import element


def _package() -> bytes:
    root, slide = Part("", ""), xml_part("ppt/slides/slide1.xml", "presentationml.slide+xml", element("s"))
    layout = xml_part("ppt/slideLayouts/slideLayout1.xml", "presentationml.slideLayout+xml", element("l"))
    picture = Part("ppt/media/image1.png", "", b"\x89PNG")
    root.relate("main", slide.name)
    slide.relate("layout", layout.name)
    slide.relate("image", picture.name)
    slide.relate("link", "https://example.org/?a=1&b=2", external=True)
    return write(root, (slide, layout, picture))


def test_the_same_parts_give_the_same_bytes() -> None:
    assert _package() == _package()


def test_targets_are_relative_to_the_part_that_names_them() -> None:
    with zipfile.ZipFile(io.BytesIO(_package())) as archive:
        relations = archive.read("ppt/slides/_rels/slide1.xml.rels").decode()
        assert 'Target="../slideLayouts/slideLayout1.xml"' in relations
        assert 'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in relations
        assert 'Target="ppt/slides/slide1.xml"' in archive.read("_rels/.rels").decode()


def test_pictures_are_stored_and_markup_is_deflated() -> None:
    with zipfile.ZipFile(io.BytesIO(_package())) as archive:
        kinds = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert kinds["ppt/media/image1.png"] == zipfile.ZIP_STORED
    assert kinds["ppt/slides/slide1.xml"] == zipfile.ZIP_DEFLATED


def test_the_content_types_come_first() -> None:
    with zipfile.ZipFile(io.BytesIO(_package())) as archive:
        assert archive.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_a_target_is_related_once() -> None:
    part = Part("ppt/slides/slide1.xml", "x")
    assert part.relate("image", "a") == part.relate("image", "a") == "rId1"
    assert part.relate("image", "b") == "rId2"
