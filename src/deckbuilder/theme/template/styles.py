"""Text styles of a template: its levels in our terms, with the palette's roles for its colours."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.plan import TextStyle
from deckbuilder.text.direction import is_rtl_language
from deckbuilder.theme.colors import nearest
from deckbuilder.theme.frames import Indent
from deckbuilder.theme.slots import Color
from deckbuilder.theme.template.design import Design, Level
from deckbuilder.theme.tokens import SINGLE, Palette
from deckbuilder.theme.type_scale import Type

#: Roles that text may be said to have, the likeliest first.
_INKS = (
    "text", "heading", "inverse", "muted", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "link",
)  # fmt: skip
#: Paragraphs of a template that sets them solid stand apart by this share of their size.
_APART = 0.3
#: The outermost level is a headline where it is this much larger than the first that has bullets.
_HEADLINE = 1.3


def style(level: Level, type_: Type, color: str, size: float | None = None, air: float = 1.0) -> TextStyle:
    """The level as a style in the role ``color``; at another ``size``, all distances shrink with it. ``air``
    is the share of the space between paragraphs that is kept."""
    size = size or level.size
    share = size / level.size
    weight = 700 if level.bold else 400
    natural = max(SINGLE, type_.fonts.face(level.family, weight, level.italic).line_height) * size
    return TextStyle(
        level.family,
        size,
        color,
        level.leading * share if level.leading else natural * level.spacing,
        weight,
        level.italic,
        round(level.before * share * air * 2) / 2,
        round(level.after * share * air * 2) / 2,
        align=level.align,
        lang=type_.lang,
        mono=type_.families.mono,
        mono_scale=type_.mono_scale(level.family),
        rtl=is_rtl_language(type_.lang),
    )


def role_of(color: Color, palette: Palette, preferred: str) -> str:
    """The role that looks like a template's colour."""
    inks = {role: palette.roles[role].rgb for role in (preferred, *_INKS)}
    return next((role for role, rgb in inks.items() if rgb == color.rgb), None) or nearest(color.rgb, inks)


def listed(design: Design) -> tuple[Level, ...]:
    """The levels of list items: from the first on that has a bullet, for templates whose outermost level is
    plain text."""
    first = next((index for index, level in enumerate(design.body) if level.mark), 0)
    return design.body[first:]


def running(design: Design) -> Level:
    """The level of text outside lists: the outermost, unless that is set much larger than items are, as a
    headline."""
    first, item = design.body[0], listed(design)[0]
    return first if first.size <= _HEADLINE * item.size else item


def body_styles(design: Design, type_: Type, sizes: Sequence[float], air: float) -> tuple[TextStyle, ...]:
    """Running text outside lists, then by list level; ``sizes`` as many as are wanted, ``air`` as for
    `style`."""
    items = listed(design)
    levels = [running(design), *(items[min(index, len(items) - 1)] for index in range(len(sizes) - 1))]
    plain, *rest = (style(level, type_, "text", size, air) for level, size in zip(levels, sizes, strict=True))
    return (_parted(plain), *rest)


def _parted(style: TextStyle) -> TextStyle:
    apart = style.size * _APART
    return style if style.before + style.after >= apart else replace(style, after=round(apart * 2) / 2)


def list_indents(design: Design) -> tuple[Indent, ...]:
    """Of list items by level; the same at every step of the type scale."""
    return indents(listed(design))


def indents(levels: Sequence[Level]) -> tuple[Indent, ...]:
    """Of some levels."""
    return tuple(Indent(level.left, level.hang, level.mark) for level in levels)
