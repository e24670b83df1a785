"""The deck's text styles, at the theme's own sizes and at those it has for content that does not fit. Sizes
are whole or half points and never under their floors."""

from __future__ import annotations

from deckbuilder.plan import Insets, TextStyle
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.deck_look import scaled
from deckbuilder.theme.frames import Indent
from deckbuilder.theme.style_set import Styles
from deckbuilder.theme.tokens import DeckLook, Theme
from deckbuilder.theme.type_scale import Type

_CAPTION_FLOOR = 9.0
#: Text in diagrams must be read at a glance (LOOK: at least 12 pt).
_LABEL_SIZE, _LABEL_FLOOR = 14.0, 12.0
_CODE_SHARE, _CODE_FLOOR = 0.75, 11.0
#: What is left of the space between paragraphs, blocks and rows before text gets smaller. Items still stand
#: further apart than lines.
_CLOSE = 0.75


def deck_scale(theme: Theme, fonts: FontBook, lang: str) -> tuple[Styles, ...]:
    """The deck's styles in the order they are tried: as the theme has them, closer, then closer and smaller,
    step by step."""
    steps = range(len(theme.deck.steps))
    return (
        deck_styles(theme, fonts, 0, lang),
        *(deck_styles(theme, fonts, step, lang, close=True) for step in steps),
    )


def deck_styles(theme: Theme, fonts: FontBook, step: int, lang: str, *, close: bool = False) -> Styles:
    """The deck's styles, ``step`` down its type scale (0 to ``len(theme.deck.steps) - 1``), with less space
    between things if they shall stand ``close``."""
    look = theme.deck
    type_ = Type(fonts, look.families, lang)
    factor = look.steps[step]
    spacing = look.spacing
    air = _CLOSE if close else 1.0

    def fit(size: float, floor: float) -> float:
        return scaled(size, factor, floor)

    sizes = [fit(size, look.body_floor) for size in look.body_sizes]
    body = tuple(_body(type_, size, level, spacing, air) for level, size in enumerate(sizes))
    listed: tuple[Indent, ...] = ()
    if theme.template is not None:
        from deckbuilder.theme.template.styles import body_styles, list_indents

        body = body_styles(theme.template.design, type_, sizes, air)
        listed = list_indents(theme.template.design)
    base = sizes[0]
    table = fit(look.table_size, look.table_floor)
    caption, source = fit(look.caption_size, _CAPTION_FLOOR), fit(look.caption_size - 1, _CAPTION_FLOOR)
    label, quote = fit(_LABEL_SIZE, _LABEL_FLOOR), fit(look.quote_size, look.body_floor)
    term = type_.deck(base, "heading", spacing=spacing, weight=700, after=base * 0.1)
    code = type_.deck(fit(base * _CODE_SHARE, _CODE_FLOOR), use="mono", spacing=1.0)
    return Styles(
        body=body,
        headings=_headings(type_, base, look, air),
        table=type_.deck(table, spacing=1.0),
        table_head=type_.deck(table, "heading", spacing=1.0, weight=700),
        caption=type_.deck(caption, "muted", spacing=1.0),
        source=type_.deck(source, "muted", spacing=1.0),
        code=code,
        quote=type_.deck(quote, "heading", spacing=spacing, use="heading"),
        attribution=type_.deck(fit(16, _LABEL_FLOOR), "muted", spacing=1.0, before=quote * 0.3),
        term=term,
        panel_title=term,
        note=type_.deck(source, "muted", spacing=1.0),
        label=type_.deck(label, spacing=1.0),
        label_strong=type_.deck(label, "heading", spacing=1.0, weight=700),
        bullets=look.bullets,
        bullet_hang=round(base * 0.9),
        gap=round(base * 0.8 * air),
        column_gap=look.gutter,
        cell_padding=Insets(round(8 * air), round(5 * air), round(8 * air), round(5 * air)),
        panel_padding=Insets(14, round(10 * air), 14, round(10 * air)),
        quote_indent=round(quote * 0.9),
        quote_gap=round(base * 0.8 * air),
        min_figure=120.0,
        indents=listed,
    )


def _body(type_: Type, size: float, level: int, spacing: float, air: float) -> TextStyle:
    """Paragraphs stand further apart than items, items further than lines; deeper items closer than outer
    ones."""
    after = size * (0.55, 0.45, 0.3)[min(level, 2)] * air
    return type_.deck(size, spacing=spacing, after=round(after * 2) / 2)


def _headings(type_: Type, base: float, look: DeckLook, air: float) -> tuple[TextStyle, ...]:
    """Headings inside a slide: told apart by weight and colour more than by size, with twice the space
    above."""
    tones = (("heading", 4), ("heading", 2), ("heading", 0), ("accent1", 0), ("text", 0), ("muted", 0))
    return tuple(
        type_.deck(
            base + more, color, spacing=look.spacing, use="heading" if more else "body", weight=700,
            before=round(base * 0.6 * air), after=round(base * 0.25 * air),
        )
        for color, more in tones
    )  # fmt: skip
