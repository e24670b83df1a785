"""The deck without its slides: theme, master, layouts, notes master and table style, all from the theme.

A pure function of the theme: nothing of the brief reaches it.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from deckbuilder.render.pptx.look import Look, Looks
from deckbuilder.render.pptx.master import slide_layout, slide_master
from deckbuilder.render.pptx.notes import note_looks, notes_master
from deckbuilder.render.pptx.package import Package, Part
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.presentation import view_properties
from deckbuilder.render.pptx.slots import FOOTERS, Slot
from deckbuilder.render.pptx.tablestyle import table_styles
from deckbuilder.render.pptx.themepart import theme_part
from deckbuilder.render.pptx.xml import SLIDE_NS, element
from deckbuilder.text.direction import is_rtl_language
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.layouts import SlideLayout, slide_layouts
from deckbuilder.theme.mirror import mirrored_layout
from deckbuilder.theme.styles import Styles, deck_styles
from deckbuilder.theme.tokens import Logo, Theme


class Skeleton(Struct, frozen=True):
    """Parts that every deck of a theme has."""

    theme: Part
    master: Part
    layouts: Mapping[str, Part]
    """By layout name."""
    slots: Mapping[str, Mapping[str, Slot]]
    """Placeholders by layout and role."""
    notes_master: Part
    table_styles: Part
    view: Part
    show: Part
    looks: Looks
    notes: tuple[Look, ...]
    paint: Paint


def skeleton(package: Package, theme: Theme, fonts: FontBook, lang: str) -> Skeleton:
    """Build the skeleton; the master is that of the layout "Title and Content"."""
    deck = theme.deck
    paint = Paint(deck.palette)
    looks = Looks(deck.families, fonts, paint)
    layouts = slide_layouts(theme, fonts, lang)
    if is_rtl_language(lang):
        layouts = {name: mirrored_layout(layout, deck.width) for name, layout in layouts.items()}
    styles = deck_styles(theme, fonts, 0, lang)
    slots = {name: _slots(layout, looks, styles) for name, layout in layouts.items()}
    logo = _logo(package, theme)
    office = theme_part(theme.label, deck.palette, deck.families)
    theme1 = package.part("/ppt/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, office)
    theme2 = package.part("/ppt/theme/theme2.xml", CONTENT_TYPE.OFC_THEME, office)
    master, layout_parts = _master(package, layouts, slots, theme1, paint, logo)
    notes = note_looks(looks)
    said = notes_master(notes, paint, deck.width / deck.height)
    notes_part = package.part("/ppt/notesMasters/notesMaster1.xml", CONTENT_TYPE.PML_NOTES_MASTER, said)
    notes_part.relate_to(theme2, RELATIONSHIP_TYPE.THEME)
    tables = table_styles(theme.label, paint)
    show = element("p:presentationPr", SLIDE_NS)
    return Skeleton(
        theme=theme1,
        master=master,
        layouts=layout_parts,
        slots={name: _said_outright(frames) for name, frames in slots.items()},
        notes_master=notes_part,
        table_styles=package.part("/ppt/tableStyles.xml", CONTENT_TYPE.PML_TABLE_STYLES, tables),
        view=package.part("/ppt/viewProps.xml", CONTENT_TYPE.PML_VIEW_PROPS, view_properties()),
        show=package.part("/ppt/presProps.xml", CONTENT_TYPE.PML_PRES_PROPS, show),
        looks=looks,
        notes=notes,
        paint=paint,
    )


def _slots(layout: SlideLayout, looks: Looks, styles: Styles) -> dict[str, Slot]:
    return {frame.role: Slot(frame, looks.of_frame(frame, styles)) for frame in layout.frames}


def _said_outright(slots: Mapping[str, Slot]) -> dict[str, Slot]:
    """The slots as slides may rely on them: LibreOffice gives footers the master's colour, not the
    layout's."""
    return {
        role: slot
        if slot.frame.kind not in FOOTERS or slot.frame.inherited
        else replace(slot, looks=tuple(replace(look, color="") for look in slot.looks))
        for role, slot in slots.items()
    }


def _logo(package: Package, theme: Theme) -> tuple[Logo, Part] | None:
    """The logo for the deck's ground with the part that holds it."""
    logo = (theme.deck.palette.dark and theme.logo_dark) or theme.logo
    if logo is None:
        return None
    media = "jpeg" if logo.path.suffix.lower() in (".jpg", ".jpeg") else "png"
    return logo, package.part(f"/ppt/media/logo.{media}", f"image/{media}", logo.path.read_bytes())


def _master(
    package: Package,
    layouts: Mapping[str, SlideLayout],
    slots: Mapping[str, Mapping[str, Slot]],
    theme: Part,
    paint: Paint,
    logo: tuple[Logo, Part] | None,
) -> tuple[Part, dict[str, Part]]:
    content = layouts["Title and Content"]
    master = package.part("/ppt/slideMasters/slideMaster1.xml", CONTENT_TYPE.PML_SLIDE_MASTER)
    parts = {}
    relations = []
    for number, (name, layout) in enumerate(layouts.items(), start=1):
        part = package.part(f"/ppt/slideLayouts/slideLayout{number}.xml", CONTENT_TYPE.PML_SLIDE_LAYOUT)
        part.relate_to(master, RELATIONSHIP_TYPE.SLIDE_MASTER)
        shown = logo and layout.logo and (logo[0], part.relate_to(logo[1], RELATIONSHIP_TYPE.IMAGE))
        part.hold(slide_layout(layout, slots[name], content, paint, shown or None))
        relations.append(master.relate_to(part, RELATIONSHIP_TYPE.SLIDE_LAYOUT))
        parts[name] = part
    master.relate_to(theme, RELATIONSHIP_TYPE.THEME)
    master.hold(slide_master(content, slots[content.name], relations, paint))
    return master, parts
