"""The deck's measures on a template: what it says is taken from it, what it leaves open follows from that."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from deckbuilder.theme.deck_look import BODY_FLOOR, LEVELS, TABLE_FLOOR, scaled
from deckbuilder.theme.template.design import Design
from deckbuilder.theme.template.palette import palette
from deckbuilder.theme.template.seats import Surface, seats
from deckbuilder.theme.template.styles import listed, running
from deckbuilder.theme.tokens import SINGLE, DeckLook, Families

#: Text of a template that sets it smaller than our floor may shrink to this share of it.
_LEAST_SHARE, _LEAST = 0.8, 10.0
#: The deepest step of the type scale: half the template's size.
_FACTORS = tuple(factor / 20 for factor in range(20, 9, -1))
_TITLE_FLOOR, _LEAST_TITLE, _GUTTER = 22.0, 16.0, 20.0


def on_template(look: DeckLook, design: Design) -> DeckLook:
    """``look`` with all that the template decides."""
    items = listed(design)
    sizes = (running(design).size, *(items[min(index, len(items) - 1)].size for index in range(LEVELS - 1)))
    base = min(sizes[:2])
    floor = min(BODY_FLOOR, max(_LEAST, base * _LEAST_SHARE), base)
    marks = [level.mark for level in items if level.mark and level.mark != "1."]
    return replace(
        look,
        palette=palette(design),
        families=Families(design.body_family, design.heading_family, look.families.mono),
        width=design.width,
        height=design.height,
        gutter=_gutter(design),
        title_size=design.title.size,
        title_floor=_title_floor(design),
        body_sizes=sizes,
        steps=_steps(sizes[0], floor),
        body_floor=floor,
        table_size=min(look.table_size, max(TABLE_FLOOR, base)),
        caption_size=min(look.caption_size, base),
        quote_size=max(min(look.quote_size, design.title.size), base),
        spacing=1.0,
        bullets=tuple(marks[:LEVELS]) or look.bullets,
    )


def _title_floor(design: Design) -> float:
    """The size titles shrink to: smaller than usual where two lines would not fit otherwise."""
    content = design.serving("Title and Content")
    title = content and Surface(content.layout, design.width, design.height).title
    if not title:
        return min(design.title.size, _TITLE_FLOOR)
    height = title.box.height - title.inset.top - title.inset.bottom
    two_lines = height / (2 * SINGLE * design.title.spacing)
    return min(design.title.size, max(_LEAST_TITLE, min(_TITLE_FLOOR, int(two_lines))))


def _steps(size: float, floor: float) -> tuple[float, ...]:
    """The factors that still change text of ``size`` without passing under ``floor``."""
    kept: dict[float, float] = {}
    for factor in _FACTORS:
        kept.setdefault(scaled(size, factor, floor), factor)
    return tuple(kept.values())


def _gutter(design: Design) -> float:
    """Between the texts of two columns, as the template's own two have it."""
    two = design.serving("Two Content")
    found = two and seats("Two Content", Surface(two.layout, design.width, design.height))
    columns = sorted((found[role] for role in ("left", "right")) if found else (), key=lambda one: one.box.x)
    gaps = [
        right.box.x + right.inset.left - (left.box.right - left.inset.right)
        for left, right in pairwise(columns)
    ]
    return max(8.0, gaps[0]) if gaps else _GUTTER
