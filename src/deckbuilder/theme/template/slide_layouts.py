"""A template's layouts as the deck is planned with them: under our roles' names, and under their own."""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.frames import TITLE_KINDS, Frame, SlideLayout
from deckbuilder.theme.template.design import Design, Layout, Placeholder
from deckbuilder.theme.template.seats import Seats, Surface, all_seats, seats
from deckbuilder.theme.template.styles import indents, role_of, style
from deckbuilder.theme.tokens import DeckLook
from deckbuilder.theme.type_scale import Type

#: Frames that hold levels of text, or what else a slide shows; all others hold text of one kind.
_LEVELLED = ("body", "left", "middle", "right")
#: A frame lower than this many lines holds a line of text rather than content.
_LINES = 2.2


def template_layouts(design: Design, look: DeckLook, fonts: FontBook, lang: str) -> Mapping[str, SlideLayout]:
    """All layouts by name: those that serve our roles first, then each under its own name (a number after
    it where names repeat)."""
    maker = _Maker(look, Type(fonts, look.families, lang))
    found: dict[str, SlideLayout] = {}
    for one in design.assigned:
        surface = Surface(one.layout, design.width, design.height)
        found[one.role] = maker.layout(one.role, one.layout, seats(one.role, surface) or surface.common())
    taken = {name.lower() for name in found}
    for layout in design.layouts:
        name = layout.name or "Layout"
        number = 2
        while name.lower() in taken and number <= len(design.layouts):
            if layout.part == (found[name].part if name in found else None):
                break
            name, number = f"{layout.name or 'Layout'} {number}", number + 1
        if name.lower() not in taken:
            taken.add(name.lower())
            found[name] = maker.layout(name, layout, all_seats(Surface(layout, design.width, design.height)))
    return found


class _Maker:
    """Makes frames from placeholders."""

    def __init__(self, look: DeckLook, type_: Type) -> None:
        self._look = look
        self._type = type_

    def layout(self, name: str, layout: Layout, seats: Seats) -> SlideLayout:
        frames = tuple(self._frame(role, placeholder) for role, placeholder in seats.items())
        return SlideLayout(name, layout.type, frames, part=layout.part)

    def _frame(self, role: str, one: Placeholder) -> Frame:
        palette = self._look.palette
        preferred = "heading" if one.kind in TITLE_KINDS else "text"
        first = style(one.levels[0], self._type, role_of(one.levels[0].color, palette, preferred))
        levelled = role in _LEVELLED or (
            role.startswith("content")
            and one.kind in ("obj", "body")
            and one.box.height > _LINES * first.leading
        )
        levels = one.levels if levelled else one.levels[:1]
        return Frame(
            role,
            one.name,
            one.kind,
            one.idx,
            one.box,
            tuple(style(level, self._type, role_of(level.color, palette, preferred)) for level in levels),
            one.anchor,
            one.prompt,
            inset=one.inset,
            indents=indents(levels),
        )
