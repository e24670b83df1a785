"""A template file made ready for use: read, its layouts assigned, as part of a theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from deckbuilder.theme.template.design import Assigned, Design, Layout
from deckbuilder.theme.template.mapping import Candidates
from deckbuilder.theme.template.reading import Reading, read
from deckbuilder.theme.template.seats import ROLES, Surface, seats
from deckbuilder.theme.tokens import Template


def adopt(path: Path, data: bytes, name: str, pins: Mapping[str, str] | None = None) -> Template:
    """The template in ``data``, the file at ``path``, called ``name`` in findings.

    ``pins`` are names of its layouts by our role; roles and names that do not exist are passed over.

    Raises:
        Unreadable: it cannot be used at all.
    """
    reading = read(data, name)
    pinned = {
        role: layout
        for role, wanted in (pins or {}).items()
        if role in ROLES and (layout := named(reading.layouts, wanted)) is not None
    }
    sizes = Counter(
        one.levels[0].size for layout in reading.layouts for one in layout.placeholders if one.kind == "title"
    )
    usual = sizes.most_common(1)[0][0] if sizes else reading.masters[0].title.size
    candidates = Candidates.of(reading.layouts, reading.width, reading.height, usual)
    return Template(path, data, _design(reading, candidates.assigned(pinned)))


def named(layouts: tuple[Layout, ...], name: str) -> Layout | None:
    """The layout called ``name``, whatever the case of its letters; the first of several."""
    return next((one for one in layouts if one.name.casefold() == " ".join(name.split()).casefold()), None)


def _design(reading: Reading, assigned: tuple[Assigned, ...]) -> Design:
    """The whole, with colours and text of the layout that content slides are on."""
    content = next(one.layout for one in assigned if one.role == "Title and Content")
    master = reading.masters[content.master]
    found = seats("Title and Content", Surface(content, reading.width, reading.height)) or {}
    title, body = found.get("title"), found.get("body")
    levels = body.levels if body else master.body
    ground = content.ground or _behind(levels[0].color.rgb, master.mapped)
    return Design(
        width=reading.width,
        height=reading.height,
        masters=len(reading.masters),
        layouts=reading.layouts,
        assigned=assigned,
        slots=master.slots,
        mapped=master.mapped,
        ground=ground,
        body_family=master.fonts.body,
        heading_family=master.fonts.heading,
        title=title.levels[0] if title else master.title,
        body=levels,
    )


def _behind(text: str, mapped: Mapping[str, str]) -> str:
    """What a background is taken for of which only the text on it is known, such as a picture."""
    from deckbuilder.theme.colors import contrast

    return max((mapped[slot] for slot in ("bg1", "tx1", "bg2", "tx2")), key=lambda rgb: contrast(rgb, text))
