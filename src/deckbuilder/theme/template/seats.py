"""Which placeholder of a layout takes which part of a slide: the roles of its frames, as our own layouts have
them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from deckbuilder.theme.frames import FOOTER_KINDS, FOOTER_ROLES, TITLE_KINDS
from deckbuilder.theme.template import names
from deckbuilder.theme.template.design import Layout, Placeholder

Seats = dict[str, Placeholder]

_FOOTERS = dict(zip(FOOTER_KINDS, FOOTER_ROLES, strict=True))
#: Placeholders that hold text, and text among other things.
_TEXT = ("body", "obj", "subTitle")
#: Share of the slide from which a placeholder is for a slide's content.
_LARGE = 0.12
#: Share of the slide from which a frame is for all its content.
_MOST = 0.35
#: Share of the slide's measures by which a placeholder may stand beyond its edges.
_BEYOND = 0.05


class Surface:
    """A layout's placeholders, sorted out, less those whose text is turned or that leave the slide."""

    def __init__(self, layout: Layout, width: float, height: float) -> None:
        slide = width * height
        upright = [one for one in layout.placeholders if one.upright and _lies_in(one, width, height)]
        self.turned = any(not one.upright for one in layout.placeholders)
        self.title = next((one for one in upright if one.kind in TITLE_KINDS), None)
        self.footers = {_FOOTERS[one.kind]: one for one in reversed(upright) if one.kind in _FOOTERS}
        self.content = sorted(
            (one for one in upright if one.kind not in (*TITLE_KINDS, *_FOOTERS)),
            key=lambda one: _order(one, slide),
        )
        self.texts = [one for one in self.content if one.kind in _TEXT]
        self.pictures = [one for one in self.content if one.kind == "pic"]
        self.large = [one for one in self.texts if one.area >= _LARGE * slide]
        self.slide = slide

    def common(self) -> Seats:
        """Title and footers."""
        return ({"title": self.title} if self.title else {}) | self.footers


def _lies_in(one: Placeholder, width: float, height: float) -> bool:
    """Whether a placeholder lies on the slide, but for a little."""
    box = one.box
    across, down = _BEYOND * width, _BEYOND * height
    return (
        min(box.width, box.height) >= 1
        and box.x >= -across
        and box.y >= -down
        and box.right <= width + across
        and box.bottom <= height + down
    )


def _order(one: Placeholder, slide: float) -> tuple[float, float]:
    """Rows from the top, each from the left; frames of one row need not be quite level."""
    row = max(1.0, slide**0.5 / 20)
    return round(one.box.y / row), one.box.x


def seats(role: str, surface: Surface) -> Seats | None:
    """The placeholders that do the work of ``role``; None if the layout cannot do it."""
    seat = _SEATS.get(role)
    found = seat(surface) if seat else None
    return None if found is None else surface.common() | found


def all_seats(surface: Surface) -> Seats:
    """Every placeholder, for slides whose author chose the layout: in reading order."""
    common = surface.common()
    return common | {f"content-{number}": one for number, one in enumerate(surface.content, start=1)}


def _titled(surface: Surface) -> Seats | None:
    return {} if surface.title else None


def _content(surface: Surface) -> Seats | None:
    """A frame that takes most of what a slide shows: in a small one, less would fit than on a free slide."""
    body = max(surface.large, key=lambda one: one.area, default=None)
    if surface.title is None or body is None or body.area < _MOST * surface.slide:
        return None
    return {"body": body}


def _statement(surface: Surface) -> Seats | None:
    body = max(surface.texts, key=lambda one: one.area, default=None)
    return {"body": body} if surface.title and body else None


def _row(count: int) -> Callable[[Surface], Seats | None]:
    """So many large frames side by side."""
    roles = {2: ("left", "right"), 3: ("left", "middle", "right")}[count]

    def seat(surface: Surface) -> Seats | None:
        found = (
            surface.large
            if count == 2
            else [one for one in surface.texts if one.area >= surface.slide * 0.05]
        )
        found = sorted(found, key=lambda one: one.box.x)
        if surface.title is None or len(found) != count or not _beside(found):
            return None
        return dict(zip(roles, found, strict=True))

    return seat


def _beside(row: Sequence[Placeholder]) -> bool:
    """Whether frames stand side by side, about as high as each other."""
    pairs = pairwise(row)
    return all(
        left.box.right <= right.box.x + 1
        and abs(left.box.y - right.box.y) < left.box.height / 3
        and left.box.height < 2 * right.box.height < 4 * left.box.height
        for left, right in pairs
    )


