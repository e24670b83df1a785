"""The memo's text styles. Running text is justified and hyphenated; tables, captions and labels are ragged
right."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.plan import Insets, TextStyle
from deckbuilder.text.face import Face
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.deck_look import LEVELS
from deckbuilder.theme.style_set import Styles
from deckbuilder.theme.tokens import MemoLook, Theme
from deckbuilder.theme.type_scale import Type

_SMALL_LEADING = 1.3
#: Sizes relative to the usual one, and whether words are hyphenated, in tables that are too narrow for them.
NARROW_TABLES = ((0.94, False), (1.0, True), (0.94, True), (0.86, True))
#: The shortest last line of a cell and of a quotation, in ems: none is a word alone, but wide lines are full.
_CELL_EVEN, _QUOTE_EVEN = 7.0, 12.0
_ROUND, _DASH = "•", "–"
_BULLETS = (_ROUND, _DASH) * 5
#: How tall the round mark is and how far above the baseline its middle stands, in ems: fonts draw it from a
#: fifth of an em to a third, and some as high as capitals.
_MARK_HEIGHT, _MARK_MIDDLE = 0.28, 0.27


def memo_styles(theme: Theme, fonts: FontBook, lang: str) -> Styles:
    """The memo's styles."""
    look = theme.memo
    type_ = Type(fonts, look.families, lang)
    size, leading = look.body_size, look.leading
    small, small_leading = look.small_size, round(look.small_size * _SMALL_LEADING * 4) / 4
    indented = look.paragraphs == "indent"
    text = type_.memo(
        size,
        leading,
        justify=look.justify,
        after=0.0 if indented else leading / 2,
        indent=size * 1.4 if indented else 0.0,
    )
    item = type_.memo(size, leading, justify=look.justify, after=leading / 4)
    code_size = round(small * 4) / 4
    code = type_.memo(code_size, code_size * 1.35, use="mono")
    table = replace(type_.memo(small, small_leading, use="small"), even=_CELL_EVEN)
    table_head = type_.memo(small, small_leading, "heading", use="small", weight=700)
    return Styles(
        body=(text, *[item] * (LEVELS - 1)),
        headings=_headings(type_, look),
        table=table,
        table_head=table_head,
        narrow_tables=tuple(
            (_narrow(table, size, hyphenate), _narrow(table_head, size, hyphenate))
            for size, hyphenate in NARROW_TABLES
        ),
        caption=type_.memo(small, small_leading, "muted", use="small"),
        source=type_.memo(small - 0.5, small_leading - 0.5, "muted", use="small"),
        code=code,
        quote=replace(type_.memo(size, leading, italic=True, after=leading / 4), even=_QUOTE_EVEN),
        attribution=type_.memo(small + 0.25, small_leading, "muted", use="small"),
        term=type_.memo(size, leading, weight=700),
        panel_title=type_.memo(
            look.heading_sizes[3], leading, use="heading", weight=look.heading_weight, after=3.0
        ),
        note=type_.memo(small, small_leading, justify=look.justify),
        label=type_.memo(small, small_leading, use="small"),
        label_strong=type_.memo(small, small_leading, "heading", use="small", weight=700),
        bullets=_BULLETS[:LEVELS],
        bullet_hang=round(size * 1.3),
        round_mark=_round_mark(fonts.face(text.family)),
        gap=leading * 0.75,
        column_gap=20.0,
        cell_padding=Insets(5, 3.5, 5, 3.5),
        figure_gap=10.0,
        panel_padding=Insets(10, 8, 10, 8),
        quote_indent=round(size * 1.6),
        quote_gap=leading * 0.4,
        min_figure=110.0,
        marks_beside=True,
    )


def _round_mark(face: Face) -> tuple[float, float]:
    """Size and rise that make the round marks of all fonts alike."""
    height, middle = face.middle(_ROUND)
    scale = _MARK_HEIGHT / height if height else 1.0
    return scale, _MARK_MIDDLE - scale * middle if height else 0.0


def on_grid(styles: Styles) -> Styles:
    """The styles with running text whole lines apart; what the paragraphs stand further apart than without
    a grid, headings stand nearer to them."""
    text, *items = styles.body
    line = text.leading
    after = line if text.after else 0.0
    nearer = after - text.after
    return replace(
        styles,
        body=(replace(text, after=after), *(replace(item, after=0.0) for item in items)),
        headings=tuple(
            replace(heading, before=max(0.0, heading.before - nearer)) for heading in styles.headings
        ),
        quote=replace(styles.quote, after=0.0),
        grid=line,
    )


def _narrow(style: TextStyle, share: float, hyphenate: bool) -> TextStyle:
    return replace(style, size=style.size * share, leading=style.leading * share, hyphenate=hyphenate)


def _headings(type_: Type, look: MemoLook) -> tuple[TextStyle, ...]:
    """Twice the space above as below, so that a heading belongs to what follows; the space shrinks with the
    level. The fourth is italic; the last two, bold and italic, are made to stand in the line of their text.
    """

    def heading(level: int, size: float) -> TextStyle:
        below = look.leading * (0.5, 0.4, 0.25)[min(level, 2)]
        minor, italic = level > 3, level in (3, 5)
        return type_.memo(
            size, round(size * 1.25 * 2) / 2, "text" if minor else "heading", use="heading",
            weight=400 if italic else look.heading_weight, italic=italic, before=2 * below, after=below,
        )  # fmt: skip

    return tuple(heading(level, size) for level, size in enumerate(look.heading_sizes))
