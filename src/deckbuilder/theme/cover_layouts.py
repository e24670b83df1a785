"""The designed pages: title slide, section header and closing slide. Their design is chosen in
`cover_manners`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deckbuilder.plan import Rect
from deckbuilder.theme.cover_manners import (
    LEAD,
    NAMES,
    SECTION_LEAD,
    SECTION_TITLE,
    TITLE,
    Manner,
    Place,
    manner,
)
from deckbuilder.theme.drafting import Drafting
from deckbuilder.theme.frames import Frame, FrameKind, SlideLayout

#: Placeholder indices: the subtitle has PowerPoint's own, the others start after those of the footers. The
#: date here
#: is the document's, part of the design; PowerPoint's kind for dates is the small one in the footer.
_SUBTITLE, _ORGANISATION, _AUTHOR, _CLASSIFICATION, _DATE, _SECTION = 1, 13, 14, 15, 16, 17
_LEAD_SIZE, _NAME_SIZE, _SMALL_SIZE = 20.0, 14.0, 12.0


def title_slide(draft: Drafting) -> SlideLayout:
    design = manner(draft)
    frames = (
        _title(draft, "ctrTitle", _title_box(draft, design), draft.look.cover_size, design.ink, "Title"),
        _lead(draft, "subTitle", _lead_box(draft, design), design.lead, "Subtitle"),
        *_names(draft, design),
        _small(draft, "author", _AUTHOR, design.author, "Author", weight=700),
        _small(draft, "date", _DATE, design.date, "Date"),
    )
    return _designed(draft, "Title Slide", "title", frames, design)


def closing(draft: Drafting) -> SlideLayout:
    design = manner(draft)
    frames = (
        _title(
            draft, "title", _title_box(draft, design), draft.look.section_size, design.ink, "Closing words"
        ),
        _lead(draft, "body", _lead_box(draft, design), design.lead, "What should happen next"),
        *_names(draft, design),
        _small(draft, "author", _AUTHOR, design.author, "Contact"),
    )
    return _designed(draft, "Closing", None, frames, design)


def section_header(draft: Drafting) -> SlideLayout:
    """A section's name on a page of its own; footers stay, in the colour of the page's text."""
    design, grid = manner(draft), draft.grid
    first, last = design.columns
    title, lead = grid.box(first, last, *SECTION_TITLE), grid.box(first, min(last, 10), *SECTION_LEAD)
    number = Place(grid.box(first, first + 1, *NAMES), design.section_lead)
    feet = tuple(_footers(draft, design.section_lead, grid.left(first)))
    frames: tuple[Frame, ...] = (
        _title(draft, "title", title, draft.look.section_size, design.section_ink, "Section"),
        _lead(draft, "body", lead, design.section_lead, "What this section says"),
        _small(draft, "section", _SECTION, number, "1", _LEAD_SIZE),
        *feet,
    )
    if all(frame.role != "footer" for frame in feet):
        frames += (_classification(draft, design),)
    return SlideLayout(
        "Section Header",
        "secHead",
        frames,
        design.section_decoration,
        design.section_background,
        master_shapes=False,
    )


def _designed(
    draft: Drafting, name: str, type_: str | None, frames: tuple[Frame, ...], design: Manner
) -> SlideLayout:
    logo = draft.logo(design.logo)
    return SlideLayout(name, type_, frames, design.decoration, master_shapes=False, logo=logo)


def _title_box(draft: Drafting, design: Manner) -> Rect:
    return draft.grid.box(*design.columns, *TITLE)


def _lead_box(draft: Drafting, design: Manner) -> Rect:
    first, last = design.columns
    return draft.grid.box(first, min(last, 10), *LEAD)


def _title(draft: Drafting, kind: FrameKind, box: Rect, size: float, ink: str, prompt: str) -> Frame:
    style = draft.style(size, ink, use="heading", weight=draft.look.title_weight)
    return Frame("title", "Title", kind, None, box, (style,), "bottom", prompt)


def _lead(draft: Drafting, kind: FrameKind, box: Rect, ink: str, prompt: str) -> Frame:
    return draft.text("subtitle", _SUBTITLE, box, draft.style(_LEAD_SIZE, ink), prompt, kind=kind)


def _names(draft: Drafting, design: Manner) -> tuple[Frame, Frame]:
    return (
        _small(draft, "organisation", _ORGANISATION, design.organisation, "Organisation", _NAME_SIZE, 700),
        _classification(draft, design),
    )


def _classification(draft: Drafting, design: Manner) -> Frame:
    return _small(
        draft, "classification", _CLASSIFICATION, design.classification, "Classification", weight=700
    )


def _small(
    draft: Drafting,
    role: str,
    idx: int,
    place: Place,
    prompt: str,
    size: float = _SMALL_SIZE,
    weight: int = 400,
) -> Frame:
    style = replace(draft.style(size, place.ink, weight=weight), align=place.align)
    return draft.text(role, idx, place.box, style, prompt, anchor=place.anchor)


def _footers(draft: Drafting, ink: str, left: float) -> Iterator[Frame]:
    """The footers in the page's colour, less those that would stand on a panel left of ``left``."""
    for frame in draft.footers():
        if frame.box.x >= left:
            styles = tuple(replace(style, color=ink) for style in frame.styles)
            yield replace(frame, styles=styles, inherited=False)
