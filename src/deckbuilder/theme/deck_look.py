"""Our own settings for the deck, under ``defaults.deckbuilder.deck`` of a brand: read, bounded, completed."""

from __future__ import annotations

import math
from itertools import cycle, islice
from typing import Literal, cast

from deckbuilder.theme.fields import Fields
from deckbuilder.theme.tokens import SINGLE, Cover, DeckLook, Families, Motif, Palette
from deckbuilder.theme.typography import Typography, family, weight

Aspect = Literal["16:9", "4:3"]

#: Slide width by aspect; the height is 540 pt (7.5 in) for both, as in PowerPoint.
WIDTHS: dict[Aspect, float] = {"16:9": 960.0, "4:3": 720.0}
HEIGHT = 540.0

#: Families every PowerPoint has, so that a deck looks the same on any machine.
FAMILIES = Families("Arial", "Arial", "Courier New")

#: Sizes below which text cannot be read from the back of a room.
BODY_FLOOR, TABLE_FLOOR = 14.0, 10.0
_TITLE_FLOOR = 22.0
_STEPS = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
#: Levels of text PowerPoint knows.
LEVELS = 9
#: The step of the vertical grid, and what hangs on it: the title zone takes two lines of the title.
_BASELINE, _TITLE_TOP = 6.0, 30.0
#: From title zone to body; a rule between them wants more air.
_TITLE_GAP, _RULED_TITLE_GAP = 18.0, 24.0
_BODY = (20.0, 20.0, 16.0)
_BULLETS = ("•", "–")


def families(document: Fields, typography: Typography, fallback: Families, *, small: bool) -> Families:
    """The document's own families, else the brand's, else ``fallback``; ``small`` where it has one."""
    own = document.fields("fonts")
    found = Families(
        body=family(own, "body") or typography.base or fallback.body,
        heading=family(own, "heading") or typography.headings or fallback.heading,
        mono=family(own, "mono") or typography.mono or fallback.mono,
        small=family(own, "small") if small else None,
    )
    own.done()
    return found


def read(deck: Fields, typography: Typography, palette: Palette) -> DeckLook:
    """The deck's look; ``deck.mode`` has been read by the caller."""
    aspect = cast("Aspect", deck.choice("aspect") or "16:9")
    sizes = deck.fields("sizes")
    body = levels(sizes.lengths("body") or _BODY)
    title = sizes.length("title") or 28.0
    zone = _BASELINE * math.ceil(2 * SINGLE * title / _BASELINE)
    motif = deck.choice("motif") or "tab"
    cover = deck.choice("cover")
    look = DeckLook(
        palette=palette,
        families=families(deck, typography, FAMILIES, small=False),
        width=WIDTHS[aspect],
        height=HEIGHT,
        margin=deck.length("margin") or 48.0,
        gutter=deck.length("gutter") or 20.0,
        title_top=_TITLE_TOP,
        title_height=zone,
        body_top=_TITLE_TOP + zone + (_RULED_TITLE_GAP if motif == "rule" else _TITLE_GAP),
        footer_height=18.0,
        footer_bottom=18.0,
        title_size=title,
        title_floor=min(title, _TITLE_FLOOR),
        cover_size=sizes.length("cover") or 42.0,
        section_size=sizes.length("section") or 36.0,
        body_sizes=body,
        steps=steps(body[0], BODY_FLOOR),
        body_floor=BODY_FLOOR,
        table_size=sizes.length("table") or 14.0,
        table_floor=TABLE_FLOOR,
        caption_size=sizes.length("caption") or 11.0,
        footer_size=sizes.length("footer") or 9.5,
        quote_size=sizes.length("quote") or 28.0,
        spacing=deck.number("spacing") or 1.0,
        title_weight=weight(deck, "title-weight") or typography.heading_weight or 700,
        bullets=tuple(islice(cycle(deck.texts("bullets") or _BULLETS), LEVELS)),
        motif=cast("Motif", motif),
        cover=cast("Cover", cover or "field"),
    )
    sizes.done()
    deck.done()
    return look


def levels(sizes: tuple[float, ...]) -> tuple[float, ...]:
    """Sizes for all nine levels: the last one given holds for those below it."""
    return (*sizes, *(sizes[-1:] * LEVELS))[:LEVELS]


def steps(size: float, floor: float) -> tuple[float, ...]:
    """The factors of the type scale that still change a text of ``size`` without passing under ``floor``."""
    kept: dict[float, float] = {}
    for factor in _STEPS:
        kept.setdefault(scaled(size, factor, floor), factor)
    return tuple(kept.values())


def scaled(size: float, factor: float, floor: float) -> float:
    """A size times a factor, in half points, and never under ``floor`` (nor over the size itself)."""
    return max(min(size, floor), round(size * factor * 2) / 2)
