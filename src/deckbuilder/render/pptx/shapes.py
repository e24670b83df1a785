"""The plan's shapes as the objects of a slide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import assert_never

from deckbuilder.plan import (
    NO_INSETS,
    GroupShape,
    ImageShape,
    Insets,
    PathShape,
    Rect,
    Shape,
    TableShape,
    TextShape,
)
from deckbuilder.render.pptx.look import LEVELS, PLAIN, Look
from deckbuilder.render.pptx.names import Names
from deckbuilder.render.pptx.paint import NO_FILL, NO_LINE, Paint
from deckbuilder.render.pptx.table import ANCHORS, URI, table
from deckbuilder.render.pptx.text import Link, Typist
from deckbuilder.render.pptx.units import emu, percent, transform
from deckbuilder.render.pptx.xml import NOTHING, Value, Xml, element, join
from deckbuilder.theme.layouts import Frame

_FREE: tuple[Look, ...] = (PLAIN,) * LEVELS
_LOCKED = element("a:spLocks", {"noGrp": 1})
_PLAIN = element("p:nvPr")
_NORMAL_AUTOFIT = element("a:normAutofit")
_PRESETS = {"rect": "rect", "round": "roundRect", "ellipse": "ellipse", "line": "line"}
#: Radius of rounded corners as a share of the shorter side, in 1/100,000.
_ROUND = element("a:avLst", {}, element("a:gd", {"name": "adj", "fmla": "val 8000"}))
_SQUARE = element("a:avLst")
_NAMES = {
    "text": "Text",
    "flow": "Text",
    "body": "Content",
    "note": "Footnotes",
    "source": "Source",
    "table": "Table",
    "image": "Picture",
    "figure": "Diagram",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder of the slide's layout."""

    frame: Frame
    looks: tuple[Look, ...]
    """What its text inherits, by level."""


@dataclass(frozen=True, slots=True)
class Easel:
    """All that the shapes of one slide are written with."""

    paint: Paint
    typist: Typist
    names: Names
    slots: Mapping[str, Slot]
    """Placeholders by role. Each can be filled once; what comes later is free."""
    taken: set[str]
    link: Link
    picture: Callable[[ImageShape], str]
    """The id of the relationship to a picture's data."""
    table_style: str

    def slot(self, role: str) -> Slot | None:
        """The placeholder for ``role``, if the layout has one and it is still empty."""
        if role in self.taken or role not in self.slots:
            return None
        self.taken.add(role)
        return self.slots[role]


def write(shape: Shape, easel: Easel) -> Xml:
    """One shape with everything in it."""
    match shape:
        case TextShape():
            slot = easel.slot(shape.role)
            return _text_box(shape, easel) if slot is None else _filled(shape, slot, easel)
        case TableShape():
            return _table(shape, easel)
        case ImageShape():
            return _picture(shape, easel)
        case PathShape():
            return (
                _connector(shape, easel) if shape.figure == "line" else path(shape, easel.paint, easel.names)
            )
        case GroupShape():
            return _group(shape, easel)
        case _:
            assert_never(shape)


def placeholder(frame: Frame, *, prompt: bool = False) -> Xml:
    """`p:ph`: how a shape names the placeholder it fills."""
    attrs: dict[str, Value] = {
        "type": None if frame.kind == "obj" else frame.kind,
        "sz": _SIZES.get(frame.kind),
        "idx": frame.idx,
        "hasCustomPrompt": True if prompt else None,
    }
    return element("p:ph", attrs)


_SIZES = {"dt": "half", "ftr": "quarter", "sldNum": "quarter"}


def body_properties(inset: Insets, anchor: str, autofit: Xml = NOTHING) -> Xml:
    """`a:bodyPr` with everything said."""
    attrs: dict[str, Value] = {
        "vert": "horz",
        "wrap": "square",
        "lIns": emu(inset.left),
        "tIns": emu(inset.top),
        "rIns": emu(inset.right),
        "bIns": emu(inset.bottom),
        "rtlCol": 0,
        "anchor": anchor,
    }
    return element("a:bodyPr", attrs, autofit)


