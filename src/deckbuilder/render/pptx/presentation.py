"""The presentation part: what ties slides, master and sections together."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from deckbuilder.render.pptx.languages import office_tag
from deckbuilder.render.pptx.look import LEVELS, PLAIN
from deckbuilder.render.pptx.master import FIRST_ID, levels
from deckbuilder.render.pptx.names import guid
from deckbuilder.render.pptx.namespaces import SLIDE_NS
from deckbuilder.render.pptx.notes import HEIGHT, WIDTH
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.units import emu
from deckbuilder.render.xml import Value, Xml, element
from deckbuilder.text.direction import is_rtl_language
from deckbuilder.theme.tokens import DeckLook

#: Slide ids start here (ECMA-376 part 1, 19.7.13).
_FIRST_SLIDE = 256
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14: Value = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_P = f"{{{SLIDE_NS['xmlns:p']}}}"
#: What follows the list of slides, the first of them optional.
_AFTER_SLIDES = (f"{_P}sldSz", f"{_P}notesSz")


def presentation(look: DeckLook, lang: str, paint: Paint, master: str, notes_master: str) -> Xml:
    """`p:presentation` (ECMA-376 part 1, 19.2.1.26) without slides.

    ``master`` and ``notes_master`` are the ids of its relationships to them.
    """
    standard = abs(look.width / look.height - 4 / 3) < 0.01
    return element(
        "p:presentation",
        {
            **SLIDE_NS,
            "rtl": True if is_rtl_language(lang) else None,
            "saveSubsetFonts": True,
            "autoCompressPictures": False,
        },
        element("p:sldMasterIdLst", {}, element("p:sldMasterId", {"id": FIRST_ID, "r:id": master})),
        element("p:notesMasterIdLst", {}, element("p:notesMasterId", {"r:id": notes_master})),
        element(
            "p:sldSz",
            {"cx": emu(look.width), "cy": emu(look.height), "type": "screen4x3" if standard else None},
        ),
        element("p:notesSz", {"cx": emu(WIDTH), "cy": emu(HEIGHT)}),
        element(
            "p:defaultTextStyle",
            {},
            element("a:defPPr", {}, element("a:defRPr", {"lang": office_tag(lang)})),
            *levels((PLAIN,) * LEVELS, paint),
        ),
    )


def with_slides(content: bytes, slides: Sequence[str], sections: Sequence[str | None], rest: str) -> bytes:
    """The presentation part with its slides, whose relationships' ids are ``slides``.

    ``sections`` names each slide's section; slides without one share a section called ``rest``.
    """
    root = etree.fromstring(content)
    if slides:
        ids = (
            element("p:sldId", {"id": _FIRST_SLIDE + number, "r:id": relation})
            for number, relation in enumerate(slides)
        )
        size = next(child for child in root if child.tag in _AFTER_SLIDES)
        size.addprevious(etree.fromstring(element("p:sldIdLst", SLIDE_NS, *ids)))
    if any(sections):
        extensions = root.find(f"{_P}extLst")
        if extensions is None:
            extensions = etree.SubElement(root, f"{_P}extLst")
        extensions.append(etree.fromstring(_sections(sections, rest)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _sections(sections: Sequence[str | None], rest: str) -> Xml:
    """PowerPoint's sections ([MS-PPTX] 2.6.19): runs of slides under one name that hold every slide."""
    runs: list[tuple[str, list[int]]] = []
    for number, section in enumerate(sections, start=_FIRST_SLIDE):
        name = section or rest
        if not runs or runs[-1][0] != name:
            runs.append((name, []))
        runs[-1][1].append(number)
    written = (
        element(
            "p14:section",
            {"name": name, "id": guid("section", str(number), name)},
            element("p14:sldIdLst", {}, *(element("p14:sldId", {"id": id}) for id in ids)),
        )
        for number, (name, ids) in enumerate(runs)
    )
    listed = element("p14:sectionLst", {"xmlns:p14": _P14}, *written)
    return element("p:ext", {**SLIDE_NS, "uri": _SECTIONS}, listed)


def view_properties() -> Xml:
    """`p:viewPr`: slides and notes open at a size that fits the window."""
    scale = element(
        "p:scale", {}, element("a:sx", {"n": 100, "d": 100}), element("a:sy", {"n": 100, "d": 100})
    )
    common = element("p:cViewPr", {"varScale": True}, scale, element("p:origin", {"x": 0, "y": 0}))
    return element(
        "p:viewPr",
        SLIDE_NS,
        element(
            "p:slideViewPr", {}, element("p:cSldViewPr", {"snapToGrid": False}, common, element("p:guideLst"))
        ),
        element("p:notesTextViewPr", {}, common),
        element("p:gridSpacing", {"cx": 72008, "cy": 72008}),
    )
