"""Where a deck's content slides have their title and their content: the frames of ``Title and Content``, or,
on a template whose layouts lack them, what they leave free."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from deckbuilder.plan import Rect, TextStyle
from deckbuilder.theme.frames import FOOTER_ROLES, Frame, SlideLayout
from deckbuilder.theme.styles import Styles
from deckbuilder.theme.tokens import DeckLook

#: Margins of a slide of which no frame tells any, as shares of its width and height.
_SIDE, _TOP = 0.06, 0.06
#: Between a title or a footer and content that has no frame of its own. Points.
_GAP = 12.0
#: Content stands above a title only where it has so many times the room that there is below.
_MUCH = 1.5


class Area(Struct, frozen=True):
    """The places of one deck's content slides."""

    title: Frame
    """Of no placeholder where the layout has none."""
    body: Rect
    """The room for content."""
    text: TextStyle
    """Of running text."""


def area_of(layouts: Mapping[str, SlideLayout], look: DeckLook, styles: Styles) -> Area:
    """The places that layouts leave for content slides. ``styles`` are those of the deck's own sizes."""
    layout = layouts["Title and Content"]
    title = layout.frame("title") or _made(look, styles)
    body = layout.frame("body")
    return Area(title, body.inner if body is not None else _free(layout, title, look), styles.body[0])


def _made(look: DeckLook, styles: Styles) -> Frame:
    """A place at the top for a title that has no placeholder."""
    side, style = _SIDE * look.width, styles.headings[0]
    box = Rect(side, _TOP * look.height, look.width - 2 * side, 2 * style.leading)
    return Frame("title", "Title", "title", None, box, (style,), "bottom")


def _free(layout: SlideLayout, title: Frame, look: DeckLook) -> Rect:
    """Between title and footers, as wide as the title where that is as wide as a title should be."""
    side = _SIDE * look.width
    inner = title.inner
    wide = inner.width >= look.width / 2
    left, right = (inner.x, inner.right) if wide else (side, look.width - side)
    top = title.box.bottom + _GAP
    feet = [
        frame.box.y for frame in layout.frames if frame.role in FOOTER_ROLES and frame.box.y > look.height / 2
    ]
    bottom = min([*(foot - _GAP for foot in feet), look.height * (1 - _TOP)])
    above = title.box.y - _GAP - _TOP * look.height
    if above > _MUCH * (bottom - top):  # the title stands at the foot
        top, bottom = _TOP * look.height, title.box.y - _GAP
    return Rect(left, top, right - left, max(1.0, bottom - top))
