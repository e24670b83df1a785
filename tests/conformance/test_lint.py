"""The package lint passes a sound deck and finds each fault it has a rule for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from .lint import lint

SECTIONS = """\
<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">
  <p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">
    <p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">
      <p14:section name="All" id="{6F0E1C57-6E55-4B6B-9A5E-0C4F1C1B0A01}">
        <p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="257"/></p14:sldIdLst>
      </p14:section>
    </p14:sectionLst>
  </p:ext>
</p:extLst>"""
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Members = dict[str, bytes]


@cache
def sound() -> bytes:
    """A deck with two slides in one section, a table with a merged cell, and notes."""
    presentation = Presentation()
    first, second = (presentation.slides.add_slide(presentation.slide_layouts[1]) for _ in range(2))
    first.notes_slide.notes_text_frame.text = "Notes"
    table = second.shapes.add_table(2, 3, Pt(50), Pt(200), Pt(300), Pt(60)).table
    table.cell(0, 0).merge(table.cell(0, 1))
    presentation.part._element.append(etree.fromstring(SECTIONS))
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def edited(edit: Callable[[Members], None]) -> bytes:
    """The sound deck with its members changed."""
    with zipfile.ZipFile(io.BytesIO(sound())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    edit(members)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def replaced(name: str, pattern: str, by: str) -> Callable[[Members], None]:
    """An edit that replaces the first match of ``pattern`` in one member."""

    def edit(members: Members) -> None:
        changed, count = re.subn(pattern, by, members[name].decode(), count=1)
        assert count == 1, f"{pattern} is not in {name}"
        members[name] = changed.encode()

    return edit


def removed(name: str) -> Callable[[Members], None]:
    def edit(members: Members) -> None:
        del members[name]

    return edit


def added(name: str, content: bytes) -> Callable[[Members], None]:
    def edit(members: Members) -> None:
        members[name] = content

    return edit


DECK, SLIDE, TABLE = "ppt/presentation.xml", "ppt/slides/slide1.xml", "ppt/slides/slide2.xml"
SLIDE_LINKS, NOTES_LINKS = "ppt/slides/_rels/slide1.xml.rels", "ppt/notesSlides/_rels/notesSlide1.xml.rels"
MASTER = "ppt/slideMasters/slideMaster1.xml"
MASTER_LINKS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"

#: What each fault is, the edit that plants it, and words of the sentence it must be reported with.
PLANTED = {
    "ill-formed slide": (replaced(SLIDE, "</p:sld>", "</p:slide>"), "slide1.xml is not well-formed"),
    "control character": (replaced(SLIDE, "<p:spTree>", "<p:spTree>\x0b"), "slide1.xml is not well-formed"),
    "no content type": (added("ppt/media/image1.xyz", b"x"), "image1.xyz has no content type"),
    "type without part": (removed("docProps/core.xml"), "names docProps/core.xml, which does not exist"),
    "part nobody links to": (added("ppt/media/image9.xml", b"<x/>"), "nothing links to ppt/media/image9.xml"),
    "dangling link": (
        replaced(SLIDE_LINKS, r"notesSlide1\.xml", "notesSlide7.xml"),
        "slide1.xml links to ppt/notesSlides/notesSlide7.xml",
    ),
    "link used but absent": (replaced(SLIDE, "<p:cNvPr ", '<p:cNvPr r:id="rId99" '), "uses link rId99"),
    "two links of one id": (replaced(SLIDE_LINKS, 'Id="rId2"', 'Id="rId1"'), "slide1.xml has two links rId1"),
    "slide without layout": (
        replaced(SLIDE_LINKS, f'Type="{RELATIONSHIP}/slideLayout"', f'Type="{RELATIONSHIP}/other"'),
        "slide1.xml has 0 links of kind slideLayout",
    ),
    "layout the master forgot": (
        replaced(MASTER_LINKS, r"slideLayout3\.xml", "slideLayout2.xml"),
        "slideMaster1.xml does not list ppt/slideLayouts/slideLayout3.xml",
    ),
    "two slides of one id": (replaced(DECK, 'sldId id="257"', 'sldId id="256"'), "slides have the id 256"),
    "low slide id": (replaced(DECK, 'sldId id="257"', 'sldId id="12"'), "slide id 12 is below 256"),
    "layout id as the master's": (
        replaced(MASTER, r'sldLayoutId id="\d+"', 'sldLayoutId id="2147483648"'),
        "two masters or layouts have the id 2147483648",
    ),
    "low layout id": (
        replaced(MASTER, r'sldLayoutId id="\d+"', 'sldLayoutId id="300"'),
        "master or layout id 300 is below",
    ),
    "two shapes of one id": (replaced(SLIDE, 'cNvPr id="3"', 'cNvPr id="2"'), "two shapes with the id 2"),
    "placeholder the layout lacks": (replaced(SLIDE, 'idx="1"', 'idx="77"'), "a placeholder obj 77"),
    "placeholder twice": (
        replaced(SLIDE, 'type="title"', 'idx="1"'),
        "slide1.xml has two placeholders obj 1",
    ),
    "ragged table": (
        replaced(TABLE, r"<a:gridCol [^>]*/>", ""),
        "row 1 of a table has 3 cells for 2 columns",
    ),
    "span over no merged cell": (replaced(TABLE, ' hMerge="1"', ""), "spans 2 columns and does not cover"),
    "span below the table": (replaced(TABLE, "<a:tc>", '<a:tc rowSpan="5">'), "reaches below the last row"),
    "slide in no section": (replaced(DECK, '<p14:sldId id="257"/>', ""), "list the slides 256, not 256, 257"),
    "slide in two sections": (
        replaced(DECK, '<p14:sldId id="257"/>', '<p14:sldId id="257"/><p14:sldId id="257"/>'),
        "the sections list the slides 256, 257, 257",
    ),
    "notes of another slide": (
        replaced(NOTES_LINKS, r"slides/slide1\.xml", "slides/slide2.xml"),
        "notesSlide1.xml does not link back to ppt/slides/slide1.xml",
    ),
    "notes without master": (
        replaced(NOTES_LINKS, f'Type="{RELATIONSHIP}/notesMaster"', f'Type="{RELATIONSHIP}/other"'),
        "does not link to the presentation's notes master",
    ),
}


def test_a_sound_deck_passes() -> None:
    assert lint(sound()) == []


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str) -> None:
    edit, words = PLANTED[fault]
    found = lint(edited(edit))
    assert any(words in sentence for sentence in found), found


def test_a_name_that_occurs_twice_is_found() -> None:
    file = io.BytesIO(sound())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("PPT/slides/slide1.xml", b"<x/>")
    assert "ppt/slides/slide1.xml occurs twice in the archive" in lint(file.getvalue())