def _comparison(surface: Surface) -> Seats | None:
    columns = sorted(surface.large, key=lambda one: one.box.x)
    if surface.title is None or len(columns) != 2 or not _beside(columns):
        return None
    found: Seats = {}
    for side, column in zip(("left", "right"), columns, strict=True):
        above = [
            one
            for one in surface.texts
            if one not in columns
            and one.box.bottom <= column.box.y + column.box.height / 4
            and one.box.x < column.box.right
            and column.box.x < one.box.right
        ]
        if len(above) != 1:
            return None
        found |= {f"{side}-head": above[0], side: column}
    return found if found["left-head"] is not found["right-head"] else None


def _captioned(surface: Surface) -> Seats | None:
    content = _content_beside(surface)
    return content and {"body": content[0], "caption": content[1]}


def _sidebar(surface: Surface) -> Seats | None:
    content = _content_beside(surface)
    return content and {"body": content[0], "right": content[1]}


def _content_beside(surface: Surface) -> tuple[Placeholder, Placeholder] | None:
    """The larger and the smaller of two frames for text."""
    if surface.title is None or len(surface.texts) != 2:
        return None
    larger, smaller = sorted(surface.texts, key=lambda one: -one.area)
    return (larger, smaller) if larger.area >= _LARGE * surface.slide else None


def _picture(surface: Surface) -> Seats | None:
    if surface.title is None or len(surface.pictures) != 1 or len(surface.texts) != 1:
        return None
    picture = surface.pictures[0]
    return (
        {"picture": picture, "caption": surface.texts[0]} if picture.area >= _LARGE * surface.slide else None
    )


def _quote(surface: Surface) -> Seats | None:
    """The words in a frame taller than the title, so that the title is not where they should stand."""
    if surface.title is None or not surface.texts:
        return None
    words = max(surface.texts, key=lambda one: one.area)
    if words.area < _LARGE * surface.slide or words.box.height < surface.title.box.height:
        return None
    others = [one for one in surface.texts if one is not words and one.box.y >= words.box.y]
    return {"quote": words} | ({"attribution": others[0]} if others else {})


def _figure(surface: Surface) -> Seats | None:
    """A large figure and what it means."""
    if surface.title is None or len(surface.texts) != 2:
        return None
    figure, body = sorted(surface.texts, key=lambda one: -one.levels[0].size)
    return {"figure": figure, "body": body} if figure.levels[0].size > body.levels[0].size else None


def _cover(surface: Surface) -> Seats | None:
    """Title, subtitle, and the further fields that its names and prompts speak of."""
    if surface.title is None:
        return None
    found: Seats = {}
    rest = []
    for one in surface.texts:
        role = None if one.kind == "subTitle" else names.field(f"{one.name} {one.prompt}")
        if role is None or role in found:
            rest.append(one)
        else:
            found[role] = one
    below = [one for one in rest if one.box.y >= surface.title.box.y] or rest
    subtitle = next((one for one in rest if one.kind == "subTitle"), None) or max(
        below, key=lambda one: one.area, default=None
    )
    return ({"subtitle": subtitle} if subtitle else {}) | found


def _section(surface: Surface) -> Seats | None:
    if surface.title is None:
        return None
    numbers = [one for one in surface.texts if _is_number(one)]
    leads = [one for one in surface.texts if one not in numbers]
    lead = max(leads, key=lambda one: one.area, default=None)
    return ({"subtitle": lead} if lead else {}) | ({"section": numbers[0]} if numbers else {})


def _is_number(one: Placeholder) -> bool:
    """Whether a frame is for a section's number: it prompts for one, or holds hardly more."""
    prompt = one.prompt.strip("#.<> ")
    return (
        bool(prompt)
        and len(prompt) <= 3
        and (prompt.isdigit() or prompt.upper().strip("X") in ("", "N", "NR"))
    )


def _blank(surface: Surface) -> Seats | None:
    return None if surface.title or surface.content else {}


_SEATS: Mapping[str, Callable[[Surface], Seats | None]] = {
    "Title Slide": _cover,
    "Section Header": _section,
    "Title and Content": _content,
    "Two Content": _row(2),
    "Comparison": _comparison,
    "Three Content": _row(3),
    "Content and Sidebar": _sidebar,
    "Content with Caption": _captioned,
    "Picture with Caption": _picture,
    "Quote": _quote,
    "Big Number": _figure,
    "Statement": _statement,
    "Title Only": _titled,
    "Blank": _blank,
    "Closing": _cover,
}
ROLES = tuple(_SEATS)
