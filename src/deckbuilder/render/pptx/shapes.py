"""The plan's shapes as the objects of a slide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.plan import (
    ChartShape,
    ConnectorShape,
    FormulaShape,
    GroupShape,
    ImageShape,
    Insets,
    NativeChart,
    PathShape,
    Rect,
    Shape,
    TableShape,
    TextShape,
    walked,
)
from deckbuilder.plan.figures import text_insets
from deckbuilder.render.pptx.connectors import Joint, connector
from deckbuilder.render.pptx.figures import path, rule
from deckbuilder.render.pptx.formulas import formula
from deckbuilder.render.pptx.look import Look
from deckbuilder.render.pptx.names import PLAIN_OBJECT, Names
from deckbuilder.render.pptx.outlines import frame_outline
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.pictures import Blip, picture
from deckbuilder.render.pptx.slots import Slot, body_properties, placeholder
from deckbuilder.render.pptx.table import URI, table
from deckbuilder.render.pptx.table_cells import ANCHORS
from deckbuilder.render.pptx.tablestyle import TableLook
from deckbuilder.render.pptx.text import Link, Typist
from deckbuilder.render.pptx.units import ELLIPSE, RECTANGLE, emu, transform
from deckbuilder.render.xml import NOTHING, Value, Xml, element, join
from deckbuilder.theme.frames import FOOTER_KINDS

#: Text in a figure has so much more room at both sides than it was measured for: LibreOffice 7.4 rounds what
#: is left of a preset, and broke lines that were within 0.2 pt of its width. Points.
_GIVE = 0.2
_LOCKED = element("a:spLocks", {"noGrp": 1})
_NORMAL_AUTOFIT = element("a:normAutofit")
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


class Easel(Struct, frozen=True):
    """All that the shapes of one slide are written with."""

    paint: Paint
    typist: Typist
    names: Names
    slots: Mapping[str, Slot]
    """Placeholders by role. Each can be filled once; what comes later is free."""
    taken: set[str]
    title: Slot | None
    """For titles on layouts that have none: that of another one."""
    link: Link
    picture: Callable[[ImageShape], Blip]
    """The relationships to a picture's data."""
    chart: Callable[[NativeChart], str]
    """The relationship to a new chart."""
    tables: TableLook
    free: tuple[Look, ...]
    """What text outside placeholders inherits, by level."""
    joints: Mapping[str, Joint] = {}
    """What connectors of the group in hand may be glued to, by key."""

    def slot(self, role: str) -> Slot | None:
        """The placeholder for ``role``, if the layout has one and it is still empty."""
        if role in self.taken or role not in self.slots:
            return None
        self.taken.add(role)
        return self.slots[role]

    def number(self, shape: TextShape | PathShape) -> int | None:
        """The id that was reserved for a shape, if connectors may name it."""
        joint = self.joints.get(shape.key)
        return joint.number if joint else None

    def within(self, members: Sequence[Shape]) -> Easel:
        """The easel for the members of a group; those of groups inside it are known to the outermost."""
        if self.joints:
            return self
        keyed = (shape for shape in walked(members) if isinstance(shape, TextShape | PathShape) and shape.key)
        return replace(self, joints={shape.key: _joint(shape, self.names.reserved()) for shape in keyed})


def write(shape: Shape, easel: Easel) -> Xml:
    """One shape with everything in it."""
    match shape:
        case TextShape():
            slot = easel.slot("title" if shape.role == "unseen" else shape.role)
            if slot is None and shape.role in ("title", "unseen") and easel.title is not None:
                return _filled(shape, easel.title, easel, placed=True)
            return _text_box(shape, easel) if slot is None else _filled(shape, slot, easel)
        case TableShape():
            return _table(shape, easel)
        case ImageShape():
            return _picture(shape, easel)
        case PathShape():
            if shape.figure == "line":
                return rule(shape, easel.paint, easel.names)
            return path(shape, easel.paint, easel.names, number=easel.number(shape))
        case FormulaShape():
            return formula(shape, easel.paint, easel.names)
        case GroupShape():
            return _group(shape, easel)
        case ChartShape():
            return _chart(shape, easel)
        case ConnectorShape():
            return connector(shape, easel.joints, easel.paint, easel.names)
        case _:
            assert_never(shape)


def _joint(shape: TextShape | PathShape, number: int) -> Joint:
    if isinstance(shape, TextShape):
        return Joint(number, shape.figure, shape.flipped)
    return Joint(number, "ellipse" if shape.figure == "ellipse" else "rect")


def _same(one: Rect, other: Rect) -> bool:
    pairs = zip(
        (one.x, one.y, one.width, one.height), (other.x, other.y, other.width, other.height), strict=True
    )
    return all(abs(a - b) < 0.05 for a, b in pairs)


def _name(shape: Shape, easel: Easel, *, decorative: bool = False, number: int | None = None) -> Xml:
    name = shape.name or _NAMES.get(shape.role, shape.role.capitalize())
    return easel.names.properties(name, alt=shape.alt, decorative=decorative, number=number)