def _same(one: Rect, other: Rect) -> bool:
    pairs = zip(
        (one.x, one.y, one.width, one.height), (other.x, other.y, other.width, other.height), strict=True
    )
    return all(abs(a - b) < 0.05 for a, b in pairs)


def _name(shape: Shape, easel: Easel, *, decorative: bool = False) -> Xml:
    name = shape.name or _NAMES.get(shape.role, shape.role.capitalize())
    return easel.names.properties(name, alt=shape.alt, decorative=decorative)


def _filled(shape: TextShape, slot: Slot, easel: Easel) -> Xml:
    """A placeholder with its text; position and frame are written only where they are not the layout's."""
    frame = slot.frame
    moved = NOTHING if _same(shape.box, frame.box) else transform(shape.box)
    fill = easel.paint.fill(shape.fill) if shape.fill else NOTHING
    line = easel.paint.line(shape.stroke) if shape.stroke else NOTHING
    own: dict[str, Value] = {"anchor": ANCHORS[shape.anchor]} if shape.anchor != frame.anchor else {}
    if shape.inset != NO_INSETS:
        own |= {"lIns": emu(shape.inset.left), "tIns": emu(shape.inset.top)}
        own |= {"rIns": emu(shape.inset.right), "bIns": emu(shape.inset.bottom)}
    styles, paragraphs = element("a:lstStyle"), NOTHING
    if frame.kind == "sldNum" and shape.paras:
        paragraphs = easel.typist.slide_number(shape.paras[0], slot.looks[0])
    else:
        styles, paragraphs = easel.typist.body(shape.paras, slot.looks, easel.link)
    autofit = NOTHING if frame.kind in ("dt", "ftr", "sldNum") else _NORMAL_AUTOFIT
    return element(
        "p:sp",
        {},
        element(
            "p:nvSpPr",
            {},
            easel.names.properties(shape.name or frame.name, alt=shape.alt),
            element("p:cNvSpPr", {}, _LOCKED),
            element("p:nvPr", {}, placeholder(frame)),
        ),
        element("p:spPr", {}, moved, fill, line),
        element("p:txBody", {}, element("a:bodyPr", own, autofit), styles, paragraphs or element("a:p")),
    )


def _text_box(shape: TextShape, easel: Easel) -> Xml:
    styles, paragraphs = easel.typist.body(shape.paras, _FREE, easel.link)
    decorative = shape.role == "artifact" and not shape.paras
    return element(
        "p:sp",
        {},
        element(
            "p:nvSpPr",
            {},
            _name(shape, easel, decorative=decorative),
            element("p:cNvSpPr", {"txBox": True}),
            _PLAIN,
        ),
        element(
            "p:spPr",
            {},
            transform(shape.box),
            element("a:prstGeom", {"prst": "rect"}, _SQUARE),
            easel.paint.fill(shape.fill),
            easel.paint.line(shape.stroke),
        ),
        element(
            "p:txBody",
            {},
            body_properties(shape.inset, ANCHORS[shape.anchor]),
            styles,
            paragraphs or element("a:p"),
        ),
    )


def _table(shape: TableShape, easel: Easel) -> Xml:
    slot = easel.slot(shape.role)
    place = element("p:nvPr", {}, placeholder(slot.frame)) if slot else _PLAIN
    locks = element("p:cNvGraphicFramePr", {}, element("a:graphicFrameLocks", {"noGrp": 1}))
    content = table(shape, easel.table_style, easel.typist, easel.link)
    named = easel.names.properties(shape.name or "Table", alt=shape.alt)
    return element(
        "p:graphicFrame",
        {},
        element("p:nvGraphicFramePr", {}, named, locks, place),
        transform(shape.box, "p:xfrm"),
        element("a:graphic", {}, element("a:graphicData", {"uri": URI}, content)),
    )


