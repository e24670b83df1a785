"""The three manners in which title, section and closing slides are designed (`DeckLook.cover`): where text
stands, in which colours, and on what ground. The frames themselves are made in `cover_layouts`."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.plan import Align, Anchor, PathShape, Rect
from deckbuilder.theme.drafting import Drafting

#: Heights on title and closing slides: the line of names, title, subtitle, and the foot with author and date.
NAMES, TITLE, LEAD, FOOT = (42.0, 78.0), (108.0, 312.0), (330.0, 408.0), (444.0, 504.0)
#: Heights on a section header.
SECTION_TITLE, SECTION_LEAD = (132.0, 312.0), (342.0, 444.0)
_FIELD_BOTTOM = 420.0
#: The accent's block, hanging from the top edge or standing under a section's title, and its strip along the
#: left edge.
_TAB_WIDTH, _TAB_HEIGHT, _BAR_HEIGHT, _EDGE = 64.0, 12.0, 6.0, 18.0


class Place(Struct, frozen=True):
    """Where a small text stands and how."""

    box: Rect
    ink: str
    align: Align = "left"
    anchor: Anchor = "top"


class Manner(Struct, frozen=True):
    columns: tuple[int, int]
    """First and last column of the title."""
    ink: str
    """Of the title."""
    lead: str
    """Of the subtitle."""
    organisation: Place
    classification: Place
    author: Place
    date: Place
    logo: Rect
    """Room for the logo, on the deck's own ground."""
    decoration: tuple[PathShape, ...]
    section_ink: str
    section_lead: str
    section_decoration: tuple[PathShape, ...]
    section_background: str | None = None
    """None for the deck's own ground."""


def manner(draft: Drafting) -> Manner:
    match draft.look.cover:
        case "field":
            return _field(draft)
        case "panel":
            return _panel(draft)
        case "plain":
            return _plain(draft)


def _ground(draft: Drafting) -> tuple[str, str]:
    """Colour of fields and of text on them: ink's own colour on light decks, a raised ground on dark ones."""
    return ("surface", "heading") if draft.look.palette.dark else ("heading", "inverse")


def _field(draft: Drafting) -> Manner:
    """A field of colour over most of the slide; author, date and logo on the ground below it."""
    grid = draft.grid
    fill, ink = _ground(draft)
    bar = Rect(grid.margin, SECTION_TITLE[1] + 12, _TAB_WIDTH, _BAR_HEIGHT)
    return Manner(
        columns=(1, 11),
        ink=ink,
        lead=ink,
        organisation=Place(grid.box(1, 8, *NAMES), ink),
        classification=Place(grid.box(9, 12, *NAMES), ink, "right"),
        author=Place(grid.box(1, 4, *FOOT), "text"),
        date=Place(grid.box(5, 8, *FOOT), "text"),
        logo=grid.box(9, 12, *FOOT),
        decoration=(
            draft.block(Rect(0, 0, grid.width, _FIELD_BOTTOM), fill, "Colour field"),
            draft.block(Rect(grid.margin, 0, _TAB_WIDTH, _TAB_HEIGHT), "accent1", "Accent tab"),
        ),
        section_ink=ink,
        section_lead=ink,
        section_decoration=(draft.block(bar, "accent1", "Accent bar"),),
        section_background=fill,
    )


def _panel(draft: Drafting) -> Manner:
    """A panel of colour at the left with the organisation's name; the crest over the title."""
    grid = draft.grid
    fill, ink = _ground(draft)
    panel = draft.block(Rect(0, 0, grid.left(4), grid.height), fill, "Colour panel")
    return Manner(
        columns=(5, 12),
        ink="heading",
        lead="text",
        organisation=Place(grid.box(1, 3, NAMES[0], TITLE[1]), ink),
        classification=Place(grid.box(1, 3, *FOOT), ink, anchor="bottom"),
        author=Place(grid.box(5, 8, *FOOT), "text", anchor="bottom"),
        date=Place(grid.box(9, 12, *FOOT), "text", anchor="bottom"),
        logo=grid.box(5, 12, NAMES[0], TITLE[0]),
        decoration=(
            panel,
            draft.rule(5, 12, (TITLE[1] + LEAD[0]) / 2, "accent1", "Title rule"),
            draft.rule(5, 12, FOOT[0] - 6, "rule", "Foot rule"),
        ),
        section_ink="heading",
        section_lead="text",
        section_decoration=(panel, draft.rule(5, 12, SECTION_TITLE[1] + 12, "accent1", "Section rule")),
    )


def _plain(draft: Drafting) -> Manner:
    """Type on the deck's own ground, the accent along the left edge and a hairline over the foot."""
    grid = draft.grid
    edge = draft.block(Rect(0, 0, _EDGE, grid.height), "accent1", "Accent edge")
    return Manner(
        columns=(1, 11),
        ink="heading",
        lead="muted",
        organisation=Place(grid.box(1, 8, *NAMES), "text"),
        classification=Place(grid.box(9, 12, *NAMES), "accent1", "right"),
        author=Place(grid.box(1, 4, *FOOT), "text"),
        date=Place(grid.box(5, 8, *FOOT), "muted"),
        logo=grid.box(9, 12, *FOOT),
        decoration=(edge, draft.rule(1, 12, _FIELD_BOTTOM, "rule", "Foot rule")),
        section_ink="heading",
        section_lead="muted",
        section_decoration=(edge,),
        section_background="surface",
    )
