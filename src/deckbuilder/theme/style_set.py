"""Named text styles and distances for one document: all a block may ask of a theme.

What they are for the deck and for the memo is said in `deck_styles` and `memo_styles`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.plan import Insets, TextStyle
from deckbuilder.text.direction import is_rtl_language
from deckbuilder.theme.frames import Indent

Direction = Literal["ltr", "rtl"]


class Styles(Struct, frozen=True):
    """The styles blocks are laid out with. Lengths are points."""

    body: tuple[TextStyle, ...]
    """Running text by list level: index 0 outside lists, 1 for the items of an outermost list … 9 entries."""
    headings: tuple[TextStyle, ...]
    """h1 … h6, as they stand inside running text."""
    table: TextStyle
    table_head: TextStyle
    caption: TextStyle
    source: TextStyle
    code: TextStyle
    quote: TextStyle
    attribution: TextStyle
    term: TextStyle
    """The term of a definition list."""
    panel_title: TextStyle
    """The title of a callout."""
    note: TextStyle
    """Footnotes."""
    label: TextStyle
    """Text in diagrams."""
    label_strong: TextStyle
    """Names, dates and figures in diagrams."""
    bullets: tuple[str, ...]
    """Marks by list level, outermost first."""
    bullet_hang: float
    """From mark to text, for the outermost level; deeper levels scale with their text size."""
    gap: float
    """Space between a block that is no running text and its neighbours."""
    column_gap: float
    cell_padding: Insets
    panel_padding: Insets
    """Callouts and code."""
    quote_indent: float
    quote_gap: float
    """Space above quotations, beside what the text above them leaves."""
    min_figure: float
    """Height below which a picture or diagram is not shrunk."""
    narrow_tables: tuple[tuple[TextStyle, TextStyle], ...] = ()
    """How text and header of a table may be set where a column is too narrow for one of its words: what
    comes first is tried first."""
    marks_beside: bool = False
    """Whether the mark of a line of code that goes on stands beside the text, as decoration; else it is part
    of the text."""
    grid: float = 0.0
    """Distance of the lines that all running text of a document stands on; 0 where it has no such grid."""
    figure_gap: float = 0.0
    """Between a column of figures and one that begins at its left edge, the padding of the cells not counted;
    where it is not 0, figures stand with their decimal marks below each other."""
    round_mark: tuple[float, float] = (1.0, 0.0)
    """Size of the mark • relative to the text, and how far it is raised, in ems of the text."""
    indents: tuple[Indent, ...] = ()
    """Where items of each list level stand, outermost first; empty: each hangs from the one above."""


@lru_cache(maxsize=64)
def in_language(styles: Styles, lang: str | None, direction: Direction | None) -> Styles:
    """The styles for a passage in another language, or running in another direction than its language does.

    Code stays as it is.
    """

    def spoken(style: TextStyle) -> TextStyle:
        tag = lang or style.lang
        if direction is not None:
            rtl = direction == "rtl"
        else:
            rtl = style.rtl if lang is None else is_rtl_language(tag)
        return style if (style.lang, style.rtl) == (tag, rtl) else replace(style, lang=tag, rtl=rtl)

    changed: dict[str, object] = {}
    for name in styles.__struct_fields__:
        value = getattr(styles, name)
        if isinstance(value, TextStyle) and name != "code":
            changed[name] = spoken(value)
        elif name in ("body", "headings"):
            changed[name] = tuple(map(spoken, value))
        elif name == "narrow_tables":
            changed[name] = tuple((spoken(text), spoken(head)) for text, head in value)
    return replace(styles, **changed)
