"""The deck is what a PowerPoint user would have made: placeholders, theme colours and fonts, names, notes."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from pptx import Presentation

from .builds import CASES, Case, Workshop
from .package import NAMESPACES, Package

#: The families code is set in; everything else follows the theme's fonts.
MONO = {"Courier New", "Consolas"}
THEME_FONTS = re.compile(r"\+m[jn]-(lt|ea|cs)")
#: Marks a picture as decoration, for screen readers to pass over ([MS-ODRAWXML] 2.30).
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


#: Layouts whose texts are read by rank: title, subtitle, who, when.
DESIGNED = ("Title Slide", "Section Header", "Closing")


@pytest.fixture(params=[case for case in CASES if case.aspect == "16:9"], ids=str)
def package(request: pytest.FixtureRequest, workshop: Workshop) -> Package:
    return Package(workshop.build(request.param).deck.read_bytes())


@pytest.fixture
def deck(package: Package) -> Any:
    """The same deck as python-pptx reads it, positions inherited from layouts included."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in package.members.items():
            archive.writestr(name, content)
    return Presentation(file)


def test_slides_name_no_colours_of_their_own(package: Package) -> None:
    fixed = {slide: package.find(slide, "//a:srgbClr/@val | //a:sysClr/@val") for slide in package.slides}
    assert {slide: colours for slide, colours in fixed.items() if colours} == {}


def test_slides_name_no_fonts_but_for_code(package: Package) -> None:
    path = "//a:latin/@typeface | //a:ea/@typeface | //a:cs/@typeface | //a:buFont/@typeface"
    named = {font for slide in package.slides for font in package.find(slide, path)}
    assert {font for font in named if not THEME_FONTS.fullmatch(font)} <= MONO


def test_every_slide_has_one_title_with_words(package: Package) -> None:
    titles = {
        slide: package.find(slide, "//p:sp[.//p:ph[@type='title' or @type='ctrTitle']]")
        for slide in package.slides
    }
    words = {slide: ["".join(title.itertext()).strip() for title in found] for slide, found in titles.items()}
    assert {slide: found for slide, found in words.items() if len(found) != 1 or not found[0]} == {}


def test_figures_speak_or_are_marked_as_decoration(package: Package) -> None:
    silent = []
    for slide in package.slides:
        for figure in package.find(slide, "//p:pic | //p:graphicFrame | //p:grpSp[not(ancestor::p:grpSp)]"):
            (properties,) = figure.xpath("./*[1]/p:cNvPr", namespaces=NAMESPACES)
            decorative = any(mark.get("val") == "1" for mark in properties.iter(DECORATIVE))
            if not properties.get("descr", "").strip() and not decorative:
                silent.append((slide, properties.get("name")))
    assert silent == []


def test_names_are_unique_on_their_slide(package: Package) -> None:
    for slide in package.slides:
        others = "not(parent::p:nvGrpSpPr/parent::p:spTree) and not(ancestor::mc:Fallback)"
        names = Counter(package.find(slide, f"//p:cNvPr[{others}]/@name"))
        assert [name for name, count in names.items() if count > 1 or not name.strip()] == [], slide


def test_shapes_without_words_speak_or_are_marked_as_decoration(package: Package) -> None:
    silent = []
    for slide in package.slides:
        for shape in package.find(slide, "//p:sp[not(.//a:t)] | //p:cxnSp"):
            (properties,) = shape.xpath("./*[1]/p:cNvPr", namespaces=NAMESPACES)
            in_diagram = shape.xpath("boolean(ancestor::p:grpSp)", namespaces=NAMESPACES)
            marked = any(mark.get("val") == "1" for mark in properties.iter(DECORATIVE))
            if not in_diagram and not marked and not properties.get("descr"):
                silent.append((slide, properties.get("name")))
    assert silent == []


def test_tables_have_header_rows(package: Package) -> None:
    tables = [table for slide in package.slides for table in package.find(slide, "//a:tbl/a:tblPr")]
    assert all(table.get("firstRow") == "1" for table in tables)


def test_every_text_says_its_language(package: Package) -> None:
    silent = {
        part: package.find(part, "//a:t[not(../a:rPr/@lang)]/text()")
        for slide in package.slides
        for part in (slide, *package.related(slide, "notesSlide"))
    }
    assert {part: words for part, words in silent.items() if words} == {}


