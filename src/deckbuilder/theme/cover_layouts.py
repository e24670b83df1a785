"""The designed pages: title slide, section header and closing slide, in the three manners of
`DeckLook.cover`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckbuilder.plan import Align, Anchor, PathShape, Rect
from deckbuilder.theme.drafting import Drafting
from deckbuilder.theme.frames import Frame, SlideLayout

#: Placeholder indices: the subtitle's and the date's are PowerPoint's own, the others are for what it has no
#: kind for.
_SUBTITLE, _DATE, _ORGANISATION, _AUTHOR, _CLASSIFICATION = 1, 10, 13, 14, 15
_LEAD_SIZE, _NAME_SIZE, _SMALL_SIZE = 20.0, 14.0, 12.0
#: Heights on a title slide: the line of names, title, subtitle, and the foot with author and date.
_NAMES, _TITLE, _LEAD, _FOOT = (42.0, 78.0), (108.0, 312.0), (324.0, 408.0), (444.0, 504.0)
_FIELD_BOTTOM = 420.0
#: Heights on a section header.
_SECTION_TITLE, _SECTION_LEAD = (132.0, 312.0), (342.0, 444.0)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text stands and how."""

    box: Rect
    ink: str
    align: Align = "left"
    anchor: Anchor = "top"


@dataclass(frozen=True, slots=True)
class _Manner:
    """The design of title and closing slides."""

    columns: tuple[int, int]
    """First and last column of title and subtitle."""
    ink: str
    lead_ink: str
    organisation: _Place
    classification: _Place
    author: _Place
    date: _Place
    logo: Rect
    decoration: tuple[PathShape, ...]


def title_slide(draft: Drafting) -> SlideLayout:
    manner = _manner(draft)
    style = draft.style(draft.look.cover_size, manner.ink, heading=True, weight=draft.look.title_weight)
    first, last = manner.columns
    title = Frame(
        "title", "Title", "ctrTitle", None, draft.grid.box(first, last, *_TITLE), (style,), "bottom"
    )
    frames = (
        title,
        _lead(draft, manner, kind="subTitle"),
        *_names(draft, manner),
        _small(draft, "author", _AUTHOR, manner.author, "Author", weight=700),
        replace(_small(draft, "date", _DATE, manner.date, "Date"), kind="dt"),
    )
    return SlideLayout(
        "Title Slide", "title", frames, manner.decoration, master_shapes=False, logo=draft.logo(manner.logo)
    )


def closing(draft: Drafting) -> SlideLayout:
    manner = _manner(draft)
    style = draft.style(draft.look.section_size, manner.ink, heading=True, weight=draft.look.title_weight)
    first, last = manner.columns
    frames = (
        Frame(
            "title",
            "Title",
            "title",
            None,
            draft.grid.box(first, last, *_TITLE),
            (style,),
            "bottom",
            "Closing words",
        ),
        _lead(draft, manner),
        *_names(draft, manner),
        _small(draft, "author", _AUTHOR, manner.author, "Contact"),
    )
    return SlideLayout(
        "Closing", None, frames, manner.decoration, master_shapes=False, logo=draft.logo(manner.logo)
    )


def section_header(draft: Drafting) -> SlideLayout:
    """The section's name on a page of its own, with the footers in the colour of the page's ink."""
    grid, cover = draft.grid, draft.look.cover
    dark = draft.look.palette.dark
    field = cover == "field"
    ink = "inverse" if field and not dark else "heading"
    first, last = (5, 12) if cover == "panel" else (1, 10)
    style = draft.style(draft.look.section_size, ink, heading=True, weight=draft.look.title_weight)
    under = _SECTION_TITLE[1] + 12
    frames = (
        Frame(
            "title",
            "Title",
            "title",
            None,
            grid.box(first, last, *_SECTION_TITLE),
            (style,),
            "bottom",
            "Section",
        ),
        draft.text(
            "subtitle",
            _SUBTITLE,
            grid.box(first, last, *_SECTION_LEAD),
            draft.style(_LEAD_SIZE, ink if field else "muted"),
            "What this section says",
        ),
        *_footers(draft, ink if field else "muted", grid.left(first)),
    )
    decoration: tuple[PathShape, ...] = (
        draft.block(Rect(grid.left(first), under, 64, 6), "accent1", "Accent rule"),
    )
    if cover == "panel":
        decoration = (_panel(draft), draft.rule(5, 12, under, "accent1", "Section rule"))
    elif cover == "plain":
        decoration: tuple[PathShape, ...] = (
            draft.block(Rect(0, 0, 12, grid.height), "accent1", "Accent edge"),
        )
    background = ("surface" if dark else "heading") if field else None
    return SlideLayout("Section Header", "secHead", frames, decoration, background, master_shapes=False)


