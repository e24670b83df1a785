"""What a theme gives, laid open for its designer: colours, contrast, type, and which fonts were found for
it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise, starmap

from msgspec import Struct

from deckbuilder.text.fonts import FontBook, Resolution
from deckbuilder.theme.colors import GRAPHIC_CONTRAST, TEXT_CONTRAST, contrast
from deckbuilder.theme.graphic_roles import GRAPHIC_ROLES, HEAT, MUTED_SERIES, SERIES, STEPS, TINTS
from deckbuilder.theme.palette import ACCENTS
from deckbuilder.theme.slots import Color
from deckbuilder.theme.tokens import DeckLook, Families, MemoLook, Palette, Theme
from deckbuilder.theme.vision import difference, seen

#: Roles that are set as text, with the grounds they stand on.
TEXT_PAIRS = (
    ("text", "background"), ("heading", "background"), ("muted", "background"), ("link", "background"),
    ("accent1", "background"), ("text", "surface"), ("heading", "surface"), ("muted", "surface"),
    ("inverse", "heading"), ("inverse", "accent1"),
)  # fmt: skip


Measures = tuple[tuple[str, str], ...]


class Pair(Struct, frozen=True):
    """Two roles that meet, and whether they can be told apart."""

    ink: str
    ground: str
    ratio: float
    needed: float

    @property
    def passes(self) -> bool:
        return self.ratio >= self.needed


class Side(Struct, frozen=True):
    """One of the two documents."""

    kind: str
    """``deck`` or ``memo``."""
    measures: Measures
    """Names and values in words."""
    fonts: tuple[tuple[str, Resolution], ...]
    """By use: body, heading, small, mono."""
    colors: tuple[tuple[str, Color], ...]
    """By role."""
    pairs: tuple[Pair, ...]


class Description(Struct, frozen=True):
    theme: Theme
    sides: tuple[Side, Side]

    def __str__(self) -> str:
        return "\n".join(_text(self))


def describe(theme: Theme, fonts: FontBook | None = None) -> Description:
    """The theme with what its fonts became on this machine; ``fonts`` default to the theme's own."""
    book = fonts or FontBook(theme.fonts)
    deck, memo = theme.deck, theme.memo
    return Description(
        theme, (_side("deck", _deck(deck), deck, book), _side("memo", _memo(memo), memo, book))
    )


def _side(kind: str, measures: Measures, look: DeckLook | MemoLook, fonts: FontBook) -> Side:
    palette = look.palette
    return Side(kind, measures, _fonts(look.families, fonts), tuple(palette.roles.items()), pairs(palette))


def pairs(palette: Palette) -> tuple[Pair, ...]:
    """All pairs of colours that meet in a document: text on its grounds, then accents beside the ground."""

    def pair(ink: str, ground: str, needed: float) -> Pair:
        return Pair(ink, ground, contrast(palette.roles[ink].rgb, palette.roles[ground].rgb), needed)

    texts = (pair(ink, ground, TEXT_CONTRAST) for ink, ground in TEXT_PAIRS)
    return (*texts, *(pair(accent, "background", GRAPHIC_CONTRAST) for accent in ACCENTS[1:]))


def _fonts(families: Families, fonts: FontBook) -> tuple[tuple[str, Resolution], ...]:
    uses = {
        "body": families.body,
        "heading": families.heading,
        "small": families.small,
        "mono": families.mono,
    }
    return tuple((use, fonts.resolve(family)) for use, family in uses.items() if family)


def _deck(look: DeckLook) -> Measures:
    return (
        ("slide", f"{look.width:g} × {look.height:g} pt, {'dark' if look.palette.dark else 'light'}"),
        ("title", f"{look.title_size:g} pt, weight {look.title_weight}"),
        ("body", " / ".join(f"{size:g}" for size in dict.fromkeys(look.body_sizes)) + " pt"),
        ("steps", " ".join(f"{step:g}" for step in look.steps) + f", not under {look.body_floor:g} pt"),
        ("table", f"{look.table_size:g} pt"),
        ("design", f"motif {look.motif}, cover {look.cover}"),
    )


def _memo(look: MemoLook) -> Measures:
    return (
        ("paper", look.paper.upper() if look.paper == "a4" else look.paper.capitalize()),
        (
            "body",
            f"{look.body_size:g} on {look.leading:g} pt, {'justified' if look.justify else 'ragged right'}",
        ),
        ("headings", " / ".join(f"{size:g}" for size in look.heading_sizes) + " pt"),
        ("small", f"{look.small_size:g} pt"),
    )


def _text(description: Description) -> Iterator[str]:
    theme = description.theme
    yield f"{theme.name} ({theme.label})" if theme.label != theme.name else theme.name
    yield f"  {theme.folder}"
    for side in description.sides:
        yield ""
        yield side.kind
        yield from (f"  {name:<14}{value}" for name, value in side.measures)
        yield from (f"  {use + ' font':<14}{font_words(resolution)}" for use, resolution in side.fonts)
        yield "  colours"
        yield from (
            f"    {role:<16}#{color.rgb}  {_slot(color)}"
            for role, color in side.colors
            if role not in GRAPHIC_ROLES
        )
        yield from _graphics(dict(side.colors))
        yield "  contrast"
        for pair in side.pairs:
            verdict = "" if pair.passes else f"  too low: needs {pair.needed:g}:1"
            yield f"    {pair.ink + ' on ' + pair.ground:<26}{pair.ratio:5.1f}:1{verdict}"


def _graphics(colors: Mapping[str, Color]) -> Iterator[str]:
    """The colours of charts and diagrams, a line for each kind."""
    yield "  charts and diagrams"
    kinds = (("series", SERIES), ("muted", (MUTED_SERIES,)), ("tints", TINTS), ("heat", HEAT))
    for name, roles in (*kinds, ("rise fall total", STEPS)):
        yield f"    {name:<16}" + " ".join(f"#{colors[role].rgb}" for role in roles)
    looks = [seen(colors[role].rgb) for role in SERIES]
    nearest = min(starmap(difference, combinations(looks, 2)))
    beside = min(starmap(difference, pairwise(looks)))
    yield f"    {'apart':<16}{nearest:.2f}, neighbours {beside:.2f}, to any colour vision (OKLab)"


def font_words(resolution: Resolution) -> str:
    """What became of a family, in words."""
    if resolution.how in ("theme", "bundled", "system"):
        return f"{resolution.asked} ({resolution.how})"
    manner = "of the same widths" if resolution.how == "alias" else "a substitute of other widths"
    return f"{resolution.asked}, measured with {resolution.used} ({manner})"


def _slot(color: Color) -> str:
    shift = "" if (color.lum_mod, color.lum_off) == (100, 0) else f" lumMod {color.lum_mod}"
    return color.slot + shift + (f" lumOff {color.lum_off}" if color.lum_off else "")
