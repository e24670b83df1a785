"""The deck is what a PowerPoint user would have made: placeholders, theme colours and fonts, names, notes."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from .builds import CASES, Case, Workshop
from .package import NAMESPACES, Package

#: The families code is set in; everything else follows the theme's fonts.
MONO = {"Courier New", "Consolas"}
THEME_FONTS = re.compile(r"\+m[jn]-(lt|ea|cs)")
#: Marks a picture as decoration, for screen readers to pass over ([MS-ODRAWXML] 2.30).
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


@pytest.fixture(params=[case for case in CASES if case.aspect == "16:9"], ids=str)
def package(request: pytest.FixtureRequest, workshop: Workshop) -> Package:
    return Package(workshop.build(request.param).deck.read_bytes())


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


def test_another_theme_colours_everything(package: Package) -> None:
    """No part but the themes writes a theme colour as RGB, so that changing the theme changes every one."""
    (theme,) = package.related(package.presentation, "theme")
    colours = set(package.find(theme, "//a:clrScheme//a:srgbClr/@val"))
    assert len(colours) >= 10
    drawn = [*package.drawn, *package.related(package.presentation, "tableStyles")]
    fixed = {part: colours.intersection(package.find(part, "//a:srgbClr/@val")) for part in drawn}
    assert {part: found for part, found in fixed.items() if found} == {}


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
    assert {"Stakeholder", "When", "Development", "The article says"} <= set(heads)


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
