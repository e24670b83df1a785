"""The deck without its slides: theme, master, layouts, notes master and table style, all from the theme.

A pure function of the theme: nothing of the brief reaches it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deckbuilder.render.pptx.look import Look, Looks
from deckbuilder.render.pptx.master import slide_layout, slide_master
from deckbuilder.render.pptx.notes import note_looks, notes_master
from deckbuilder.render.pptx.package import OFFICE, Part, xml_part
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.presentation import view_properties
from deckbuilder.render.pptx.shapes import Slot
from deckbuilder.render.pptx.tablestyle import table_styles
from deckbuilder.render.pptx.themepart import theme_part
from deckbuilder.render.pptx.xml import SLIDE_NS, document, element
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.layouts import SlideLayout, slide_layouts
from deckbuilder.theme.styles import Styles, deck_styles
from deckbuilder.theme.tokens import Theme

_P = "presentationml."


@dataclass(frozen=True, slots=True)
class Skeleton:
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

    @property
    def parts(self) -> tuple[Part, ...]:
        return (
            self.show, self.view, self.theme, self.table_styles,
            self.master, *self.layouts.values(), self.notes_master, self.notes_theme,
        )  # fmt: skip


def skeleton(theme: Theme, fonts: FontBook, lang: str) -> Skeleton:
    """Build the skeleton; the master is that of the layout "Title and Content"."""
    deck = theme.deck
    paint = Paint(deck.palette)
    looks = Looks(deck.families, fonts, paint)
    layouts = slide_layouts(theme, fonts, lang)
    styles = deck_styles(theme, fonts, 0, lang)
    slots = {name: _slots(layout, looks, styles) for name, layout in layouts.items()}
    office = theme_part(theme.label, deck.palette, deck.families)
    theme1 = xml_part("ppt/theme/theme1.xml", "theme+xml", office)
    theme2 = xml_part("ppt/theme/theme2.xml", "theme+xml", office)
    master, layout_parts = _master(layouts, slots, theme1, paint)
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
        slots=slots,
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
    )


def _slots(layout: SlideLayout, looks: Looks, styles: Styles) -> dict[str, Slot]:
    return {frame.role: Slot(frame, looks.of_frame(frame, styles)) for frame in layout.frames}


def _master(
    layouts: Mapping[str, SlideLayout], slots: Mapping[str, Mapping[str, Slot]], theme: Part, paint: Paint
) -> tuple[Part, dict[str, Part]]:
    content = layouts["Title and Content"]
    master = Part(
        "ppt/slideMasters/slideMaster1.xml",
        "application/vnd.openxmlformats-officedocument." + _P + "slideMaster+xml",
    )
    parts = {}
    relations = []
    for number, (name, layout) in enumerate(layouts.items(), start=1):
        part = xml_part(
            f"ppt/slideLayouts/slideLayout{number}.xml",
            _P + "slideLayout+xml",
            slide_layout(layout, slots[name], content, paint),
        )
        part.relate(OFFICE + "slideMaster", master.name)
        relations.append(master.relate(OFFICE + "slideLayout", part.name))
        parts[name] = part
    master.relate(OFFICE + "theme", theme.name)
    master.data = document(slide_master(content, slots[content.name], relations, paint))
    return master, parts
