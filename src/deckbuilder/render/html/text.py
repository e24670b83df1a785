"""Paragraphs as text elements: every line where the text engine put it.

A paragraph is one element, so that it is found, marked and copied as one text. Browsers shape as we do, with
the same fonts and rules: a piece of a line is given to them whole where they give it the width we measured,
and else word by word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.plan import Anchor, Para, Piece, Rect, TextStyle
from deckbuilder.render.html.links import target
from deckbuilder.render.html.numbers import number
from deckbuilder.render.html.surface import Attrs, Surface, draw_rule, edges
from deckbuilder.render.markings import grounds, strokes
from deckbuilder.render.xml import NOTHING, Xml, element, join, text
from deckbuilder.text.cut import hard_ends
from deckbuilder.text.face import SOFT_HYPHEN, Face
from deckbuilder.text.glue import parted, places
from deckbuilder.text.lines import PlacedLine, placed_bullet, placed_lines, placed_paras
from deckbuilder.text.units import words

#: Points that a piece's end may stand off its place before its words get places of their own.
_TOLERANCE = 0.05
_LEVELS = {f"H{level}": level for level in range(1, 7)}


class _Chunk(Struct, frozen=True):
    """Text that begins at a place of its own; text from right to left, ends there."""

    text: str
    x: float
    y: float
    piece: Piece
    face: Face
    spacing: float = 0.0
    """Points added to its word spaces."""


def draw_frame(surface: Surface, paras: Sequence[Para], box: Rect, anchor: Anchor = "top") -> Xml:
    """Paragraphs one below the other in a box."""
    drawn = (_para(surface, para, box.x, y, box.width) for para, y in placed_paras(paras, box, anchor))
    return join(*drawn)


def _para(surface: Surface, para: Para, x: float, y: float, width: float) -> Xml:
    with surface.at(para.span) as attrs:
        if para.anchor is not None:
            attrs["data-name"] = para.anchor
        lines = placed_lines(para, x, y, width)
        if not lines:  # the place of what is drawn on a later page
            return element("g", attrs) if attrs else NOTHING
        mark = placed_bullet(para, surface.book, lines[0], x, width)
        fill = surface.marked
        marked = (element("rect", {**edges(box), "fill": fill}) for box in grounds(para, lines))
        struck = (draw_rule(surface, rule) for rule in strokes(para, lines))
        return join(*marked, _text(surface, para, lines, mark, attrs), *struck)


def _text(
    surface: Surface, para: Para, lines: Sequence[PlacedLine], mark: PlacedLine | None, attrs: Attrs
) -> Xml:
    style = para.style
    if style.lang != surface.lang:
        attrs["xml:lang"] = style.lang
    if not surface.inside:
        attrs |= _told(surface, para)
    passages = list(_passages(surface, para, lines, mark))
    if len(passages) == 1:
        return _passage(surface, style, attrs, passages[0])
    if not passages and not attrs:
        return NOTHING
    return element("g", attrs, *(_passage(surface, style, {}, chunks) for chunks in passages))


def _passage(surface: Surface, style: TextStyle, attrs: Attrs, chunks: Sequence[_Chunk]) -> Xml:
    """A text that is copied as one line."""
    common = _look(surface, style, chunks[-1])
    if len(chunks) == 1 and target(chunks[0].piece.run) is None and not _hyphenated(chunks[0]):
        own = _place(chunks[0], None)
        return element("text", own | common | attrs | _lang(style, chunks[0]), text(chunks[0].text))
    return element("text", common | attrs, *_linked(surface, style, common, chunks))


def _told(surface: Surface, para: Para) -> Attrs:
    """What a paragraph is. The title of a slide stands where its heading stood in the brief."""
    if para.role == "Artifact":
        return {"aria-hidden": "true"}
    level = (2 if surface.on_slide else 1) if para.role == "Title" else _LEVELS.get(para.role)
    return {} if level is None else {"role": "heading", "aria-level": level}


def _linked(surface: Surface, style: TextStyle, common: Attrs, chunks: Sequence[_Chunk]) -> Iterator[Xml]:
    """The chunks of a paragraph, those of a link in its element."""
    baseline: float | None = None
    for _, group in groupby(chunks, lambda chunk: _link_key(chunk.piece)):
        drawn = []
        for chunk in group:
            drawn.append(_span(surface, style, common, chunk, baseline))
            baseline = chunk.y
        run = chunk.piece.run
        link = target(run)
        if link is None:
            yield from drawn
        else:
            tip = (element("title", {}, text(run.tip)),) if run.tip else ()
            name = f"call:{run.note}" if run.note is not None else None
            yield element("a", {**link, "data-name": name}, *tip, *drawn)


def _link_key(piece: Piece) -> tuple[str | None, str | None]:
    return piece.run.href, piece.run.note


def _span(surface: Surface, style: TextStyle, common: Attrs, chunk: _Chunk, baseline: float | None) -> Xml:
    own = {key: value for key, value in _look(surface, style, chunk).items() if common.get(key) != value}
    own |= _place(chunk, baseline) | _lang(style, chunk)
    if not _hyphenated(chunk):
        return element("tspan", own, text(chunk.text))
    hyphen = element("tspan", {"class": "hyphen"}, text("-"))
    return element("tspan", own, text(chunk.text[:-1]), hyphen)


def _lang(style: TextStyle, chunk: _Chunk) -> Attrs:
    lang = chunk.piece.run.lang
    return {} if lang in (None, style.lang) else {"xml:lang": lang}


def _hyphenated(chunk: _Chunk) -> bool:
    return chunk.text.endswith(SOFT_HYPHEN)


def _look(surface: Surface, style: TextStyle, chunk: _Chunk) -> Attrs:
    piece = chunk.piece
    role = piece.run.color or ("link" if piece.run.href else style.color)
    return {
        "font-family": surface.font(chunk.face),
        "font-size": number(piece.size),
        "fill": surface.rgb(role),
    }


def _place(chunk: _Chunk, baseline: float | None) -> Attrs:
    """Where a chunk stands; a baseline that is in force is not said again."""
    attrs: Attrs = {"x": number(chunk.x)}
    if chunk.y != baseline:
        attrs["y"] = number(chunk.y)
    if chunk.spacing:
        attrs["word-spacing"] = f"{chunk.spacing:.3g}"
    if chunk.piece.level % 2:
        attrs |= {"direction": "rtl", "unicode-bidi": "isolate-override"}
    return attrs


def _passages(
    surface: Surface, para: Para, lines: Sequence[PlacedLine], mark: PlacedLine | None
) -> Iterator[list[_Chunk]]:
    """The text of a paragraph in the order it is read, its mark first; of code, each line by itself. Words at
    a hard break, or after the mark, are parted by a space."""
    base = surface.book.face(para.style.family, para.style.weight, para.style.italic)
    hard = hard_ends(para.runs, para.lines)
    chunks = _apart(_of_line(surface, mark, base)) if mark is not None else []
    for index, line in enumerate(lines):
        chunks += _of_line(surface, line, base)
        if index in hard and para.role != "Code":
            chunks = _apart(chunks)
        elif index in hard and chunks:
            yield chunks
            chunks = []
    if chunks:
        yield chunks


def _apart(chunks: list[_Chunk]) -> list[_Chunk]:
    """Chunks with a space behind them."""
    return [*chunks[:-1], *(replace(last, text=f"{last.text} ") for last in chunks[-1:])]


def _of_line(surface: Surface, placed: PlacedLine, base: Face) -> list[_Chunk]:
    """The pieces of a line in the order of the text."""
    line = placed.line
    found = {id(piece): (x, width) for piece, x, width in placed.pieces()}
    chunks: list[_Chunk] = []
    for piece in line.pieces:
        x, width = found[id(piece)]
        face = base if piece.font is None else surface.book.by_key(piece.font)
        y = placed.baseline - piece.rise
        turned = piece.level % 2 == 1
        if line.stretch and line.between:
            parts = parted(piece.text)
        elif abs(face.whole(piece.text) - face.advance(piece.text)) * piece.size > _TOLERANCE:
            parts = words(piece.text)
        else:
            chunks.append(_Chunk(_shown(piece.text), x + width * turned, y, piece, face, line.stretch))
            continue
        at = x + width if turned else x
        for part in parts:
            chunks.append(_Chunk(_shown(part), at, y, piece, face))
            wide = face.advance(part) * piece.size + places(part, line.between) * line.stretch
            at += -wide if turned else wide
    return chunks


def _shown(shaped: str) -> str:
    """What makes a browser draw what was shaped: there a tab is a space."""
    return shaped.replace("\t", " ")