def test_titles_are_read_first_and_footers_last(package: Package) -> None:
    for slide in package.slides:
        found = package.find(slide, "//p:spTree/*[self::p:sp or self::p:pic or self::p:graphicFrame]")
        objects = [shape for shape in found if shape.find(f".//{DECORATIVE}") is None]
        kinds = [shape.xpath("string(./*[1]/p:nvPr/p:ph/@type)", namespaces=NAMESPACES) for shape in objects]
        feet = [kind in ("dt", "ftr", "sldNum") for kind in kinds]
        assert kinds[0] in ("title", "ctrTitle"), slide
        assert feet == sorted(feet), slide


def test_objects_are_read_as_they_stand(deck: Any) -> None:
    """No object comes after one that stands below it or, side by side with it, to its right."""
    wrong = []
    for number, slide in enumerate(deck.slides, start=1):
        shapes = [shape for shape in slide.shapes if not decorative(shape)]
        for before, after in pairwise(shapes if slide.slide_layout.name not in DESIGNED else ()):
            if stands_before(after, before):
                wrong.append((number, before.name, after.name))
    assert wrong == []


def stands_before(one: Any, other: Any) -> bool:
    """Whether an object stands wholly above another in its column, or left of it in its row."""
    in_column = one.left < other.left + other.width and other.left < one.left + one.width
    in_row = one.top < other.top + other.height and other.top < one.top + one.height
    above, left = one.top + one.height <= other.top, one.left + one.width <= other.left
    return bool((in_column and above) or (in_row and left))


def decorative(shape: Any) -> bool:
    return any(True for _ in shape._element.iter(DECORATIVE))


def test_positions_are_those_of_the_layout(package: Package) -> None:
    """Titles and footers always; bodies may give way to what stands below them."""
    fixed = "@type = 'title' or @type = 'ctrTitle' or @type = 'ftr' or @type = 'dt' or @type = 'sldNum'"
    for slide in package.slides:
        moved = package.find(slide, f"//p:sp[.//p:ph[{fixed}]]/p:spPr/a:xfrm")
        assert moved == [], slide


def test_no_part_but_the_themes_writes_a_colour(package: Package) -> None:
    """So that changing the theme changes every one; what is seen of that, `test_recolour` looks at."""
    drawn = [*package.drawn, *package.related(package.presentation, "tableStyles"), package.presentation]
    fixed = {
        part: package.find(part, "//a:srgbClr | //a:sysClr | //a:hslClr | //a:scrgbClr") for part in drawn
    }
    assert {part: len(found) for part, found in fixed.items() if found} == {}


def test_an_agenda_leads_to_every_section(workshop: Workshop) -> None:
    package = Package(workshop.build(Case("japan-bhutan", "briefing", "16:9")).deck.read_bytes())
    agenda = next(slide for slide in package.slides if text(package, slide).startswith("Agenda"))
    targets = {link.id: link.target for link in package.relationships(agenda)}
    clicks = package.find(agenda, "//a:hlinkClick/@r:id")
    heads = [text(package, targets[click]) for click in clicks]
    names = package.find(package.presentation, "//p14:section/@name")
    assert len(clicks) == 5
    assert all(head.startswith(name) for head, name in zip(heads, names[1:], strict=True))


def test_prose_is_in_the_notes_of_its_slide(workshop: Workshop) -> None:
    package = Package(workshop.build(Case("japan-bhutan", "briefing", "16:9")).deck.read_bytes())
    (slide,) = (slide for slide in package.slides if "Doklam exposed" in text(package, slide))
    (notes,) = package.related(slide, "notesSlide")
    assert "The escalation arguably began at Doklam." in text(package, notes)


def test_tables_are_native(workshop: Workshop) -> None:
    package = Package(workshop.build(Case("japan-bhutan", "briefing", "16:9")).deck.read_bytes())
    heads = [
        text_of[0]
        for slide in package.slides
        if (text_of := package.find(slide, "//a:tbl//a:tc[1]//a:t/text()"))
    ]
    assert {"Stakeholder", "When", "The article says"} <= set(heads)


def test_sections_are_those_of_the_brief(workshop: Workshop) -> None:
    package = Package(workshop.build(Case("japan-bhutan", "briefing", "16:9")).deck.read_bytes())
    names = package.find(package.presentation, "//p14:section/@name")
    written = [
        "How Tokyo got here",
        "Who wants what",
        "What has changed since 2023",
        "Outlook",
        "The question for us",
    ]
    assert [name for name in names if name in written] == written


def text(package: Package, part: str) -> str:
    return " ".join("".join(paragraph.itertext()) for paragraph in package.find(part, "//a:p"))
