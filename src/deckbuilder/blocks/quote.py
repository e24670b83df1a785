"""Quotations, perhaps with the words that say whose they are, and a portrait."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Self

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.image import Image
from deckbuilder.blocks.portrait import beside, portrait_shape, read_portrait
from deckbuilder.blocks.runs import letters, parted, stripped
from deckbuilder.blocks.series import EPSILON, piled
from deckbuilder.model import Block, Run, Runs, plain
from deckbuilder.place import all_moved, freed, joined, with_paras
from deckbuilder.plan import ImageShape, Para, Rect, Shape, Tag, TextShape
from deckbuilder.text.languages import primary
from deckbuilder.theme.styles import Styles

#: A quotation set this much larger than running text is on display: it gets a large quotation mark.
DISPLAY = 1.15
#: Size of that mark relative to the text; the height of capitals most fonts share and that of a line on a
#: slide, relative to the size.
MARK_SCALE, CAPITALS, WHOLE_LINE = 2.0, 0.7, 1.2
#: Width below which quotes inside quotes stand in no further, in ems of running text.
NARROWEST = 15
#: Opening marks by language (Unicode CLDR, delimiters); English for all others.
_MARKS = {"de": "„", "cs": "„", "pl": "„", "fr": "«", "es": "«", "it": "«", "ru": "«", "ja": "「", "zh": "“"}
#: Attributes of a div or fence.
KEYS = ("alt", "by", "fig-alt", "focus", "portrait", "role", "shape")
#: What an attribution begins with.
DASH = re.compile(r"(?:—|―|–|--)\s*(?=\S)")
#: The longest paragraph that says below a quotation whose it is, in characters.
_LONGEST_BELOW = 160
_OPENING = ("“", "„", "«", "‘", '"', "「", "『")


class Quote(Block, frozen=True, kw_only=True):
    """Quoted blocks and who said them."""

    blocks: tuple[Block, ...]
    by: Runs = ()
    """Without the dash before it; empty where the author names nobody."""
    portrait: Image | None = None

    def children(self) -> tuple[Block, ...]:
        return self.blocks

    def with_children(self, children: tuple[Block, ...]) -> Self:
        return replace(self, blocks=children)

    def texts(self) -> tuple[Runs, ...]:
        return (self.by,) if self.by else ()


def read(node: Node, reading: Reading) -> Quote | None:
    node = _unwrapped(node)
    written, role = node.attrs.get("by"), node.attrs.get("role")
    children, by = (node.children, (Run(written),)) if written else _attributed(node, reading)
    portrait = read_portrait(node, plain(by), reading)
    if role:
        by = (*by, Run(f", {role}" if by else role))
    blocks = reading.blocks(children)
    if not blocks and not by:
        return None
    return Quote(blocks=blocks, by=by, portrait=portrait, span=node.span, attrs=node.attrs)


def _unwrapped(node: Node) -> Node:
    """A div around one quotation as that quotation; the text of a fence as its paragraphs."""
    if node.kind == "fence":
        texts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", node.text)]
        paragraphs = (Node("paragraph", node.span, runs=(Run(text),)) for text in texts if text)
        return replace(node, children=tuple(paragraphs))
    only = node.children[0] if node.kind == "div" and len(node.children) == 1 else None
    return replace(node, children=only.children) if only is not None and only.kind == "blockquote" else node


def credited(quote: Node, below: Node) -> Node | None:
    """A quotation with the paragraph below it that says whose it is: a short one that begins with a dash, as
    many write it. None where the paragraph is something else."""
    last = quote.children[-1] if quote.children else None
    said = letters(below.runs)
    if (
        last is None
        or not DASH.match(said)
        or len(said) > _LONGEST_BELOW
        or (last.kind == "paragraph" and DASH.match(letters(last.runs)))
    ):
        return None
    return replace(quote, children=(*quote.children, below), span=quote.span.to(below.span))


def _attributed(node: Node, reading: Reading) -> tuple[tuple[Node, ...], Runs]:
    """The quoted nodes, and the attribution: a last paragraph, or its last line, that begins with a dash."""
    last = node.children[-1] if node.children else None
    if last is None or last.kind != "paragraph":
        return node.children, ()
    start = _attribution_start(last, reading)
    if start is None:
        return node.children, ()
    words, by = parted(last.runs, start)
    dash = DASH.match(letters(by))
    by = parted(by, dash.end() if dash else 0)[1]
    said = (replace(last, runs=stripped(words)),) if plain(words).strip() else ()
    return (*node.children[:-1], *said), by


def _attribution_start(paragraph: Node, reading: Reading) -> int | None:
    """Where in the paragraph's text the attribution's dash stands; None if there is no attribution."""
    text = letters(paragraph.runs)
    start = text.rfind("\n") + 1
    if DASH.match(text, start):
        return start
    # A line end that is no hard break has become a space: the written line tells whether a dash began it.
    number = paragraph.span.last
    line = reading.folder.line(paragraph.span.path, number) if paragraph.span.first < number else None
    written = (line or "").lstrip(" >")
    found = [
        match.start() for match in DASH.finditer(text) if match.start() and text[match.start() - 1] == " "
    ]
    return found[-1] if found and DASH.match(written) else None


def lay(block: Quote, room: Room) -> Laid:
    picture = _portrait(block, room)
    if picture is None:
        return _said(block, room)
    said = _said(block, _beside(block, room))
    height = max(said.height, picture.box.height)
    words = all_moved(tuple(map(freed, said.shapes)), beside(room), (height - said.height) / 2)
    return replace(said, shapes=(picture, *words), height=height)


def _portrait(block: Quote, room: Room) -> ImageShape | None:
    if block.portrait is None or block.continues:
        return None
    square = block.attrs.get("shape") == "square"
    return portrait_shape(block.portrait, room, square=square, within=room.within)


def _beside(block: Quote, room: Room) -> Room:
    """The room that a portrait leaves for the words."""
    return room if _portrait(block, room) is None else room.narrowed(beside(room))


def _said(block: Quote, room: Room) -> Laid:
    """The words, and whose they are."""
    inner, left = _inside(block, room)
    display = _is_display(room.styles)
    parts = [inner.stack.lay(block.blocks, inner)] if block.blocks else []
    if block.by and not block.continued:
        parts.append(_attribution(block, inner, "text" if display else "flow"))
    content = piled(parts)
    shapes = tuple(with_paras(shape, _as_quote) for shape in all_moved(content.shapes, left, 0.0))
    if display:
        mark = _mark(block, room, left, shapes)
        shapes = tuple(map(freed, joined(shapes, left)))
        if mark is not None and mark.box.bottom <= content.height:
            shapes = (mark, *shapes)
    return Laid(shapes, content.height, room.styles.quote_gap, room.styles.gap)


def _is_display(styles: Styles) -> bool:
    return styles.quote.size >= DISPLAY * styles.body[0].size


def _inside(block: Quote, room: Room) -> tuple[Room, float]:
    """The room of the quoted blocks, and how far they stand in: on both sides unless they are on display."""
    spare = max(0.0, room.width - NARROWEST * room.styles.body[0].size)
    indent = min(room.styles.quote_indent, room.width / 6, spare / 2)
    inner = room.narrowed(indent if _is_display(room.styles) else 2 * indent, level=0)
    inner = inner.inside(Tag("BlockQuote", block.number))
    return replace(inner, styles=_quoting(room.styles)), indent


@lru_cache(maxsize=16)
def _quoting(styles: Styles) -> Styles:
    """The styles with running text set as quoted text, its paragraphs no closer than others."""
    quote = replace(styles.quote, after=max(styles.quote.after, styles.body[0].after))
    return replace(styles, body=(quote, *styles.body[1:]))


def _as_quote(para: Para) -> Para:
    return replace(para, role="BlockQuote") if para.role == "P" else para


def _attribution(block: Quote, room: Room, role: str) -> Laid:
    style, runs = room.styles.attribution, (Run("— "), *block.by)
    lines = room.typesetter.set(runs, style, room.width)
    para = Para(runs, style, "P", block.span, lines, within=room.within)
    shape = TextShape(Rect(0.0, 0.0, room.width, para.height), block.span, (para,), role)
    return Laid((shape,), para.height, style.before, style.after)


def _mark(block: Quote, room: Room, width: float, shapes: tuple[Shape, ...]) -> TextShape | None:
    """A large quotation mark hanging beside the first line, level with its capitals; what is empty above it
    may reach into the space above the quotation.

    None where the text brings one, where it begins with anything but text, and where there is no room for one
    larger than the text.
    """
    first = shapes[0] if shapes else None
    if block.continues or not isinstance(first, TextShape) or first.role != "flow":
        return None
    if plain(first.paras[0].runs).startswith(_OPENING):
        return None
    text = room.styles.quote
    runs = (Run(_MARKS.get(primary(text.lang), "“")),)
    size = text.size * MARK_SCALE
    style = replace(text, size=size, color="accent1", weight=700, italic=False, before=0.0, after=0.0)
    needed = room.typesetter.width(runs, style) * 1.1
    size *= min(1.0, width / needed)
    if size < text.size:
        return None
    # Less than a whole line would let other programs draw the mark above its box.
    style = replace(style, size=size, leading=size * WHOLE_LINE)
    para = Para(runs, style, "Artifact", block.span, room.typesetter.set(runs, style, width))
    line, beside = para.lines[0], first.paras[0].lines[0]
    top = beside.ascent - CAPITALS * text.size - (line.ascent - CAPITALS * style.size)
    box = Rect(0.0, top, width, para.height)
    return TextShape(box, block.span, (para,), "artifact", name="Quotation mark")


def opening(block: Quote, room: Room, height: float) -> Quote:
    """The blocks down to the first that does not fit."""
    inner, _ = _inside(block, _beside(block, room))
    found = inner.stack.opening(block.blocks, inner, height)
    return block if found is block.blocks else replace(block, blocks=found)


def split(block: Quote, room: Room, height: float) -> tuple[Quote, Quote] | None:
    """Cut between or inside the quoted blocks; whose words they are stands under the last part."""
    inner, _ = _inside(block, _beside(block, room))
    cut = inner.stack.split(block.blocks, inner, height)
    if cut is None:
        # All quoted blocks may fit and only the attribution not: then some of them go along with it.
        body = inner.stack.lay(block.blocks, inner).height
        cut = inner.stack.split(block.blocks, inner, min(height, body - 2 * EPSILON))
    if cut is None:
        return None
    head, tail = cut
    return replace(block, blocks=head, continued=True), replace(block, blocks=tail, continues=True)


KIND = Kind(
    Quote, ("blockquote", "div:quote", "fence:quote"), read, lay, split, opening, whole=True, keys=KEYS
)
