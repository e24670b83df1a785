"""The slide layouts a theme gives, in menu order: the deck is planned with them, and they are drawn or, of a
template, found again in it."""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.text.direction import is_rtl_language
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.content_layouts import content_layouts
from deckbuilder.theme.cover_layouts import closing, section_header, title_slide
from deckbuilder.theme.drafting import Drafting
from deckbuilder.theme.frames import Frame, FrameKind, SlideLayout
from deckbuilder.theme.mirror import mirrored_layout
from deckbuilder.theme.tokens import Theme

__all__ = ["Frame", "FrameKind", "SlideLayout", "drawn_layouts", "slide_layouts"]


def slide_layouts(theme: Theme, fonts: FontBook, lang: str = "en-GB") -> Mapping[str, SlideLayout]:
    """All layouts by name: of the theme's template where it has one (also under their own names), else drawn
    here; of those, the master is that of ``Title and Content``."""
    if theme.template is not None:
        from deckbuilder.theme.template.slide_layouts import template_layouts

        return template_layouts(theme.template.design, theme.deck, fonts, lang)
    drafting = Drafting(theme, fonts, lang)
    layouts = (title_slide(drafting), section_header(drafting), *content_layouts(drafting), closing(drafting))
    return {layout.name: layout for layout in layouts}


def drawn_layouts(theme: Theme, fonts: FontBook, lang: str) -> Mapping[str, SlideLayout]:
    """All layouts as a deck in ``lang`` shows them: it is planned from left to right, and exchanges its
    sides where it runs from right to left."""
    layouts = slide_layouts(theme, fonts, lang)
    if not is_rtl_language(lang):
        return layouts
    return {name: mirrored_layout(layout, theme.deck.width) for name, layout in layouts.items()}
