"""The deck without its slides: theme, master, layouts, notes master and table style, all from the theme.

A pure function of the theme: nothing of the brief reaches it. On an organisation's own template the deck is
made by `adopted` instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from deckbuilder.render.pptx.look import LEVELS, PLAIN, Look, Looks
from deckbuilder.render.pptx.master import slide_layout, slide_master
from deckbuilder.render.pptx.media import Media
from deckbuilder.render.pptx.namespaces import SLIDE_NS
from deckbuilder.render.pptx.notes import NoteLooks, note_looks, notes_master
from deckbuilder.render.pptx.package import Package, Part
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.presentation import presentation, view_properties
from deckbuilder.render.pptx.slots import Slot
from deckbuilder.render.pptx.tablestyle import TableLook, style_id, table_styles
from deckbuilder.render.pptx.themepart import theme_part
from deckbuilder.render.xml import Xml, element
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.frames import FOOTER_KINDS
from deckbuilder.theme.layouts import SlideLayout, drawn_layouts
from deckbuilder.theme.styles import Styles, deck_styles
from deckbuilder.theme.tokens import Logo, Theme


class Skeleton(Struct, frozen=True):
    """What slides are put on, generated or adopted."""

    main: Part
    """The presentation part, related to everything but the slides."""
    layouts: Mapping[str, Part]
    """By layout name."""
    drawn: Mapping[str, SlideLayout]
    """The layouts as they are drawn; none of a template's."""
    slots: Mapping[str, Mapping[str, Slot]]
    """Placeholders by layout and role."""
    notes_master: Part
    notes: NoteLooks
    tables: TableLook
    free: tuple[Look, ...]
    """What text outside placeholders inherits, by level."""
    looks: Looks
    paint: Paint


def skeleton(package: Package, theme: Theme, fonts: FontBook, lang: str, media: Media) -> Skeleton:
    """Build the skeleton; the master is that of the layout "Title and Content"."""
    deck = theme.deck
    paint = Paint(deck.palette)
    looks = Looks(deck.families, fonts, paint)
    layouts = drawn_layouts(theme, fonts, lang)
    styles = deck_styles(theme, fonts, 0, lang)
    slots = {name: _slots(layout, looks, styles) for name, layout in layouts.items()}
    logo = (deck.palette.dark and theme.logo_dark) or theme.logo
    office = theme_part(theme.label, deck.palette, deck.families, fonts)
    theme1 = package.part("/ppt/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, office)
    master, layout_parts = _master(package, layouts, slots, theme1, paint, logo, media)
    notes = note_looks(looks)
    notes_part = notes_master_part(package, theme, fonts, notes, paint)
    main = package.part("/ppt/presentation.xml", CONTENT_TYPE.PML_PRESENTATION_MAIN)
    master_id = main.relate_to(master, RELATIONSHIP_TYPE.SLIDE_MASTER)
    notes_id = main.relate_to(notes_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    main.relate_to(theme1, RELATIONSHIP_TYPE.THEME)
    main.hold(presentation(deck, lang, paint, master_id, notes_id))
    add_settings(package, main)
    add_table_styles(package, main, table_styles(theme.label, paint))
    return Skeleton(
        main=main,
        layouts=layout_parts,
        drawn=layouts,
        slots={name: _said_outright(frames) for name, frames in slots.items()},
        notes_master=notes_part,
        notes=NoteLooks(notes, notes),
        tables=TableLook(style_id(theme.label)),
        free=(PLAIN,) * LEVELS,
        looks=looks,
        paint=paint,
    )


def notes_master_part(
    package: Package, theme: Theme, fonts: FontBook, looks: Sequence[Look], paint: Paint
) -> Part:
    """A notes master with the theme part of its own that it must have."""
    deck = theme.deck
    office = theme_part(theme.label, deck.palette, deck.families, fonts)
    own = package.part(package.free("/ppt/theme/theme{}.xml"), CONTENT_TYPE.OFC_THEME, office)
    said = notes_master(looks, paint, deck.width / deck.height)
    part = package.part("/ppt/notesMasters/notesMaster1.xml", CONTENT_TYPE.PML_NOTES_MASTER, said)
    part.relate_to(own, RELATIONSHIP_TYPE.THEME)
    return part


def add_settings(package: Package, main: Part) -> None:
    """How the file opens and is shown: as PowerPoint does by itself."""
    show = package.part(
        "/ppt/presProps.xml", CONTENT_TYPE.PML_PRES_PROPS, element("p:presentationPr", SLIDE_NS)
    )
    view = package.part("/ppt/viewProps.xml", CONTENT_TYPE.PML_VIEW_PROPS, view_properties())
    main.relate_to(show, RELATIONSHIP_TYPE.PRES_PROPS)
    main.relate_to(view, RELATIONSHIP_TYPE.VIEW_PROPS)


def add_table_styles(package: Package, main: Part, styles: Xml) -> None:
    part = package.part("/ppt/tableStyles.xml", CONTENT_TYPE.PML_TABLE_STYLES, styles)
    main.relate_to(part, RELATIONSHIP_TYPE.TABLE_STYLES)


def _slots(layout: SlideLayout, looks: Looks, styles: Styles) -> dict[str, Slot]:
    return {frame.role: Slot(frame, looks.of_frame(frame, styles)) for frame in layout.frames}


def _said_outright(slots: Mapping[str, Slot]) -> dict[str, Slot]:
    """The slots as slides may rely on them: LibreOffice gives footers the master's colour, not the
    layout's."""
    return {
        role: slot
        if slot.frame.kind not in FOOTER_KINDS or slot.frame.inherited
        else replace(slot, looks=tuple(replace(look, color="") for look in slot.looks))
        for role, slot in slots.items()
    }


def _master(
    package: Package,
    layouts: Mapping[str, SlideLayout],
    slots: Mapping[str, Mapping[str, Slot]],
    theme: Part,
    paint: Paint,
    logo: Logo | None,
    media: Media,
) -> tuple[Part, dict[str, Part]]:
    content = layouts["Title and Content"]
    master = package.part("/ppt/slideMasters/slideMaster1.xml", CONTENT_TYPE.PML_SLIDE_MASTER)
    parts = {}
    relations = []
    for number, (name, layout) in enumerate(layouts.items(), start=1):
        part = package.part(f"/ppt/slideLayouts/slideLayout{number}.xml", CONTENT_TYPE.PML_SLIDE_LAYOUT)
        part.relate_to(master, RELATIONSHIP_TYPE.SLIDE_MASTER)
        shown = None
        if logo is not None and layout.logo is not None:
            image = logo.picture
            shown = logo, media.blip(part, image.data, image.media, image.vector)
        part.hold(slide_layout(layout, slots[name], content, paint, shown))
        relations.append(master.relate_to(part, RELATIONSHIP_TYPE.SLIDE_LAYOUT))
        parts[name] = part
    master.relate_to(theme, RELATIONSHIP_TYPE.THEME)
    master.hold(slide_master(content, slots[content.name], relations, paint))
    return master, parts
