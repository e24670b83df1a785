"""The first page's head: sender, title, addressing, and the summary set off."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Laid, Room
from deckbuilder.blocks.heading import Heading
from deckbuilder.blocks.series import piled
from deckbuilder.layout.memo.addressing import addressing
from deckbuilder.layout.memo.setting import balanced, bare, framed, para
from deckbuilder.layout.terms import terms
from deckbuilder.model import Meta, Run, plain
from deckbuilder.plan import ImageShape, Insets, PathShape, Rect, Shape, Span, TextShape
from deckbuilder.theme.tokens import Logo, Theme

#: Height of the logo in points, and its greatest share of the measure; that of the organisation's name.
LOGO_HEIGHT, LOGO_SHARE, NAME_SHARE = 34.0, 0.5, 0.7
#: The title is this much larger than the largest heading and its lines closer; the subtitle larger than text.
TITLE_SCALE, TITLE_LEADING, SUBTITLE_SCALE = 1.6, 0.94, 1.15
#: Distances down the page. Points.
AFTER_SENDER, BETWEEN_TITLES, AFTER_TITLE, BEFORE_TEXT = 30.0, 6.0, 16.0, 20.0
BEFORE_ADDRESS = 5.0
#: Between two parts of an address.
ADDRESS_MARK = "  ·  "
SUMMARY_INSET = Insets(14.0, 10.0, 14.0, 11.0)
SUMMARY_BAR = 2.5


def letterhead(meta: Meta, theme: Theme, title: Heading, room: Room, span: Span) -> Laid:
    """The head as one part; ``after`` is the space before the text. The front matter stands at ``span``."""
    parts = (
        _sender(meta, theme, room, span),
        _titles(meta, title, room, span),
        addressing(meta, plain(title.runs), room, span),
        _summary(meta, room, span),
    )
    return replace(piled([part for part in parts if part.shapes]), after=BEFORE_TEXT)


def _sender(meta: Meta, theme: Theme, room: Room, span: Span) -> Laid:
    """Logo or organisation at the left, the kind of document at the right, on the same line; the address
    below."""
    style = replace(bare(room.styles.headings[2]), color="heading")
    kind_style = replace(style, weight=400, color="muted", align="right")
    kind = para(terms(meta.lang).memorandum, kind_style, "Artifact", room, span)
    name = meta.organisation or theme.organisation
    sender: Shape | None = None if theme.logo is None else _logo(theme.logo, room, span)
    if sender is None and name:
        width = room.width * NAME_SHARE
        sender = framed(para(name, style, "P", room, span, width), 0.0, 0.0, width)
    height = kind.height if sender is None else max(sender.box.height, kind.height)
    right = framed(kind, 0.0, height - kind.height, room.width, "artifact")
    line = Laid((right,) if sender is None else (sender, right), height, after=BEFORE_ADDRESS)
    return replace(piled([line, *_address(meta, theme, room, span)]), after=AFTER_SENDER)


def _address(meta: Meta, theme: Theme, room: Room, span: Span) -> list[Laid]:
    """Where the sender can be reached: one small paragraph, as many parts on a line as fit it."""
    parts = meta.memo.address or theme.memo.address
    if not parts:
        return []
    style = replace(bare(room.styles.note), color="muted")
    lines = [parts[0]]
    for part in parts[1:]:
        longer = lines[-1] + ADDRESS_MARK + part
        if room.typesetter.width((Run(longer),), style) <= room.width:
            lines[-1] = longer
        else:
            lines.append(part)
    told = para("\n".join(lines), style, "P", room, span)
    return [Laid((framed(told, 0.0, 0.0, room.width),), told.height)]


def _logo(logo: Logo, room: Room, span: Span) -> ImageShape:
    picture = logo.picture
    across, down = picture.size
    scale = min(LOGO_HEIGHT / down, room.width * LOGO_SHARE / across)
    box = Rect(0.0, 0.0, across * scale, down * scale)
    return ImageShape(box, span, picture.data, picture.media, picture.pixels, picture.vector, alt=logo.alt)


def _titles(meta: Meta, title: Heading, room: Room, span: Span) -> Laid:
    """Title and subtitle, both in lines of even length."""
    largest, text = bare(room.styles.headings[0]), bare(room.styles.body[0])
    style = replace(
        largest, size=largest.size * TITLE_SCALE, leading=largest.leading * TITLE_SCALE * TITLE_LEADING
    )
    smaller = replace(
        text, size=text.size * SUBTITLE_SCALE, leading=text.leading * SUBTITLE_SCALE, color="muted"
    )
    told = []
    if title.runs:
        first = para(title.runs, style, "Title", room, title.span, balanced(title.runs, style, room))
        told.append(framed(replace(first, anchor=title.attrs.id), 0.0, 0.0, room.width, "title"))
    if meta.subtitle:
        runs = (Run(meta.subtitle),)
        second = para(runs, smaller, "P", room, span, balanced(runs, smaller, room))
        told.append(framed(second, 0.0, 0.0, room.width, "subtitle"))
    parts = [Laid((shape,), shape.box.height, after=BETWEEN_TITLES) for shape in told]
    return replace(piled(parts), after=AFTER_TITLE)


def _summary(meta: Meta, room: Room, span: Span) -> Laid:
    """The abstract on a tint, with a bar of the accent at its left."""
    texts = [" ".join(part.split()) for part in (meta.abstract or "").split("\n\n") if part.strip()]
    if not texts:
        return Laid((), 0.0)
    inset = SUMMARY_INSET
    inner = room.narrowed(inset.left + inset.right)
    name = replace(room.styles.panel_title, color="accent1", before=0.0)
    body = replace(room.styles.body[0], before=0.0, indent=0.0)
    paras = [para(terms(meta.lang).summary, name, "P", inner, span)]
    paras += [para(text, body, "P", inner, span) for text in texts]
    text_height = sum(part.height + part.style.after for part in paras) - paras[-1].style.after
    height = inset.top + text_height + inset.bottom
    box = Rect(0.0, 0.0, room.width, height)
    panel = TextShape(box, span, tuple(paras), inset=inset, fill="surface")
    bar = PathShape(Rect(0.0, 0.0, SUMMARY_BAR, height), span, "rect", fill="accent1")
    return Laid((panel, bar), height)