def _filled(shape: TextShape, slot: Slot, easel: Easel, *, placed: bool = False) -> Xml:
    """A placeholder with its text; position and frame are written only where they are not the layout's, or
    where it has none to be ``placed`` by."""
    frame = slot.frame
    moved = NOTHING if _same(shape.box, frame.box) and not placed else transform(shape.box)
    fill = easel.paint.fill(shape.fill) if shape.fill else NOTHING
    line = easel.paint.line(shape.stroke) if shape.stroke else NOTHING
    own: dict[str, Value] = {"anchor": ANCHORS[shape.anchor]} if shape.anchor != frame.anchor else {}
    if shape.inset != frame.inset:
        own |= {"lIns": emu(shape.inset.left), "tIns": emu(shape.inset.top)}
        own |= {"rIns": emu(shape.inset.right), "bIns": emu(shape.inset.bottom)}
    styles = element("a:lstStyle")
    if frame.kind == "sldNum" and shape.paras:
        paragraphs = easel.typist.slide_number(shape.paras[0], slot.looks[0])
    elif frame.kind in FOOTER_KINDS:
        paragraphs = easel.typist.explicit(shape.paras, slot.looks[0], easel.link)
    else:
        styles, paragraphs = easel.typist.body(shape.paras, slot.looks, easel.link)
    autofit = NOTHING if frame.kind in FOOTER_KINDS else _NORMAL_AUTOFIT
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
    styles, paragraphs = easel.typist.body(shape.paras, easel.free, easel.link)
    decorative = shape.role == "artifact" and not shape.paras
    inset = shape.inset
    if shape.figure != "rect":
        own = text_insets(shape.figure, shape.box, flipped=shape.flipped)
        inset = inset.beyond(Insets(own.left + _GIVE, own.top, own.right + _GIVE, own.bottom))
    return element(
        "p:sp",
        {},
        element(
            "p:nvSpPr",
            {},
            _name(shape, easel, decorative=decorative, number=easel.number(shape)),
            element("p:cNvSpPr", {"txBox": True if shape.figure == "rect" else None}),
            PLAIN_OBJECT,
        ),
        element(
            "p:spPr",
            {},
            transform(shape.box, turned={"flipH": shape.flipped or None}),
            frame_outline(shape.figure, shape.box),
            easel.paint.fill(shape.fill),
            easel.paint.line(shape.stroke),
        ),
        element(
            "p:txBody",
            {},
            body_properties(inset, ANCHORS[shape.anchor]),
            styles,
            paragraphs or element("a:p"),
        ),
    )


def _table(shape: TableShape, easel: Easel) -> Xml:
    slot = easel.slot(shape.role)
    place = element("p:nvPr", {}, placeholder(slot.frame)) if slot else PLAIN_OBJECT
    locks = element("p:cNvGraphicFramePr", {}, element("a:graphicFrameLocks", {"noGrp": 1}))
    content = table(shape, easel.tables, easel.free[0], easel.paint, easel.typist, easel.link)
    named = easel.names.properties(shape.name or "Table", alt=shape.alt)
    return element(
        "p:graphicFrame",
        {},
        element("p:nvGraphicFramePr", {}, named, locks, place),
        transform(shape.box, "p:xfrm"),
        element("a:graphic", {}, element("a:graphicData", {"uri": URI}, content)),
    )


def _picture(shape: ImageShape, easel: Easel) -> Xml:
    """A picture; in a placeholder its outline is the layout's, and so is its position where they agree."""
    slot = easel.slot(shape.role)
    named = easel.names.properties(shape.name or "Picture", alt=shape.alt, decorative=shape.decorative)
    blip = easel.picture(shape)
    if slot is None:
        frame = join(transform(shape.box), ELLIPSE if shape.round else RECTANGLE)
        return picture(named, PLAIN_OBJECT, blip, frame, shape.crop)
    place = element("p:nvPr", {}, placeholder(slot.frame))
    moved = NOTHING if _same(shape.box, slot.frame.box) else transform(shape.box)
    return picture(named, place, blip, moved, shape.crop, grouped=False)


def _chart(shape: ChartShape, easel: Easel) -> Xml:
    """A chart; what stands on it is grouped with it, so that both move together. The group says what is
    seen, for all that is in it."""
    from deckbuilder.render.pptx.chart import frame

    name = shape.name or "Chart"
    if not shape.over:
        return frame(easel.names.properties(name, alt=shape.alt), shape.box, easel.chart(shape.chart))
    group = easel.names.properties(name, alt=shape.alt)
    chart = easel.names.properties(name, decorative=True)
    inner = easel.within(shape.over)
    members = (frame(chart, shape.box, easel.chart(shape.chart)), *(write(one, inner) for one in shape.over))
    return _grouped(group, shape.box, *members)


def _group(shape: GroupShape, easel: Easel) -> Xml:
    inner = easel.within(shape.shapes)
    return _grouped(_name(shape, easel), shape.box, *(write(member, inner) for member in shape.shapes))


def _grouped(named: Xml, box: Rect, *members: Xml) -> Xml:
    return element(
        "p:grpSp",
        {},
        element("p:nvGrpSpPr", {}, named, element("p:cNvGrpSpPr"), PLAIN_OBJECT),
        element("p:grpSpPr", {}, transform(box, inner=True)),
        *members,
    )
