"""The slide master and its layouts, drawn from the theme's frames."""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.plan import NO_INSETS
from deckbuilder.render.pptx.figures import path
from deckbuilder.render.pptx.look import LEVELS, NO_MARK, PLAIN, Look, properties
from deckbuilder.render.pptx.names import Names, tree
from deckbuilder.render.pptx.namespaces import SLIDE_NS
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.pictures import Blip, picture
from deckbuilder.render.pptx.slots import Slot, body_properties, placeholder
from deckbuilder.render.pptx.table_cells import ANCHORS
from deckbuilder.render.pptx.text import SLIDE_NUMBER
from deckbuilder.render.pptx.units import RECTANGLE, transform
from deckbuilder.render.xml import NOTHING, Value, Xml, element, join, text
from deckbuilder.theme.frames import FOOTER_KINDS, TITLE_KINDS
from deckbuilder.theme.layouts import Frame, SlideLayout
from deckbuilder.theme.tokens import Logo

#: Ids of master and layouts share one space that starts here (ECMA-376 part 1, 19.7.13).
FIRST_ID = 2_147_483_648
#: Placeholders that hold levels of text, in the words PowerPoint itself uses.
_LEVEL_PROMPTS = ("Click to edit text styles", "Second level", "Third level", "Fourth level", "Fifth level")
_PROMPTS = {
    "title": "Click to edit title style",
    "ctrTitle": "Click to edit title",
    "subTitle": "Click to edit subtitle",
    "pic": "Click icon to add picture",
    "tbl": "Click icon to add table",
    "ftr": "Footer",
    "dt": "Date",
}
_LANG: Mapping[str, Value] = {"lang": "en-GB"}


def color_map(*, dark: bool) -> Xml:
    """`p:clrMap`: on dark palettes the light colours write and the dark ones are the ground."""
    names = ("bg1", "tx1", "bg2", "tx2")
    slots = ("dk1", "lt1", "dk2", "lt2") if dark else ("lt1", "dk1", "lt2", "dk2")
    others = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
    return element("p:clrMap", {**dict(zip(names, slots, strict=True)), **{name: name for name in others}})


def slide_master(layout: SlideLayout, slots: Mapping[str, Slot], relations: list[str], paint: Paint) -> Xml:
    """`p:sldMaster`: title, text and footers are those of ``layout``.

    ``relations`` are the ids of the relationships to the layouts' parts.
    """
    names = Names()
    shapes = [path(shape, paint, names, user_drawn=True) for shape in layout.decoration]
    shapes += [_master_frame(frame, paint, slots[frame.role].looks, names) for frame in layout.frames]
    ground = element("p:bg", {}, element("p:bgPr", {}, paint.fill("background"), element("a:effectLst")))
    ids = (
        element("p:sldLayoutId", {"id": FIRST_ID + 1 + number, "r:id": relation})
        for number, relation in enumerate(relations)
    )
    return element(
        "p:sldMaster",
        {**SLIDE_NS, "preserve": True},
        element("p:cSld", {}, ground, tree(*shapes)),
        color_map(dark=paint.palette.dark),
        element("p:sldLayoutIdLst", {}, *ids),
        element("p:hf", {"hdr": False, "dt": False}),
        element(
            "p:txStyles",
            {},
            element("p:titleStyle", {}, *levels(slots["title"].looks[:1], paint)),
            element("p:bodyStyle", {}, *levels(slots["body"].looks, paint)),
            element("p:otherStyle", {}, *levels((PLAIN,) * LEVELS, paint)),
        ),
    )


def slide_layout(
    layout: SlideLayout,
    slots: Mapping[str, Slot],
    master: SlideLayout,
    paint: Paint,
    logo: tuple[Logo, Blip] | None,
) -> Xml:
    """`p:sldLayout`. What the master shows already is not drawn again.

    ``logo`` is shown where the layout has a place for it; with it come its picture's relationships.
    """
    names = Names()
    shown = master.decoration if layout.master_shapes else ()
    shapes = [path(shape, paint, names, user_drawn=True) for shape in layout.decoration if shape not in shown]
    if logo is not None and layout.logo is not None:
        image, blip = logo
        named = names.properties("Logo", alt=image.alt, decorative=not image.alt)
        shapes.append(
            picture(
                named,
                element("p:nvPr", {"userDrawn": True}),
                blip,
                join(transform(layout.logo), RECTANGLE),
            )
        )
    body = next(frame for frame in master.frames if frame.role == "body")
    shapes += [_frame(frame, body, slots[frame.role].looks, names, paint) for frame in layout.frames]
    ground = NOTHING
    if layout.background is not None:
        filled = element("p:bgPr", {}, paint.fill(layout.background), element("a:effectLst"))
        ground = element("p:bg", {}, filled)
    return element(
        "p:sldLayout",
        {
            **SLIDE_NS,
            "type": layout.type,
            "preserve": True,
            "userDrawn": True if layout.type is None else None,
            "showMasterSp": None if layout.master_shapes else False,
        },
        element("p:cSld", {"name": layout.name}, ground, tree(*shapes)),
        element("p:clrMapOvr", {}, element("a:masterClrMapping")),
    )


