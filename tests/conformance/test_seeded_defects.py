"""Defects of many kinds, each planted in a deck of ours: the judges together let none pass.

A validator that finds nothing proves little unless it is known to find what is there. Schema validators pass
over what must agree between parts, the lint over what a schema says: only together are they a proof.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .builds import Case, Workshop
from .lint import lint
from .package import Package
from .tamper import Edit, edited, removed, replaced, with_member_again
from .validators import audit, sdk

DECK, CHART, TYPES = "ppt/presentation.xml", "ppt/charts/chart1.xml", "[Content_Types].xml"
THEME, MASTER = "ppt/theme/theme1.xml", "ppt/slideMasters/slideMaster1.xml"


@pytest.fixture(scope="session")
def sound(workshop: Workshop) -> bytes:
    """The gallery, which holds every kind of object."""
    return workshop.build(Case("gallery", "briefing", "16:9")).deck.read_bytes()


def holding(path: str) -> Callable[[Package], str]:
    """What finds the first slide in which an XPath finds anything."""
    return lambda package: next(slide for slide in package.slides if package.find(slide, path))


def links(of: Callable[[Package], str]) -> Callable[[Package], str]:
    """The part that holds the links of another."""
    return lambda package: re.sub(r"([^/]+)$", r"_rels/\1.rels", of(package))


def named(name: str) -> Callable[[Package], str]:
    return lambda package: name


def notes(package: Package) -> str:
    return next(part for part in package.parts if part.startswith("ppt/notesSlides/"))


ANY = holding("//p:sp[.//p:ph[@idx and not(@type)]]//a:t")
TABLE, PICTURE = holding("//a:tbl"), holding("//p:pic")
JUMP, DRAWN = holding("//a:hlinkClick[@r:id]"), holding("//p:grpSp//p:sp//a:schemeClr[@val='accent1']")

#: Each defect: the part it is planted in, what is replaced there, and by what.
DEFECTS: dict[str, tuple[Callable[[Package], str], str, str]] = {
    "attribute the schema does not know": (ANY, "<p:sp>", '<p:sp colour="red">'),
    "children in another order": (ANY, "(<p:spPr/?>(?:(?!<p:txBody).)*)(<p:txBody>.*?</p:txBody>)", r"\2\1"),
    "value outside its list": (ANY, "<a:bodyPr", '<a:bodyPr anchor="centre"'),
    "size below the least": (ANY, '<a:rPr lang="[^"]*"', r'\g<0> sz="50"'),
    "two shapes of one id": (ANY, r'<p:cNvPr id="3"', '<p:cNvPr id="2"'),
    "two slides of one id": (named(DECK), r'(<p:sldId [^>]*id=")258"', r'\g<1>257"'),
    "slide id too low": (named(DECK), r'(<p:sldId [^>]*id=")256"', r'\g<1>12"'),
    "layout with its master's id": (named(MASTER), r'sldLayoutId id="\d+"', 'sldLayoutId id="2147483648"'),
    "picture without its link": (PICTURE, r'r:embed="[^"]*"', 'r:embed="rId99"'),
    "slide without a layout": (links(ANY), r"<Relationship [^>]*/slideLayout\"[^>]*/>", ""),
    "slide without a content type": (named(TYPES), r'<Override [^>]*/slide3\.xml"[^>]*/>', ""),
    "slide of another content type": (
        named(TYPES), r'(PartName="/ppt/slides/slide3.xml" ContentType=")[^"]*', r"\1application/xml",
    ),
    "ill-formed slide": (ANY, "</p:sld>", "</p:sl>"),
    "section of an unknown slide": (named(DECK), r'<p14:sldId id="258"', '<p14:sldId id="9999"'),
    "section that leaves a slide out": (named(DECK), r'<p14:sldId id="258"/>', ""),
    "row without a cell": (TABLE, "<a:tc>.*?</a:tc>", ""),
    "grid without a column": (TABLE, "<a:gridCol [^>]*/>", ""),
    "width below zero": (holding("//p:sp//a:xfrm"), r'<a:ext cx="\d+"', '<a:ext cx="-5"'),
    "placeholder the layout lacks": (ANY, r'<p:ph idx="\d+"', '<p:ph idx="77"'),
    "link without its target": (JUMP, r'(<a:hlinkClick [^>]*r:id=)"[^"]*"', r'\1"rId88"'),
    "chart without its data": (named(CHART), r'<c:externalData r:id="[^"]*"', '<c:externalData r:id="rId9"'),
    "axis that does not exist": (
        named(CHART), r'(</c:ser>.*?)(<c:axId val="[^"]*"/>)', r'\1\2<c:axId val="5"/>',
    ),
    "fewer points than there are": (named(CHART), r'<c:ptCount val="6"/>', '<c:ptCount val="2"/>'),
    "slides too small": (named(DECK), r'sldSz cx="\d+"', 'sldSz cx="100"'),
    "cell without a paragraph": (TABLE, "(<a:tc>.*?<a:lstStyle/>)<a:p>.*?</a:p>(</a:txBody>)", r"\1\2"),
    "control character": (ANY, "<a:t>", "<a:t>&#x2;"),
    "notes without a slide": (links(notes), r'<Relationship [^>]*relationships/slide"[^>]*/>', ""),
    "colour no theme has": (DRAWN, 'schemeClr val="accent1"', 'schemeClr val="accent9"'),
    "theme without a colour": (named(THEME), "<a:accent6>.*?</a:accent6>", ""),
}  # fmt: skip


def planted(defect: str, sound: bytes) -> Edit:
    place, pattern, by = DEFECTS[defect]
    return replaced(place(Package(sound)), pattern, by)


def verdict(deck: bytes, folder: Path) -> str | None:
    """Which judge finds a fault first, the quickest asked first; None if all are content."""
    if lint(deck):
        return "lint"
    path = folder / "deck.pptx"
    path.write_bytes(deck)
    if sdk(path):
        return "Open XML SDK"
    return "openxml-audit" if audit(path) else None


@pytest.mark.validator
def test_without_a_defect_all_judges_are_content(sound: bytes, tmp_path: Path) -> None:
    assert verdict(sound, tmp_path) is None


@pytest.mark.validator
@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_found(defect: str, sound: bytes, tmp_path: Path) -> None:
    assert verdict(edited(sound, planted(defect, sound)), tmp_path) is not None


def test_a_picture_that_is_gone_is_found(sound: bytes) -> None:
    media = next(part for part in Package(sound).parts if part.startswith("ppt/media/"))
    assert lint(edited(sound, removed(media))) != []


def test_a_slide_that_is_there_twice_is_found(sound: bytes) -> None:
    slide = Package(sound).slides[0]
    assert lint(with_member_again(sound, slide, slide)) != []
