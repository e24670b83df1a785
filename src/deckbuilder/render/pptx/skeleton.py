"""The deck without its slides: theme, master, layouts, notes master and table style, all from the theme.

A pure function of the theme: nothing of the brief reaches it.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.render.pptx.look import Look, Looks
from deckbuilder.render.pptx.master import slide_layout, slide_master
from deckbuilder.render.pptx.notes import note_looks, notes_master
from deckbuilder.render.pptx.package import OFFICE, OOXML, Part, xml_part
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.presentation import view_properties
from deckbuilder.render.pptx.slots import FOOTERS, Slot
from deckbuilder.render.pptx.tablestyle import table_styles
from deckbuilder.render.pptx.themepart import theme_part
from deckbuilder.render.pptx.xml import SLIDE_NS, document, element
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.layouts import SlideLayout, slide_layouts
from deckbuilder.theme.styles import Styles, deck_styles
from deckbuilder.theme.tokens import Logo, Theme

_P = "presentationml."


class Skeleton(Struct, frozen=True):
    """Parts that every deck of a theme has."""

    theme: Part
    master: Part
    layouts: Mapping[str, Part]
    """By layout name."""
    slots: Mapping[str, Mapping[str, Slot]]
    """Placeholders by layout and role."""
    notes_master: Part
    notes_theme: Part
    table_styles: Part
    view: Part
    show: Part
    looks: Looks
    notes: tuple[Look, ...]
    paint: Paint
    logo: tuple[Part, ...]
    """Empty for a theme without a logo."""

    @property
    def parts(self) -> tuple[Part, ...]:
        return (
            self.show, self.view, self.theme, self.table_styles,
            self.master, *self.layouts.values(), self.notes_master, self.notes_theme, *self.logo,
        )  # fmt: skip


def skeleton(theme: Theme, fonts: FontBook, lang: str) -> Skeleton:
    """Build the skeleton; the master is that of the layout "Title and Content"."""
    deck = theme.deck
    paint = Paint(deck.palette)
    looks = Looks(deck.families, fonts, paint)
    layouts = slide_layouts(theme, fonts, lang)
    styles = deck_styles(theme, fonts, 0, lang)
    slots = {name: _slots(layout, looks, styles) for name, layout in layouts.items()}
    logo = _logo(theme)
    office = theme_part(theme.label, deck.palette, deck.families)
    theme1 = xml_part("ppt/theme/theme1.xml", "theme+xml", office)
    theme2 = xml_part("ppt/theme/theme2.xml", "theme+xml", office)
    master, layout_parts = _master(layouts, slots, theme1, paint, logo)
    notes = note_looks(looks)
    aspect = deck.width / deck.height
    notes_part = xml_part(
        "ppt/notesMasters/notesMaster1.xml", _P + "notesMaster+xml", notes_master(notes, paint, aspect)
    )
    notes_part.relate(OFFICE + "theme", theme2.name)
    return Skeleton(
        theme=theme1,
        master=master,
        layouts=layout_parts,
        slots={name: _said_outright(frames) for name, frames in slots.items()},
        notes_master=notes_part,
        notes_theme=theme2,
        table_styles=xml_part(
            "ppt/tableStyles.xml", _P + "tableStyles+xml", table_styles(theme.label, paint)
        ),
        view=xml_part("ppt/viewProps.xml", _P + "viewProps+xml", view_properties()),
        show=xml_part("ppt/presProps.xml", _P + "presProps+xml", element("p:presentationPr", SLIDE_NS)),
        looks=looks,
        notes=notes,
        paint=paint,
        logo=(logo[1],) if logo else (),
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


def _logo(theme: Theme) -> tuple[Logo, Part] | None:
    """The logo for the deck's ground with the part that holds it."""
    logo = (theme.deck.palette.dark and theme.logo_dark) or theme.logo
    if logo is None:
        return None
    media = "jpeg" if logo.path.suffix.lower() in (".jpg", ".jpeg") else "png"
    return logo, Part(f"ppt/media/logo.{media}", "", logo.path.read_bytes())


def _master(
    layouts: Mapping[str, SlideLayout],
    slots: Mapping[str, Mapping[str, Slot]],
    theme: Part,
    paint: Paint,
    logo: tuple[Logo, Part] | None,
) -> tuple[Part, dict[str, Part]]:
    content = layouts["Title and Content"]
    master = Part("ppt/slideMasters/slideMaster1.xml", OOXML + _P + "slideMaster+xml")
    parts = {}
    relations = []
    for number, (name, layout) in enumerate(layouts.items(), start=1):
        part = Part(f"ppt/slideLayouts/slideLayout{number}.xml", OOXML + _P + "slideLayout+xml")
        part.relate(OFFICE + "slideMaster", master.name)
        shown = logo and layout.logo and (logo[0], part.relate(OFFICE + "image", logo[1].name))
        part.data = document(slide_layout(layout, slots[name], content, paint, shown or None))
        relations.append(master.relate(OFFICE + "slideLayout", part.name))
        parts[name] = part
    master.relate(OFFICE + "theme", theme.name)
    master.data = document(slide_master(content, slots[content.name], relations, paint))
    return master, parts
