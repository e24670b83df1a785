"""What a theme is, once read: frozen values for both documents. How they are read is `brand`; how they
become styles is `styles`; how they become slide layouts is `layouts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from deckbuilder.theme.graphic_roles import GRAPHIC_ROLES
from deckbuilder.theme.slots import Color

if TYPE_CHECKING:
    from deckbuilder.pictures import Picture
    from deckbuilder.theme.template.design import Design

#: Single line spacing as a share of the size: what PowerPoint and LibreOffice take for most text fonts.
SINGLE = 1.2

#: Every colour role a plan may name. `code-*` are for syntax highlighting; charts and diagrams have
#: `GRAPHIC_ROLES`.
ROLES = (
    "text", "background", "heading", "surface", "muted", "rule", "link", "inverse",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "note", "tip", "important", "warning", "caution",
    "code-keyword", "code-string", "code-comment", "code-number", "code-name", *GRAPHIC_ROLES,
)  # fmt: skip

Motif = Literal["tab", "rule", "band", "edge", "none"]
Cover = Literal["field", "panel", "plain"]
Paragraphs = Literal["space", "indent"]


class Palette(Struct, frozen=True):
    """The colours of one document."""

    slots: Mapping[str, str]
    """RGB of the twelve theme slots."""
    roles: Mapping[str, Color]
    """Every name in `ROLES`."""
    dark: bool
    """Light text on a dark ground."""


class Families(Struct, frozen=True):
    """Font families as the documents name them."""

    body: str
    heading: str
    mono: str
    small: str | None = None
    """The memo's tables, captions and labels, where figures should line up; None for the heading family."""


class Logo(Struct, frozen=True):
    """A picture, with words for those who do not see it."""

    path: Path
    alt: str
    picture: Picture


class DeckLook(Struct, frozen=True):
    """The deck's measures. Points."""

    palette: Palette
    families: Families
    width: float
    height: float
    margin: float
    gutter: float
    title_top: float
    title_height: float
    body_top: float
    footer_height: float
    footer_bottom: float
    title_size: float
    title_floor: float
    cover_size: float
    section_size: float
    body_sizes: tuple[float, ...]
    """By list level at step 0: index 0 outside lists, 9 entries."""
    steps: tuple[float, ...]
    """Factors on the body sizes, from 1.0 down; the last one still respects the floors."""
    body_floor: float
    table_size: float
    table_floor: float
    caption_size: float
    footer_size: float
    quote_size: float
    spacing: float
    """Line spacing as a share of the font's own (DrawingML's ``spcPct``)."""
    title_weight: int
    bullets: tuple[str, ...]
    motif: Motif
    """What decorates the master: a short accent block that hangs from the top edge over the title, hairlines
    under the title zone and over the footer, a band along the top edge, a strip along the left edge, nothing.
    """
    cover: Cover
    """How title, section and closing slides are designed: a field of colour over the whole slide, a panel of
    colour at the left, type alone on the deck's own ground."""


class MemoLook(Struct, frozen=True):
    """The memo's measures. Points."""

    palette: Palette
    families: Families
    paper: Literal["a4", "letter"]
    margin_left: float
    margin_right: float
    margin_top: float
    margin_bottom: float
    body_size: float
    leading: float
    heading_sizes: tuple[float, ...]
    """h1 … h6."""
    heading_weight: int
    small_size: float
    """Notes, captions, tables."""
    justify: bool
    paragraphs: Paragraphs
    address: tuple[str, ...] = ()
    """Where the organisation can be reached, line by line."""


class Template(Struct, frozen=True):
    """An organisation's own PowerPoint file, whose masters and layouts the deck is made on."""

    path: Path
    data: bytes
    """The file: a .pptx, .potx, .ppsx or one of their kinds with macros."""
    design: Design
    """What it holds."""


class Theme(Struct, frozen=True):
    """A theme, complete: nothing left to default."""

    name: str
    """As chosen by the author: the folder's name."""
    label: str
    organisation: str | None
    folder: Path
    fonts: tuple[Path, ...]
    """Font files the theme brings, measured and embedded before any other of the same family."""
    deck: DeckLook
    memo: MemoLook
    logo: Logo | None
    logo_dark: Logo | None
    """The logo for dark grounds, where there is one."""
    template: Template | None = None
    """The PowerPoint file that stands in for the generated masters and layouts; None: they are generated."""
