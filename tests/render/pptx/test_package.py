"""The package: the same bytes for the same parts, and relationships that lead where they should."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import OpcPackage

from deckbuilder.render.pptx.package import Package, Part
from deckbuilder.render.xml import element


def _slide(package: Package) -> Part:
    return package.part("/ppt/slides/slide1.xml", CONTENT_TYPE.PML_SLIDE, element("s"))


def _written() -> bytes:
    package = Package()
    slide = _slide(package)
    layout = package.part("/ppt/slideLayouts/slideLayout1.xml", CONTENT_TYPE.PML_SLIDE_LAYOUT, element("l"))
    picture = package.part("/ppt/media/image1.png", CONTENT_TYPE.PNG, b"\x89PNG")
    package.relate_to(slide, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    slide.relate_to(layout, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    slide.relate_to(picture, RELATIONSHIP_TYPE.IMAGE)
    slide.relate_to("https://example.org/?a=1&b=2", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return _bytes(package)


def _bytes(package: Package) -> bytes:
    file = io.BytesIO()
    package.write(file)
    return file.getvalue()


def test_the_same_parts_give_the_same_bytes() -> None:
    assert _written() == _written()


def test_targets_are_relative_to_the_part_that_names_them() -> None:
    with zipfile.ZipFile(io.BytesIO(_written())) as archive:
        relations = archive.read("ppt/slides/_rels/slide1.xml.rels").decode()
        assert 'Target="../slideLayouts/slideLayout1.xml"' in relations
        assert 'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in relations
        assert 'Target="ppt/slides/slide1.xml"' in archive.read("_rels/.rels").decode()


def test_pictures_are_stored_and_markup_is_deflated() -> None:
    with zipfile.ZipFile(io.BytesIO(_written())) as archive:
        kinds = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert kinds["ppt/media/image1.png"] == zipfile.ZIP_STORED
    assert kinds["ppt/slides/slide1.xml"] == zipfile.ZIP_DEFLATED


def test_the_content_types_come_first() -> None:
    with zipfile.ZipFile(io.BytesIO(_written())) as archive:
        assert archive.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]
        types = archive.read("[Content_Types].xml").decode()
    assert 'Extension="png"' in types
    assert "image1.png" not in types
    assert 'PartName="/ppt/slides/slide1.xml"' in types


def test_parts_and_relationships_are_read_back() -> None:
    slide = OpcPackage.open(io.BytesIO(_written())).main_document_part
    assert slide.part_related_by(RELATIONSHIP_TYPE.IMAGE).blob == b"\x89PNG"
    assert slide.part_related_by(RELATIONSHIP_TYPE.SLIDE_LAYOUT).content_type == CONTENT_TYPE.PML_SLIDE_LAYOUT


def test_a_target_is_related_once() -> None:
    part = _slide(Package())
    one, other = "https://example.org/1", "https://example.org/2"
    assert [part.relate_to(url, "link", is_external=True) for url in (one, one, other, one)] == [
        "rId1", "rId1", "rId2", "rId1",
    ]  # fmt: skip
    assert len(part.rels) == 2


def test_a_thousand_parts_that_each_lead_to_the_next_are_written() -> None:
    package = Package()
    parts = [package.part(f"/ppt/slides/slide{number}.xml", CONTENT_TYPE.PML_SLIDE) for number in range(1500)]
    package.relate_to(parts[0], RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    for part, following in pairwise(parts):
        part.relate_to(following, RELATIONSHIP_TYPE.SLIDE)
    with zipfile.ZipFile(io.BytesIO(_bytes(package))) as archive:
        assert "ppt/slides/slide1499.xml" in archive.namelist()
