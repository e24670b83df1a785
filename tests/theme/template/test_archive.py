"""The one reader of packages: names, types and relationships as ECMA-376 part 2 has them."""

from __future__ import annotations

import io
import zipfile

from deckbuilder.theme.template.archive import Archive, Relation

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{TYPE}image" Target="../Media/our%20logo.PNG"/>
<Relationship Id="rId2" Type="{TYPE}image" Target="/ppt/media/none.png"/>
<Relationship Id="rId3" Type="{TYPE}hyperlink" Target="https://example.org/" TargetMode="External"/>
</Relationships>"""
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="PNG" ContentType="image/png"/>
<Override PartName="/ppt/slides/slide1.xml" ContentType="slide"/>
</Types>"""


def archive() -> Archive:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("ppt/slides/slide1.xml", "<slide/>")
        package.writestr("ppt/slides/_rels/slide1.xml.rels", RELATIONS)
        package.writestr("ppt/media/our logo.png", b"picture")
    return Archive(out.getvalue())


def test_parts_are_found_whatever_their_case_and_escapes() -> None:
    found = archive().relations("/ppt/slides/SLIDE1.xml")
    assert found == (
        Relation("rId1", f"{TYPE}image", "/ppt/media/our logo.png", external=False),
        Relation("rId3", f"{TYPE}hyperlink", "https://example.org/", external=True),
    )
    assert archive().related("/ppt/slides/slide1.xml", "image") == {"rId1": "/ppt/media/our logo.png"}
    assert archive().content("/PPT/media/our logo.png") == b"picture"


def test_types_are_given_by_part_else_by_extension() -> None:
    package = archive()
    assert package.type("/ppt/slides/Slide1.xml") == "slide"
    assert package.type("/ppt/media/our logo.png") == "image/png"
    assert package.type("/unknown.bin") == "application/octet-stream"
    assert package.main is None