def _footers(draft: Drafting, ink: str, left: float) -> Iterator[Frame]:
    """The footers in the page's colour, less those that would stand on a panel left of ``left``."""
    for frame in draft.footers():
        if frame.box.x >= left:
            styles = tuple(replace(style, color=ink) for style in frame.styles)
            yield replace(frame, styles=styles, inherited=False)


def _manner(draft: Drafting) -> _Manner:
    match draft.look.cover:
        case "field":
            return _field(draft)
        case "panel":
            return _panelled(draft)
        case "plain":
            return _plain(draft)


def _field(draft: Drafting) -> _Manner:
    """A field of colour over most of the slide; author, date and logo on the ground below it."""
    grid, dark = draft.grid, draft.look.palette.dark
    ink = "heading" if dark else "inverse"
    return _Manner(
        (1, 11),
        ink,
        "text" if dark else ink,
        organisation=_Place(grid.box(1, 8, *_NAMES), ink),
        classification=_Place(grid.box(9, 12, *_NAMES), ink, "right"),
        author=_Place(grid.box(1, 4, *_FOOT), "text"),
        date=_Place(grid.box(5, 8, *_FOOT), "text"),
        logo=grid.box(9, 12, *_FOOT),
        decoration=(
            draft.block(
                Rect(0, 0, grid.width, _FIELD_BOTTOM), "surface" if dark else "heading", "Colour field"
            ),
            draft.block(Rect(grid.margin, 0, 64, 12), "accent1", "Accent tab"),
        ),
    )


def _panelled(draft: Drafting) -> _Manner:
    """A panel of colour at the left with the organisation's name; the crest over the title."""
    grid, ink = draft.grid, "heading" if draft.look.palette.dark else "inverse"
    return _Manner(
        (5, 12),
        "heading",
        "text",
        organisation=_Place(grid.box(1, 3, _NAMES[0], _TITLE[1]), ink),
        classification=_Place(grid.box(1, 3, *_FOOT), ink, anchor="bottom"),
        author=_Place(grid.box(5, 8, *_FOOT), "text", anchor="bottom"),
        date=_Place(grid.box(9, 12, *_FOOT), "text", anchor="bottom"),
        logo=grid.box(5, 12, _NAMES[0], _TITLE[0]),
        decoration=(
            _panel(draft),
            draft.rule(5, 12, (_TITLE[1] + _LEAD[0]) / 2, "accent1", "Title rule"),
            draft.rule(5, 12, _FOOT[0] - 6, "rule", "Foot rule"),
        ),
    )


def _panel(draft: Drafting) -> PathShape:
    grid = draft.grid
    ground = "surface" if draft.look.palette.dark else "heading"
    return draft.block(Rect(0, 0, grid.left(4), grid.height), ground, "Colour panel")


def _plain(draft: Drafting) -> _Manner:
    """Type on the deck's own ground, an edge of the accent and a hairline over the foot."""
    grid = draft.grid
    return _Manner(
        (1, 11),
        "heading",
        "muted",
        organisation=_Place(grid.box(1, 8, *_NAMES), "text"),
        classification=_Place(grid.box(9, 12, *_NAMES), "accent1", "right"),
        author=_Place(grid.box(1, 4, *_FOOT), "text"),
        date=_Place(grid.box(5, 8, *_FOOT), "muted"),
        logo=grid.box(9, 12, *_FOOT),
        decoration=(
            draft.block(Rect(0, 0, 12, grid.height), "accent1", "Accent edge"),
            draft.rule(1, 12, _FIELD_BOTTOM, "rule", "Foot rule"),
        ),
    )


def _lead(draft: Drafting, manner: _Manner, kind: str = "body") -> Frame:
    first, last = manner.columns
    frame = draft.text(
        "subtitle",
        _SUBTITLE,
        draft.grid.box(first, min(last, 10), *_LEAD),
        draft.style(_LEAD_SIZE, manner.lead_ink),
        "Subtitle",
    )
    return replace(frame, kind="subTitle") if kind == "subTitle" else frame


def _names(draft: Drafting, manner: _Manner) -> tuple[Frame, Frame]:
    return (
        _small(draft, "organisation", _ORGANISATION, manner.organisation, "Organisation", _NAME_SIZE, 700),
        _small(draft, "classification", _CLASSIFICATION, manner.classification, "Classification", weight=700),
    )


def _small(
    draft: Drafting,
    role: str,
    idx: int,
    place: _Place,
    prompt: str,
    size: float = _SMALL_SIZE,
    weight: int = 400,
) -> Frame:
    style = replace(draft.style(size, place.ink, weight=weight), align=place.align)
    return draft.text(role, idx, place.box, style, prompt, anchor=place.anchor)
