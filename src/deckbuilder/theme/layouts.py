"""The slide layouts a theme gives, in menu order: the deck is planned with them and the skeleton drawn from
them."""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.content_layouts import content_layouts
from deckbuilder.theme.cover_layouts import closing, section_header, title_slide
from deckbuilder.theme.drafting import Drafting
from deckbuilder.theme.frames import Frame, FrameKind, SlideLayout
from deckbuilder.theme.tokens import Theme

__all__ = ["Frame", "FrameKind", "SlideLayout", "slide_layouts"]


def slide_layouts(theme: Theme, fonts: FontBook, lang: str = "en-GB") -> Mapping[str, SlideLayout]:
    """All layouts by name. The master is that of ``Title and Content``."""
    drafting = Drafting(theme, fonts, lang)
    layouts = (title_slide(drafting), section_header(drafting), *content_layouts(drafting), closing(drafting))
    return {layout.name: layout for layout in layouts}