def _picture(shape: ImageShape, easel: Easel) -> Xml:
    slot = easel.slot(shape.role)
    place = element("p:nvPr", {}, placeholder(slot.frame)) if slot else _PLAIN
    crop = shape.crop
    cut: dict[str, Value] = {
        side: percent(share) or None
        for side, share in (("l", crop.left), ("t", crop.top), ("r", crop.right), ("b", crop.bottom))
    }
    locks = element(
        "p:cNvPicPr", {}, element("a:picLocks", {"noGrp": True if slot else None, "noChangeAspect": 1})
    )
    named = easel.names.properties(shape.name or "Picture", alt=shape.alt, decorative=shape.decorative)
    return element(
        "p:pic",
        {},
        element("p:nvPicPr", {}, named, locks, place),
        element(
            "p:blipFill",
            {},
            element("a:blip", {"r:embed": easel.picture(shape)}),
            element("a:srcRect", cut) if any(cut.values()) else NOTHING,
            element("a:stretch", {}, element("a:fillRect")),
        ),
        element("p:spPr", {}, transform(shape.box), element("a:prstGeom", {"prst": "rect"}, _SQUARE)),
    )


def path(shape: PathShape, paint: Paint, names: Names, *, user_drawn: bool = False) -> Xml:
    """A figure without text. ``user_drawn`` marks decoration of a layout or master."""
    named = names.properties(shape.name or _figure(shape), alt=shape.alt, decorative=not shape.alt)
    marked = element("p:nvPr", {"userDrawn": True}) if user_drawn else _PLAIN
    return element(
        "p:sp",
        {},
        element("p:nvSpPr", {}, named, element("p:cNvSpPr"), marked),
        element(
            "p:spPr",
            {},
            transform(shape.box),
            _geometry(shape),
            NO_FILL if shape.figure == "line" else paint.fill(shape.fill),
            paint.line(shape.stroke),
        ),
    )


def _figure(shape: PathShape) -> str:
    words = {"rect": "Box", "round": "Box", "ellipse": "Dot", "line": "Rule", "polygon": "Arrow"}
    return words[shape.figure]


def _geometry(shape: PathShape) -> Xml:
    if shape.figure != "polygon":
        adjust = _ROUND if shape.figure == "round" else _SQUARE
        return element("a:prstGeom", {"prst": _PRESETS[shape.figure]}, adjust)
    width, height = max(1, emu(shape.box.width)), max(1, emu(shape.box.height))
    corners = [element("a:pt", {"x": round(x * width), "y": round(y * height)}) for x, y in shape.points]
    outline = [
        element("a:moveTo", {}, corners[0]),
        *(element("a:lnTo", {}, corner) for corner in corners[1:]),
        element("a:close"),
    ]
    empty = (element("a:avLst"), element("a:gdLst"), element("a:ahLst"), element("a:cxnLst"))
    area = element("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})
    paths = element("a:pathLst", {}, element("a:path", {"w": width, "h": height}, *outline))
    return element("a:custGeom", {}, *empty, area, paths)


def _connector(shape: PathShape, easel: Easel) -> Xml:
    """A rule as a straight connector, which PowerPoint can attach to shapes."""
    named = easel.names.properties(shape.name or "Rule", alt=shape.alt, decorative=not shape.alt)
    return element(
        "p:cxnSp",
        {},
        element("p:nvCxnSpPr", {}, named, element("p:cNvCxnSpPr"), _PLAIN),
        element(
            "p:spPr",
            {},
            transform(shape.box),
            element("a:prstGeom", {"prst": "line"}, _SQUARE),
            easel.paint.line(shape.stroke) if shape.stroke else NO_LINE,
        ),
    )


def _group(shape: GroupShape, easel: Easel) -> Xml:
    named = _name(shape, easel)
    members = join(*(write(member, easel) for member in shape.shapes))
    return element(
        "p:grpSp",
        {},
        element("p:nvGrpSpPr", {}, named, element("p:cNvGrpSpPr"), _PLAIN),
        element("p:grpSpPr", {}, transform(shape.box, inner=True)),
        members,
    )
