"""The package lint passes a sound deck and finds each fault it has a rule for."""

from __future__ import annotations

import io
from functools import cache

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from .foreign import add_columns
from .lint import lint
from .package import NAMESPACES
from .tamper import added, copied, edited, removed, replaced, with_member_again

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


@cache
def sound() -> bytes:
    """A deck with two slides in one section: a title, notes, a link and a picture on one, a table with merged
    cells and a chart on the other."""
    presentation = Presentation()
    first, second = (presentation.slides.add_slide(presentation.slide_layouts[1]) for _ in range(2))
    first.notes_slide.notes_text_frame.text = "Notes"
    first.shapes.title.text = "Title"
    first.shapes.title.click_action.target_slide = second
    picture = io.BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "png")
    first.shapes.add_picture(picture, Pt(50), Pt(50))
    table = second.shapes.add_table(3, 3, Pt(50), Pt(200), Pt(300), Pt(60)).table
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 1).merge(table.cell(2, 2))
    add_columns(second.shapes, (1, 2))
    presentation.part._element.append(etree.fromstring(SECTIONS))
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


DECK, SLIDE, TABLE = "ppt/presentation.xml", "ppt/slides/slide1.xml", "ppt/slides/slide2.xml"
SLIDE_LINKS, NOTES_LINKS = "ppt/slides/_rels/slide1.xml.rels", "ppt/notesSlides/_rels/notesSlide1.xml.rels"
CHART_LINKS = "ppt/charts/_rels/chart1.xml.rels"
POINT = '<c:dPt><c:idx val="0"/></c:dPt>'
CHART, PICTURE = "ppt/charts/chart1.xml", "ppt/media/image1.png"
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
    "span over no merged cell": (
        replaced(TABLE, ' hMerge="1"', ""),
        "and 1 rows and does not cover",
    ),
    "span below the table": (replaced(TABLE, "<a:tc>", '<a:tc rowSpan="5">'), "reaches below the last row"),
    "span over no row": (
        replaced(TABLE, ' vMerge="1"', ""),
        "row 2 of a table has a cell that spans 2 columns and 2 rows and does not",
    ),
    "merged cell no span covers": (
        replaced(TABLE, '<a:tc rowSpan="2" gridSpan="2">|<a:tc gridSpan="2" rowSpan="2">', "<a:tc>"),
        "row 3 of a table has a merged cell that no other covers",
    ),
    "spans that overlap": (
        replaced(TABLE, '(<a:tc gridSpan="2">.*?<a:tc)>', r'\1 rowSpan="3">'),
        "covers what another one covers",
    ),
    "frame of another height": (
        replaced(TABLE, r'(<p:xfrm>.*?cy=")\d+', r"\g<1>5"),
        "the rows of a table take 762000, its frame 5",
    ),
    "frame of another width": (
        replaced(TABLE, r'gridCol w="\d+"', 'gridCol w="5"'),
        "the columns of a table take 2540005",
    ),
    "hidden slide the file does not count": (
        replaced(SLIDE, "<p:sld ", '<p:sld show="0" '),
        "app.xml counts 0 hidden slides, and there are 1",
    ),
    "run without text": (replaced(SLIDE, "<a:t>Title</a:t>", "<a:t/>"), "slide1.xml has a run without text"),
    "jump to no slide": (
        replaced(SLIDE_LINKS, r"slide2\.xml", "../slideLayouts/slideLayout1.xml"),
        "slide1.xml has a link to a slide that is not shown",
    ),
    "jump that does not say so": (
        replaced(SLIDE, r' action="ppaction://hlinksldjump"', ""),
        "leads to ppt/slides/slide2.xml without saying so",
    ),
    "link that leads nowhere": (
        replaced(SLIDE, r"<a:hlinkClick [^>]*/>", "<a:hlinkClick/>"),
        "slide1.xml has a link that leads nowhere",
    ),
    "undeclared prefix": (
        replaced(SLIDE, "<p:sld ", f'<p:sld xmlns:mc="{NAMESPACES["mc"]}" mc:Ignorable="p99" '),
        "slide1.xml names the prefix p99",
    ),
    "prefix required but undeclared": (
        replaced(
            SLIDE,
            "</p:spTree>",
            f'<mc:AlternateContent xmlns:mc="{NAMESPACES["mc"]}"><mc:Choice Requires="a14"/>'
            "</mc:AlternateContent></p:spTree>",
        ),
        "slide1.xml names the prefix a14",
    ),
    "axis no plot uses": (
        replaced(CHART, r'(</c:ser>.*?<c:axId val=")[^"]+', r"\g<1>7"),
        "chart1.xml draws on the axes",
    ),
    "more points than counted": (
        replaced(CHART, '<c:ptCount val="2"/>', '<c:ptCount val="1"/>'),
        "counts 1 points and holds more",
    ),
    "axes that do not cross each other": (
        replaced(CHART, r'(<c:crossAx val=")[^"]+', r"\g<1>7"),
        "chart1.xml has axes",
    ),
    "point twice": (
        replaced(CHART, '<c:pt idx="1">', '<c:pt idx="0">'),
        "has points [0, 0] where it counts 2",
    ),
    "point beyond the last": (
        replaced(CHART, '<c:pt idx="1">', '<c:pt idx="5">'),
        "has points [0, 5] where it counts 2",
    ),
    "two series of one number": (
        replaced(CHART, "(<c:ser>.*?</c:ser>)", r"\1\1"),
        "two series of idx 0",
    ),
    "point painted twice": (
        replaced(CHART, "<c:cat>", f"{POINT * 2}<c:cat>"),
        "two dPt of point 0",
    ),
    "label where none may stand": (
        replaced(CHART, "(<c:gapWidth|<c:overlap|<c:axId)", r'<c:dLbls><c:dLblPos val="t"/></c:dLbls>\1'),
        "puts a label of a barChart at t",
    ),
    "label outside a stack": (
        replaced(
            CHART,
            '<c:grouping val="clustered"/>(.*?)(<c:gapWidth|<c:overlap|<c:axId)',
            r'<c:grouping val="stacked"/>\1<c:dLbls><c:dLblPos val="outEnd"/></c:dLbls>\2',
        ),
        "puts a label of a barChart at outEnd",
    ),
    "cells the workbook lacks": (
        replaced(CHART, r"Sheet1!\$B\$2:\$B\$3", "Sheet1!$C$2:$C$3"),
        "names Sheet1!$C$2:$C$3, which its workbook does not have",
    ),
    "rows the workbook lacks": (
        replaced(CHART, r"Sheet1!\$B\$2:\$B\$3", "Sheet1!$B$3:$B$4"),
        "names Sheet1!$B$3:$B$4, which its workbook does not have",
    ),
    "sheet the workbook lacks": (
        replaced(CHART, r"Sheet1!\$B\$1", "'Data'!$B$1"),
        "names 'Data'!$B$1, which its workbook does not have",
    ),
    "sheet that is not quoted": (
        replaced(CHART, r"Sheet1!\$B\$1", "It's!$B$1"),
        "which is no cells of a sheet",
    ),
    "fewer points than cells": (
        replaced(CHART, r"Sheet1!\$A\$2:\$A\$3", "Sheet1!$A$2:$A$2"),
        "has 2 points from Sheet1!$A$2:$A$2",
    ),
    "chart without a workbook": (
        replaced(CHART_LINKS, "relationships/package", "relationships/other"),
        "chart1.xml has 0 workbooks",
    ),
    "slide of another type": (
        replaced("[Content_Types].xml", r'(slide1\.xml" ContentType=")[^"]*', r"\1application/xml"),
        "ppt/slides/slide1.xml is typed application/xml",
    ),
    "picture that is none": (added(PICTURE, b"GIF89a"), f"{PICTURE} is no such picture"),
    "picture held twice": (copied(PICTURE, PICTURE.replace("1", "2")), "image2.png are the same"),
    "link nothing uses": (
        replaced(SLIDE, "<p:pic>.*</p:pic>", ""),
        "slide1.xml has link rId4 (image) and does not use it",
    ),
    "slide that is not shown": (
        replaced(DECK, '<p:sldId id="257"[^>]*/>', ""),
        "slide2.xml is a slide the presentation does not show",
    ),
    "notes of no slide": (
        copied("ppt/notesSlides/notesSlide1.xml", "ppt/notesSlides/notesSlide9.xml"),
        "notesSlide9.xml are the notes of no slide",
    ),
    "no name for a part": (added("ppt//slides/", b"x"), "'ppt//slides/' is no name for a part"),
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
    found = lint(edited(sound(), edit))
    assert any(words in sentence for sentence in found), found


def test_a_name_that_occurs_twice_is_found() -> None:
    twice = with_member_again(sound(), SLIDE, SLIDE.upper())
    assert "ppt/slides/slide1.xml occurs twice in the archive" in lint(twice)