def levels(looks: tuple[Look, ...], paint: Paint) -> tuple[Xml, ...]:
    """`a:lvl1pPr` … with everything said."""
    return tuple(
        properties(f"a:lvl{number}pPr", look, None, paint) for number, look in enumerate(looks, start=1)
    )


def _master_frame(frame: Frame, paint: Paint, looks: tuple[Look, ...], names: Names) -> Xml:
    """A placeholder of the master; its text style is in `p:txStyles`, save for the footers."""
    kind = "body" if frame.kind == "obj" else frame.kind
    is_footer = kind in FOOTER_KINDS
    styles = levels(looks[:1], paint) if is_footer else ()
    autofit = NOTHING if is_footer else element("a:normAutofit")
    name = "Text Placeholder" if kind == "body" else frame.name
    attrs: dict[str, Value] = {"type": kind, "idx": frame.idx, "sz": "quarter" if is_footer else None}
    return element(
        "p:sp",
        {},
        _non_visual(names.properties(name), element("p:ph", attrs)),
        element("p:spPr", {}, transform(frame.box), RECTANGLE),
        element(
            "p:txBody",
            {},
            body_properties(NO_INSETS, ANCHORS[frame.anchor], autofit),
            element("a:lstStyle", {}, *styles),
            _prompt(frame, looks),
        ),
    )


def _frame(frame: Frame, body: Frame, looks: tuple[Look, ...], names: Names, paint: Paint) -> Xml:
    place, frame_properties = NOTHING, element("a:bodyPr")
    styles: tuple[Xml, ...] = ()
    if not frame.inherited:
        place = join(transform(frame.box), RECTANGLE)
        autofit = NOTHING if frame.kind in FOOTER_KINDS else element("a:normAutofit")
        frame_properties = body_properties(NO_INSETS, ANCHORS[frame.anchor], autofit)
        if frame.kind != "obj" or frame.styles != body.styles:
            styles = levels(looks[: 1 if frame.kind in (*FOOTER_KINDS, *TITLE_KINDS) else LEVELS], paint)
    return element(
        "p:sp",
        {},
        _non_visual(names.properties(frame.name), placeholder(frame, prompt=bool(frame.prompt))),
        element("p:spPr", {}, place),
        element("p:txBody", {}, frame_properties, element("a:lstStyle", {}, *styles), _prompt(frame, looks)),
    )


def _prompt(frame: Frame, looks: tuple[Look, ...]) -> Xml:
    """The text an empty placeholder shows.

    Footers have some too: LibreOffice styles those of a slide only where the layout's hold text.
    """
    if frame.kind == "sldNum":
        field = {"id": SLIDE_NUMBER, "type": "slidenum"}
        number = element("a:fld", field, element("a:rPr", _LANG), element("a:t", {}, text("‹#›")))
        return element("a:p", {}, number)
    words: tuple[str, ...] = (frame.prompt or _PROMPTS.get(frame.kind, _LEVEL_PROMPTS[0]),)
    if not frame.prompt and looks[0].mark != NO_MARK:
        words = _LEVEL_PROMPTS
    return join(
        *(
            element(
                "a:p",
                {},
                element("a:pPr", {"lvl": level}) if level else NOTHING,
                element("a:r", {}, element("a:rPr", _LANG), element("a:t", {}, text(word))),
            )
            for level, word in enumerate(words)
        )
    )


def _non_visual(named: Xml, ph: Xml) -> Xml:
    locks = element("p:cNvSpPr", {}, element("a:spLocks", {"noGrp": True}))
    return element("p:nvSpPr", {}, named, locks, element("p:nvPr", {}, ph))
