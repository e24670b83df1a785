"""Speaker notes: the notes master and one notes page for each slide that has something to say."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.plan import NO_INSETS, Bullet, Para, Rect
from deckbuilder.render.pptx.look import LEVELS, PLAIN, Look, Looks
from deckbuilder.render.pptx.master import color_map, levels
from deckbuilder.render.pptx.names import Names, tree
from deckbuilder.render.pptx.namespaces import SLIDE_NS
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.slots import body_properties
from deckbuilder.render.pptx.text import SLIDE_NUMBER, Link, Typist
from deckbuilder.render.pptx.units import RECTANGLE, centi, emu, transform
from deckbuilder.render.xml import NOTHING, Value, Xml, element, join, text

#: Notes pages are Letter or A4 alike in PowerPoint: 7.5 × 10 inches.
WIDTH, HEIGHT = 540.0, 720.0
_SIZE = 12.0
_STEP = 18.0
_LANG: dict[str, Value] = {"lang": "en-GB"}


class NoteLooks(Struct, frozen=True):
    """How notes look, by level."""

    items: tuple[Look, ...]
    """Items of lists; text outside them is the outermost level's without its mark."""
    inherited: tuple[Look, ...]
    """What the notes master gives."""


def note_looks(looks: Looks) -> tuple[Look, ...]:
    """Notes are set plainly and alike in every theme; lists in them are told by level."""
    plain = replace(PLAIN, size=centi(_SIZE), before=300)
    dash = looks.mark(Bullet("•", _STEP, color="text"))
    return tuple(
        replace(plain, left=emu(_STEP * (level + 1)), indent=-emu(_STEP), mark=dash)
        for level in range(LEVELS)
    )


def notes_master(looks: Sequence[Look], paint: Paint, aspect: float) -> Xml:
    """`p:notesMaster`; ``aspect`` is the slides' width over their height. Its paper is white for dark decks
    too."""
    names = Names()
    picture_height = 432.0 / aspect
    shapes = (
        _placeholder(names, "Header Placeholder", {"type": "hdr", "sz": "quarter"}, Rect(0, 0, 234, 36), ""),
        _placeholder(names, "Date Placeholder", {"type": "dt", "idx": 1}, Rect(306, 0, 234, 36), ""),
        _slide_image(names, Rect(54, 54, 432, picture_height)),
        _placeholder(
            names,
            "Notes Placeholder",
            {"type": "body", "sz": "quarter", "idx": 3},
            Rect(54, 78 + picture_height, 432, HEIGHT - picture_height - 132),
            "Click to edit notes",
        ),
        _placeholder(
            names, "Footer Placeholder", {"type": "ftr", "sz": "quarter", "idx": 4}, Rect(0, 684, 234, 36), ""
        ),
        _number(names, Rect(306, 684, 234, 36)),
    )
    ground = element("p:bg", {}, element("p:bgRef", {"idx": 1001}, element("a:schemeClr", {"val": "bg1"})))
    return element(
        "p:notesMaster",
        SLIDE_NS,
        element("p:cSld", {}, ground, tree(*shapes)),
        color_map(dark=False),
        element("p:notesStyle", {}, *levels(tuple(looks), paint)),
    )


def unmarked(looks: Sequence[Look]) -> Look:
    """Notes outside lists."""
    return replace(looks[0], left=0, indent=0, mark=PLAIN.mark)


def notes_slide(paras: Sequence[Para], looks: NoteLooks, typist: Typist, link: Link) -> Xml:
    """`p:notes` with the words, their emphasis, their links and their lists.

    PowerPoint finds the placeholders of any notes master by their types; the numbers are those it gives.
    """
    names = Names()
    plain = unmarked(looks.items)
    written = []
    for para, own in zip(paras, typist.looks(paras), strict=True):
        level = min(para.level, LEVELS - 1)
        look = looks.items[level] if para.bullet else plain
        if para.bullet and para.bullet.number is not None:
            look = replace(look, mark=own.mark)
        if own.rtl:
            look = replace(look, rtl=True, align="r")
        if para.role[:1] == "H":
            look = replace(look, bold=True)
        written.append(typist.paragraph(para, look, looks.inherited[level], link))
    body = element(
        "p:sp",
        {},
        element(
            "p:nvSpPr",
            {},
            names.properties("Notes Placeholder"),
            element("p:cNvSpPr", {}, element("a:spLocks", {"noGrp": True})),
            element("p:nvPr", {}, element("p:ph", {"type": "body", "idx": 3})),
        ),
        element("p:spPr"),
        element("p:txBody", {}, element("a:bodyPr"), element("a:lstStyle"), *written),
    )
    return element(
        "p:notes",
        SLIDE_NS,
        element("p:cSld", {}, tree(_slide_image(names, None), body)),
        element("p:clrMapOvr", {}, element("a:masterClrMapping")),
    )


def _slide_image(names: Names, box: Rect | None) -> Xml:
    locks = element("a:spLocks", {"noGrp": True, "noRot": True, "noChangeAspect": True})
    drawn = NOTHING
    if box is not None:
        line = element(
            "a:ln", {"w": 6350}, element("a:solidFill", {}, element("a:schemeClr", {"val": "tx1"}))
        )
        drawn = join(transform(box), RECTANGLE, element("a:noFill"), line)
    return element(
        "p:sp",
        {},
        element(
            "p:nvSpPr",
            {},
            names.properties("Slide Image Placeholder"),
            element("p:cNvSpPr", {}, locks),
            element("p:nvPr", {}, element("p:ph", {"type": "sldImg", "idx": 2})),
        ),
        element("p:spPr", {}, drawn),
    )


def _placeholder(names: Names, name: str, ph: dict[str, Value], box: Rect, prompt: str) -> Xml:
    run = element("a:r", {}, element("a:rPr", _LANG), element("a:t", {}, text(prompt))) if prompt else NOTHING
    return _shape(names, name, ph, box, element("a:p", {}, run))


def _number(names: Names, box: Rect) -> Xml:
    field = element(
        "a:fld",
        {"id": SLIDE_NUMBER, "type": "slidenum"},
        element("a:rPr", _LANG),
        element("a:t", {}, text("‹#›")),
    )
    ph: dict[str, Value] = {"type": "sldNum", "sz": "quarter", "idx": 5}
    return _shape(names, "Slide Number Placeholder", ph, box, element("a:p", {}, field))


def _shape(names: Names, name: str, ph: dict[str, Value], box: Rect, paragraph: Xml) -> Xml:
    return element(
        "p:sp",
        {},
        element(
            "p:nvSpPr",
            {},
            names.properties(name),
            element("p:cNvSpPr", {}, element("a:spLocks", {"noGrp": True})),
            element("p:nvPr", {}, element("p:ph", ph)),
        ),
        element("p:spPr", {}, transform(box), RECTANGLE),
        element("p:txBody", {}, body_properties(NO_INSETS, "t"), element("a:lstStyle"), paragraph),
    )
