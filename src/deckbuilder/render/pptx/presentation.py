"""The presentation part: what ties slides, master and sections together."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.plan import Plan
from deckbuilder.render.pptx.languages import office_tag
from deckbuilder.render.pptx.look import LEVELS, PLAIN
from deckbuilder.render.pptx.master import FIRST_ID, levels
from deckbuilder.render.pptx.names import guid
from deckbuilder.render.pptx.notes import HEIGHT, WIDTH
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.units import emu
from deckbuilder.render.pptx.xml import NOTHING, SLIDE_NS, Value, Xml, element
from deckbuilder.text.direction import is_rtl_language
from deckbuilder.theme.tokens import DeckLook

#: Slide ids start here (ECMA-376 part 1, 19.7.13).
_FIRST_SLIDE = 256
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14: Value = "http://schemas.microsoft.com/office/powerpoint/2010/main"


class References(Struct, frozen=True):
    """Relationship ids inside the presentation part."""

    master: str
    notes_master: str
    slides: Sequence[str]


def presentation(plan: Plan, look: DeckLook, references: References, paint: Paint) -> Xml:
    """`p:presentation` (ECMA-376 part 1, 19.2.1.26)."""
    slides = (
        element("p:sldId", {"id": _FIRST_SLIDE + number, "r:id": relation})
        for number, relation in enumerate(references.slides)
    )
    standard = abs(look.width / look.height - 4 / 3) < 0.01
    return element(
        "p:presentation",
        {
            **SLIDE_NS,
            "rtl": True if is_rtl_language(plan.meta.lang) else None,
            "saveSubsetFonts": True,
            "autoCompressPictures": False,
        },
        element(
            "p:sldMasterIdLst", {}, element("p:sldMasterId", {"id": FIRST_ID, "r:id": references.master})
        ),
        element("p:notesMasterIdLst", {}, element("p:notesMasterId", {"r:id": references.notes_master})),
        element("p:sldIdLst", {}, *slides) if references.slides else NOTHING,
        element(
            "p:sldSz",
            {"cx": emu(look.width), "cy": emu(look.height), "type": "screen4x3" if standard else None},
        ),
        element("p:notesSz", {"cx": emu(WIDTH), "cy": emu(HEIGHT)}),
        element(
            "p:defaultTextStyle",
            {},
            element("a:defPPr", {}, element("a:defRPr", {"lang": office_tag(plan.meta.lang)})),
            *levels((PLAIN,) * LEVELS, paint),
        ),
        _sections(plan),
    )


def _sections(plan: Plan) -> Xml:
    """PowerPoint's sections ([MS-PPTX] 2.6.19): runs of slides under one name that hold every slide."""
    if all(page.section is None for page in plan.pages):
        return NOTHING
    runs: list[tuple[str, list[int]]] = []
    for number, page in enumerate(plan.pages):
        name = page.section or plan.meta.title or "Start"
        if not runs or runs[-1][0] != name:
            runs.append((name, []))
        runs[-1][1].append(_FIRST_SLIDE + number)
    sections = (
        element(
            "p14:section",
            {"name": name, "id": guid("section", str(number), name)},
            element("p14:sldIdLst", {}, *(element("p14:sldId", {"id": id}) for id in ids)),
        )
        for number, (name, ids) in enumerate(runs)
    )
    listed = element("p14:sectionLst", {"xmlns:p14": _P14}, *sections)
    return element("p:extLst", {}, element("p:ext", {"uri": _SECTIONS}, listed))


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
